import type { ComposerTranslation } from 'vue-i18n'
import { ApiError, SessionEndedError } from './problem'

/**
 * A failure in words. If the status says enough, they are in the reader's language. If the service knows more (what is
 * wrong with a value), they are the service's own.
 */
export function describe(failure: unknown, t: ComposerTranslation): string {
  if (!(failure instanceof ApiError)) return t('error.unknown')
  if (failure instanceof SessionEndedError) return t('error.ended')
  if (failure.violations.length > 0) return failure.violations.map((v) => said(v.message, t)).join(' ')
  switch (failure.status) {
    case 0:
      return t('error.network')
    case 403:
      return t('error.forbidden')
    case 404:
      return t('error.missing')
    case 413:
      return t('error.large')
    case 429:
      return failure.retryAfter === null ? t('error.waitSome') : t('error.wait', failure.retryAfter)
    case 400:
    case 409:
      return failure.detail || t('error.invalid')
    default:
      return failure.status >= 502 ? t('error.service') : t('error.unknown')
  }
}

/** The services' messages about a value, as far as a person can cause them with the forms of this page. */
const KNOWN = [
  [/^is not your current password$/, 'account.wrongPassword'],
  [/^must have (\d+) to (\d+) characters$/, 'invalid.length'],
  [/^is one of the most common passwords/, 'invalid.common'],
  [/^must not be the name of this service$/, 'invalid.common'],
  [/^must not be (a part of )?the e-mail address$/, 'invalid.likeEmail'],
  [/^must be an e-mail address$/, 'invalid.email'],
  [/^is needed$/, 'invalid.needed'],
] as const

function said(message: string, t: ComposerTranslation): string {
  for (const [form, key] of KNOWN) {
    const [found, min, max] = form.exec(message) ?? []
    if (found !== undefined) return t(key, { min, max })
  }
  return t('invalid.other', { message })
}

/** The messages by field, for the form that was sent. A message for no field of the form is under ''. */
export function byField(failure: unknown, fields: readonly string[], t: ComposerTranslation): Record<string, string> {
  const found: Record<string, string> = {}
  for (const { field, message: words } of failure instanceof ApiError ? failure.violations : []) {
    const message = said(words, t)
    const place = fields.includes(field) ? field : ''
    found[place] = found[place] ? `${found[place]} ${message}` : message
  }
  return found
}

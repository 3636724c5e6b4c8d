import type { ComposerTranslation } from 'vue-i18n'
import { ApiError, SessionEndedError } from './problem'

/**
 * What a failure means to the reader. Where the status says it all, in the reader's language; where the service knows
 * more (what is wrong with the value), in the service's words.
 */
export function describe(failure: unknown, t: ComposerTranslation): string {
  if (!(failure instanceof ApiError)) return t('error.unknown')
  if (failure instanceof SessionEndedError) return t('error.ended')
  if (failure.violations.length > 0) return failure.violations.map((v) => v.message).join(' ')
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

/** The service's messages by field, for the form that sent them; what belongs to no field of the form is under ''. */
export function byField(failure: unknown, fields: readonly string[]): Record<string, string> {
  const found: Record<string, string> = {}
  for (const { field, message } of failure instanceof ApiError ? failure.violations : []) {
    const place = fields.includes(field) ? field : ''
    found[place] = found[place] ? `${found[place]} ${message}` : message
  }
  return found
}

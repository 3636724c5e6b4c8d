import type { ComposerTranslation } from 'vue-i18n'
import { ApiError, SessionEndedError } from './problem'
import { inWords } from './violation'

/**
 * A failure in the reader's language: by what is wrong with a value, else by the kind of the problem, else by the
 * status. The service's own words are for programmers, and English.
 */
export function describe(failure: unknown, t: ComposerTranslation): string {
  if (!(failure instanceof ApiError)) return t('error.unknown')
  if (failure instanceof SessionEndedError) return t('error.ended')
  if (failure.violations.length > 0) return [...new Set(failure.violations.map((v) => inWords(v, t)))].join(' ')
  const kind = failure.kind && `problem.${failure.kind}`
  const known = kind && t(kind)
  return known && known !== kind ? known : byStatus(failure, t)
}

function byStatus(failure: ApiError, t: ComposerTranslation): string {
  switch (failure.status) {
    case 0:
      return t('error.network')
    case 400:
    case 415:
    case 422:
      return t('error.invalid')
    case 403:
      return t('error.forbidden')
    case 404:
    case 410:
      return t('error.missing')
    case 409:
    case 412:
      return t('error.conflict')
    case 413:
      return t('error.large')
    case 429:
      return failure.retryAfter === null ? t('error.waitSome') : t('error.wait', failure.retryAfter)
    default:
      return failure.status >= 502 ? t('error.service') : t('error.unknown')
  }
}

/** The messages by field, for the form that was sent. A message for no field of the form is under ''. */
export function byField(failure: unknown, fields: readonly string[], t: ComposerTranslation): Record<string, string> {
  const found: Record<string, string> = {}
  for (const violation of failure instanceof ApiError ? failure.violations : []) {
    const message = inWords(violation, t)
    const place = fields.includes(violation.field) ? violation.field : ''
    found[place] = found[place] && found[place] !== message ? `${found[place]} ${message}` : message
  }
  return found
}

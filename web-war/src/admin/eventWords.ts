import type { ComposerTranslation } from 'vue-i18n'

/** An event in the reader's language; one that this page does not know yet, by its own name. */
export function eventName(type: string, t: ComposerTranslation): string {
  const key = `event.${type}`
  const said = t(key)
  return said === key ? type.replaceAll('_', ' ') : said
}

/** Ids say nothing to people: they are left to the tooltip. */
const ID = /^(session|token) [\w-]+$/
const WAIT = /^for (\d+) s$/

/** The few words of an event in the reader's language; what is no known word, such as names of roles, as it is. */
export function eventDetail(detail: string | null, t: ComposerTranslation): string {
  return (detail ?? '')
    .split(', ')
    .filter((part) => part !== '' && !ID.test(part))
    .map((part) => {
      const seconds = WAIT.exec(part)?.[1]
      if (seconds !== undefined) return t('reason.for', { seconds })
      const key = `reason.${part.replaceAll(' ', '_')}`
      const said = t(key)
      return said === key ? part : said
    })
    .join(', ')
}

/** Recurrence rules (RFC 5545 section 3.3.10) as far as people say them; any other is kept and shown as it is. */

export const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const
export type Weekday = (typeof WEEKDAYS)[number]
export type Every = 'DAILY' | 'WEEKLY' | 'MONTHLY' | 'YEARLY'

export interface Repetition {
  every: Every
  interval: number
  /** For weeks only; empty: the day that the task is due on. */
  days: Weekday[]
}

/** null where the rule says more than this form can. */
export function parseRule(rule: string): Repetition | null {
  const parts = new Map(
    rule
      .replace(/^RRULE:/i, '')
      .split(';')
      .map((part) => part.toUpperCase().split('=', 2) as [string, string]),
  )
  const every = parts.get('FREQ')
  const interval = Number(parts.get('INTERVAL') ?? 1)
  const days = (parts.get('BYDAY') ?? '').split(',').filter((d) => d !== '')
  const known = [...parts.keys()].every((p) => ['FREQ', 'INTERVAL', 'BYDAY', 'WKST'].includes(p))
  if (!known || !isEvery(every) || !Number.isInteger(interval) || interval < 1) return null
  if (!days.every(isWeekday) || (days.length > 0 && every !== 'WEEKLY')) return null
  return { every, interval, days: days as Weekday[] }
}

export function ruleOf({ every, interval, days }: Repetition): string {
  return [
    `FREQ=${every}`,
    ...(interval > 1 ? [`INTERVAL=${interval}`] : []),
    ...(every === 'WEEKLY' && days.length > 0 ? [`BYDAY=${WEEKDAYS.filter((d) => days.includes(d)).join(',')}`] : []),
  ].join(';')
}

/** The short name of a weekday in the reader's language. */
export function weekdayName(day: Weekday, locale: string, form: 'short' | 'long' = 'short'): string {
  const aMonday = Date.UTC(2026, 0, 5)
  const date = new Date(aMonday + WEEKDAYS.indexOf(day) * 86_400_000)
  return new Intl.DateTimeFormat(locale, { weekday: form, timeZone: 'UTC' }).format(date)
}

/** The message's key and its values for `t`; null if there is no message and the rule itself has to be shown. */
export function ruleWords(rule: string, locale: string): { key: string; count: number; days: string } | null {
  const said = parseRule(rule)
  if (!said) return null
  if (said.every === 'WEEKLY' && said.interval === 1) {
    const set = WEEKDAYS.filter((d) => said.days.includes(d)).join()
    if (set === 'MO,TU,WE,TH,FR') return { key: 'repeat.WORKDAYS', count: 1, days: '' }
    if (set === 'SA,SU') return { key: 'repeat.WEEKEND', count: 1, days: '' }
    if (said.days.length === WEEKDAYS.length) return { key: 'repeat.DAILY', count: 1, days: '' }
  }
  const days = new Intl.ListFormat(locale, { type: 'conjunction' }).format(
    WEEKDAYS.filter((d) => said.days.includes(d)).map((d) =>
      weekdayName(d, locale, said.days.length > 1 ? 'short' : 'long'),
    ),
  )
  return { key: `repeat.${days ? 'WEEKDAYS' : said.every}`, count: said.interval, days }
}

const isEvery = (text: string | undefined): text is Every =>
  text === 'DAILY' || text === 'WEEKLY' || text === 'MONTHLY' || text === 'YEARLY'
const isWeekday = (text: string): text is Weekday => (WEEKDAYS as readonly string[]).includes(text)

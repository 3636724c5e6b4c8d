import { dayOf, isDay, plusDays, startOf } from '../ui/day'

/**
 * Due dates. A task is due on a day (`2026-12-01`, the same day everywhere) or at an instant (`2026-12-01T15:00:00Z`,
 * shown in the zone of the browser). All functions take "now" from the caller.
 */

/** Splits a due value into what the two form fields show, in local time. */
export function fields(due: string | null): { day: string; time: string } {
  if (!due) return { day: '', time: '' }
  if (isDay(due)) return { day: due, time: '' }
  const at = new Date(due)
  if (Number.isNaN(at.getTime())) return { day: '', time: '' }
  return {
    day: dayOf(at),
    time: `${String(at.getHours()).padStart(2, '0')}:${String(at.getMinutes()).padStart(2, '0')}`,
  }
}

/** The due value of the two fields: a day stays a day, a day with a time becomes an instant in UTC. */
export function fromFields(day: string, time: string): string | null {
  if (!isDay(day)) return null
  if (!time) return day
  return new Date(`${day}T${time}:00`).toISOString().replace(/\.\d+Z$/, 'Z')
}

export function isOverdue(due: string, now: Date): boolean {
  return isDay(due) ? due < dayOf(now) : Date.parse(due) < now.getTime()
}

export type Due = 'overdue' | 'today' | 'week'

/** By the reader's calendar and clock. An overdue task also counts for today and for the next days. */
export function fitsDue(due: string | null, wanted: Due, now: Date): boolean {
  if (!due) return false
  if (wanted === 'overdue') return isOverdue(due, now)
  const { day } = fields(due)
  const today = dayOf(now)
  return wanted === 'today' ? day <= today : day < plusDays(today, 7)
}

export type DueText =
  { kind: 'today' | 'tomorrow' | 'yesterday'; time: string } | { kind: 'date'; date: string; time: string }

/** How a due date is said: a word for the days around today, else the date in the reader's manner. */
export function dueText(due: string, now: Date, locale: string): DueText {
  const { day } = fields(due)
  const time = isDay(due) ? '' : new Intl.DateTimeFormat(locale, { timeStyle: 'short' }).format(new Date(due))
  const today = dayOf(now)
  if (day === today) return { kind: 'today', time }
  if (day === plusDays(today, 1)) return { kind: 'tomorrow', time }
  if (day === plusDays(today, -1)) return { kind: 'yesterday', time }
  const options: Intl.DateTimeFormatOptions =
    day > today && day <= plusDays(today, 6)
      ? { weekday: 'long' }
      : { day: 'numeric', month: 'short', ...(day.slice(0, 4) === today.slice(0, 4) ? {} : { year: 'numeric' }) }
  return { kind: 'date', date: new Intl.DateTimeFormat(locale, options).format(startOf(day)), time }
}

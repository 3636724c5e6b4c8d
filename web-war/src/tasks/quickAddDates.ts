import { isDay, plusDays } from '../ui/day'
import { dayFromToday, monthOf, unitOf, weekdayOf } from './quickAddWords'
import type { Every } from './recurrence'

// The days and times of quick add. `word` gives the word at an index, or '' behind the end.

export type WordAt = (index: number) => string

/** What was recognised, and how many words say it. */
export interface Recognised<T> {
  value: T
  words: number
}

const CLOCK = /^([01]?\d|2[0-3]):([0-5]\d)$/
const TWELVE_HOURS = /^(1[0-2]|[1-9])(?::([0-5]\d))?(am|pm)$/i

/** "17:00", "5pm", "5 pm", and in German "17 Uhr", "9.30 Uhr". The value is `HH:MM`. */
export function clock(word: WordAt, at: number, language: string): Recognised<string> | undefined {
  const uhr = language === 'de' && word(at + 1).toLowerCase() === 'uhr'
  const [, hours, minutes] = CLOCK.exec(uhr ? word(at).replace('.', ':') : word(at)) ?? []
  if (hours !== undefined) return { value: `${hours.padStart(2, '0')}:${minutes}`, words: uhr ? 2 : 1 }
  if (uhr && /^([01]?\d|2[0-3])$/.test(word(at))) return { value: `${word(at).padStart(2, '0')}:00`, words: 2 }
  const apart = /^[ap]m$/i.test(word(at + 1)) && /\d$/.test(word(at))
  const [, twelve, past, half] = TWELVE_HOURS.exec(apart ? word(at) + word(at + 1) : word(at)) ?? []
  if (twelve === undefined) return undefined
  const hour = (Number(twelve) % 12) + (half!.toLowerCase() === 'pm' ? 12 : 0)
  return { value: `${String(hour).padStart(2, '0')}:${past ?? '00'}`, words: apart ? 2 : 1 }
}

/**
 * A day of the calendar in words: "1 Dec", "Dec 1st 2027", "24. Dezember", "24.12."; without a year the next one.
 *
 * @param certain the words before it say that a day follows ("on")
 */
export function calendarDay(
  word: WordAt,
  at: number,
  today: string,
  language: string,
  certain: boolean,
): Recognised<string> | undefined {
  const number = (i: number) => Number(/^(\d{1,2})(\.|st|nd|rd|th)?,?$/i.exec(word(i))?.[1] ?? 0)
  const month = (i: number) => monthOf(word(i).toLowerCase().replace(/\.$/, ''), language)
  const dated = (date: number, inMonth: number) => {
    const year = Number(/^(19|20)\d\d$/.exec(word(at + 2))?.[0] ?? 0)
    return recognised(dayInYear(date, inMonth, year, today), year > 0 ? 3 : 2)
  }
  const dotted = language === 'de' ? /^(\d{1,2})\.(\d{1,2})\.(\d{4})?$/.exec(word(at)) : null
  if (dotted) return recognised(dayInYear(Number(dotted[1]), Number(dotted[2]), Number(dotted[3] ?? 0), today), 1)
  const after = month(at + 1)
  if (number(at) > 0 && after !== undefined) return dated(number(at), after)
  const before = month(at)
  // "may 5 people come" is no date: a month before its day needs a capital letter, or an "on" before it.
  if (before === undefined || number(at + 1) === 0 || !(certain || /^\p{Lu}/u.test(word(at)))) return undefined
  return dated(number(at + 1), before)
}

function recognised(day: string | undefined, words: number): Recognised<string> | undefined {
  return day === undefined ? undefined : { value: day, words }
}

/** With year 0 the next such day, today included. */
function dayInYear(date: number, month: number, year: number, today: string): string | undefined {
  const form = (y: number) => `${y}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`
  if (year > 0) return isDay(form(year)) ? form(year) : undefined
  const thisYear = Number(today.slice(0, 4))
  // The 29th of February may be up to eight years away.
  return Array.from({ length: 9 }, (_, i) => form(thisYear + i)).find((day) => isDay(day) && day >= today)
}

/** The day of one word: "tomorrow", "fri", "2026-12-01". */
export function dayOfWord(word: string, today: string, language: string, certain: boolean): string | undefined {
  if (isDay(word)) return word
  const days = dayFromToday(word, language)
  if (days !== undefined) return plusDays(today, days)
  const weekday = weekdayOf(word.toLowerCase(), language)
  return weekday === undefined || (!certain && isAmbiguous(word)) ? undefined : next(weekday, today)
}

const ALSO_WORDS = new Set(['sat', 'sun', 'so', 'do', 'mi', 'di', 'mo', 'sa'])
const DAYS_WITH_CAPITAL = new Set(['sat', 'sun'])

/** "so", "do" and "sat" are everyday words too. "Sat" and "Sun" with a capital letter are hardly anything but days. */
function isAmbiguous(word: string): boolean {
  const small = word.toLowerCase()
  return ALSO_WORDS.has(small) && !(DAYS_WITH_CAPITAL.has(small) && word !== small)
}

/** After "next": the first day of the week, month or year after this one, or that weekday of next week. */
export function following(word: string, today: string, language: string): string | undefined {
  const [year, month] = today.split('-').map(Number) as [number, number]
  const monday = next(0, today)
  const unit = unitOf(word, language)
  if (unit === 'WEEKLY') return monday
  if (unit === 'MONTHLY') return new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10)
  if (unit === 'YEARLY') return `${year + 1}-01-01`
  const weekday = weekdayOf(word, language)
  return weekday === undefined ? undefined : plusDays(monday, weekday)
}

/** After "in": a number of days, weeks, months or years from today. */
export function later(count: number, unit: Every, today: string): string {
  if (unit === 'DAILY') return plusDays(today, count)
  if (unit === 'WEEKLY') return plusDays(today, count * 7)
  return plusMonths(today, unit === 'YEARLY' ? count * 12 : count)
}

/** The next such weekday. If that is today: today with `todayToo`, else in a week. */
export function next(weekday: number, today: string, todayToo = false): string {
  const [year, month, date] = today.split('-').map(Number)
  const now = (new Date(Date.UTC(year!, month! - 1, date)).getUTCDay() + 6) % 7
  const away = (weekday - now + 7) % 7
  return plusDays(today, away === 0 && !todayToo ? 7 : away)
}

function plusMonths(day: string, months: number): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10)
}

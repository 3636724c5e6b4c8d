import { isDay, plusDays } from '../ui/day'
import type { Recognised, Words } from './quickAddLine'
import { dayFromToday, isNext, isWeekend, monthOf, numberOf, ordinalOf, unitOf, weekdayOf } from './quickAddWords'
import type { Every } from './recurrence'

// The days of quick add.

type Day = Recognised<string> | undefined

/**
 * A day of the calendar: "1 Dec", "Dec 1st 2027", "24th of December", "24. Dezember", "24.12.", "24/12"; without a year
 * the next one.
 *
 * @param certain the words before it say that a day follows ("on")
 */
export function calendarDay(line: Words, at: number, certain: boolean): Day {
  const { today, language } = line
  const number = (i: number) => Number(/^(\d{1,2})(\.|st|nd|rd|th)?$/.exec(line.small(i))?.[1] ?? 0)
  const month = (i: number) => monthOf(line.small(i).replace(/\.$/, ''), language)
  const dated = (date: number, inMonth: number, words: number) => {
    const year = Number(/^(19|20)\d\d$/.exec(line.small(at + words))?.[0] ?? 0)
    return recognised(dayInYear(date, inMonth, year, today), year > 0 ? words + 1 : words)
  }
  const written = digits(line, at, certain)
  if (written !== undefined) return recognised(written, 1)
  const of = line.small(at + 1) === 'of' ? 1 : 0
  const after = month(at + 1 + of)
  if (number(at) > 0 && after !== undefined) return dated(number(at), after, 2 + of)
  const before = month(at)
  // "may 5 people come" is no date: a month before its day needs a capital letter, or an "on" before it.
  if (before === undefined || number(at + 1) === 0 || !(certain || /^\p{Lu}/u.test(line.word(at)))) return undefined
  return dated(number(at + 1), before, 2)
}

/** "24.12.", "24.12.26", "24/12", "24-12-2026". Half of a pound ("1/2") and 24/7 are no days. */
function digits(line: Words, at: number, certain: boolean): string | undefined {
  const [, a, sign, b, dot, end] = /^(\d{1,2})([./-])(\d{1,2})(?:([./-])(\d{4}|\d{2})?)?$/.exec(line.small(at)) ?? []
  if (a === undefined || (dot && dot !== sign) || (sign !== '.' && dot && !end)) return undefined
  const year = end === undefined ? 0 : Number(end) + (end.length === 2 ? 2000 : 0)
  let [date, month] = [Number(a), Number(b)]
  if (sign === '/') {
    if (!certain && year === 0 && (date > 12 === month > 12 || line.small(at) === '24/7')) return undefined
    if (month > 12 || (line.monthFirst && date <= 12)) [date, month] = [month, date]
  } else if (sign === '.') {
    const german = line.language === 'de' && (dot !== undefined || certain)
    if (!german && (end?.length ?? 0) < 4) return undefined
  } else if (year < 1000 || end!.length < 4) return undefined
  return dayInYear(date, month, year, line.today)
}

function recognised(day: string | undefined, words: number): Day {
  return day === undefined ? undefined : { value: day, words }
}

const form = (year: number, month: number, date: number) =>
  `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`

/** With year 0 the next such day, today included. */
function dayInYear(date: number, month: number, year: number, today: string): string | undefined {
  if (year > 0) return isDay(form(year, month, date)) ? form(year, month, date) : undefined
  const thisYear = Number(today.slice(0, 4))
  // The 29th of February may be up to eight years away.
  return Array.from({ length: 9 }, (_, i) => form(thisYear + i, month, date)).find((day) => isDay(day) && day >= today)
}

/** "1st", and in German "1.": the next day of a month with this number, today included. */
export function dayOfMonth(line: Words, at: number): string | undefined {
  const [, date] = /^(\d{1,2})(?:st|nd|rd|th|(\.))$/.exec(line.raw(at).replace(/[,;:!?]+$/, '')) ?? []
  if (date === undefined || (line.language !== 'de' && line.raw(at).includes('.'))) return undefined
  return nextDate(Number(date), line.today)
}

export function nextDate(date: number, today: string): string | undefined {
  const [year, month] = today.split('-').map(Number) as [number, number]
  return Array.from({ length: 4 }, (_, i) =>
    form(year + Math.floor((month - 1 + i) / 12), ((month - 1 + i) % 12) + 1, date),
  )
    .filter(isDay)
    .find((day) => day >= today)
}

/** "Friday", "tomorrow", "2026-12-01", "fri 24 Dec", "friday next week", "day after tomorrow", "end of the month". */
export function namedDay(line: Words, at: number, certain: boolean): Day {
  const { today, language } = line
  const word = line.small(at)
  if (isDay(word)) return { value: word, words: 1 }
  const text = (from: number, count: number) => Array.from({ length: count }, (_, i) => line.small(from + i)).join(' ')
  if (text(at, 3) === 'day after tomorrow') return { value: plusDays(today, 2), words: 3 }
  const end = endOf(line, at, text)
  if (end) return end
  const days = dayFromToday(language === 'de' && line.word(at) === 'Morgen' ? '' : word, language)
  if (days !== undefined) return { value: plusDays(today, days), words: 1 }
  const weekday = weekdayOf(word, language)
  if (weekday === undefined || (!certain && isAmbiguous(line.word(at)))) return undefined
  const article = line.small(at + 1) === 'the' ? 1 : 0
  const date = calendarDay(line, at + 1 + article, true)
  if (date) return { value: date.value, words: date.words + 1 + article }
  const number = dayOfMonth(line, at + 1 + article)
  if (number) return { value: number, words: 2 + article }
  if (isNext(line.small(at + 1), language) && unitOf(line.small(at + 2), language) === 'WEEKLY')
    return { value: plusDays(next(0, today), weekday), words: 3 }
  return { value: next(weekday, today), words: 1 }
}

function endOf(line: Words, at: number, text: (from: number, count: number) => string): Day {
  const { today, language } = line
  const [year, month] = today.split('-').map(Number) as [number, number]
  const ends: [string, string][] = [
    ['month', new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10)],
    ['week', plusDays(next(0, today), today < plusDays(next(0, today), -2) ? -3 : -1)],
    ['year', `${year}-12-31`],
  ]
  const german = { month: 'ende des monats', week: 'ende der woche', year: 'ende des jahres' }
  for (const [unit, day] of ends) {
    if (text(at, 4) === `end of the ${unit}`) return { value: day, words: 4 }
    if (text(at, 3) === `end of ${unit}`) return { value: day, words: 3 }
    if (language === 'de' && text(at, 3) === german[unit as keyof typeof german]) return { value: day, words: 3 }
  }
  return language === 'de' && line.small(at) === 'monatsende' ? { value: ends[0]![1], words: 1 } : undefined
}

const ALSO_WORDS = new Set(['sat', 'sun', 'so', 'do', 'mi', 'di', 'mo', 'sa'])
const DAYS_WITH_CAPITAL = new Set(['sat', 'sun'])

/** "so", "do" and "sat" are everyday words too. "Sat" and "Sun" with a capital letter are hardly anything but days. */
function isAmbiguous(word: string): boolean {
  const small = word.toLowerCase()
  return ALSO_WORDS.has(small) && !(DAYS_WITH_CAPITAL.has(small) && word !== small)
}

/** Saturday, or today if it is the weekend already. */
export function weekend(today: string): string {
  const saturday = next(5, today, true)
  return next(6, today, true) === today ? today : saturday
}

/** After "next": the first day of the week, month or year after this one, or that weekday of next week. */
export function following(line: Words, at: number): Day {
  const { today, language } = line
  const [year, month] = today.split('-').map(Number) as [number, number]
  const monday = next(0, today)
  const unit = unitOf(line.small(at), language)
  if (unit === 'WEEKLY') {
    const on = ['on', 'am'].includes(line.small(at + 1)) ? 1 : 0
    const weekday = weekdayOf(line.small(at + 1 + on), language)
    return weekday === undefined ? { value: monday, words: 1 } : { value: plusDays(monday, weekday), words: 2 + on }
  }
  if (unit === 'MONTHLY') return { value: new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10), words: 1 }
  if (unit === 'YEARLY') return { value: `${year + 1}-01-01`, words: 1 }
  if (isWeekend(line.small(at), language)) return { value: plusDays(monday, 5), words: 1 }
  const weekday = weekdayOf(line.small(at), language)
  return weekday === undefined ? undefined : { value: plusDays(monday, weekday), words: 1 }
}

/** "In two weeks", "in 3 Tagen"; "two weeks from now". */
export function later(line: Words, at: number, isIn: boolean): Day {
  const number = line.small(at)
  const count = /^\d{1,3}$/.test(number) ? Number(number) : (numberOf(number, line.language) ?? 0)
  const unit = unitOf(line.small(at + 1), line.language)
  if (count === 0 || unit === undefined) return undefined
  if (!isIn && `${line.small(at + 2)} ${line.small(at + 3)}` !== 'from now') return undefined
  return { value: daysLater(count, unit, line.today), words: isIn ? 2 : 4 }
}

function daysLater(count: number, unit: Every, today: string): string {
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

export const isFirstWord = (line: Words, at: number) => ordinalOf(line.small(at), line.language) === 1

import type { NewTask, Priority } from '../api/todo'
import { fromFields, isDay, plusDays } from './due'
import { ruleOf, WEEKDAYS, type Every, type Weekday } from './recurrence'

// Maps and not plain objects: "constructor" is a word that somebody may type. English is understood everywhere.

const DAYS = spoken({ today: 0, tomorrow: 1 }, { heute: 0, morgen: 1, übermorgen: 2 })
const WEEKDAY = spoken(
  { mon: 0, monday: 0, tue: 1, tues: 1, tuesday: 1, wed: 2, wednesday: 2, thu: 3, thurs: 3, thursday: 3, fri: 4, friday: 4, sat: 5, saturday: 5, sun: 6, sunday: 6 },
  { montag: 0, dienstag: 1, mittwoch: 2, donnerstag: 3, freitag: 4, samstag: 5, sonnabend: 5, sonntag: 6, mo: 0, di: 1, mi: 2, do: 3, fr: 4, sa: 5, so: 6 },
)
const UNIT = spoken<Every>(
  { day: 'DAILY', days: 'DAILY', week: 'WEEKLY', weeks: 'WEEKLY', month: 'MONTHLY', months: 'MONTHLY', year: 'YEARLY', years: 'YEARLY' },
  { tag: 'DAILY', tage: 'DAILY', woche: 'WEEKLY', wochen: 'WEEKLY', monat: 'MONTHLY', monate: 'MONTHLY', jahr: 'YEARLY', jahre: 'YEARLY' },
)
const EVERY = spoken({ every: 1, each: 1 }, { jeden: 1, jede: 1, jedes: 1, alle: 1 })
const ADVERB = spoken<Every>({ daily: 'DAILY', weekly: 'WEEKLY', monthly: 'MONTHLY', yearly: 'YEARLY' }, { täglich: 'DAILY', wöchentlich: 'WEEKLY', monatlich: 'MONTHLY', jährlich: 'YEARLY' })
const IN = spoken({ in: 1 }, { in: 1 })
const AT = spoken({ at: 1, on: 1 }, { um: 1, am: 1 })

const PRIORITIES = new Map<string, Priority>([
  ['high', 'high'], ['medium', 'medium'], ['low', 'low'],
  ['hoch', 'high'], ['mittel', 'medium'], ['niedrig', 'low'],
])

/** A tag begins with a letter: `#1` is more often a number than a tag. Length as the service takes it (1..50). */
const TAG = /^#(\p{L}[\p{L}\p{M}\p{N}_-]{0,49})$/u
const MAX_TAGS = 20
const CLOCK = /^([01]?\d|2[0-3]):([0-5]\d)$/
const TWELVE = /^(1[0-2]|[1-9])(?::([0-5]\d))?(am|pm)$/i

export type QuickAdd = Required<Pick<NewTask, 'title'>> & Pick<NewTask, 'due' | 'priority' | 'tags' | 'recurrence'>

interface Found {
  day?: string
  time?: string
  rule?: string
}

/**
 * Reads one line: `Call Ada fri 17:00 #work !high` is the title "Call Ada", due on Friday at five, tagged "work", of
 * high priority; `every monday` repeats. What isn't understood stays in the title, and so does a second date or
 * priority: nothing that was typed is lost. A line that is nothing but marks is a title as it stands.
 *
 * @param today the local day, `YYYY-MM-DD`
 * @param language two letters
 */
export function parseQuickAdd(line: string, today: string, language = 'en'): QuickAdd {
  const words = line.trim().split(/\s+/).filter((w) => w !== '')
  const title: string[] = []
  const tags: string[] = []
  const found: Found = {}
  let priority: Priority | undefined

  for (let at = 0; at < words.length; at++) {
    const word = words[at]!
    const tag = TAG.exec(word)?.[1]
    const wish = word.startsWith('!') ? PRIORITIES.get(word.slice(1).toLowerCase()) : undefined
    if (tag !== undefined && (tags.includes(tag) || tags.length < MAX_TAGS)) {
      if (!tags.includes(tag)) tags.push(tag)
    } else if (wish !== undefined && priority === undefined) priority = wish
    else {
      const taken = when(words, at, today, language, found)
      if (taken > 0) at += taken - 1
      else title.push(word)
    }
  }

  if (title.length === 0) return { title: words.join(' ') }
  const due = dueOf(found, today)
  return {
    title: title.join(' '),
    ...(due === null ? {} : { due }),
    ...(priority === undefined ? {} : { priority }),
    ...(tags.length === 0 ? {} : { tags }),
    ...(found.rule === undefined ? {} : { recurrence: found.rule }),
  }
}

/** How many words from `at` on say when; what they say goes into `found`. */
function when(words: string[], at: number, today: string, language: string, found: Found): number {
  // A capital letter counts at the start only: "Guten Morgen" is no date, "Morgen Brot kaufen" is one. Weekdays are
  // names, in both languages: there it doesn't matter.
  const plain = (i: number) => (i === 0 ? words[0]!.toLowerCase() : (words[i] ?? ''))
  const any = (i: number) => (words[i] ?? '').toLowerCase()
  const word = plain(at)

  if (found.rule === undefined && EVERY(word, language) !== undefined) {
    const taken = repetition(any, at + 1, today, language, found)
    if (taken > 0) return taken + 1
  }
  const adverb = found.rule === undefined ? ADVERB(word, language) : undefined
  if (adverb !== undefined) {
    found.rule = ruleOf({ every: adverb, interval: 1, days: [] })
    return 1
  }
  if (AT(word, language) !== undefined && at > 0) {
    const taken = dayOrTime(any, at + 1, today, language, found, true)
    if (taken > 0) return taken + 1
  }
  const count = /^\d{1,3}$/.test(any(at + 1)) ? Number(any(at + 1)) : 0
  const unit = UNIT(any(at + 2), language)
  if (IN(word, language) !== undefined && count > 0 && unit !== undefined && found.day === undefined) {
    found.day = unit === 'DAILY' || unit === 'WEEKLY' ? plusDays(today, count * (unit === 'WEEKLY' ? 7 : 1)) : plusMonths(today, count * (unit === 'YEARLY' ? 12 : 1))
    return 3
  }
  return dayOrTime(plain, at, today, language, found, false)
}

function dayOrTime(word: (i: number) => string, at: number, today: string, language: string, found: Found, said: boolean): number {
  const time = clock(word(at))
  if (time !== undefined && found.time === undefined) {
    found.time = time
    return 1
  }
  if (found.day !== undefined) return 0
  const day = isDay(word(at)) ? word(at) : dayFor(word(at), today, language, said)
  if (day === undefined) return 0
  found.day = day
  return 1
}

function dayFor(word: string, today: string, language: string, said: boolean): string | undefined {
  const days = DAYS(word, language)
  if (days !== undefined) return plusDays(today, days)
  const weekday = WEEKDAY(word.toLowerCase(), language)
  // "so" and "do", and "sat" and "sun", are words of their own: the short ones count in small letters only after "on",
  // or as people write them there.
  if (weekday === undefined || (!said && ambiguous(word))) return undefined
  return next(weekday, today)
}

const AMBIGUOUS = new Set(['sat', 'sun', 'wed', 'mon', 'so', 'do', 'mi', 'di', 'mo', 'sa'])
const CERTAIN_WITH_CAPITAL = new Set(['mon', 'wed', 'sat', 'sun'])

function ambiguous(word: string): boolean {
  const small = word.toLowerCase()
  if (!AMBIGUOUS.has(small)) return false
  // "Sat" and "Mon" as a word on its own, in the middle of a line, can hardly be anything but a day.
  return !(CERTAIN_WITH_CAPITAL.has(small) && (word !== small || small === 'mon'))
}

function repetition(word: (i: number) => string, at: number, today: string, language: string, found: Found): number {
  const count = /^\d{1,2}$/.test(word(at)) ? Number(word(at)) : word(at) === 'other' ? 2 : 1
  const skip = count > 1 || /^\d/.test(word(at)) ? 1 : 0
  const unit = UNIT(word(at + skip), language)
  if (unit !== undefined && count > 0) {
    found.rule = ruleOf({ every: unit, interval: count, days: [] })
    return skip + 1
  }
  const weekday = WEEKDAY(word(at + skip), language)
  if (weekday === undefined || count === 0) return 0
  found.rule = ruleOf({ every: 'WEEKLY', interval: count, days: [WEEKDAYS[weekday] as Weekday] })
  found.day ??= next(weekday, today, true)
  return skip + 1
}

/** The day that was said; a time alone is today, and what repeats begins today. */
function dueOf({ day, time, rule }: Found, today: string): string | null {
  const on = day ?? (time !== undefined || rule !== undefined ? today : undefined)
  return on === undefined ? null : fromFields(on, time ?? '')
}

/** The next such weekday; a week from now where that is today, unless today will do. */
function next(weekday: number, today: string, todayToo = false): string {
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

function clock(word: string): string | undefined {
  const [, hours, minutes] = CLOCK.exec(word) ?? []
  if (hours !== undefined) return `${hours.padStart(2, '0')}:${minutes}`
  const [, twelve, past, half] = TWELVE.exec(word) ?? []
  if (twelve === undefined) return undefined
  const hour = (Number(twelve) % 12) + (half!.toLowerCase() === 'pm' ? 12 : 0)
  return `${String(hour).padStart(2, '0')}:${past ?? '00'}`
}

function spoken<T>(english: Record<string, T>, german: Record<string, T>): (word: string, language: string) => T | undefined {
  const en = new Map(Object.entries(english))
  const de = new Map([...en, ...Object.entries(german)])
  return (word, language) => (language === 'de' ? de : en).get(word)
}

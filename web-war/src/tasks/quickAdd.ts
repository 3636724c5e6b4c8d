import type { NewTask, Priority } from '../api/todo'
import { isDay, plusDays } from '../ui/day'
import { fromFields } from './due'
import { ruleOf, WEEKDAYS, type Every, type Weekday } from './recurrence'

// Maps and not plain objects: "constructor" is a word that somebody may type. English is understood everywhere.

const DAYS = spoken({ today: 0, tomorrow: 1 }, { heute: 0, morgen: 1, übermorgen: 2 })
const WEEKDAY = spoken(
  {
    mon: 0,
    monday: 0,
    tue: 1,
    tues: 1,
    tuesday: 1,
    wed: 2,
    wednesday: 2,
    thu: 3,
    thurs: 3,
    thursday: 3,
    fri: 4,
    friday: 4,
    sat: 5,
    saturday: 5,
    sun: 6,
    sunday: 6,
  },
  {
    montag: 0,
    dienstag: 1,
    mittwoch: 2,
    donnerstag: 3,
    freitag: 4,
    samstag: 5,
    sonnabend: 5,
    sonntag: 6,
    mo: 0,
    di: 1,
    mi: 2,
    do: 3,
    fr: 4,
    sa: 5,
    so: 6,
  },
)
const UNIT = spoken<Every>(
  {
    day: 'DAILY',
    days: 'DAILY',
    week: 'WEEKLY',
    weeks: 'WEEKLY',
    month: 'MONTHLY',
    months: 'MONTHLY',
    year: 'YEARLY',
    years: 'YEARLY',
  },
  {
    tag: 'DAILY',
    tage: 'DAILY',
    tagen: 'DAILY',
    woche: 'WEEKLY',
    wochen: 'WEEKLY',
    monat: 'MONTHLY',
    monate: 'MONTHLY',
    monaten: 'MONTHLY',
    jahr: 'YEARLY',
    jahre: 'YEARLY',
    jahren: 'YEARLY',
  },
)
const EVERY = spoken({ every: 1, each: 1 }, { jeden: 1, jede: 1, jedes: 1, alle: 1 })
const ADVERB = spoken<Every>(
  { daily: 'DAILY', weekly: 'WEEKLY', monthly: 'MONTHLY', yearly: 'YEARLY' },
  { täglich: 'DAILY', wöchentlich: 'WEEKLY', monatlich: 'MONTHLY', jährlich: 'YEARLY' },
)
const WORKDAY = spoken({ weekday: 1, workday: 1 }, { werktag: 1, werktags: 1, wochentag: 1 })
const MONTH = spoken(
  {
    jan: 0,
    january: 0,
    feb: 1,
    february: 1,
    mar: 2,
    march: 2,
    apr: 3,
    april: 3,
    may: 4,
    jun: 5,
    june: 5,
    jul: 6,
    july: 6,
    aug: 7,
    august: 7,
    sep: 8,
    sept: 8,
    september: 8,
    oct: 9,
    october: 9,
    nov: 10,
    november: 10,
    dec: 11,
    december: 11,
  },
  { januar: 0, februar: 1, märz: 2, mär: 2, mai: 4, juni: 5, juli: 6, okt: 9, oktober: 9, dez: 11, dezember: 11 },
)
const IN = spoken({ in: 1 }, { in: 1 })
const ONE = spoken({ a: 1, an: 1, one: 1 }, { einem: 1, einer: 1, ein: 1 })
const NEXT = spoken({ next: 1 }, { nächste: 1, nächsten: 1, nächster: 1, nächstes: 1 })
const AND = spoken({ and: 1 }, { und: 1 })
const AT = spoken({ at: 1, on: 1 }, { um: 1, am: 1 })

const PRIORITIES = new Map<string, Priority>([
  ['high', 'high'],
  ['medium', 'medium'],
  ['low', 'low'],
  ['hoch', 'high'],
  ['mittel', 'medium'],
  ['niedrig', 'low'],
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
 * @param now the local time, `HH:MM`: a time alone that is over today means tomorrow
 */
export function parseQuickAdd(line: string, today: string, language = 'en', now = '00:00'): QuickAdd {
  const words = line
    .trim()
    .split(/\s+/)
    .filter((w) => w !== '')
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
  const due = dueOf(found, today, now)
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
  if (NEXT(word, language) !== undefined && found.day === undefined) {
    found.day = following(any(at + 1), today, language)
    if (found.day !== undefined) return 2
  }
  const count = /^\d{1,3}$/.test(any(at + 1)) ? Number(any(at + 1)) : (ONE(any(at + 1), language) ?? 0)
  const unit = UNIT(any(at + 2), language)
  if (IN(word, language) !== undefined && count > 0 && unit !== undefined && found.day === undefined) {
    found.day =
      unit === 'DAILY' || unit === 'WEEKLY'
        ? plusDays(today, count * (unit === 'WEEKLY' ? 7 : 1))
        : plusMonths(today, count * (unit === 'YEARLY' ? 12 : 1))
    return 3
  }
  return dayOrTime(plain, at, today, language, found, false)
}

function dayOrTime(
  word: (i: number) => string,
  at: number,
  today: string,
  language: string,
  found: Found,
  said: boolean,
): number {
  const time = clock(word, at, language)
  if (time !== undefined && found.time === undefined) {
    found.time = time.at
    return time.words
  }
  if (found.day !== undefined) return 0
  const date = calendarDay(word, at, today, language, said)
  if (date !== undefined) {
    found.day = date.day
    return date.words
  }
  // Beside a time even an everyday word is a day: "sat 10:00".
  const certain =
    said ||
    clock(word, at + 1, language) !== undefined ||
    (found.time !== undefined && clock(word, at - 1, language) !== undefined)
  const day = isDay(word(at)) ? word(at) : dayFor(word(at), today, language, certain)
  if (day === undefined) return 0
  found.day = day
  return 1
}

/** A day of the calendar in words: "1 Dec", "Dec 1st 2027", "24. Dezember", "24.12."; without a year the next one. */
function calendarDay(
  word: (i: number) => string,
  at: number,
  today: string,
  language: string,
  said: boolean,
): { day: string; words: number } | undefined {
  const number = (i: number) => Number(/^(\d{1,2})(\.|st|nd|rd|th)?,?$/i.exec(word(i))?.[1] ?? 0)
  const month = (i: number) => MONTH(word(i).toLowerCase().replace(/\.$/, ''), language)
  const year = (i: number) => Number(/^(19|20)\d\d$/.exec(word(i))?.[0] ?? 0)
  const dotted = language === 'de' ? /^(\d{1,2})\.(\d{1,2})\.(\d{4})?$/.exec(word(at)) : null
  if (dotted) return dated(Number(dotted[1]), Number(dotted[2]) - 1, Number(dotted[3] ?? 0), 1, today)
  const named = month(at + 1)
  if (number(at) > 0 && named !== undefined) return dated(number(at), named, year(at + 2), 2, today)
  const first = month(at)
  // "may 5 people come": before its day a month has its capital letter, or an "on" before it.
  if (first !== undefined && number(at + 1) > 0 && (said || /^\p{Lu}/u.test(word(at))))
    return dated(number(at + 1), first, year(at + 2), 2, today)
  return undefined
}

function dated(
  date: number,
  month: number,
  year: number,
  words: number,
  today: string,
): { day: string; words: number } | undefined {
  const form = (y: number) => `${y}-${String(month + 1).padStart(2, '0')}-${String(date).padStart(2, '0')}`
  if (year > 0) return isDay(form(year)) ? { day: form(year), words: words + (words > 1 ? 1 : 0) } : undefined
  const thisYear = Number(today.slice(0, 4))
  // Up to eight years on, for the 29th of February.
  const day = Array.from({ length: 9 }, (_, i) => form(thisYear + i)).find((d) => isDay(d) && d >= today)
  return day === undefined ? undefined : { day, words }
}

/** After "next": the week, month or year after this one begins on that day; a weekday is that of next week. */
function following(word: string, today: string, language: string): string | undefined {
  const [year, month] = today.split('-').map(Number) as [number, number]
  const monday = next(0, today)
  const unit = UNIT(word, language)
  if (unit === 'WEEKLY') return monday
  if (unit === 'MONTHLY') return new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10)
  if (unit === 'YEARLY') return `${year + 1}-01-01`
  const weekday = WEEKDAY(word, language)
  return weekday === undefined ? undefined : plusDays(monday, weekday)
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

const AMBIGUOUS = new Set(['sat', 'sun', 'so', 'do', 'mi', 'di', 'mo', 'sa'])
const CERTAIN_WITH_CAPITAL = new Set(['sat', 'sun'])

function ambiguous(word: string): boolean {
  const small = word.toLowerCase()
  if (!AMBIGUOUS.has(small)) return false
  // "Sat" as a word on its own, in the middle of a line, can hardly be anything but a day.
  return !(CERTAIN_WITH_CAPITAL.has(small) && word !== small)
}

function repetition(word: (i: number) => string, at: number, today: string, language: string, found: Found): number {
  const count = /^\d{1,2}$/.test(word(at)) ? Number(word(at)) : word(at) === 'other' ? 2 : 1
  const skip = count > 1 || /^\d/.test(word(at)) ? 1 : 0
  const unit = UNIT(word(at + skip), language)
  if (unit !== undefined && count > 0) {
    found.rule = ruleOf({ every: unit, interval: count, days: [] })
    return skip + 1
  }
  if (WORKDAY(word(at + skip), language) !== undefined && count === 1) {
    found.rule = ruleOf({ every: 'WEEKLY', interval: 1, days: WEEKDAYS.slice(0, 5) as Weekday[] })
    found.day ??= first([0, 1, 2, 3, 4], today)
    return skip + 1
  }
  const days = weekdays(word, at + skip, language)
  if (days.found.length === 0 || count === 0) return 0
  found.rule = ruleOf({ every: 'WEEKLY', interval: count, days: days.found.map((day) => WEEKDAYS[day] as Weekday) })
  found.day ??= first(days.found, today)
  return skip + days.words
}

/** "mon", "mon, wed and fri", "mon,wed": in the order of the week. */
function weekdays(word: (i: number) => string, at: number, language: string): { found: number[]; words: number } {
  const found = new Set<number>()
  let words = 0
  for (let i = at; ; i++) {
    if (
      found.size > 0 &&
      AND(word(i), language) !== undefined &&
      WEEKDAY(word(i + 1).replace(/,$/, ''), language) !== undefined
    )
      continue
    const named = word(i)
      .replace(/,$/, '')
      .split(',')
      .map((day) => WEEKDAY(day, language))
    if (named.some((day) => day === undefined)) break
    for (const day of named) found.add(day!)
    words = i - at + 1
    // Two weekdays that nothing joins: the second one is a word of its own.
    if (!word(i).endsWith(',') && AND(word(i + 1), language) === undefined) break
  }
  return { found: [...found].sort((a, b) => a - b), words }
}

/** The nearest of some weekdays, today included. */
const first = (days: number[], today: string) => days.map((day) => next(day, today, true)).sort()[0]!

/** The day that was said; a time alone is today or, where it is over, tomorrow; what repeats begins today. */
function dueOf({ day, time, rule }: Found, today: string, now: string): string | null {
  const on =
    day ??
    (time !== undefined && time < now
      ? plusDays(today, 1)
      : time !== undefined || rule !== undefined
        ? today
        : undefined)
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

/** "17:00", "5pm", "5 pm", and in German "17 Uhr", "9.30 Uhr". */
function clock(word: (i: number) => string, at: number, language: string): { at: string; words: number } | undefined {
  const uhr = language === 'de' && word(at + 1).toLowerCase() === 'uhr'
  const [, hours, minutes] = CLOCK.exec(uhr ? word(at).replace('.', ':') : word(at)) ?? []
  if (hours !== undefined) return { at: `${hours.padStart(2, '0')}:${minutes}`, words: uhr ? 2 : 1 }
  if (uhr && /^([01]?\d|2[0-3])$/.test(word(at))) return { at: `${word(at).padStart(2, '0')}:00`, words: 2 }
  const apart = /^[ap]m$/i.test(word(at + 1)) && /\d$/.test(word(at))
  const [, twelve, past, half] = TWELVE.exec(apart ? word(at) + word(at + 1) : word(at)) ?? []
  if (twelve === undefined) return undefined
  const hour = (Number(twelve) % 12) + (half!.toLowerCase() === 'pm' ? 12 : 0)
  return { at: `${String(hour).padStart(2, '0')}:${past ?? '00'}`, words: apart ? 2 : 1 }
}

function spoken<T>(
  english: Record<string, T>,
  german: Record<string, T>,
): (word: string, language: string) => T | undefined {
  const en = new Map(Object.entries(english))
  const de = new Map([...en, ...Object.entries(german)])
  return (word, language) => (language === 'de' ? de : en).get(word)
}

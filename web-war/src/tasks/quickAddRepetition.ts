import { calendarDay, dayOfMonth, isFirstWord, next, nextDate } from './quickAddDates'
import type { Recognised, When, Words } from './quickAddLine'
import {
  adverbOf,
  isAnd,
  isArticle,
  isAt,
  isEvery,
  isLink,
  isVerb,
  isWeekend,
  isWeekends,
  isWorkday,
  isWorkdays,
  numberOf,
  ordinalOf,
  partOf,
  spanOf,
  unitOf,
  weekdayOf,
  weekdaysOf,
} from './quickAddWords'
import { ruleOf, WEEKDAYS, type Every, type Weekday } from './recurrence'

const WORKDAYS = [0, 1, 2, 3, 4]
const WEEKEND = [5, 6]

type Rule = Recognised<When> | undefined

/** "Every 3 weeks", "daily", "on mondays", "once a week", "every 15th". */
export function repetition(line: Words, at: number): Rule {
  const { language } = line
  const word = line.small(at)
  const adverb = adverbOf(word, language)
  if (adverb !== undefined) return adjective(line, at) ? undefined : found(adverb, 1)
  if (isEvery(word, language)) {
    const rule = every(line, at + 1)
    // "Every day counts" is a sentence.
    return rule && isVerb(line.small(at + 1 + rule.words), language) ? undefined : rule && grown(rule, 1)
  }
  const once = word === 'once' && line.small(at + 1) === 'a'
  const einmal = language === 'de' && word === 'einmal' && ['pro', 'im', 'am', 'die'].includes(line.small(at + 1))
  const unit = once || einmal ? unitOf(line.small(at + 2), language) : undefined
  if (unit !== undefined) return found([unit, 1], 3)
  const on = ['on', 'an'].includes(word) ? 1 : 0
  if (isWorkdays(line.small(at + on), language) && (on || at === 0 || language === 'de'))
    return grown(weekly(line, 1, WORKDAYS), on + 1)
  if (on && isWeekends(line.small(at + 1), language)) return grown(weekly(line, 1, WEEKEND), 2)
  const days = weekdays(line, at + on, weekdaysOf)
  return days.words > 0 && (on || at === 0 || language === 'de')
    ? grown(weekly(line, 1, days.value), on + days.words)
    : undefined
}

const found = ([every, interval]: readonly [Every, number], words: number): Rule => ({
  value: { rule: ruleOf({ every, interval, days: [] }) },
  words,
})
const grown = (rule: Recognised<When>, by: number): Recognised<When> => ({ ...rule, words: rule.words + by })

/** "The weekly report" is a thing, "water weekly" is a rule. German has another form for the thing. */
function adjective(line: Words, at: number): boolean {
  if (at === 0 || !/^[a-z]/.test(line.small(at))) return false
  if (line.language === 'de' && !line.small(at).endsWith('ly')) return false
  const behind = line.small(at + 1)
  return /^\p{L}/u.test(behind) && !isLink(behind, line.language) && weekdayOf(behind, line.language) === undefined
}

function every(line: Words, at: number): Rule {
  const { language } = line
  const word = line.small(at)
  const counted = /^\d{1,2}$/.test(word) ? Number(word) : word.length > 1 ? numberOf(word, language) : undefined
  const interval = counted ?? ordinalOf(line.raw(at), language) ?? 1
  if (interval === 0) return undefined
  const skip = counted !== undefined || ordinalOf(line.raw(at), language) !== undefined ? 1 : 0
  const what = line.small(at + skip)
  const unit = unitOf(what, language)
  if (unit !== undefined) return found([unit, interval], skip + 1)
  const span = spanOf(what, language)
  if (span !== undefined && skip === 0) return found(span, 1)
  if (isWorkday(what, language) && interval === 1) return grown(weekly(line, 1, WORKDAYS), skip + 1)
  if (isWeekend(what, language)) return grown(weekly(line, interval, WEEKEND), skip + 1)
  const part = skip === 0 ? partOf(what, language) : undefined
  if (part !== undefined) return { value: { rule: 'FREQ=DAILY', part }, words: 1 }
  const days = weekdays(line, at + skip, weekdayOf)
  if (days.words > 0) return grown(weekly(line, interval, days.value), skip + days.words)
  return dated(line, at)
}

/** "Every 24 Dec", "every 15th of the month", "jeden Ersten". */
function dated(line: Words, at: number): Rule {
  const yearly = calendarDay(line, at, true)
  if (yearly) return { value: { rule: 'FREQ=YEARLY', first: yearly.value }, words: yearly.words }
  const day = dayOfMonth(line, at) ?? (isFirstWord(line, at) ? nextDate(1, line.today) : undefined)
  if (day === undefined) return undefined
  const of = ofTheMonth(line, at + 1)
  return { value: { rule: 'FREQ=MONTHLY', first: day }, words: 1 + of }
}

/** How many words say "of the month". */
export function ofTheMonth(line: Words, at: number): number {
  const text = (count: number) => Array.from({ length: count }, (_, i) => line.small(at + i)).join(' ')
  if (text(3) === 'of the month') return 3
  return line.language === 'de' && ['des monats', 'im monat'].includes(text(2)) ? 2 : 0
}

function weekly(line: Words, interval: number, days: number[]): Recognised<When> {
  const rule = ruleOf({ every: 'WEEKLY', interval, days: days.map((day) => WEEKDAYS[day] as Weekday) })
  const first = (todayToo: boolean) => days.map((day) => next(day, line.today, todayToo)).sort()[0]!
  return { value: { rule, first: first(true), then: first(false) }, words: 0 }
}

/** "mon", "mon, wed and fri", "mon,wed": in the order of the week. */
function weekdays(line: Words, at: number, dayOf: typeof weekdayOf): Recognised<number[]> {
  const { language } = line
  const days = new Set<number>()
  const isDayName = (text: string) => dayOf(text.replace(/,$/, ''), language) !== undefined
  let words = 0
  for (let i = at; ; i++) {
    if (days.size > 0 && isAnd(line.raw(i), language) && isDayName(line.raw(i + 1))) continue
    const named = line
      .raw(i)
      .replace(/[;:!?]+$/, '')
      .replace(/,$/, '')
      .split(',')
    const values = named.map((name) => dayOf(name, language))
    if (values.includes(undefined)) break
    for (const day of values) days.add(day!)
    words = i - at + 1
    // Without a comma or "and", a second weekday is a word of its own.
    if (!line.raw(i).endsWith(',') && !isAnd(line.raw(i + 1), language)) break
  }
  return { value: [...days].sort((a, b) => a - b), words }
}

/** Words between a rule or a verb and its day: at, on, the. */
export const isBefore = (word: string, language: string) => isAt(word, language) || isArticle(word, language)

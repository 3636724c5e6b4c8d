import { calendarDay, dayOfMonth, following, later, namedDay, weekend } from './quickAddDates'
import type { Recognised, When, Words } from './quickAddLine'
import { isBefore, ofTheMonth, repetition } from './quickAddRepetition'
import { bareHour, clock, soon } from './quickAddTimes'
import {
  isArticle,
  isAt,
  isClockWord,
  isEvery,
  isFrom,
  isIn,
  isNext,
  isOn,
  isOther,
  isTonight,
  isUntil,
  isWeekend,
  partOf,
  weekdayOf,
} from './quickAddWords'

/** What has been recognised so far in the line. */
export interface Known extends When {
  /** The index behind the last phrase. */
  end: number
}

type Phrase = Recognised<When> | undefined

const MAX_BEFORE = 3

/** What the words from `at` on say about when, or nothing. Each of day, time and rule is taken once. */
export function whenAt(line: Words, at: number, known: Known): Phrase {
  const { language } = line
  const rule = known.rule === undefined ? repetition(line, at) : undefined
  if (rule) return rule
  const before = line.small(at - 1)
  if (known.end < at && isOther(before, language)) return undefined
  if (known.rule !== undefined && (isUntil(line.small(at), language) || (known.end < at && isUntil(before, language))))
    return undefined
  const said = phrase(line, at, known)
  return said && fits(said.value, known) ? said : undefined
}

const fits = (value: When, known: Known) =>
  (value.day === undefined || known.day === undefined) && (value.time === undefined || known.time === undefined)

function phrase(line: Words, at: number, known: Known): Phrase {
  const { language } = line
  let skip = 0
  if (known.rule !== undefined && isFrom(line.small(at), language)) skip = 1
  while (skip < MAX_BEFORE && isBefore(line.small(at + skip), language)) skip++
  for (let words = skip; words >= 0; words--) {
    const announced = Array.from({ length: words }, (_, i) => line.small(at + i))
    const said = core(line, at + words, announced, known)
    if (said) return { ...said, words: said.words + words }
  }
  return undefined
}

function core(line: Words, at: number, announced: string[], known: Known): Phrase {
  const { language, today } = line
  const word = line.small(at)
  const strong = announced.some((w) => isAt(w, language) || isFrom(w, language))
  const only = announced.length > 0 && !strong // an article alone
  const day = (found: Recognised<string> | undefined): Phrase =>
    found && { value: { day: found.value }, words: found.words }

  const date = dayOfMonth(line, at)
  if (announced.length > 0 && date !== undefined && !calendarDay(line, at, true))
    return { value: { day: date }, words: 1 + ofTheMonth(line, at + 1) }
  if (isWeekend(word, language) && (strong || announced.includes('over')))
    return { value: { day: weekend(today) }, words: 1 }
  const part = partOfDay(line, at, announced, known)
  if (part) return part
  if (only) return calendarDay(line, at, true) ? day(calendarDay(line, at, true)) : afterTomorrow(line, at)

  const time = clock(line, at, strong)
  if (time) return { value: { time: time.value }, words: time.words }
  if (announced.some((w) => isClockWord(w, language)) && endsAt(line, at + 1)) {
    const hour = bareHour(line, at)
    if (hour) return { value: { time: known.part && known.part >= '15:00' ? evening(hour) : hour }, words: 1 }
  }
  if (isNext(word, language)) {
    const then = following(line, at + 1)
    if (then) return { value: { day: then.value }, words: then.words + 1 }
  }
  const inSome = soon(line, at)
  if (inSome) return inSome
  const away = isIn(word, language) ? later(line, at + 1, true) : later(line, at, false)
  if (away) return { value: { day: away.value }, words: away.words + (isIn(word, language) ? 1 : 0) }
  const compound = language === 'de' ? /^(\p{L}+tag|mittwoch)(\p{L}+)$/u.exec(word) : null
  if (compound) {
    const named = namedDay({ ...line, small: (i) => (i === at ? compound[1]! : line.small(i)) }, at, true)
    const of = partOf(compound[2]!, language)
    if (named && of && weekdayOf(compound[1]!, language) !== undefined)
      return { value: { day: named.value, part: of }, words: 1 }
  }
  // Beside a time even an everyday word is a day: "sat 10:00".
  const certain = announced.some((w) => isOn(w, language)) || besideTime(line, at, known)
  return day(calendarDay(line, at, strong)) ?? day(namedDay(line, at, certain))
}

const besideTime = (line: Words, at: number, known: Known) =>
  clock(line, at + 1) !== undefined || (known.time !== undefined && known.end === at)

function afterTomorrow(line: Words, at: number): Phrase {
  const found = line.small(at) === 'day' ? namedDay(line, at, false) : undefined
  return found && { value: { day: found.value }, words: found.words }
}

/** "Tonight", "tomorrow morning", "this evening", "in the morning", "am Abend". A part alone says nothing. */
function partOfDay(line: Words, at: number, announced: string[], known: Known): Phrase {
  const { language, today } = line
  if (isTonight(line.small(at), language)) return { value: { day: today, part: '20:00' }, words: 1 }
  if (line.small(at) === 'in' && line.small(at + 1) === 'the') {
    const part = partOf(line.small(at + 2), language)
    return part === undefined ? undefined : { value: { part }, words: 3 }
  }
  const part = partOf(line.small(at), language)
  if (part === undefined || known.part !== undefined) return undefined
  if (announced.includes('this')) return { value: { day: today, part }, words: 1 }
  const behindDay = announced.length === 0 && known.end === at && at > 0 && known.day !== undefined
  const capital = announced.includes('am') || announced.includes('bis')
  return behindDay || (capital && /^\p{Lu}/u.test(line.word(at))) ? { value: { part }, words: 1 } : undefined
}

/** Nothing but marks, days and rules behind it: the number before it is no count of something. */
function endsAt(line: Words, at: number): boolean {
  const word = line.raw(at)
  if (word === '' || /^[#!]/.test(word) || isEvery(word, line.language)) return true
  if (isArticle(word, line.language)) return false
  return isAt(word, line.language) || namedDay(line, at, true) !== undefined
}

function evening(time: string): string {
  const hour = Number(time.slice(0, 2))
  return hour < 12 ? `${hour + 12}${time.slice(2)}` : time
}

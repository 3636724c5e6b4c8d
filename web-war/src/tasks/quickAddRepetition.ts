import { next, type Recognised, type WordAt } from './quickAddDates'
import { isAnd, isWorkday, unitOf, weekdayOf } from './quickAddWords'
import { ruleOf, WEEKDAYS, type Weekday } from './recurrence'

/** A rule, and for weekdays the nearest of them. */
export interface Repeated {
  rule: string
  day?: string
}

const WORKDAYS = [0, 1, 2, 3, 4]

/** After "every": "day", "3 weeks", "other month", "weekday", "mon, wed and fri". */
export function repetition(
  word: WordAt,
  at: number,
  today: string,
  language: string,
): Recognised<Repeated> | undefined {
  const counted = /^\d{1,2}$/.test(word(at))
  const interval = counted ? Number(word(at)) : word(at) === 'other' ? 2 : 1
  if (interval === 0) return undefined
  const skip = counted || interval > 1 ? 1 : 0
  const unit = unitOf(word(at + skip), language)
  if (unit !== undefined) return { value: { rule: ruleOf({ every: unit, interval, days: [] }) }, words: skip + 1 }
  if (isWorkday(word(at + skip), language) && interval === 1) {
    return { value: weekly(1, WORKDAYS, today), words: skip + 1 }
  }
  const days = weekdays(word, at + skip, language)
  return days.words === 0 ? undefined : { value: weekly(interval, days.value, today), words: skip + days.words }
}

function weekly(interval: number, days: number[], today: string): Repeated {
  const rule = ruleOf({ every: 'WEEKLY', interval, days: days.map((day) => WEEKDAYS[day] as Weekday) })
  return { rule, day: days.map((day) => next(day, today, true)).sort()[0]! }
}

/** "mon", "mon, wed and fri", "mon,wed": in the order of the week. */
function weekdays(word: WordAt, at: number, language: string): Recognised<number[]> {
  const found = new Set<number>()
  const isDayName = (text: string) => weekdayOf(text.replace(/,$/, ''), language) !== undefined
  let words = 0
  for (let i = at; ; i++) {
    if (found.size > 0 && isAnd(word(i), language) && isDayName(word(i + 1))) continue
    const named = word(i).replace(/,$/, '').split(',')
    const days = named.map((name) => weekdayOf(name, language))
    if (days.includes(undefined)) break
    for (const day of days) found.add(day!)
    words = i - at + 1
    // Without a comma or "and", a second weekday is a word of its own.
    if (!word(i).endsWith(',') && !isAnd(word(i + 1), language)) break
  }
  return { value: [...found].sort((a, b) => a - b), words }
}

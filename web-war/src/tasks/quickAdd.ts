import type { NewTask, Priority } from '../api/todo'
import { plusDays } from '../ui/day'
import { fromFields } from './due'
import { calendarDay, clock, dayOfWord, following, later, type WordAt } from './quickAddDates'
import { repetition } from './quickAddRepetition'
import { adverbOf, isAt, isEvery, isIn, isNext, isOne, PRIORITIES, unitOf } from './quickAddWords'
import { ruleOf } from './recurrence'

/** A tag begins with a letter: `#1` is more often a number than a tag. Length as the service takes it (1..50). */
const TAG = /^#(\p{L}[\p{L}\p{M}\p{N}_-]{0,49})$/u
const MAX_TAGS = 20

export type QuickAdd = Required<Pick<NewTask, 'title'>> & Pick<NewTask, 'due' | 'priority' | 'tags' | 'recurrence'>

/**
 * Reads one line: `Call Ada fri 17:00 #work !high` is the title "Call Ada", due on Friday at five, tagged "work", of
 * high priority; `every monday` repeats. What isn't understood stays in the title, and so does a second date or
 * priority: nothing that was typed is lost. A line of marks only is a title as it stands.
 *
 * @param today the local day, `YYYY-MM-DD`
 * @param language two letters
 * @param now the local time, `HH:MM`: a time without a day means tomorrow if it is over today
 */
export function parseQuickAdd(line: string, today: string, language = 'en', now = '00:00'): QuickAdd {
  const words = line.trim().split(/\s+/)
  const reader = new WhenReader(words, today, language)
  const title: string[] = []
  const tags: string[] = []
  let priority: Priority | undefined

  for (let at = 0; at < words.length; at++) {
    const word = words[at]!
    const tag = TAG.exec(word)?.[1]
    const wish = word.startsWith('!') ? PRIORITIES.get(word.slice(1).toLowerCase()) : undefined
    if (tag !== undefined && (tags.includes(tag) || tags.length < MAX_TAGS)) {
      if (!tags.includes(tag)) tags.push(tag)
    } else if (wish !== undefined && priority === undefined) priority = wish
    else {
      const taken = reader.read(at)
      if (taken > 0) at += taken - 1
      else title.push(word)
    }
  }

  if (title.length === 0) return { title: words.join(' ') }
  const due = reader.due(now)
  return {
    title: title.join(' '),
    ...(due === null ? {} : { due }),
    ...(priority === undefined ? {} : { priority }),
    ...(tags.length === 0 ? {} : { tags }),
    ...(reader.rule === undefined ? {} : { recurrence: reader.rule }),
  }
}

/** Collects when a task is due, and how it repeats. Each of day, time and rule is taken once. */
class WhenReader {
  private day: string | undefined
  private time: string | undefined
  rule: string | undefined

  constructor(
    private readonly words: string[],
    private readonly today: string,
    private readonly language: string,
  ) {}

  /** A time without a day is today, or tomorrow if it is over. A repeating task without a day begins today. */
  due(now: string): string | null {
    const { day, time, rule, today } = this
    if (day !== undefined) return fromFields(day, time ?? '')
    if (time !== undefined) return fromFields(time < now ? plusDays(today, 1) : today, time)
    return rule === undefined ? null : today
  }

  /** How many words from `at` on were understood; 0 for none. */
  read(at: number): number {
    const { language, today } = this
    // A capital letter counts except in the first word: "Guten Morgen" is no date, "Morgen Brot kaufen" is one.
    const word: WordAt = (i) => (i === 0 ? this.words[0]!.toLowerCase() : (this.words[i] ?? ''))
    const small: WordAt = (i) => (this.words[i] ?? '').toLowerCase()
    const first = word(at)

    if (this.rule === undefined) {
      const taken = this.repeats(first, small, at)
      if (taken > 0) return taken
    }
    if (isAt(first, language) && at > 0) {
      const taken = this.dayOrTime(small, at + 1, true)
      if (taken > 0) return taken + 1
    }
    if (this.day === undefined && isNext(first, language)) {
      this.day = following(small(at + 1), today, language)
      if (this.day !== undefined) return 2
    }
    if (this.day === undefined && isIn(first, language)) {
      const number = small(at + 1)
      const count = /^\d{1,3}$/.test(number) ? Number(number) : isOne(number, language) ? 1 : 0
      const unit = unitOf(small(at + 2), language)
      if (count > 0 && unit !== undefined) {
        this.day = later(count, unit, today)
        return 3
      }
    }
    return this.dayOrTime(word, at, false)
  }

  private repeats(first: string, small: WordAt, at: number): number {
    const adverb = adverbOf(first, this.language)
    if (adverb !== undefined) {
      this.rule = ruleOf({ every: adverb, interval: 1, days: [] })
      return 1
    }
    const found = isEvery(first, this.language) && repetition(small, at + 1, this.today, this.language)
    if (!found) return 0
    this.rule = found.value.rule
    this.day ??= found.value.day
    return found.words + 1
  }

  private dayOrTime(word: WordAt, at: number, announced: boolean): number {
    const { language, today } = this
    const time = clock(word, at, language)
    if (time !== undefined && this.time === undefined) {
      this.time = time.value
      return time.words
    }
    if (this.day !== undefined) return 0
    const date = calendarDay(word, at, today, language, announced)
    if (date !== undefined) {
      this.day = date.value
      return date.words
    }
    // Beside a time even an everyday word is a day: "sat 10:00".
    const certain =
      announced || !!clock(word, at + 1, language) || (this.time !== undefined && !!clock(word, at - 1, language))
    this.day = dayOfWord(word(at), today, language, certain)
    return this.day === undefined ? 0 : 1
  }
}

import type { NewTask, Priority } from '../api/todo'
import { plusDays } from '../ui/day'
import { fromFields } from './due'
import { wordsOf } from './quickAddLine'
import { whenAt, type Known } from './quickAddWhen'
import { PRIORITIES } from './quickAddWords'

/** A tag begins with a letter: `#1` is more often a number than a tag. Length as the service takes it (1..50). */
const TAG = /^#(\p{L}[\p{L}\p{M}\p{N}_-]{0,49})$/u
const MAX_TAGS = 20

export type QuickAdd = Required<Pick<NewTask, 'title'>> & Pick<NewTask, 'due' | 'priority' | 'tags' | 'recurrence'>

/** A phrase of the line that was understood. */
export interface Mark {
  kind: 'due' | 'rule' | 'priority' | 'tag'
  /** In small letters. */
  phrase: string
}

export interface Options {
  /** The local time, `HH:MM`: a time without a day means tomorrow if it is over today. */
  now?: string
  /** 5/6 is a day in May. */
  monthFirst?: boolean
  /** Phrases that are words of the title, although they could be understood: the user has taken them back. */
  plain?: ReadonlySet<string>
}

/**
 * Reads one line: `Call Ada fri 17:00 #work !high` is the title "Call Ada", due on Friday at five, tagged "work", of
 * high priority; `every monday` repeats. What isn't understood stays in the title, and so does a second date or
 * priority: nothing that was typed is lost. A line of marks only is a title as it stands.
 *
 * @param today the local day, `YYYY-MM-DD`
 * @param language two letters
 */
export function readQuickAdd(
  line: string,
  today: string,
  language: string,
  { now = '00:00', monthFirst = false, plain = new Set() }: Options,
): { task: QuickAdd; marks: Mark[] } {
  const typed = line.trim().split(/\s+/)
  const words = wordsOf(typed, today, language, now, monthFirst)
  const known: Known = { end: 0 }
  const marks: Mark[] = []
  const title: string[] = []
  const tags: string[] = []
  let priority: Priority | undefined
  const take = (kind: Mark['kind'], at: number, count = 1) => {
    const phrase = typed
      .slice(at, at + count)
      .join(' ')
      .toLowerCase()
    if (plain.has(phrase)) return false
    marks.push({ kind, phrase })
    return true
  }

  for (let at = 0; at < typed.length; at++) {
    const word = typed[at]!
    const tag = TAG.exec(word)?.[1]
    const wish = word.startsWith('!') ? PRIORITIES.get(word.slice(1).toLowerCase()) : undefined
    if (tag !== undefined && (tags.includes(tag) || tags.length < MAX_TAGS) && take('tag', at)) {
      if (!tags.includes(tag)) tags.push(tag)
    } else if (wish !== undefined && priority === undefined && take('priority', at)) priority = wish
    else {
      const when = whenAt(words, at, known)
      if (when && take(when.value.rule === undefined ? 'due' : 'rule', at, when.words)) {
        at += when.words - 1
        Object.assign(known, when.value, { end: at + 1 })
      } else title.push(word)
    }
  }

  if (title.length === 0) return { task: { title: typed.join(' ') }, marks: [] }
  const due = dueOf(known, today, now)
  return {
    task: {
      title: title.join(' '),
      ...(due === null ? {} : { due }),
      ...(priority === undefined ? {} : { priority }),
      ...(tags.length === 0 ? {} : { tags }),
      ...(known.rule === undefined ? {} : { recurrence: known.rule }),
    },
    marks,
  }
}

export const parseQuickAdd = (line: string, today: string, language = 'en', now = '00:00') =>
  readQuickAdd(line, today, language, { now }).task

/** A time without a day is today, or tomorrow if it is over. A repeating task without a day begins today. */
function dueOf({ day: said, first, then, time, part, rule }: Known, today: string, now: string): string | null {
  const at = time ?? part
  const day = said ?? first
  const over = at !== undefined && at < now
  if (day === undefined) {
    if (at !== undefined) return fromFields(over ? plusDays(today, 1) : today, at)
    return rule === undefined ? null : today
  }
  if (said === undefined && day === today && over && then !== undefined) return fromFields(then, at)
  // This morning, said in the afternoon: today, but not late from the beginning.
  return fromFields(day, day === today && over && time === undefined ? '' : (at ?? ''))
}

import type { NewTask, Priority } from '../api/todo'
import { isDay, plusDays } from './due'

// Maps and not plain objects: "constructor" is a word that somebody may type.

/** Days that may be said by a word, by language; the English ones are understood everywhere. */
const ENGLISH = { today: 0, tomorrow: 1 }
const WORDS = new Map([
  ['en', new Map(Object.entries(ENGLISH))],
  ['de', new Map(Object.entries({ ...ENGLISH, heute: 0, morgen: 1, übermorgen: 2 }))],
])

const PRIORITIES = new Map<string, Priority>([
  ['high', 'high'], ['medium', 'medium'], ['low', 'low'],
  ['hoch', 'high'], ['mittel', 'medium'], ['niedrig', 'low'],
])

/** A tag begins with a letter: `#1` is more often a number than a tag. Length as the service takes it (1..50). */
const TAG = /^#(\p{L}[\p{L}\p{M}\p{N}_-]{0,49})$/u
const MAX_TAGS = 20

export type QuickAdd = Required<Pick<NewTask, 'title'>> & Pick<NewTask, 'due' | 'priority' | 'tags'>

/**
 * Reads one line: `Call Ada tomorrow #work !high` is the title "Call Ada", due tomorrow, tagged "work", of high
 * priority. What isn't understood stays in the title, and so does a second date or priority: nothing that was typed is
 * lost. A line that is nothing but marks is a title as it stands.
 *
 * @param today the local day, `YYYY-MM-DD`
 * @param language two letters
 */
export function parseQuickAdd(line: string, today: string, language = 'en'): QuickAdd {
  const words = line.trim().split(/\s+/).filter((w) => w !== '')
  const title: string[] = []
  const tags: string[] = []
  let due: string | undefined
  let priority: Priority | undefined

  words.forEach((word, index) => {
    const tag = TAG.exec(word)?.[1]
    if (tag !== undefined && tags.includes(tag)) return
    if (tag !== undefined && tags.length < MAX_TAGS) return void tags.push(tag)
    const wish = word.startsWith('!') ? PRIORITIES.get(word.slice(1).toLowerCase()) : undefined
    if (wish !== undefined && priority === undefined) return void (priority = wish)
    const day = dayFor(word, index === 0, today, language)
    if (day !== undefined && due === undefined) return void (due = day)
    title.push(word)
  })

  if (title.length === 0) return { title: words.join(' ') }
  return {
    title: title.join(' '),
    ...(due === undefined ? {} : { due }),
    ...(priority === undefined ? {} : { priority }),
    ...(tags.length === 0 ? {} : { tags }),
  }
}

function dayFor(word: string, first: boolean, today: string, language: string): string | undefined {
  if (isDay(word)) return word
  // A capital letter counts at the start only: "Guten Morgen" is no date, "Morgen Brot kaufen" is one.
  const said = first ? word.toLowerCase() : word
  const days = (WORDS.get(language) ?? WORDS.get('en'))?.get(said)
  return days === undefined ? undefined : plusDays(today, days)
}

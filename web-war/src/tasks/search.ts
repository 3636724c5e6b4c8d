import type { Task } from '../api/todo'

// The service's search, for what is only on this device.

/** Letters that do not fall apart into a letter and a mark. */
const LETTERS: Record<string, string> = { ß: 'ss', ı: 'i', ø: 'o', ł: 'l', đ: 'd', æ: 'ae', œ: 'oe' }

/** Case and accents away. Only Latin and Greek have accents: a mark makes another letter of は. */
export function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/([\p{Script=Latin}\p{Script=Greek}])[\u0300-\u036f]+/gu, '$1')
    .toLowerCase()
    .normalize('NFKC')
    .replace(/[ßıøłđæœ]/g, (letter) => LETTERS[letter]!)
}

interface Searched {
  text: string
  tags: string[]
}

const searched = new WeakMap<Task, Searched>()

function of(task: Task): Searched {
  let known = searched.get(task)
  if (!known) {
    const tags = task.tags.map(folded)
    known = { tags, text: [folded(`${task.title}\n${task.notes ?? ''}`), ...tags].join('\n') }
    searched.set(task, known)
  }
  return known
}

// A whole list is asked about the same search.
let asked = { search: '', words: [''] }

function words(search: string): string[] {
  if (asked.search !== search) asked = { search, words: folded(search).split(/\s+/) }
  return asked.words
}

/** All words of the search, in any order: in title, notes or tags; `#ho` in the beginning of a tag. */
export function matches(task: Task, search: string): boolean {
  const { text, tags } = of(task)
  return words(search).every((word) =>
    word.length > 1 && word.startsWith('#') ? tags.some((tag) => tag.startsWith(word.slice(1))) : text.includes(word),
  )
}

import type { Priority } from '../api/todo'
import type { Every } from './recurrence'

// The words of quick add. English is understood in every language of the page.

export const isEvery = among('every each', 'jeden jede jedes alle')
export const isWorkday = among('weekday workday', 'werktag werktags wochentag')
export const isIn = among('in', 'in')
export const isOne = among('a an one', 'einem einer ein')
export const isNext = among('next', 'nächste nächsten nächster nächstes')
export const isAnd = among('and', 'und')
export const isAt = among('at on', 'um am')

/** Days from today. */
export const dayFromToday = meaning(
  [
    [0, 'today'],
    [1, 'tomorrow'],
  ],
  [
    [0, 'heute'],
    [1, 'morgen'],
    [2, 'übermorgen'],
  ],
)

/** 0 is Monday. */
export const weekdayOf = meaning(
  numbered(0, 'mon monday, tue tues tuesday, wed wednesday, thu thurs thursday, fri friday, sat saturday, sun sunday'),
  numbered(0, 'montag mo, dienstag di, mittwoch mi, donnerstag do, freitag fr, samstag sonnabend sa, sonntag so'),
)

/** 1 is January. */
export const monthOf = meaning(
  numbered(
    1,
    'jan january, feb february, mar march, apr april, may, jun june, jul july, aug august, sep sept september, ' +
      'oct october, nov november, dec december',
  ),
  numbered(1, 'januar, februar, märz mär, , mai, juni, juli, , , okt oktober, , dez dezember'),
)

export const unitOf = meaning<Every>(
  [
    ['DAILY', 'day days'],
    ['WEEKLY', 'week weeks'],
    ['MONTHLY', 'month months'],
    ['YEARLY', 'year years'],
  ],
  [
    ['DAILY', 'tag tage tagen'],
    ['WEEKLY', 'woche wochen'],
    ['MONTHLY', 'monat monate monaten'],
    ['YEARLY', 'jahr jahre jahren'],
  ],
)

export const adverbOf = meaning<Every>(
  [
    ['DAILY', 'daily'],
    ['WEEKLY', 'weekly'],
    ['MONTHLY', 'monthly'],
    ['YEARLY', 'yearly'],
  ],
  [
    ['DAILY', 'täglich'],
    ['WEEKLY', 'wöchentlich'],
    ['MONTHLY', 'monatlich'],
    ['YEARLY', 'jährlich'],
  ],
)

/** German ones count on an English page too: the `!` before them says what is meant. */
export const PRIORITIES = new Map<string, Priority>([
  ['high', 'high'],
  ['medium', 'medium'],
  ['low', 'low'],
  ['hoch', 'high'],
  ['mittel', 'medium'],
  ['niedrig', 'low'],
])

type Vocabulary<T> = [meaning: T, words: string][]

/** A map and not a plain object: a user may type the word "constructor". */
function meaning<T>(english: Vocabulary<T>, german: Vocabulary<T>): (word: string, language: string) => T | undefined {
  const entries = (vocabulary: Vocabulary<T>) =>
    vocabulary.flatMap(([value, words]) => words.split(' ').flatMap((word) => (word ? [[word, value] as const] : [])))
  const en = new Map(entries(english))
  const de = new Map([...en, ...entries(german)])
  return (word, language) => (language === 'de' ? de : en).get(word)
}

function among(english: string, german: string): (word: string, language: string) => boolean {
  const known = meaning([[true, english]], [[true, german]])
  return (word, language) => known(word, language) ?? false
}

/** Groups of words, separated by commas, that mean one number after the other. */
function numbered(first: number, groups: string): Vocabulary<number> {
  return groups.split(',').map((words, i) => [first + i, words.trim()])
}

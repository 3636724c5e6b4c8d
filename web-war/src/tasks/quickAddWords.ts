import type { Priority } from '../api/todo'
import type { Every } from './recurrence'

// The words of quick add. English is understood in every language of the page.

export const isEvery = among('every each', 'jeden jede jedes jeder alle')
export const isWorkday = among('weekday workday', 'werktag wochentag arbeitstag')
export const isWorkdays = among('weekdays', 'werktags werktagen')
export const isWeekend = among('weekend', 'wochenende')
export const isWeekends = among('weekends', 'wochenenden')
export const isIn = among('in', 'in')
export const isNext = among('next', 'nächste nächsten nächster nächstes')
export const isAnd = among('and', 'und')
/** A day or a time follows. */
export const isAt = among(
  'at on by until till before due for this coming',
  'um am bis zum zur vor spätestens gegen für diesen dieses diese kommenden kommende kommendes an übers',
)
/** Of these, those that even an everyday word is a day after: "on sun". */
export const isOn = among('on by this due', 'am diesen kommenden')
/** Between those and the day; alone they say nothing. */
export const isArticle = among('the over', 'dem den der')
/** "At 9" is a time. */
export const isClockWord = among('at by', 'um gegen')
/** A series begins. */
export const isFrom = among('from starting', 'ab')
export const isUntil = among('until till', 'bis')
/** A day that follows is not when it is due: "minutes of Monday", "last Friday". */
export const isOther = among(
  'of from since after than last past',
  'von vom seit nach letzten letzte letztes letzter vergangenen',
)
/** "Every day counts" is a sentence, not a rule. */
export const isVerb = among(
  'is was are were has had can could will would should must may might counts count matters matter brings helps feels ' +
    'gets goes needs hurts comes passes teaches makes deserves sucks tells looks seems takes costs starts begins ends',
  'zählt ist war hat hatte kann könnte wird würde sollte muss darf bringt macht hilft kommt vergeht lehrt beginnt',
)
/** A word after "daily" that is not what is daily: "walk daily with the dog". */
export const isLink = among('at on in by from with for before after until till to and or about', '')

/** Days from today. */
export const dayFromToday = meaning(
  [
    [0, 'today eod'],
    [1, 'tomorrow tmrw tmr'],
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
/** Those that repeat. */
export const weekdaysOf = meaning(
  numbered(0, 'mondays, tuesdays, wednesdays, thursdays, fridays, saturdays, sundays'),
  numbered(0, 'montags, dienstags, mittwochs, donnerstags, freitags, samstags sonnabends, sonntags'),
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

const NUMBERS = 'three, four, five, six, seven, eight, nine, ten, eleven, twelve'
const ZAHLEN = 'drei, vier, fünf, sechs, sieben, acht, neun, zehn, elf, zwölf'
export const numberOf = meaning(
  numbered(1, `a an one, two, ${NUMBERS}`),
  numbered(1, `ein eins eine einem einer einen, zwei, ${ZAHLEN}`),
)
export const ordinalOf = meaning(
  numbered(1, 'first, second 2nd other, third 3rd, fourth 4th'),
  numbered(1, 'ersten erste erstes, zweiten zweite zweites 2., dritten dritte drittes 3., vierten vierte viertes 4.'),
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
    ['MONTHLY', 'monat monate monaten monats'],
    ['YEARLY', 'jahr jahre jahren jahres'],
  ],
)

/** Minutes. */
export const clockUnitOf = meaning(
  [
    [1, 'minute minutes min mins'],
    [60, 'hour hours'],
  ],
  [
    [1, 'minuten'],
    [60, 'stunde stunden'],
  ],
)

export const adverbOf = meaning<[Every, number]>(
  [
    [['DAILY', 1], 'daily'],
    [['WEEKLY', 1], 'weekly'],
    [['WEEKLY', 2], 'fortnightly biweekly'],
    [['MONTHLY', 1], 'monthly'],
    [['MONTHLY', 3], 'quarterly'],
    [['YEARLY', 1], 'yearly annually'],
  ],
  [
    [['DAILY', 1], 'täglich'],
    [['WEEKLY', 1], 'wöchentlich'],
    [['WEEKLY', 2], 'vierzehntägig'],
    [['MONTHLY', 1], 'monatlich'],
    [['MONTHLY', 3], 'vierteljährlich quartalsweise'],
    [['YEARLY', 1], 'jährlich'],
  ],
)
/** Other things than units that come "every". */
export const spanOf = meaning<[Every, number]>(
  [
    [['WEEKLY', 2], 'fortnight'],
    [['MONTHLY', 3], 'quarter'],
  ],
  [[['MONTHLY', 3], 'quartal']],
)

/** A part of the day, and the time that is meant if none is said. */
export const partOf = meaning(
  [
    ['09:00', 'morning'],
    ['12:00', 'noon midday'],
    ['15:00', 'afternoon'],
    ['19:00', 'evening'],
    ['20:00', 'night'],
  ],
  [
    ['09:00', 'morgen früh vormittag'],
    ['12:00', 'mittag'],
    ['15:00', 'nachmittag'],
    ['19:00', 'abend'],
    ['22:00', 'nacht'],
  ],
)
/** Words that are a time by themselves. */
export const momentOf = meaning(
  [
    ['12:00', 'noon midday'],
    ['00:00', 'midnight'],
  ],
  [['00:00', 'mitternacht']],
)
export const isTonight = among('tonight', '')

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

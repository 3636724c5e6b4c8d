/** The words of a line, as the rules of quick add read them. */
export interface Words {
  /** As it was typed, without the punctuation behind it; '' behind the end. The line's first letter is no capital. */
  word(index: number): string
  /** The same in small letters. */
  small(index: number): string
  /** With its punctuation, in small letters. */
  raw(index: number): string
  readonly length: number
  readonly language: string
  /** `YYYY-MM-DD` */
  readonly today: string
  /** `HH:MM` */
  readonly now: string
  /** 5/6 is a day in May, as Americans write it. */
  readonly monthFirst: boolean
}

/** What a phrase says about when a task is due. */
export interface When {
  day?: string
  time?: string
  /** The time of a part of the day, if no other is said. */
  part?: string
  rule?: string
  /** The first day of a rule, if no other is said; then the one after it. */
  first?: string
  then?: string
}

/** What was recognised, and how many words say it. */
export interface Recognised<T> {
  value: T
  words: number
}

export function wordsOf(typed: string[], today: string, language: string, now: string, monthFirst: boolean): Words {
  const clean = typed.map((word) => word.replace(/[,;:!?]+$/, '').replace(/(\p{L}{3,})\.$/u, '$1'))
  return {
    // A capital letter counts except in the first word: "Guten Morgen" is no date, "Morgen Brot kaufen" is one.
    word: (i) => (i === 0 ? clean[0]!.toLowerCase() : (clean[i] ?? '')),
    small: (i) => (clean[i] ?? '').toLowerCase(),
    raw: (i) => (typed[i] ?? '').toLowerCase(),
    length: typed.length,
    language,
    today,
    now,
    monthFirst,
  }
}

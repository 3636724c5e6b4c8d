import type { ComposerTranslation } from 'vue-i18n'
import type { Skipped } from '../api/todo'
import { inWords } from '../api/violation'

/** What was left out, and why, in the reader's language; the service's reasons are English. */
const REASONS = [
  [/^is there already/, 'import.there'],
  [/its tasks go into the Inbox/, 'import.intoInbox'],
  [/stands at the top/, 'import.atTop'],
  [/may only view/, 'problem.view-only'],
  [/taken as UTC/, 'import.utc'],
  [/taken as the due time/, 'import.start'],
  [/^is a \S+, and no task/, 'import.noTask'],
  [/^has the same id/, 'import.twice'],
  [/at most \d+ /, 'import.tooMany'],
] as const

/** Properties of a calendar, such as EXDATE. */
const PROPERTY = /\b(X-)?[A-Z][A-Z-]{2,}\b/g

/** A property of a calendar, or a column of a table. */
const LEFT_OUT = /^(.+?) is left out\b/

/** A violation: the member, and what is wrong with it. */
const VIOLATION = /^([a-z_]+) ((?:must|is|are|repeats|would|can't) .*)$/

function reason(text: string, t: ComposerTranslation): string {
  const known = REASONS.find(([form]) => form.test(text))
  if (known) return t(known[1])
  const left = LEFT_OUT.exec(text)?.[1]
  if (left) return t('import.properties', { names: left.replace(/^This /, '').replaceAll('"', '') })
  const violation = VIOLATION.exec(text.split('; ')[0]!)
  if (violation) return inWords({ field: violation[1]!, message: violation[2]! }, t)
  const names = [...new Set(text.match(PROPERTY) ?? [])].filter((name) => !['RFC', 'UTC', 'IANA'].includes(name))
  return names.length > 0 ? t('import.properties', { names: names.join(', ') }) : t('import.odd')
}

/** A line for each that a person can find in the file: by its title, and by its line where that is known. */
export function skippedLines(skipped: readonly Skipped[], most: number, t: ComposerTranslation): string[] {
  const told = skipped.filter((one) => !/^is there already/.test(one.reason))
  const there = skipped.length - told.length
  const lines = told.slice(0, most).map((one) => {
    const what = one.title ? t('import.title', { title: one.title }) : one.id
    const place = one.line ? ` (${t('import.line', { line: one.line })})` : ''
    return `${what}${place}: ${reason(one.reason, t)}`
  })
  if (told.length > most) lines.push(t('import.more', told.length - most))
  if (there > 0) lines.unshift(t('import.thereCount', there))
  return lines
}

const TYPES: Record<string, string> = { json: 'application/json', csv: 'text/csv', ics: 'text/calendar' }

/** @return the media type of a file that can be imported, by its name, else by what the browser says; or null */
export function importType(file: { name: string; type: string }): string | null {
  const ending = /\.(\w+)$/.exec(file.name)?.[1]?.toLowerCase() ?? ''
  const said = file.type.replace(/;.*/, '').trim().toLowerCase()
  // Windows calls a CSV file one of Excel's.
  if (TYPES[ending]) return TYPES[ending]
  return Object.values(TYPES).find((type) => type === said) ?? null
}

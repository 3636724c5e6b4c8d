import { describe, expect, it } from 'vitest'
import { createI18n, type ComposerTranslation } from 'vue-i18n'
import de from '../i18n/de.json'
import { importType, skippedLines } from './importReport'

const t = createI18n({
  legacy: false,
  locale: 'de',
  messages: { de },
  messageResolver: (messages, key) => (messages as Record<string, string>)[key] ?? null,
}).global.t as unknown as ComposerTranslation

describe('the report of an import', () => {
  it('names what was left out by its title and line, in the language of the reader', () => {
    const lines = skippedLines(
      [
        { entity: 'task', id: 'a1', title: 'Milch', reason: 'is there already' },
        { entity: 'task', id: 'a2', title: 'Brot', line: 12, reason: 'EXDATE is not taken' },
        { entity: 'parent', id: 'a3', title: 'Käse', reason: 'parent x is not here: it stands at the top' },
        { entity: 'task', id: 'a4', reason: 'some reason that is new' },
        { entity: 'task', id: 'a5', title: 'Tee', reason: 'due must be a date like 2026-12-01' },
        { entity: 'task', id: 'a6', title: 'Reis', reason: 'an odd thing' },
      ],
      4,
      t,
    )

    expect(lines).toEqual([
      '1 war schon da.',
      '„Brot“ (Zeile 12): EXDATE nicht übernommen',
      '„Käse“: ohne Hauptaufgabe importiert',
      'a4: in dieser Form nicht möglich',
      '„Tee“: Gib ein gültiges Datum ein.',
      'und 1 weiterer',
    ])
  })

  it.each([
    ['"colour" is left out: tasks here have nothing like it', 'colour nicht übernommen'],
    ['This RRULE is left out: a task repeats by one rule', 'RRULE nicht übernommen'],
    ['The time zone "Moon" of DUE is not known: taken as UTC', 'Zeit als UTC gelesen'],
    ['DTSTART is taken as the due time, from which the task repeats', 'Startdatum als Fälligkeit übernommen'],
    ['is a VEVENT, and no task', 'keine Aufgabe'],
    ['is of a list that you may only view', 'Du kannst diese Liste nur ansehen.'],
  ])('says of “%s”: %s', (reason, said) =>
    expect(skippedLines([{ entity: 'property', id: 'a', title: 'Tee', reason }], 1, t)).toEqual([`„Tee“: ${said}`]),
  )

  it.each([
    ['hallpass.CSV', 'application/vnd.ms-excel', 'text/csv'],
    ['mine.ics', '', 'text/calendar'],
    ['mine', 'text/calendar; charset=utf-8', 'text/calendar'],
    ['hallpass.json', 'application/json', 'application/json'],
    ['photo.png', 'image/png', null],
    ['notes.txt', 'text/plain', null],
  ])('the file %s of type “%s” is sent as %s', (name, type, sent) => expect(importType({ name, type })).toBe(sent))
})

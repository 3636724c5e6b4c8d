import { describe, expect, it } from 'vitest'
import { readQuickAdd, type Options, type QuickAdd } from './quickAdd'

// Thursday, at half past two.
const TODAY = '2026-12-31'
const NOW = '14:30'

const read = (line: string, language: string, options: Options = {}) =>
  readQuickAdd(line, TODAY, language, { now: NOW, ...options })
/** A local time, as it is sent; a day as it is. */
const due = (when: string) =>
  when.includes(' ') ? new Date(when.replace(' ', 'T') + ':00').toISOString().replace('.000', '') : when

type Case = [line: string, title: string, due: string | null, rule?: string]

function table(language: string, cases: Case[], options: Options = {}) {
  it.each(cases)('%s', (line, title, when, rule) => {
    const expected: QuickAdd = { title }
    if (when) expected.due = due(when)
    if (rule) expected.recurrence = rule
    expect(read(line, language, options).task).toEqual(expected)
  })
}

describe('quick add in English', () => {
  describe('leaves no scrap of a date in the title', () => {
    table('en', [
      ['Report by Friday', 'Report', '2027-01-01'],
      ['On Friday call Bob', 'call Bob', '2027-01-01'],
      ['On Friday, call Bob', 'call Bob', '2027-01-01'],
      ['Report until tomorrow', 'Report', '2027-01-01'],
      ['Report due Friday', 'Report', '2027-01-01'],
      ['Report due by Friday 5pm', 'Report', '2027-01-01 17:00'],
      ['Report before Friday', 'Report', '2027-01-01'],
      ['Slides for Monday', 'Slides', '2027-01-04'],
      ['Report by next Friday', 'Report', '2027-01-08'],
      ['Call this Saturday', 'Call', '2027-01-02'],
      ['Call Bob tomorrow, then Ada', 'Call Bob then Ada', '2027-01-01'],
      ['Call Bob tomorrow!', 'Call Bob', '2027-01-01'],
      ['Tomorrow at 9am call Bob', 'call Bob', '2027-01-01 09:00'],
      ['Dinner on Saturday at 8 pm', 'Dinner', '2027-01-02 20:00'],
      ['Rent by the 15th', 'Rent', '2027-01-15'],
      ['Rent on the 1st', 'Rent', '2027-01-01'],
      ['Plan by the end of the month', 'Plan', '2026-12-31'],
      ['Plan by end of week', 'Plan', '2027-01-01'],
      ['Party on Friday the 8th', 'Party', '2027-01-08'],
      ['Party Fri 8 Jan', 'Party', '2027-01-08'],
      ['Visit Friday next week', 'Visit', '2027-01-08'],
      ['Visit next week on Friday', 'Visit', '2027-01-08'],
      ['Visit the day after tomorrow', 'Visit', '2027-01-02'],
    ])
  })

  describe('knows times', () => {
    table('en', [
      ['Lunch tomorrow at noon', 'Lunch', '2027-01-01 12:00'],
      ['Lunch noon', 'Lunch', '2027-01-01 12:00'],
      ['Film tonight', 'Film', '2026-12-31 20:00'],
      ['Film tonight at 9', 'Film', '2026-12-31 21:00'],
      ['Run tomorrow morning', 'Run', '2027-01-01 09:00'],
      ['Run this evening', 'Run', '2026-12-31 19:00'],
      ['Run this morning', 'Run', '2026-12-31'],
      ['Run in the morning', 'Run', '2027-01-01 09:00'],
      ['Call at 9', 'Call', '2027-01-01 09:00'],
      ['Call at 5', 'Call', '2026-12-31 17:00'],
      ['Call at 5 tomorrow', 'Call', '2027-01-01 17:00'],
      ['Call 5:30 p.m.', 'Call', '2026-12-31 17:30'],
      ["Call at 10 o'clock", 'Call', '2027-01-01 10:00'],
      ['Call in 2 hours', 'Call', '2026-12-31 16:30'],
      ['Call in half an hour', 'Call', '2026-12-31 15:00'],
      ['Call in ten hours', 'Call', '2027-01-01 00:30'],
    ])
  })

  describe('knows days', () => {
    table('en', [
      ['Tidy this weekend', 'Tidy', '2027-01-02'],
      ['Tidy on the weekend', 'Tidy', '2027-01-02'],
      ['Tidy over the weekend', 'Tidy', '2027-01-02'],
      ['Tidy next weekend', 'Tidy', '2027-01-09'],
      ['Visit in two weeks', 'Visit', '2027-01-14'],
      ['Visit two weeks from now', 'Visit', '2027-01-14'],
      ['Presents 24/12', 'Presents', '2027-12-24'],
      ['Presents 12/24', 'Presents', '2027-12-24'],
      ['Presents by 24/12/2027', 'Presents', '2027-12-24'],
      ['Trip on 5/6', 'Trip', '2027-06-05'],
      ['Trip 05/06/27', 'Trip', '2027-06-05'],
      ['Presents 24.12.2027', 'Presents', '2027-12-24'],
      ['Presents 24th of December', 'Presents', '2027-12-24'],
    ])
    table('en', [['Trip on 5/6', 'Trip', '2027-05-06']], { monthFirst: true })
  })

  describe('knows what repeats', () => {
    table('en', [
      ['Rent every month on the 1st', 'Rent', '2027-01-01', 'FREQ=MONTHLY'],
      ['Rent monthly on the 15th', 'Rent', '2027-01-15', 'FREQ=MONTHLY'],
      ['Rent every 15th', 'Rent', '2027-01-15', 'FREQ=MONTHLY'],
      ['Rent every 15th of the month', 'Rent', '2027-01-15', 'FREQ=MONTHLY'],
      ['Cake every 24 May', 'Cake', '2027-05-24', 'FREQ=YEARLY'],
      ['Cake every year on 24 May', 'Cake', '2027-05-24', 'FREQ=YEARLY'],
      ['Water every second day', 'Water', TODAY, 'FREQ=DAILY;INTERVAL=2'],
      ['Water every 2nd week', 'Water', TODAY, 'FREQ=WEEKLY;INTERVAL=2'],
      ['Water every two weeks', 'Water', TODAY, 'FREQ=WEEKLY;INTERVAL=2'],
      ['Sync every other Monday', 'Sync', '2027-01-04', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO'],
      ['Tax every quarter', 'Tax', TODAY, 'FREQ=MONTHLY;INTERVAL=3'],
      ['Bike every weekend', 'Bike', '2027-01-02', 'FREQ=WEEKLY;BYDAY=SA,SU'],
      ['Run every morning', 'Run', '2027-01-01 09:00', 'FREQ=DAILY'],
      ['Run every evening', 'Run', '2026-12-31 19:00', 'FREQ=DAILY'],
      ['Standup every Thursday 9:00', 'Standup', '2027-01-07 09:00', 'FREQ=WEEKLY;BYDAY=TH'],
      ['Gym every Monday from 11 Jan', 'Gym', '2027-01-11', 'FREQ=WEEKLY;BYDAY=MO'],
      ['Gym on Mondays and Fridays', 'Gym', '2027-01-01', 'FREQ=WEEKLY;BYDAY=MO,FR'],
      ['Mail on weekdays at 9', 'Mail', '2027-01-01 09:00', 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR'],
      ['Call mum once a week', 'Call mum', TODAY, 'FREQ=WEEKLY'],
      ['Every Monday gym', 'gym', '2027-01-04', 'FREQ=WEEKLY;BYDAY=MO'],
      ['Daily standup', 'standup', TODAY, 'FREQ=DAILY'],
    ])
  })

  describe('leaves sentences alone', () => {
    table('en', [
      ['Every day counts', 'Every day counts', null],
      ['Make every day count', 'Make every day count', null],
      ['Every year is different', 'Every year is different', null],
      ['Send the weekly report', 'Send the weekly report', null],
      ['Minutes of Monday', 'Minutes of Monday', null],
      ['Photos from last Friday', 'Photos from last Friday', null],
      ['Add 1/2 cup of sugar', 'Add 1/2 cup of sugar', null],
      ['Support 24/7', 'Support 24/7', null],
      ['Look at 3 houses', 'Look at 3 houses', null],
      ['Good morning mail', 'Good morning mail', null],
      ['Read the second chapter', 'Read the second chapter', null],
      ['Plan the weekend', 'Plan the weekend', null],
      ['Night shift', 'Night shift', null],
      ['Move on', 'Move on', null],
      ['Sit in the sun', 'Sit in the sun', null],
      ['Take one day off', 'Take one day off', null],
      ['Write a second mail', 'Write a second mail', null],
    ])
  })
})

describe('quick add in German', () => {
  describe('leaves no scrap of a date in the title', () => {
    table('de', [
      ['Bericht bis Freitag', 'Bericht', '2027-01-01'],
      ['Bericht bis zum 15.', 'Bericht', '2027-01-15'],
      ['Bericht bis spätestens Freitag', 'Bericht', '2027-01-01'],
      ['Am Freitag Bob anrufen', 'Bob anrufen', '2027-01-01'],
      ['Am Freitag, Bob anrufen', 'Bob anrufen', '2027-01-01'],
      ['Miete am 1.', 'Miete', '2027-01-01'],
      ['Geschenke bis zum 24.12.', 'Geschenke', '2027-12-24'],
      ['Geschenke am 24.12', 'Geschenke', '2027-12-24'],
      ['Geschenke 24/12', 'Geschenke', '2027-12-24'],
      ['Geschenke 24.12.27', 'Geschenke', '2027-12-24'],
      ['Folien für Montag', 'Folien', '2027-01-04'],
      ['Besuch kommenden Samstag', 'Besuch', '2027-01-02'],
      ['Besuch nächste Woche Freitag', 'Besuch', '2027-01-08'],
      ['Besuch Freitag nächste Woche', 'Besuch', '2027-01-08'],
      ['Plan bis Ende der Woche', 'Plan', '2027-01-01'],
      ['Plan bis Monatsende', 'Plan', '2026-12-31'],
      ['Feier am Samstag, 9. Januar', 'Feier', '2027-01-09'],
    ])
  })

  describe('knows times', () => {
    table('de', [
      ['Anruf 14 Uhr 30', 'Anruf', '2026-12-31 14:30'],
      ['Anruf morgen um 14 Uhr 30', 'Anruf', '2027-01-01 14:30'],
      ['Anruf 14:45 Uhr', 'Anruf', '2026-12-31 14:45'],
      ['Anruf um 9.30', 'Anruf', '2027-01-01 09:30'],
      ['Anruf um 17', 'Anruf', '2026-12-31 17:00'],
      ['Anruf um halb drei', 'Anruf', '2026-12-31 14:30'],
      ['Essen morgen Mittag', 'Essen', '2027-01-01 12:00'],
      ['Kino heute Abend', 'Kino', '2026-12-31 19:00'],
      ['Kino heute abend um 21 Uhr', 'Kino', '2026-12-31 21:00'],
      ['Kino Freitagabend', 'Kino', '2027-01-01 19:00'],
      ['Laufen morgen früh', 'Laufen', '2027-01-01 09:00'],
      ['Laufen am Abend', 'Laufen', '2026-12-31 19:00'],
      ['Anruf in zwei Stunden', 'Anruf', '2026-12-31 16:30'],
      ['Anruf in einer halben Stunde', 'Anruf', '2026-12-31 15:00'],
    ])
  })

  describe('knows days', () => {
    table('de', [
      ['Putzen am Wochenende', 'Putzen', '2027-01-02'],
      ['Putzen dieses Wochenende', 'Putzen', '2027-01-02'],
      ['Putzen nächstes Wochenende', 'Putzen', '2027-01-09'],
      ['Besuch in zwei Wochen', 'Besuch', '2027-01-14'],
      ['Besuch in vierzehn Tagen', 'Besuch in vierzehn Tagen', null],
      ['Besuch in 14 Tagen', 'Besuch', '2027-01-14'],
    ])
  })

  describe('knows what repeats', () => {
    table('de', [
      ['Gießen jeden zweiten Tag', 'Gießen', TODAY, 'FREQ=DAILY;INTERVAL=2'],
      ['Gießen jeden 2. Tag', 'Gießen', TODAY, 'FREQ=DAILY;INTERVAL=2'],
      ['Gießen jede dritte Woche', 'Gießen', TODAY, 'FREQ=WEEKLY;INTERVAL=3'],
      ['Gießen alle zwei Wochen', 'Gießen', TODAY, 'FREQ=WEEKLY;INTERVAL=2'],
      ['Treffen jeden zweiten Montag', 'Treffen', '2027-01-04', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO'],
      ['Miete jeden Monat am 1.', 'Miete', '2027-01-01', 'FREQ=MONTHLY'],
      ['Miete am 1. jeden Monats', 'Miete', '2027-01-01', 'FREQ=MONTHLY'],
      ['Miete jeden Ersten', 'Miete', '2027-01-01', 'FREQ=MONTHLY'],
      ['Miete jeden 15. im Monat', 'Miete', '2027-01-15', 'FREQ=MONTHLY'],
      ['Kuchen jedes Jahr am 24. Mai', 'Kuchen', '2027-05-24', 'FREQ=YEARLY'],
      ['Rad jedes Wochenende', 'Rad', '2027-01-02', 'FREQ=WEEKLY;BYDAY=SA,SU'],
      ['Zähne jeden Morgen', 'Zähne', '2027-01-01 09:00', 'FREQ=DAILY'],
      ['Sport montags und freitags', 'Sport', '2027-01-01', 'FREQ=WEEKLY;BYDAY=MO,FR'],
      ['Mails werktags um 9', 'Mails', '2027-01-01 09:00', 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR'],
      ['Täglich Blumen gießen', 'Blumen gießen', TODAY, 'FREQ=DAILY'],
      ['Kurs jeden Montag ab 11. Januar', 'Kurs', '2027-01-11', 'FREQ=WEEKLY;BYDAY=MO'],
    ])
  })

  describe('leaves sentences alone', () => {
    table('de', [
      ['Jeder Tag zählt', 'Jeder Tag zählt', null],
      ['Guten Morgen sagen', 'Guten Morgen sagen', null],
      ['Protokoll von Montag', 'Protokoll von Montag', null],
      ['Fotos vom letzten Freitag', 'Fotos vom letzten Freitag', null],
      ['Das Wochenende planen', 'Das Wochenende planen', null],
      ['Um was es geht', 'Um was es geht', null],
      ['Den täglichen Bericht senden', 'Den täglichen Bericht senden', null],
      ['Bis so weit alles klar ist', 'Bis so weit alles klar ist', null],
      ['Ein zweites Brot', 'Ein zweites Brot', null],
    ])
  })
})

describe('what was understood', () => {
  const line = 'Rent every month on the 1st #home !high'

  it('is named phrase by phrase', () => {
    expect(read(line, 'en').marks).toEqual([
      { kind: 'rule', phrase: 'every month' },
      { kind: 'due', phrase: 'on the 1st' },
      { kind: 'tag', phrase: '#home' },
      { kind: 'priority', phrase: '!high' },
    ])
  })

  it('is text again where the user says so', () => {
    const plain = new Set(['every month', '#home', '!high'])

    expect(read(line, 'en', { plain })).toEqual({
      task: { title: 'Rent every month #home !high', due: '2027-01-01' },
      marks: [{ kind: 'due', phrase: 'on the 1st' }],
    })
  })
})

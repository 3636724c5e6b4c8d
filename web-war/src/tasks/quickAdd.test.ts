import { describe, expect, it } from 'vitest'
import { parseQuickAdd } from './quickAdd'

const TODAY = '2026-12-31'
/** A local time, as it is sent. */
const at = (day: string, time: string) => new Date(`${day}T${time}:00`).toISOString().replace('.000', '')

describe('quick add', () => {
  it('takes a plain line as the title', () => {
    expect(parseQuickAdd('  Buy   milk ', TODAY)).toEqual({ title: 'Buy milk' })
  })

  it('reads tags, priority and a day wherever they stand', () => {
    expect(parseQuickAdd('Call #work Ada tomorrow !high about the #new-site', TODAY)).toEqual({
      title: 'Call Ada about the',
      due: '2027-01-01',
      priority: 'high',
      tags: ['work', 'new-site'],
    })
  })

  it('reads a date and refuses one that the calendar does not have', () => {
    expect(parseQuickAdd('Taxes 2027-05-31', TODAY)).toEqual({ title: 'Taxes', due: '2027-05-31' })
    expect(parseQuickAdd('Taxes 2027-02-30', TODAY)).toEqual({ title: 'Taxes 2027-02-30' })
  })

  it('reads the words of the language, and English ones always', () => {
    expect(parseQuickAdd('Morgen Brot kaufen', TODAY, 'de')).toEqual({ title: 'Brot kaufen', due: '2027-01-01' })
    expect(parseQuickAdd('Brot kaufen heute !hoch', TODAY, 'de')).toEqual({
      title: 'Brot kaufen',
      due: TODAY,
      priority: 'high',
    })
    expect(parseQuickAdd('Bread tomorrow', TODAY, 'de').due).toBe('2027-01-01')
    expect(parseQuickAdd('Guten Morgen sagen', TODAY, 'de')).toEqual({ title: 'Guten Morgen sagen' })
    expect(parseQuickAdd('visit heute gallery', TODAY, 'en')).toEqual({ title: 'visit heute gallery' })
  })

  it('keeps a second day and a second priority in the title', () => {
    expect(parseQuickAdd('Move 2027-01-05 to 2027-01-06 !low !high', TODAY)).toEqual({
      title: 'Move to 2027-01-06 !high',
      due: '2027-01-05',
      priority: 'low',
    })
  })

  it('does not take for marks what only looks like them', () => {
    expect(parseQuickAdd('Pay bill #12 now! !important a#b # !', TODAY)).toEqual({
      title: 'Pay bill #12 now! !important a#b # !',
    })
  })

  it('keeps a tag once', () => {
    expect(parseQuickAdd('Plan #home #home', TODAY).tags).toEqual(['home'])
  })

  it('keeps tags of any alphabet', () => {
    expect(parseQuickAdd('Plan #Büro #日本', TODAY).tags).toEqual(['Büro', '日本'])
  })

  it('takes a line of nothing but marks as a title', () => {
    expect(parseQuickAdd('#work tomorrow', TODAY)).toEqual({ title: '#work tomorrow' })
  })

  it('takes markup as text', () => {
    expect(parseQuickAdd('<img src=x onerror=alert(1)> !low', TODAY)).toEqual({
      title: '<img src=x onerror=alert(1)>',
      priority: 'low',
    })
  })

  it('takes words like "constructor" as words', () => {
    expect(parseQuickAdd('call constructor !constructor', TODAY)).toEqual({ title: 'call constructor !constructor' })
  })

  // 2026-12-31 is a Thursday.
  it('reads a weekday with a time', () => {
    expect(parseQuickAdd('Report fri 17:00', TODAY)).toEqual({
      title: 'Report',
      due: new Date('2027-01-01T17:00:00').toISOString().replace('.000', ''),
    })
    expect(parseQuickAdd('Report Monday', TODAY).due).toBe('2027-01-04')
    expect(parseQuickAdd('Bericht am Freitag um 9:30', TODAY, 'de')).toEqual({
      title: 'Bericht',
      due: new Date('2027-01-01T09:30:00').toISOString().replace('.000', ''),
    })
    expect(parseQuickAdd('Report thursday', TODAY).due).toBe('2027-01-07') // today's weekday is a week away
  })

  it('takes a time alone for today', () => {
    expect(parseQuickAdd('Call 5pm', TODAY)).toEqual({
      title: 'Call',
      due: new Date(`${TODAY}T17:00:00`).toISOString().replace('.000', ''),
    })
    expect(parseQuickAdd('Score 3:72', TODAY)).toEqual({ title: 'Score 3:72' })
  })

  it('reads what repeats, and begins with its first day', () => {
    expect(parseQuickAdd('Bins every monday #home', TODAY)).toEqual({
      title: 'Bins',
      due: '2027-01-04',
      recurrence: 'FREQ=WEEKLY;BYDAY=MO',
      tags: ['home'],
    })
    expect(parseQuickAdd('Water every 3 days', TODAY)).toEqual({
      title: 'Water',
      due: TODAY,
      recurrence: 'FREQ=DAILY;INTERVAL=3',
    })
    expect(parseQuickAdd('Rent monthly 2027-01-01', TODAY)).toEqual({
      title: 'Rent',
      due: '2027-01-01',
      recurrence: 'FREQ=MONTHLY',
    })
    expect(parseQuickAdd('Müll jeden Montag', TODAY, 'de').recurrence).toBe('FREQ=WEEKLY;BYDAY=MO')
    expect(parseQuickAdd('Blumen alle 2 Wochen', TODAY, 'de').recurrence).toBe('FREQ=WEEKLY;INTERVAL=2')
    expect(parseQuickAdd('Thank every guest', TODAY)).toEqual({ title: 'Thank every guest' })
  })

  it('reads how far away it is', () => {
    expect(parseQuickAdd('Visit in 2 weeks', TODAY).due).toBe('2027-01-14')
    expect(parseQuickAdd('Pay in 2 months', TODAY).due).toBe('2027-02-28')
    expect(parseQuickAdd('Put it in 2 boxes', TODAY)).toEqual({ title: 'Put it in 2 boxes' })
  })

  it('reads dates as people write them, the next one where the year is left out', () => {
    expect(parseQuickAdd('Taxes 31 May', TODAY)).toEqual({ title: 'Taxes', due: '2027-05-31' })
    expect(parseQuickAdd('Taxes May 31st 2028 #tax', TODAY)).toEqual({
      title: 'Taxes',
      due: '2028-05-31',
      tags: ['tax'],
    })
    expect(parseQuickAdd('Party on Dec 31', TODAY)).toEqual({ title: 'Party', due: TODAY })
    expect(parseQuickAdd('Leap 29 Feb', TODAY).due).toBe('2028-02-29')
    expect(parseQuickAdd('Taxes 31 June', TODAY)).toEqual({ title: 'Taxes 31 June' })
    expect(parseQuickAdd('On call, may 5 people come', TODAY)).toEqual({ title: 'On call, may 5 people come' })
    expect(parseQuickAdd('Geschenke am 24. Dezember', TODAY, 'de')).toEqual({ title: 'Geschenke', due: '2027-12-24' })
    expect(parseQuickAdd('Geschenke 24.12.2028', TODAY, 'de').due).toBe('2028-12-24')
    expect(parseQuickAdd('Miete 1.2.', TODAY, 'de').due).toBe('2027-02-01')
    expect(parseQuickAdd('Version 1.2. of it', TODAY)).toEqual({ title: 'Version 1.2. of it' })
    expect(parseQuickAdd('Kapitel 32.1. lesen', TODAY, 'de')).toEqual({ title: 'Kapitel 32.1. lesen' })
  })

  it('reads what comes next', () => {
    expect(parseQuickAdd('Plan next week', TODAY)).toEqual({ title: 'Plan', due: '2027-01-04' })
    expect(parseQuickAdd('Plan next friday', TODAY).due).toBe('2027-01-08') // tomorrow is a Friday: of next week
    expect(parseQuickAdd('Pay next month', TODAY).due).toBe('2027-01-01')
    expect(parseQuickAdd('Plan next steps', TODAY)).toEqual({ title: 'Plan next steps' })
    expect(parseQuickAdd('Bericht nächsten Montag um 17 Uhr', TODAY, 'de')).toEqual({
      title: 'Bericht',
      due: at('2027-01-04', '17:00'),
    })
    expect(parseQuickAdd('Visit in a week', TODAY).due).toBe('2027-01-07')
    expect(parseQuickAdd('Besuch in einer Woche', TODAY, 'de').due).toBe('2027-01-07')
    expect(parseQuickAdd('Besuch in 3 Tagen', TODAY, 'de').due).toBe('2027-01-03')
    expect(parseQuickAdd('Put it in a box', TODAY)).toEqual({ title: 'Put it in a box' })
  })

  it('reads clocks of both languages, and takes one that is over for tomorrow', () => {
    expect(parseQuickAdd('Call 5 pm', TODAY)).toEqual({ title: 'Call', due: at(TODAY, '17:00') })
    expect(parseQuickAdd('Call 12am', TODAY).due).toBe(at(TODAY, '00:00'))
    expect(parseQuickAdd('Anruf um 9.30 Uhr', TODAY, 'de')).toEqual({ title: 'Anruf', due: at(TODAY, '09:30') })
    expect(parseQuickAdd('Anruf 17:00 Uhr', TODAY, 'de')).toEqual({ title: 'Anruf', due: at(TODAY, '17:00') })
    expect(parseQuickAdd('Die Uhr stellen', TODAY, 'de')).toEqual({ title: 'Die Uhr stellen' })
    expect(parseQuickAdd('Call 9:00', TODAY, 'en', '14:30').due).toBe(at('2027-01-01', '09:00'))
    expect(parseQuickAdd('Call 17:00', TODAY, 'en', '14:30').due).toBe(at(TODAY, '17:00'))
    expect(parseQuickAdd('Call today 9:00', TODAY, 'en', '14:30').due).toBe(at(TODAY, '09:00'))
  })

  it('reads several weekdays that repeat', () => {
    expect(parseQuickAdd('Run every mon, wed and fri #sport', TODAY)).toEqual({
      title: 'Run',
      due: '2027-01-01',
      recurrence: 'FREQ=WEEKLY;BYDAY=MO,WE,FR',
      tags: ['sport'],
    })
    expect(parseQuickAdd('Run every mon,wed 7:30', TODAY)).toEqual({
      title: 'Run',
      due: at('2027-01-04', '07:30'),
      recurrence: 'FREQ=WEEKLY;BYDAY=MO,WE',
    })
    expect(parseQuickAdd('Standup every weekday', TODAY)).toEqual({
      title: 'Standup',
      due: TODAY,
      recurrence: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR',
    })
    expect(parseQuickAdd('Sport jeden Dienstag und Donnerstag', TODAY, 'de').recurrence).toBe('FREQ=WEEKLY;BYDAY=TU,TH')
    expect(parseQuickAdd('Feed every monday and tell Bob', TODAY)).toEqual({
      title: 'Feed and tell Bob',
      due: '2027-01-04',
      recurrence: 'FREQ=WEEKLY;BYDAY=MO',
    })
    expect(parseQuickAdd('Call every other week', TODAY).recurrence).toBe('FREQ=WEEKLY;INTERVAL=2')
  })

  it('takes an everyday word for a day where a time stands beside it', () => {
    expect(parseQuickAdd('Market sat 10:00', TODAY)).toEqual({ title: 'Market', due: at('2027-01-02', '10:00') })
    expect(parseQuickAdd('Report wed', TODAY).due).toBe('2027-01-06')
    expect(parseQuickAdd('Markt sa 10 Uhr', TODAY, 'de')).toEqual({ title: 'Markt', due: at('2027-01-02', '10:00') })
  })

  it('does not take everyday words for weekdays', () => {
    expect(parseQuickAdd('He sat in the sun', TODAY)).toEqual({ title: 'He sat in the sun' })
    expect(parseQuickAdd('Was so zu tun ist', TODAY, 'de')).toEqual({ title: 'Was so zu tun ist' })
    expect(parseQuickAdd('Picnic Sat', TODAY).due).toBe('2027-01-02')
  })
})

import { describe, expect, it } from 'vitest'
import { parseQuickAdd } from './quickAdd'

const TODAY = '2026-12-31'

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
    expect(parseQuickAdd('Brot kaufen heute !hoch', TODAY, 'de')).toEqual({ title: 'Brot kaufen', due: TODAY, priority: 'high' })
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
    expect(parseQuickAdd('Report fri 17:00', TODAY)).toEqual({ title: 'Report', due: new Date('2027-01-01T17:00:00').toISOString().replace('.000', '') })
    expect(parseQuickAdd('Report Monday', TODAY).due).toBe('2027-01-04')
    expect(parseQuickAdd('Bericht am Freitag um 9:30', TODAY, 'de')).toEqual({
      title: 'Bericht',
      due: new Date('2027-01-01T09:30:00').toISOString().replace('.000', ''),
    })
    expect(parseQuickAdd('Report thursday', TODAY).due).toBe('2027-01-07') // today's weekday is a week away
  })

  it('takes a time alone for today', () => {
    expect(parseQuickAdd('Call 5pm', TODAY)).toEqual({ title: 'Call', due: new Date(`${TODAY}T17:00:00`).toISOString().replace('.000', '') })
    expect(parseQuickAdd('Score 3:72', TODAY)).toEqual({ title: 'Score 3:72' })
  })

  it('reads what repeats, and begins with its first day', () => {
    expect(parseQuickAdd('Bins every monday #home', TODAY)).toEqual({ title: 'Bins', due: '2027-01-04', recurrence: 'FREQ=WEEKLY;BYDAY=MO', tags: ['home'] })
    expect(parseQuickAdd('Water every 3 days', TODAY)).toEqual({ title: 'Water', due: TODAY, recurrence: 'FREQ=DAILY;INTERVAL=3' })
    expect(parseQuickAdd('Rent monthly 2027-01-01', TODAY)).toEqual({ title: 'Rent', due: '2027-01-01', recurrence: 'FREQ=MONTHLY' })
    expect(parseQuickAdd('Müll jeden Montag', TODAY, 'de').recurrence).toBe('FREQ=WEEKLY;BYDAY=MO')
    expect(parseQuickAdd('Blumen alle 2 Wochen', TODAY, 'de').recurrence).toBe('FREQ=WEEKLY;INTERVAL=2')
    expect(parseQuickAdd('Thank every guest', TODAY)).toEqual({ title: 'Thank every guest' })
  })

  it('reads how far away it is', () => {
    expect(parseQuickAdd('Visit in 2 weeks', TODAY).due).toBe('2027-01-14')
    expect(parseQuickAdd('Pay in 2 months', TODAY).due).toBe('2027-02-28')
    expect(parseQuickAdd('Put it in 2 boxes', TODAY)).toEqual({ title: 'Put it in 2 boxes' })
  })

  it('does not take everyday words for weekdays', () => {
    expect(parseQuickAdd('He sat in the sun', TODAY)).toEqual({ title: 'He sat in the sun' })
    expect(parseQuickAdd('Was so zu tun ist', TODAY, 'de')).toEqual({ title: 'Was so zu tun ist' })
    expect(parseQuickAdd('Picnic Sat', TODAY).due).toBe('2027-01-02')
  })
})

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
})

import { describe, expect, it } from 'vitest'
import { dueText, fields, fromFields, isDay, isOverdue, plusDays } from './due'

const NOON = new Date(2026, 11, 15, 12, 0)

describe('due', () => {
  it('counts calendar days over the end of a month and over summer time', () => {
    expect(plusDays('2026-02-28', 1)).toBe('2026-03-01')
    expect(plusDays('2026-03-28', 2)).toBe('2026-03-30')
    expect(plusDays('2026-10-24', 2)).toBe('2026-10-26')
  })

  it('knows the days of the calendar', () => {
    expect(isDay('2028-02-29')).toBe(true)
    expect(isDay('2027-02-29')).toBe(false)
    expect(isDay('2027-13-01')).toBe(false)
  })

  it('gives back what the fields were filled with', () => {
    expect(fromFields('2026-12-01', '')).toBe('2026-12-01')
    expect(fields(fromFields('2026-12-01', '17:30'))).toEqual({ day: '2026-12-01', time: '17:30' })
    expect(fromFields('', '17:30')).toBeNull()
  })

  it('a task for today is not overdue until the day is over', () => {
    expect(isOverdue('2026-12-15', NOON)).toBe(false)
    expect(isOverdue('2026-12-14', NOON)).toBe(true)
    expect(isOverdue(new Date(NOON.getTime() - 1).toISOString(), NOON)).toBe(true)
  })

  it('says days near by in words and others as a date', () => {
    expect(dueText('2026-12-15', NOON, 'en')).toEqual({ kind: 'today', time: '' })
    expect(dueText('2026-12-16', NOON, 'en').kind).toBe('tomorrow')
    expect(dueText('2026-12-14', NOON, 'en').kind).toBe('yesterday')
    expect(dueText('2026-12-18', NOON, 'en')).toEqual({ kind: 'date', date: 'Friday', time: '' })
    expect(dueText('2027-01-20', NOON, 'en')).toEqual({ kind: 'date', date: 'Jan 20, 2027', time: '' })
  })
})

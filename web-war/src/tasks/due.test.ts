import { describe, expect, it } from 'vitest'
import { isDay, plusDays } from '../ui/day'
import { dueText, fields, fitsDue, fromFields, isOverdue } from './due'

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

  it.each(['Pacific/Auckland', 'America/Los_Angeles', 'Europe/Berlin'])(
    'is today by the calendar of the reader in %s',
    (zone) => {
      const before = process.env['TZ']
      process.env['TZ'] = zone
      try {
        const now = new Date(2026, 11, 15, 12, 0)
        const at = (day: number, hour: number) => new Date(2026, 11, day, hour, 30).toISOString()

        for (const due of ['2026-12-14', '2026-12-15', at(15, 0), at(15, 23)])
          expect(fitsDue(due, 'today', now), due).toBe(true)
        for (const due of ['2026-12-16', at(16, 0), null]) expect(fitsDue(due, 'today', now), String(due)).toBe(false)
        for (const due of ['2026-12-14', at(15, 11)]) expect(fitsDue(due, 'overdue', now), due).toBe(true)
        for (const due of ['2026-12-15', at(15, 12)]) expect(fitsDue(due, 'overdue', now), due).toBe(false)
        for (const due of ['2026-12-15', at(15, 0), '2026-12-21', at(21, 23)])
          expect(fitsDue(due, 'week', now), due).toBe(true)
        for (const due of ['2026-12-22', at(22, 0), null]) expect(fitsDue(due, 'week', now), String(due)).toBe(false)
      } finally {
        if (before === undefined) delete process.env['TZ']
        else process.env['TZ'] = before
      }
    },
  )
})

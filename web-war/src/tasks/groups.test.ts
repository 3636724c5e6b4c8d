import { describe, expect, it } from 'vitest'
import type { Task } from '../api/todo'
import { byDay } from './groups'
import type { Row } from './order'

const row = (title: string, due: string | null, depth = 0): Row => ({
  task: { title, due } as Task,
  depth,
  parent: null,
})

describe('the next days', () => {
  it('are shown day by day, what is late before them, a subtask with its parent', () => {
    const rows = [
      row('tax', '2026-12-28'),
      row('rent', '2026-12-30'),
      row('plan', '2026-12-31'),
      row('part', '2027-01-05', 1),
      row('call', new Date('2026-12-31T17:00:00').toISOString()),
      row('trip', '2027-01-02'),
    ]

    const groups = byDay(rows, '2026-12-31').map(({ day, rows }) => [day, rows.map((r) => r.task.title)])

    expect(groups).toEqual([
      ['late', ['tax', 'rent']],
      ['2026-12-31', ['plan', 'part', 'call']],
      ['2027-01-02', ['trip']],
    ])
  })
})

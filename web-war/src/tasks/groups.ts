import { fields } from './due'
import type { Row } from './order'

/** Rows under one heading. */
export interface Group {
  /** The day that they are due on; `late` for all before today; '' if there is no heading. */
  day: string
  rows: Row[]
}

/** The next days, day by day. A task goes with the one that it belongs to, whatever its own day. */
export function byDay(rows: Row[], today: string): Group[] {
  const days = new Map<string, Row[]>()
  let day = ''
  for (const row of rows) {
    if (row.depth === 0) {
      const due = fields(row.task.due).day
      day = due < today ? 'late' : due
    }
    const group = days.get(day)
    if (group) group.push(row)
    else days.set(day, [row])
  }
  const order = (a: string) => (a === 'late' ? '' : a)
  return [...days].map(([day, rows]) => ({ day, rows })).sort((a, b) => (order(a.day) < order(b.day) ? -1 : 1))
}

import { describe, expect, it } from 'vitest'
import type { Task } from '../api/todo'
import { changes, draftOf, tagsOf } from './draft'

const TASK: Task = {
  id: '1',
  list_id: 'l',
  parent_id: null,
  position: 'a0',
  recurrence: null,
  title: 'Buy milk',
  notes: null,
  status: 'open',
  priority: 'none',
  due: '2026-12-01',
  tags: ['home'],
  completed_at: null,
  created_at: '2026-11-01T00:00:00Z',
  updated_at: '2026-11-01T00:00:00Z',
}

describe('the draft of a task', () => {
  it('that was not touched changes nothing', () => {
    expect(changes(draftOf(TASK), draftOf(TASK))).toEqual({})
  })

  it('sends only what was touched, and null for what was cleared', () => {
    const from = draftOf({ ...TASK, notes: 'old' })

    expect(changes(from, { ...from, notes: '', day: '', title: ' Buy oat milk ' })).toEqual({
      title: 'Buy oat milk',
      notes: null,
      due: null,
    })
  })

  it('reads tags with and without their sign, each once', () => {
    expect(tagsOf(' #home, work ,, home')).toEqual(['home', 'work'])
  })
})

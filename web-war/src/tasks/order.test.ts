import { expect, it } from 'vitest'
import type { Task } from '../api/todo'
import { sorted } from './order'

const task = (id: string, created_at: string) => ({ id, created_at }) as Task

it('a task that the service does not have yet is the newest, whatever the clock of this device says', () => {
  const sent = task('01900000-0000-7000-8000-000000000001', '2026-12-01T09:00:05Z')
  const unsent = task('local-2', '2026-12-01T09:00:01Z')

  expect(sorted([unsent, sent], '-created')).toEqual([unsent, sent])
  expect(sorted([unsent, sent], 'created')).toEqual([sent, unsent])
})

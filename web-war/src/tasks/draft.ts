import type { Priority, Task, TaskChange } from '../api/todo'
import { fields, fromFields } from './due'

/** A task as the fields of its form hold it. */
export interface Draft {
  title: string
  notes: string
  day: string
  time: string
  priority: Priority
  tags: string
  list: string
  /** An RRULE; empty: it does not repeat. */
  rule: string
}

export function draftOf(task: Task): Draft {
  const { day, time } = fields(task.due)
  return {
    title: task.title,
    notes: task.notes ?? '',
    day,
    time,
    priority: task.priority,
    tags: task.tags.join(', '),
    list: task.list_id,
    rule: task.recurrence ?? '',
  }
}

/** The form's changes as a merge patch. Untouched members are not sent, so they overwrite nobody's change. */
export function changes(from: Draft, to: Draft): TaskChange {
  const change: TaskChange = {}
  if (to.title.trim() !== from.title) change.title = to.title.trim()
  if (to.notes !== from.notes) change.notes = to.notes === '' ? null : to.notes
  if (to.day !== from.day || to.time !== from.time) change.due = fromFields(to.day, to.time)
  if (to.priority !== from.priority) change.priority = to.priority
  if (to.tags !== from.tags) change.tags = tagsOf(to.tags)
  if (to.rule !== from.rule) change.recurrence = to.rule || null
  if (to.list !== from.list) change.list_id = to.list
  return change
}

export function tagsOf(text: string): string[] {
  return [
    ...new Set(
      text
        .split(',')
        .map((tag) => tag.trim().replace(/^#/, ''))
        .filter((tag) => tag !== ''),
    ),
  ]
}

import type { Task, TaskQuery } from '../api/todo'
import { isLocal } from '../sync/operation'
import { isDay } from '../ui/day'
import { fitsDue } from './due'
import { matches } from './search'

const NEVER = '9999'
const PRIORITY = { high: 0, medium: 1, low: 2, none: 3 } as const

/** The service's orders, so that what is not there yet, or has just changed, is shown where it will be. */
const KEYS: Record<string, (task: Task) => string> = {
  created: (t) => created(t),
  '-created': (t) => created(t),
  due: (t) => moment(t),
  priority: (t) => String(PRIORITY[t.priority]),
  position: (t) => t.position,
}

export function comparison(sort: string): (a: Task, b: Task) => number {
  const key = KEYS[sort] ?? KEYS['-created']!
  const turn = sort === '-created' ? -1 : 1
  return (a, b) => turn * (by(key(a), key(b)) || by(a.id, b.id))
}

/** The same for many, where making the keys anew at each comparison would take longer than comparing them. */
export function sorted(tasks: Task[], sort: string): Task[] {
  const key = KEYS[sort] ?? KEYS['-created']!
  const turn = sort === '-created' ? -1 : 1
  return tasks
    .map((task) => ({ task, key: key(task) }))
    .sort((a, b) => turn * (by(a.key, b.key) || by(a.task.id, b.task.id)))
    .map(({ task }) => task)
}

/** The service says when a task was created, so one that it doesn't have yet will be the newest. */
function created(task: Task): string {
  return isLocal(task.id) ? NEVER + exact(task.created_at) : exact(task.created_at)
}

/** Times come with as many digits as they need, and microseconds count: all as long as the longest. */
function exact(time: string): string {
  const [seconds, fraction = ''] = time.replace('Z', '').split('.')
  return `${seconds}.${fraction.padEnd(9, '0')}`
}

const by = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** A day is as late as its beginning, in Greenwich as at the service. */
function moment(task: Task): string {
  if (!task.due) return NEVER
  return isDay(task.due) ? `${task.due}T00:00:00Z` : new Date(task.due).toISOString()
}

/** Whether a task belongs to the selection. `found` has the results of the service's search. */
export function fits(task: Task, wanted: TaskQuery, found: ReadonlySet<string>): boolean {
  if (wanted.list && task.list_id !== wanted.list) return false
  if (wanted.status !== 'all' && task.status !== wanted.status) return false
  if (wanted.tag && !task.tags.includes(wanted.tag)) return false
  if (wanted.due && !fitsDue(task.due, wanted.due, new Date())) return false
  return !wanted.q || found.has(task.id) || matches(task, wanted.q)
}

export interface Row {
  task: Task
  /** 0 for a task at the top. */
  depth: number
  /** The task above it that it belongs to, where that is not shown. */
  parent: Task | null
}

/**
 * The tasks with those that belong to them under them; order as given, below a parent by position.
 *
 * @param folded parents whose subtasks are not shown
 */
export function rows(tasks: Task[], all: ReadonlyMap<string, Task>, folded: ReadonlySet<string> = new Set()): Row[] {
  const shown = new Set(tasks.map((t) => t.id))
  const below = new Map<string, Task[]>()
  for (const task of tasks) {
    if (!task.parent_id || !shown.has(task.parent_id)) continue
    const beside = below.get(task.parent_id)
    if (beside) beside.push(task)
    else below.set(task.parent_id, [task])
  }
  if (below.size === 0) return tasks.map((task) => ({ task, depth: 0, parent: parentOf(task, all) }))
  const found: Row[] = []
  const add = (task: Task, depth: number) => {
    found.push({ task, depth, parent: depth === 0 ? parentOf(task, all) : null })
    if (folded.has(task.id)) return
    for (const child of sorted(below.get(task.id) ?? [], 'position')) add(child, depth + 1)
  }
  for (const task of tasks) if (!task.parent_id || !shown.has(task.parent_id)) add(task, 0)
  return found
}

const parentOf = (task: Task, all: ReadonlyMap<string, Task>) =>
  task.parent_id ? (all.get(task.parent_id) ?? null) : null

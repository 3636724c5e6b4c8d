import type { Task, TaskQuery } from '../api/todo'
import { isDay } from './due'

const NEVER = '9999'
const PRIORITY = { high: 0, medium: 1, low: 2, none: 3 } as const

/** The service's orders, so that what is not there yet, or has just changed, is shown where it will be. */
const ORDERS: Record<string, (a: Task, b: Task) => number> = {
  created: (a, b) => by(a.created_at, b.created_at),
  '-created': (a, b) => by(b.created_at, a.created_at),
  due: (a, b) => by(moment(a), moment(b)),
  priority: (a, b) => PRIORITY[a.priority] - PRIORITY[b.priority],
  position: (a, b) => by(a.position, b.position),
}

export function comparison(sort: string): (a: Task, b: Task) => number {
  const order = ORDERS[sort] ?? ORDERS['-created']!
  const ids = sort === '-created' ? (a: Task, b: Task) => by(b.id, a.id) : (a: Task, b: Task) => by(a.id, b.id)
  return (a, b) => order(a, b) || ids(a, b)
}

const by = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** A day is as late as its beginning, in Greenwich as at the service. */
function moment(task: Task): string {
  if (!task.due) return NEVER
  return isDay(task.due) ? `${task.due}T00:00:00Z` : new Date(task.due).toISOString()
}

/** Whether a task belongs to what is selected. What only the service can say (its way of searching) is in `found`. */
export function fits(task: Task, wanted: TaskQuery, found: ReadonlySet<string>): boolean {
  if (wanted.list && task.list_id !== wanted.list) return false
  if (wanted.status !== 'all' && task.status !== wanted.status) return false
  if (wanted.tag && !task.tags.includes(wanted.tag)) return false
  const due = moment(task)
  if (wanted.due_before && !(due < instant(wanted.due_before))) return false
  if (wanted.due_after && (due === NEVER || due < instant(wanted.due_after))) return false
  return !wanted.q || found.has(task.id) || folded(`${task.title}\n${task.notes ?? ''}`).includes(folded(wanted.q))
}

const instant = (due: string) => (isDay(due) ? `${due}T00:00:00Z` : new Date(due).toISOString())

/** Case and accents away. */
export function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}+/gu, '').toUpperCase().toLowerCase()
}

export interface Row {
  task: Task
  /** 0 for a task at the top. */
  depth: number
  /** The task above it that it belongs to, where that is not shown. */
  parent: Task | null
}

/** The tasks with those that belong to them under them; order as given, below a parent by position. */
export function rows(tasks: Task[], all: ReadonlyMap<string, Task>): Row[] {
  const shown = new Set(tasks.map((t) => t.id))
  const below = new Map<string, Task[]>()
  for (const task of tasks) {
    if (!task.parent_id || !shown.has(task.parent_id)) continue
    below.set(task.parent_id, [...(below.get(task.parent_id) ?? []), task])
  }
  if (below.size === 0) return tasks.map((task) => ({ task, depth: 0, parent: parentOf(task, all) }))
  const found: Row[] = []
  const byPosition = comparison('position')
  const add = (task: Task, depth: number) => {
    found.push({ task, depth, parent: depth === 0 ? parentOf(task, all) : null })
    for (const child of (below.get(task.id) ?? []).sort(byPosition)) add(child, depth + 1)
  }
  for (const task of tasks) if (!task.parent_id || !shown.has(task.parent_id)) add(task, 0)
  return found
}

const parentOf = (task: Task, all: ReadonlyMap<string, Task>) => (task.parent_id ? (all.get(task.parent_id) ?? null) : null)

import type { NewTask, Task, TaskChange } from '../api/todo'

/** A change that was made here: shown at once, kept on this device until the service has answered it. */
interface Kept {
  /** Also the idempotency key: sent again after a lost answer, it makes nothing twice. */
  id: string
  /** Order in which they were made. */
  seq: number
  /** The task's id; for one that the service doesn't know yet a {@link localId}. */
  task: string
  /** The task's title, for messages. */
  title: string
  /** Milliseconds since the epoch: until then it can be taken back. */
  notBefore: number
  /** Milliseconds since the epoch. */
  madeAt: number
  /** How often it was sent without an answer. */
  tries: number
}

export interface Creation extends Kept {
  kind: 'create'
  /** Without a list it is for the Inbox. */
  body: NewTask
}

export interface Change extends Kept {
  kind: 'change'
  body: TaskChange
  /** The changed members' values before. */
  base: TaskChange
  /** The version that it was made on, where that is known. */
  etag: string | null
  /** The version of somebody else, where both changed the same members: the user has to choose. */
  theirs?: { task: Task; etag: string | null }
}

export interface Deletion extends Kept {
  kind: 'delete'
}

export type Operation = Creation | Change | Deletion

/** Members that people write, not tick or move: nobody's words are overwritten without asking. */
/** What the last change may simply decide: whether it is done, and its place. */
type Unasked = 'status' | 'parent_id' | 'position'
export type Written = Exclude<keyof TaskChange, Unasked>

/** A new member of TaskChange stands here or above, or this does not compile: else a conflict would overwrite it. */
const ASKED: Record<Written, true> = {
  title: true,
  notes: true,
  due: true,
  priority: true,
  tags: true,
  recurrence: true,
  list_id: true,
}
const WRITTEN = Object.keys(ASKED) as Written[]

const LOCAL = 'local-'
export const localId = (key: string) => LOCAL + key
export const isLocal = (id: string | null | undefined) => !!id?.startsWith(LOCAL)

export const same = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null)

export function baseOf(task: Task, body: TaskChange): TaskChange {
  return Object.fromEntries(Object.keys(body).map((member) => [member, task[member as keyof TaskChange]])) as TaskChange
}

/** The members that both sides changed, and not to the same. */
export function contested(op: Change, theirs: Task): Written[] {
  return WRITTEN.filter((m) => m in op.body && !same(theirs[m], op.base[m]) && !same(theirs[m], op.body[m]))
}

export const writes = (op: Change) => WRITTEN.some((m) => m in op.body)

/**
 * The tasks as they will be: what the service said, and over it what was done here since.
 *
 * @param inbox the Inbox's id, '' until it is known
 */
export function overlaid(
  known: ReadonlyMap<string, Task>,
  operations: readonly Operation[],
  inbox: string,
): Map<string, Task> {
  const shown = new Map(known)
  for (const op of operations) {
    const task = shown.get(op.task)
    if (op.kind === 'create') shown.set(op.task, drafted(op, shown, inbox))
    else if (op.kind === 'delete') remove(shown, op.task)
    else if (task) {
      const leaves = op.body.list_id !== undefined && op.body.list_id !== task.list_id
      shown.set(op.task, { ...task, ...(leaves ? { parent_id: null } : {}), ...op.body, ...completion(task, op) })
      if (leaves) takeAlong(shown, op.task, op.body.list_id!)
    }
  }
  return shown
}

function completion(task: Task, { body, madeAt }: Change): Partial<Task> {
  if (body.status === undefined) return {}
  return { completed_at: body.status === 'open' ? null : (task.completed_at ?? new Date(madeAt).toISOString()) }
}

function drafted(op: Creation, shown: ReadonlyMap<string, Task>, inbox: string): Task {
  const at = new Date(op.madeAt).toISOString()
  const list = op.body.list_id ?? inbox
  let last = ''
  for (const task of shown.values()) if (task.list_id === list && task.position > last) last = task.position
  return {
    id: op.task,
    parent_id: null,
    notes: null,
    status: 'open',
    priority: 'none',
    due: null,
    tags: [],
    recurrence: null,
    ...op.body,
    list_id: list,
    position: `${last || 'a0'}z`,
    completed_at: null,
    created_at: at,
    updated_at: at,
  }
}

/** What is below a task goes with it to another list. */
function takeAlong(shown: Map<string, Task>, parent: string, list: string): void {
  for (const task of [...shown.values()]) {
    if (task.parent_id !== parent || task.list_id === list) continue
    shown.set(task.id, { ...task, list_id: list })
    takeAlong(shown, task.id, list)
  }
}

function remove(shown: Map<string, Task>, id: string): void {
  shown.delete(id)
  for (const task of [...shown.values()]) if (task.parent_id === id) remove(shown, task.id)
}

import { idempotencyKey, type ProtectedHttp } from './http'

export type Priority = 'none' | 'low' | 'medium' | 'high'
export type Status = 'open' | 'done'

export interface TaskList {
  id: string
  name: string
  role: MemberRole
  task_count: number
  created_at: string
}

export type MemberRole = 'owner' | 'editor' | 'viewer'

export interface Member {
  user_id: string
  name: string | null
  email: string | null
  role: MemberRole
}

export interface Task {
  id: string
  list_id: string
  parent_id: string | null
  title: string
  notes: string | null
  status: Status
  priority: Priority
  /** A date (`2026-12-01`) or an instant (`2026-12-01T15:00:00Z`). */
  due: string | null
  tags: string[]
  /** A fractional index: compared by code unit. */
  position: string
  /** An RRULE (RFC 5545) without the name. */
  recurrence: string | null
  completed_at: string | null
  created_at: string
  updated_at: string
}

export interface NewTask {
  title: string
  list_id?: string
  due?: string
  priority?: Priority
  tags?: string[]
  parent_id?: string
  recurrence?: string
}

export type TaskChange = Partial<
  Pick<
    Task,
    'title' | 'notes' | 'status' | 'priority' | 'due' | 'tags' | 'list_id' | 'parent_id' | 'position' | 'recurrence'
  >
>

export interface TaskQuery {
  list?: string
  status: Status | 'all'
  tag?: string
  q?: string
  /** Not for the service: by the reader's calendar. */
  due?: 'overdue' | 'today' | 'week'
  due_before?: string
  sort: string
}

/** What an import left out, or took differently. */
export interface Skipped {
  entity: string
  id: string
  title?: string | null
  /** Of the file, from 1. */
  line?: number | null
  reason: string
}

export interface Imported {
  lists_created: number
  tasks_created: number
  skipped_total?: number
  skipped: Skipped[]
}

interface Page<T> {
  items: T[]
  next_page_token?: string | null
}

export function todoApi(base: string, http: ProtectedHttp) {
  const list = (id: string) => `${base}/lists/${encodeURIComponent(id)}`
  const task = (id: string) => `${base}/tasks/${encodeURIComponent(id)}`
  const create = <T>(url: string, json: unknown, key = idempotencyKey()) =>
    http<T>(url, { method: 'POST', json, headers: { 'Idempotency-Key': key } })

  return {
    /** All lists: a side bar that shows only the first page would hide the rest. */
    async lists(): Promise<TaskList[]> {
      const all: TaskList[] = []
      let token: string | null | undefined
      do {
        const { body }: { body: Page<TaskList> } = await http(
          `${base}/lists?${query({ page_size: '100', page_token: token })}`,
        )
        all.push(...body.items)
        token = body.next_page_token
      } while (token)
      return all
    },
    addList: async (name: string) => (await create<TaskList>(`${base}/lists`, { name })).body,
    renameList: async (id: string, name: string) =>
      (await http<TaskList>(list(id), { method: 'PATCH', json: { name } })).body,
    deleteList: (id: string) => http<void>(list(id), { method: 'DELETE' }),

    async tasks(
      { due: _, ...selection }: TaskQuery,
      pageToken: string | null,
      signal: AbortSignal,
    ): Promise<Page<Task>> {
      const search = query({ ...selection, page_size: '100', page_token: pageToken })
      return (await http<Page<Task>>(`${base}/tasks?${search}`, { signal })).body
    },
    /** What is directly below these tasks, done or not. */
    async subtasks(parents: string[]): Promise<Task[]> {
      const all: Task[] = []
      let token: string | null | undefined
      do {
        const search = query({ parent: parents.join(), status: 'all', page_size: '100', page_token: token })
        const { body }: { body: Page<Task> } = await http(`${base}/tasks?${search}`)
        all.push(...body.items)
        token = body.next_page_token
      } while (token)
      return all
    },
    addTask: (task: NewTask, key: string) => create<Task>(`${base}/tasks`, zoned(task), key),
    task: (id: string) => http<Task>(task(id)),
    /** @param etag the version that the change was made on; null where the last writer may win (checking off) */
    changeTask: (id: string, change: TaskChange, etag: string | null) =>
      http<Task>(task(id), { method: 'PATCH', json: zoned(change), headers: etag ? { 'If-Match': etag } : {} }),
    deleteTask: (id: string) => http<void>(task(id), { method: 'DELETE', keepalive: true }),

    members: async (listId: string): Promise<Member[]> => {
      const { body } = await http<Member[] | Page<Member>>(`${list(listId)}/members?page_size=100`)
      return Array.isArray(body) ? body : body.items
    },
    invite: (listId: string, email: string, role: MemberRole) =>
      create<Member>(`${list(listId)}/members`, { email, role }),
    changeMember: (listId: string, user: string, role: MemberRole) =>
      http<Member>(`${list(listId)}/members/${encodeURIComponent(user)}`, { method: 'PATCH', json: { role } }),
    removeMember: (listId: string, user: string) =>
      http<void>(`${list(listId)}/members/${encodeURIComponent(user)}`, { method: 'DELETE' }),

    /** The stream of changes; the body is read by {@link readEvents}. */
    events: (lastEventId: string | null, signal: AbortSignal) =>
      http.stream(`${base}/events`, {
        signal,
        headers: { Accept: 'text/event-stream', ...(lastEventId ? { 'Last-Event-ID': lastEventId } : {}) },
      }),
    export: (type: string) => http.stream(`${base}/export`, { headers: { Accept: type } }),
    import: async (file: Blob, type: string, key: string) =>
      (
        await http<Imported>(`${base}/import`, {
          method: 'POST',
          body: file,
          headers: { 'Content-Type': type, 'Idempotency-Key': key },
        })
      ).body,
    statistics: async () => (await http<Record<string, number>>(`${base}/admin/statistics`)).body,
    /** All lists and tasks of one's own. */
    eraseMine: () => http<void>(`${base}/users/me`, { method: 'DELETE' }),
    eraseUser: (id: string) => http<void>(`${base}/admin/users/${encodeURIComponent(id)}`, { method: 'DELETE' }),
  }
}
export type TodoApi = ReturnType<typeof todoApi>

/** With the reader's time zone, a task that repeats at five does so at five in summer and in winter. */
function zoned<T extends { recurrence?: string | null }>(task: T): T {
  return task.recurrence ? { ...task, time_zone: Intl.DateTimeFormat().resolvedOptions().timeZone } : task
}

function query(members: Record<string, string | null | undefined>): URLSearchParams {
  return new URLSearchParams(Object.entries(members).filter((m): m is [string, string] => !!m[1]))
}

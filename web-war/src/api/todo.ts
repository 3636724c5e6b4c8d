import { idempotencyKey, type Http } from './http'

export type Priority = 'none' | 'low' | 'medium' | 'high'
export type Status = 'open' | 'done'

export interface TaskList {
  id: string
  name: string
  role: 'owner' | 'editor' | 'viewer'
  task_count: number
  created_at: string
}

export interface Task {
  id: string
  list_id: string
  title: string
  notes: string | null
  status: Status
  priority: Priority
  /** A date (`2026-12-01`) or an instant (`2026-12-01T15:00:00Z`). */
  due: string | null
  tags: string[]
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
}

export type TaskChange = Partial<Pick<Task, 'title' | 'notes' | 'status' | 'priority' | 'due' | 'tags' | 'list_id'>>

export interface TaskQuery {
  list?: string
  status: Status | 'all'
  tag?: string
  q?: string
  sort: string
}

interface Page<T> {
  items: T[]
  next_page_token?: string | null
}

export function todoApi(base: string, http: Http) {
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
        const { body }: { body: Page<TaskList> } = await http(`${base}/lists?${query({ page_size: '100', page_token: token })}`)
        all.push(...body.items)
        token = body.next_page_token
      } while (token)
      return all
    },
    addList: async (name: string) => (await create<TaskList>(`${base}/lists`, { name })).body,
    renameList: async (id: string, name: string) => (await http<TaskList>(list(id), { method: 'PATCH', json: { name } })).body,
    deleteList: (id: string) => http<void>(list(id), { method: 'DELETE' }),

    async tasks(selection: TaskQuery, pageToken: string | null, signal: AbortSignal): Promise<Page<Task>> {
      const search = query({ ...selection, page_size: '50', page_token: pageToken })
      return (await http<Page<Task>>(`${base}/tasks?${search}`, { signal })).body
    },
    addTask: async (task: NewTask, key?: string) => (await create<Task>(`${base}/tasks`, task, key)).body,
    task: (id: string) => http<Task>(task(id)),
    /** @param etag the version that the change was made on; null where the last writer may win (checking off) */
    changeTask: (id: string, change: TaskChange, etag: string | null) =>
      http<Task>(task(id), { method: 'PATCH', json: change, headers: etag ? { 'If-Match': etag } : {} }),
    deleteTask: (id: string, keepalive: boolean) => http<void>(task(id), { method: 'DELETE', keepalive }),
  }
}
export type TodoApi = ReturnType<typeof todoApi>

function query(members: Record<string, string | null | undefined>): URLSearchParams {
  return new URLSearchParams(Object.entries(members).filter((m): m is [string, string] => !!m[1]))
}

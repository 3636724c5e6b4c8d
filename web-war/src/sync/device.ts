import type { TaskList, Task } from '../api/todo'
import type { Operation } from './operation'

/**
 * One user's data on this device: the changes that are not sent yet, and the tasks and lists as last seen,
 * for the time without network. Never a token.
 */
export interface Device {
  operations(): Promise<Operation[]>
  keep(op: Operation): Promise<void>
  /**
   * Takes an operation out, rewrites others and keeps the task that it made or changed, all or nothing: a page that
   * closes in this moment has the one or the other.
   */
  done(id: string, rewritten?: Operation[], answer?: Task | null): Promise<void>
  tasks(): Promise<Task[]>
  keepTasks(tasks: Task[], gone: string[]): Promise<void>
  lists(): Promise<TaskList[]>
  keepLists(lists: TaskList[]): Promise<void>
  cursor(): Promise<string | null>
  keepCursor(cursor: string | null): Promise<void>
  /** Forgets all of it. */
  erase(): Promise<void>
  close(): void
}

const NAME = (user: string) => `hallpass-${user}`
const OPERATIONS = 'operations'
const TASKS = 'tasks'
const REST = 'rest'

export async function openDevice(user: string): Promise<Device> {
  try {
    return indexed(await opened(NAME(user)), NAME(user))
  } catch {
    return memoryDevice() // a browser that keeps nothing: all works, only not across a reload
  }
}

function opened(name: string): Promise<IDBDatabase> {
  const request = indexedDB.open(name, 1)
  request.onupgradeneeded = () => {
    request.result.createObjectStore(OPERATIONS, { keyPath: 'id' })
    request.result.createObjectStore(TASKS, { keyPath: 'id' })
    request.result.createObjectStore(REST)
  }
  return answered(request)
}

function indexed(db: IDBDatabase, name: string): Device {
  // Another tab erases (sign-out): it must not wait for us.
  db.onversionchange = () => db.close()
  const read = <T>(store: string, ask: (s: IDBObjectStore) => IDBRequest<T>) =>
    answered(ask(db.transaction(store).objectStore(store)))
  const change = (stores: string[], work: (transaction: IDBTransaction) => void) =>
    new Promise<void>((resolve, reject) => {
      const transaction = db.transaction(stores, 'readwrite')
      transaction.oncomplete = () => resolve()
      transaction.onabort = transaction.onerror = () => reject(transaction.error)
      work(transaction)
    })
  const write = (store: string, work: (s: IDBObjectStore) => void) =>
    change([store], (transaction) => work(transaction.objectStore(store)))
  const rest = async <T>(key: string) => ((await read(REST, (s) => s.get(key))) ?? null) as T | null
  return {
    operations: async () => ((await read(OPERATIONS, (s) => s.getAll())) as Operation[]).sort((a, b) => a.seq - b.seq),
    keep: (op) => write(OPERATIONS, (s) => s.put(plain(op))),
    done: (id, rewritten = [], answer = null) =>
      change([OPERATIONS, TASKS], (transaction) => {
        const operations = transaction.objectStore(OPERATIONS)
        operations.delete(id)
        for (const op of rewritten) operations.put(plain(op))
        if (answer) transaction.objectStore(TASKS).put(plain(answer))
      }),
    tasks: () => read(TASKS, (s) => s.getAll()) as Promise<Task[]>,
    keepTasks: (tasks, gone) =>
      write(TASKS, (s) => {
        for (const task of tasks) s.put(plain(task))
        for (const id of gone) s.delete(id)
      }),
    lists: async () => (await rest<TaskList[]>('lists')) ?? [],
    keepLists: (lists) => write(REST, (s) => s.put(plain(lists), 'lists')),
    cursor: () => rest<string>('cursor'),
    keepCursor: (cursor) => write(REST, (s) => s.put(cursor, 'cursor')),
    erase: async () => {
      db.close()
      await answered(indexedDB.deleteDatabase(name)).catch(() => {})
    },
    close: () => db.close(),
  }
}

/** For tests, and for browsers without storage. */
export function memoryDevice(): Device {
  const operations = new Map<string, Operation>()
  const tasks = new Map<string, Task>()
  let lists: TaskList[] = []
  let cursor: string | null = null
  return {
    operations: async () => [...operations.values()].map(plain).sort((a, b) => a.seq - b.seq),
    keep: async (op) => void operations.set(op.id, plain(op)),
    done: async (id, rewritten = [], answer = null) => {
      operations.delete(id)
      for (const op of rewritten) operations.set(op.id, plain(op))
      if (answer) tasks.set(answer.id, answer)
    },
    tasks: async () => [...tasks.values()],
    keepTasks: async (kept, gone) => {
      for (const task of kept) tasks.set(task.id, task)
      for (const id of gone) tasks.delete(id)
    },
    lists: async () => lists,
    keepLists: async (kept) => void (lists = kept),
    cursor: async () => cursor,
    keepCursor: async (kept) => void (cursor = kept),
    erase: async () => {
      operations.clear()
      tasks.clear()
      lists = []
      cursor = null
    },
    close: () => {},
  }
}

/** Out of Vue's proxies, which can't be stored. */
function plain<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T
}

function answered<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
    if ('onblocked' in request) (request as unknown as IDBOpenDBRequest).onblocked = () => reject(new Error('blocked'))
  })
}

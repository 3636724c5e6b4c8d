import type { Task } from '../api/todo'
import { isLocal } from '../sync/operation'

/** Ids in one request: its address stays well below what servers take. */
const AT_ONCE = 50
const SOON_MS = 200

/**
 * Loads what is below tasks that are shown, done or not: a parent says how much of it is done, and takes it along when
 * it is checked off. Each parent is asked for once; changes after that come as events.
 */
export function subtaskLoader(fetch: (parents: string[]) => Promise<Task[]>, absorb: (tasks: Task[]) => void) {
  let asked = new Map<string, Promise<void>>()
  let waiting: string[] = []
  let timer: ReturnType<typeof setTimeout> | undefined

  /** Resolves when all that is below them, at any depth, is there. */
  function load(ids: string[]): Promise<void> {
    const now = asked
    const fresh = ids.filter((id) => !isLocal(id) && !now.has(id))
    for (let from = 0; from < fresh.length; from += AT_ONCE) {
      const some = fresh.slice(from, from + AT_ONCE)
      const loaded = fetch(some).then(
        (tasks) => {
          if (now !== asked || tasks.length === 0) return
          absorb(tasks)
          return load(tasks.map((task) => task.id))
        },
        () => some.forEach((id) => now.delete(id)), // without network: again when it is back
      )
      for (const id of some) now.set(id, loaded)
    }
    return Promise.all(ids.map((id) => now.get(id))).then(() => {})
  }

  function soon(ids: string[]): void {
    waiting = ids
    clearTimeout(timer)
    timer = setTimeout(() => void load(waiting), SOON_MS)
  }

  function forget(): void {
    clearTimeout(timer)
    asked = new Map()
  }

  return { load, soon, forget }
}

import type { Task } from '../api/todo'
import type { Device } from '../sync/device'

const KEEP_AFTER_MS = 400

/** Writes what the service said to the device, many changes in one go. */
export function keeper(device: () => Device | null) {
  const dirty = new Map<string, Task | null>()
  let timer: ReturnType<typeof setTimeout> | undefined

  function write(): void {
    const entries = [...dirty]
    dirty.clear()
    void device()?.keepTasks(
      entries.flatMap(([, task]) => task ?? []),
      entries.flatMap(([id, task]) => (task ? [] : [id])),
    )
  }

  return (tasks: Task[], gone: string[]): void => {
    for (const task of tasks) dirty.set(task.id, task)
    for (const id of gone) dirty.set(id, null)
    clearTimeout(timer)
    timer = setTimeout(write, KEEP_AFTER_MS)
  }
}

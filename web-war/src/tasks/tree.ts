import { computed, type Ref } from 'vue'
import type { Task, TaskChange } from '../api/todo'
import { sorted } from './order'
import { between } from './position'

/** How far the tasks directly below another one are. */
export interface Progress {
  done: number
  total: number
}

/** Which tasks belong to which, and the places between them. */
export function treeOf(all: Ref<ReadonlyMap<string, Task>>) {
  const byParent = computed(() => {
    const found = new Map<string, Task[]>()
    for (const task of all.value.values()) {
      if (!task.parent_id) continue
      const beside = found.get(task.parent_id)
      if (beside) beside.push(task)
      else found.set(task.parent_id, [task])
    }
    return found
  })

  /** Those that belong to it, at any depth. */
  const below = (id: string): Task[] => (byParent.value.get(id) ?? []).flatMap((task) => [task, ...below(task.id)])

  const children = (id: string): Task[] => sorted(byParent.value.get(id) ?? [], 'position')

  function progress(id: string): Progress | undefined {
    const parts = byParent.value.get(id)
    return parts && { done: parts.filter((task) => task.status === 'done').length, total: parts.length }
  }

  /** Those beside it, in their order: same list, same parent. */
  function siblings(list: string, parent: string | null): Task[] {
    return sorted(
      [...all.value.values()].filter((t) => t.list_id === list && (t.parent_id ?? null) === parent),
      'position',
    )
  }

  /** The change that puts a task right before or after another one, below that one's parent. */
  function placed(task: Task, target: Task, after: boolean): TaskChange {
    const parent = target.parent_id && all.value.has(target.parent_id) ? target.parent_id : null
    const beside = siblings(target.list_id, parent).filter((t) => t.id !== task.id)
    const at = beside.findIndex((t) => t.id === target.id) + (after ? 1 : 0)
    return put(task, parent, beside, at)
  }

  /** The change that makes a task the last below another one. */
  function nested(task: Task, parent: Task): TaskChange {
    const beside = siblings(parent.list_id, parent.id).filter((t) => t.id !== task.id)
    return put(task, parent.id, beside, beside.length)
  }

  function put(task: Task, parent: string | null, beside: Task[], at: number): TaskChange {
    const low = beside[at - 1]?.position ?? null
    // Two at the same place (made at the same moment elsewhere): the next one that is really after it.
    const high = beside.slice(at).find((t) => low === null || t.position > low)?.position ?? null
    return { position: between(low, high), ...((task.parent_id ?? null) === parent ? {} : { parent_id: parent }) }
  }

  return { below, children, progress, placed, nested }
}

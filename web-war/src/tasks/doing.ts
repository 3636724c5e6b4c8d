import { useI18n } from 'vue-i18n'
import type { Status, Task } from '../api/todo'
import { useSync } from '../sync/sync'
import { useNotices } from '../ui/notices'
import { useRefusalReport } from './refusalReport'
import { useTasks } from './tasks'

/** Checking off, reopening, deleting and moving to another list. Each says what it did, and can be undone. */
export function useDoing() {
  const { t } = useI18n()
  const sync = useSync()
  const tasks = useTasks()
  const notices = useNotices()
  const report = useRefusalReport()

  /** What is open below a task is done with it, and opened again by the undo. */
  async function toggle(task: Task): Promise<void> {
    const status: Status = task.status === 'open' ? 'done' : 'open'
    const all = [task]
    let undone = false
    const parts = () =>
      status === 'open' ? [] : tasks.below(task.id).filter((part) => part.status === 'open' && !all.includes(part))
    all.push(...parts())
    const count = all.length - 1
    // The notice comes at once. If the service refuses the change, the reason takes its place.
    notices.done(
      status === 'open'
        ? t('tasks.reopened', { title: task.title })
        : count > 0
          ? t('tasks.completedAll', { title: task.title, count }, count)
          : t('tasks.completed', { title: task.title }),
      () => {
        undone = true
        for (const each of all) void report(tasks.setStatus({ ...each, status }, each.status), each.title)
      },
    )
    const set = (some: Task[]) => Promise.all(some.map((each) => report(tasks.setStatus(each, status), each.title)))
    const sent = set(all)
    // The row may be quicker than what is below it.
    await tasks.loadBelow(task.id)
    const late = undone ? [] : parts()
    all.push(...late)
    await Promise.all([sent, set(late)])
  }

  /** Leaves the page at once, but the service only when the time for undo is over: undo has nothing to make again. */
  function remove(task: Task): void {
    const id = sync.remove(task)
    notices.show({
      kind: 'done',
      text: t('tasks.deleted', { title: task.title }),
      undo: () =>
        void sync.undo(id).then((back) => back || notices.failed(t('tasks.undoTooLate', { title: task.title }))),
      commit: () => sync.letGo(id),
    })
  }

  async function moveTo(task: Task, list: { id: string; name: string }): Promise<void> {
    const { list_id, parent_id, position } = task
    if (list.id === list_id) return
    const back = { list_id, position, ...(parent_id ? { parent_id } : {}) }
    notices.done(
      t('tasks.movedToList', { title: task.title, list: list.name }),
      () => void report(tasks.change({ ...task, list_id: list.id, parent_id: null }, back, null), task.title),
    )
    await report(tasks.change(task, { list_id: list.id }, null), task.title)
  }

  return { toggle, remove, moveTo }
}

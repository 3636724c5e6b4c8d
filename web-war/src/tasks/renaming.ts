import { useI18n } from 'vue-i18n'
import { ApiError } from '../api/problem'
import type { Task } from '../api/todo'
import { useNotices } from '../ui/notices'
import { useRefusalReport } from './refusalReport'
import { useTasks } from './tasks'

/** Renames tasks in their rows. Another user's new title is not overwritten unasked. */
export function useRenaming() {
  const { t } = useI18n()
  const tasks = useTasks()
  const notices = useNotices()
  const report = useRefusalReport()
  const versions = new Map<string, { task: Task; read: ReturnType<typeof tasks.read> }>()

  /** Reads the newest version while the user types. */
  function begin(task: Task): void {
    const read = tasks.read(task.id)
    read.catch(() => {})
    versions.set(task.id, { task, read })
  }

  async function rename(task: Task, title: string): Promise<void> {
    const before = versions.get(task.id)?.task ?? task
    const latest = await versions.get(task.id)?.read.catch((failure: unknown) => failure)
    if (latest instanceof ApiError && latest.status === 404)
      return notices.failed(t('tasks.changeFailed', { title, reason: t('error.missing') }))
    const known =
      latest && !(latest instanceof Error)
        ? (latest as Awaited<ReturnType<typeof tasks.read>>)
        : { task: null, etag: null }
    const asSeen = known.task?.title === before.title
    await report(tasks.change({ ...task, title: before.title }, { title }, asSeen ? known.etag : null, !asSeen), title)
  }

  return { begin, rename }
}

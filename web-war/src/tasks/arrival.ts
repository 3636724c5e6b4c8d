import { nextTick } from 'vue'
import { useI18n } from 'vue-i18n'
import { useRouter } from 'vue-router'
import { useNotices } from '../ui/notices'
import { useSync } from '../sync/sync'
import { useLists } from './lists'
import { focusRow, rowOf } from './rowFocus'
import { CHUNK } from './TaskChunk.vue'
import { useTasks } from './tasks'

const FRAMES = 120

/** Says where a task is that was added or changed and is not in sight, and leads there. */
export function useArrival() {
  const { t } = useI18n()
  const router = useRouter()
  const sync = useSync()
  const lists = useLists()
  const tasks = useTasks()
  const notices = useNotices()

  /** @return whether the reader was told: nothing is said of a task that he sees */
  async function tell(id: string, said: (list: string) => string): Promise<boolean> {
    await nextTick()
    // A page that has just been opened does not have it yet.
    for (let frame = 0; frame < FRAMES && !tasks.find(id); frame++) await new Promise(requestAnimationFrame)
    const task = tasks.find(id)
    if (!task || inSight(task.id)) return false
    const list = lists.of(task)
    const name = list === undefined || list.id === lists.inbox?.id ? t('lists.inbox') : list.name
    notices.show({
      kind: 'done',
      text: said(name),
      action: { label: t('tasks.showIt'), act: () => void show(id) },
    })
    return true
  }

  async function show(id: string): Promise<void> {
    const task = tasks.find(id)
    if (!task) return
    if (!tasks.fitsView(task))
      await router.push({
        name: 'list',
        params: { list: task.list_id },
        query: task.status === 'done' ? { status: 'done' } : {},
      })
    else await tasks.reach(task.id).catch(() => {})
    // A list is loaded, and rows out of view are drawn, frame by frame.
    for (let frame = 0; frame < FRAMES; frame++) {
      const now = sync.idOf(id)
      const place = Math.floor(tasks.reveal(now) / CHUNK)
      const row = rowOf(now)
      if (row) {
        row.scrollIntoView({ block: 'center' })
        focusRow(now, '.title')
        return flash(row)
      }
      document.querySelectorAll('[data-chunk]')[place]?.scrollIntoView({ block: 'center' })
      await new Promise(requestAnimationFrame)
    }
  }

  return { tell, show }
}

function inSight(id: string): boolean {
  const box = rowOf(id)?.getBoundingClientRect()
  return box !== undefined && box.top >= 0 && box.top < innerHeight
}

function flash(row: HTMLElement): void {
  row.animate({ background: ['var(--pine-wash)', 'transparent'] }, { duration: 1_500 })
}

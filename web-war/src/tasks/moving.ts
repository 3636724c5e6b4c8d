import { nextTick, ref, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import type { Task } from '../api/todo'
import { useDoing } from './doing'
import { useDrag } from './drag'
import { useLists } from './lists'
import type { Row } from './order'
import { useRefusalReport } from './refusalReport'
import type { Where } from './rowActions'
import { focusedTask, focusRow } from './rowFocus'
import { useTasks } from './tasks'

const MAX_DEPTH = 5

/** Moves tasks, by keys and by dragging; `moved` is the text for screen readers. */
export function useMoving(sortable: Ref<boolean>) {
  const { t } = useI18n()
  const tasks = useTasks()
  const lists = useLists()
  const { moveTo } = useDoing()
  const report = useRefusalReport()
  const moved = ref('')

  const { dragged, drop, grab } = useDrag(sortable, (id, to) => {
    const task = tasks.all.get(id)
    const list = lists.all.find((l) => l.id === to.list)
    if (task && list) return void moveTo(task, { id: list.id, name: lists.nameOf(list, t('lists.inbox')) })
    if (to.id === undefined) return
    const target = tasks.all.get(to.id)
    if (!task || !target || tasks.below(id).some((child) => child.id === to.id)) return
    void place(task, () => tasks.place(task, target, to.after))
  })

  async function move({ task, depth }: Row, where: Where): Promise<void> {
    const parentId = task.parent_id ?? null
    const beside = tasks.rows.filter((row) => row.depth === depth && (row.task.parent_id ?? null) === parentId)
    const at = beside.findIndex((row) => row.task.id === task.id)
    const before = beside[at - 1]?.task
    const after = beside[at + 1]?.task
    const parent = parentId ? tasks.all.get(parentId) : undefined
    if (where === 'up' && before) await place(task, () => tasks.place(task, before, false))
    else if (where === 'down' && after) await place(task, () => tasks.place(task, after, true))
    else if (where === 'in' && before && depth < MAX_DEPTH) await place(task, () => tasks.nest(task, before))
    else if (where === 'out' && parent) await place(task, () => tasks.place(task, parent, true))
    else moved.value = t('tasks.cantMove')
  }

  async function place(task: Task, work: () => ReturnType<typeof tasks.place>): Promise<void> {
    const hadFocus = focusedTask() === task.id
    const onGrip = document.activeElement?.classList.contains('grip') ?? false
    const outcome = report(work(), task.title)
    await nextTick()
    moved.value = placeInWords(task)
    // The row was taken out of the document and put in again: the focus has to follow.
    if (hadFocus) focusRow(task.id, onGrip ? '.grip' : undefined)
    await outcome
  }

  function placeInWords(task: Task): string {
    const at = tasks.rows.findIndex((row) => row.task.id === task.id)
    const row = tasks.rows[at]
    if (!row?.depth) return t('tasks.movedTo', { title: task.title, position: at + 1, total: tasks.rows.length })
    const parent = tasks.all.get(task.parent_id ?? '') ?? tasks.all.get(row.task.parent_id ?? '')
    return t('tasks.movedBelow', { title: task.title, parent: parent?.title ?? '' })
  }

  return { moved, move, dragged, drop, grab }
}

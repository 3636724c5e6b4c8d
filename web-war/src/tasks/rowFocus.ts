import { nextTick, watch } from 'vue'
import { useSync } from '../sync/sync'
import type { Row } from './order'
import { useTasks } from './tasks'

const idOfRow = (element: Element | null) => element?.closest<HTMLElement>('[data-task]')?.dataset['task']

/** The id of the task whose row has the focus. */
export const focusedTask = () => idOfRow(document.activeElement)

export const rowOf = (id: string) => document.querySelector<HTMLElement>(`[data-task="${CSS.escape(id)}"]`)

export const focusRow = (id: string, what = '.tick input:enabled, .title') =>
  rowOf(id)?.querySelector<HTMLElement>(what)?.focus()

/**
 * The keyboard's place in the list of tasks. It survives that rows come, move and go.
 *
 * @param focusElsewhere takes the focus if no row is left
 */
export function useRowFocus(focusElsewhere: () => void) {
  const sync = useSync()
  const tasks = useTasks()

  watch(
    () => tasks.rows.map((row) => sync.keyOf(row.task.id)),
    async (now, before) => {
      const focused = document.activeElement as HTMLElement | null
      const id = sync.keyOf(idOfRow(focused) ?? '')
      if (!id) return
      await nextTick()
      if (now.includes(id)) {
        // An element that is moved in the document loses the focus: a user who types there goes on typing.
        if (focused!.isConnected && document.activeElement !== focused) focused!.focus()
        return
      }
      // The row leaves: the focus goes to the neighbour, or it would be lost for the keyboard.
      const at = before.indexOf(id)
      const next = [...before.slice(at + 1), ...before.slice(0, at).reverse()].find((other) => now.includes(other))
      if (next) focusRow(sync.idOf(next))
      else focusElsewhere()
    },
  )

  const focusedRow = (): Row | undefined => tasks.rows.find((row) => row.task.id === focusedTask())

  function step(by: number): void {
    const at = tasks.rows.findIndex((row) => row.task.id === focusedTask())
    const next = tasks.rows[at < 0 ? 0 : at + by]
    if (next) focusRow(next.task.id, '.tick input')
  }

  return { focusRow, focusedRow, step }
}

import type { InjectionKey } from 'vue'
import type { Task } from '../api/todo'
import type { Row } from './order'

export type Where = 'up' | 'down' | 'in' | 'out'

/**
 * The actions of a row, done by the page. They are injected and not passed as listeners: each drawing of the page would
 * make new listeners, and with them every row would be drawn again.
 */
export interface RowActions {
  toggle(task: Task): void
  begin(task: Task): void
  rename(task: Task, title: string): void
  /** The user left the field with Escape: the words can be taken back. */
  dropped(task: Task, title: string): void
  details(task: Task): void
  remove(task: Task): void
  subtask(task: Task): void
  fold(task: Task): void
  tag(tag: string): void
  move(row: Row, where: Where): void
  /** Asks for the list. */
  moveTo(task: Task): void
  grab(id: string, event: PointerEvent): void
  /** A row that can be edited in place says how. */
  editable(id: string, edit: (() => void) | null): void
}

export const ROW_ACTIONS: InjectionKey<RowActions> = Symbol('row actions')

import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { useApi } from '../api/api'
import { ApiError } from '../api/problem'
import type { NewTask, Status, Task, TaskChange, TaskQuery } from '../api/todo'
import { useLists } from './lists'

const LINGER_MS = 900

/** The tasks of one selection (list, filter, search), page by page. */
export const useTasks = defineStore('tasks', () => {
  const { todo } = useApi()
  const lists = useLists()
  const loaded = ref<Task[]>([])
  const state = ref<'loading' | 'ready' | 'failed'>('loading')
  const failure = ref<unknown>(null)
  const nextPage = ref<string | null>(null)
  const loadingMore = ref(false)
  /** Deleted here, not yet at the service: still to be taken back. */
  const leaving = ref(new Set<string>())
  /** Just checked off (or reopened): shown a moment longer, so that the reader sees what happened to it. */
  const lingering = ref(new Set<string>())
  const selection = ref<TaskQuery>({ status: 'open', sort: '-created' })

  // What the filter hides stays loaded: an undo brings it back to its place.
  const items = computed(() =>
    loaded.value.filter((task) => !leaving.value.has(task.id) && (fits(task) || lingering.value.has(task.id))),
  )
  let request = new AbortController()

  async function select(wanted: TaskQuery): Promise<void> {
    // The answer to an older selection may come after that to a newer one: it is no longer wanted.
    request.abort()
    const mine = (request = new AbortController())
    if (wanted.list !== selection.value.list) loaded.value = [] // never one list's tasks under the name of another
    selection.value = wanted
    state.value = 'loading'
    loadingMore.value = false
    try {
      const page = await todo.tasks(wanted, null, mine.signal)
      loaded.value = page.items
      nextPage.value = page.next_page_token ?? null
      state.value = 'ready'
    } catch (reason) {
      if (mine.signal.aborted) return
      loaded.value = []
      nextPage.value = null
      failure.value = reason
      state.value = 'failed'
    }
  }

  async function more(): Promise<void> {
    if (nextPage.value === null || loadingMore.value) return
    loadingMore.value = true
    const mine = request
    try {
      const page = await todo.tasks(selection.value, nextPage.value, mine.signal)
      // A task that was added here since is at the top already.
      const known = new Set(loaded.value.map((t) => t.id))
      loaded.value.push(...page.items.filter((t) => !known.has(t.id)))
      nextPage.value = page.next_page_token ?? null
    } catch (reason) {
      if (!mine.signal.aborted) throw reason
    } finally {
      if (mine === request) loadingMore.value = false
    }
  }

  async function add(task: NewTask, key: string): Promise<Task> {
    const added = await todo.addTask(task, key)
    loaded.value.unshift(added)
    void lists.load()
    return added
  }

  /** Shows the change at once and takes it back where the service refuses it. */
  async function setStatus(task: Task, status: Status): Promise<void> {
    const before = task.status
    lingering.value.add(task.id)
    setTimeout(() => lingering.value.delete(task.id), LINGER_MS)
    replace({ ...task, status })
    try {
      replace((await todo.changeTask(task.id, { status }, null)).body)
      void lists.load()
    } catch (reason) {
      if (reason instanceof ApiError && reason.status === 404) drop(task.id)
      else replace({ ...task, status: before })
      throw reason
    }
  }

  /** @throws ApiError 412 where the task is no longer the version of `etag` */
  async function change(id: string, members: TaskChange, etag: string | null): Promise<Task> {
    const { body } = await todo.changeTask(id, members, etag)
    if (selection.value.list && body.list_id !== selection.value.list) drop(id)
    else replace(body)
    if (members.list_id) void lists.load()
    return body
  }

  const read = (id: string) => todo.task(id)

  function hide(id: string): void {
    leaving.value.add(id)
  }

  function unhide(id: string): void {
    leaving.value.delete(id)
  }

  /** Sends the delete that was put off. A task that is gone already is as good as deleted. */
  async function remove(id: string, pageCloses: boolean): Promise<void> {
    try {
      await todo.deleteTask(id, pageCloses)
    } catch (reason) {
      if (!(reason instanceof ApiError) || reason.status !== 404) {
        unhide(id)
        throw reason
      }
    }
    drop(id)
    unhide(id)
    void lists.load()
  }

  const fits = (task: Task) => selection.value.status === 'all' || task.status === selection.value.status

  function drop(id: string): void {
    loaded.value = loaded.value.filter((t) => t.id !== id)
  }

  function replace(task: Task): void {
    const index = loaded.value.findIndex((t) => t.id === task.id)
    if (index >= 0) loaded.value[index] = task
  }

  function clear(): void {
    request.abort()
    loaded.value = []
    nextPage.value = null
    state.value = 'loading'
    leaving.value.clear()
  }

  return { items, state, failure, nextPage, loadingMore, select, more, add, setStatus, change, read, hide, unhide, remove, clear }
})

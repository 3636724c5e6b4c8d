import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { useApi } from '../api/api'
import { ApiError } from '../api/problem'
import type { Task, TaskList } from '../api/todo'
import type { Device } from '../sync/device'
import { useSync } from '../sync/sync'

const INBOX = 'Inbox'
const RELOAD_AFTER_MS = 400

export const useLists = defineStore('lists', () => {
  const { todo } = useApi()
  const sync = useSync()
  const all = ref<TaskList[]>([])
  const state = ref<'loading' | 'ready' | 'failed'>('loading')
  const failure = ref<unknown>(null)
  let device: Device | null = null
  let reloading: ReturnType<typeof setTimeout> | undefined

  /** The Inbox is known by its name and its age: it was there first, and a later list may be called the same. */
  const inbox = computed(
    () =>
      all.value
        .filter((l) => l.name === INBOX && l.role === 'owner')
        .sort((a, b) => a.created_at.localeCompare(b.created_at))[0],
  )
  const ordered = computed(() => {
    const others = all.value.filter((l) => l !== inbox.value).sort((a, b) => a.name.localeCompare(b.name))
    return inbox.value ? [inbox.value, ...others] : others
  })
  const writable = computed(() => ordered.value.filter((l) => l.role !== 'viewer'))

  sync.listen({
    started: async (kept) => {
      device = kept
      const lists = await kept.lists()
      if (device !== kept || lists.length === 0 || all.value.length > 0) return
      all.value = lists
      state.value = 'ready'
    },
    stopped: () => {
      device = null
      clearTimeout(reloading)
      all.value = []
      state.value = 'loading'
    },
  })

  async function load(): Promise<void> {
    try {
      all.value = await todo.lists()
      state.value = 'ready'
      void device?.keepLists(all.value)
    } catch (reason) {
      failure.value = reason
      if (reason instanceof ApiError && reason.status === 0) sync.reachable = false
      // Lists that are shown already stay: old ones are of more use than none.
      if (state.value === 'loading') state.value = 'failed'
    }
  }

  /** Soon, and once for many changes. */
  function reload(): void {
    clearTimeout(reloading)
    reloading = setTimeout(() => void load(), RELOAD_AFTER_MS)
  }

  async function retry(): Promise<void> {
    state.value = 'loading'
    await load()
  }

  async function add(name: string): Promise<TaskList> {
    const list = await todo.addList(name)
    if (!all.value.some((l) => l.id === list.id)) all.value.push(list)
    return list
  }

  async function rename(id: string, name: string): Promise<void> {
    const renamed = await todo.renameList(id, name)
    all.value = all.value.map((l) => (l.id === id ? renamed : l))
  }

  async function remove(id: string): Promise<void> {
    await todo.deleteList(id)
    forget(id)
  }

  function forget(id: string): void {
    all.value = all.value.filter((l) => l.id !== id)
  }

  /** @param inboxName what the Inbox is called in the reader's language */
  const nameOf = (list: TaskList, inboxName: string) => (list.id === inbox.value?.id ? inboxName : list.name)
  const of = (task: Task) => all.value.find((l) => l.id === task.list_id)
  /** A task of a list that one may only view can't be changed; one whose list is not loaded yet is let through. */
  const mayWrite = (task: Task) => of(task)?.role !== 'viewer'

  return {
    all,
    ordered,
    writable,
    inbox,
    state,
    failure,
    load,
    reload,
    retry,
    add,
    rename,
    remove,
    forget,
    nameOf,
    of,
    mayWrite,
  }
})

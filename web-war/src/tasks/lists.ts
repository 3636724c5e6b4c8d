import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { useApi } from '../api/api'
import type { TaskList } from '../api/todo'

const INBOX = 'Inbox'

export const useLists = defineStore('lists', () => {
  const { todo } = useApi()
  const all = ref<TaskList[]>([])
  const state = ref<'loading' | 'ready' | 'failed'>('loading')
  const failure = ref<unknown>(null)

  /** The Inbox is known by its name and its age: it was there first, and a later list may be called the same. */
  const inbox = computed(() => all.value.filter((l) => l.name === INBOX).sort((a, b) => a.created_at.localeCompare(b.created_at))[0])
  const ordered = computed(() => {
    const others = all.value.filter((l) => l !== inbox.value).sort((a, b) => a.name.localeCompare(b.name))
    return inbox.value ? [inbox.value, ...others] : others
  })
  const total = computed(() => all.value.reduce((sum, list) => sum + list.task_count, 0))

  async function load(): Promise<void> {
    try {
      all.value = await todo.lists()
      state.value = 'ready'
    } catch (reason) {
      failure.value = reason
      // Lists that are shown already stay: old ones are of more use than none.
      if (state.value === 'loading') state.value = 'failed'
    }
  }

  async function retry(): Promise<void> {
    state.value = 'loading'
    await load()
  }

  async function add(name: string): Promise<TaskList> {
    const list = await todo.addList(name)
    all.value.push(list)
    return list
  }

  async function rename(id: string, name: string): Promise<void> {
    const renamed = await todo.renameList(id, name)
    all.value = all.value.map((l) => (l.id === id ? renamed : l))
  }

  async function remove(id: string): Promise<void> {
    await todo.deleteList(id)
    all.value = all.value.filter((l) => l.id !== id)
  }

  function clear(): void {
    all.value = []
    state.value = 'loading'
  }

  return { all, ordered, inbox, total, state, failure, load, retry, add, rename, remove, clear }
})

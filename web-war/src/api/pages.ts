import { ref } from 'vue'
import type { Paged } from './admin'

/** A listing that grows page by page. */
export function usePages<T>(load: (token: string | null) => Promise<Paged<T>>) {
  const items = ref<T[]>([]) as { value: T[] }
  const state = ref<'loading' | 'ready' | 'failed'>('loading')
  const failure = ref<unknown>(null)
  const next = ref<string | null>(null)
  let turn = 0

  async function read(more: boolean): Promise<void> {
    const mine = ++turn
    state.value = 'loading'
    try {
      const page = await load(more ? next.value : null)
      if (mine !== turn) return // a newer question is on its way
      items.value = more ? [...items.value, ...page.items] : page.items
      next.value = page.next_page_token ?? null
      state.value = 'ready'
    } catch (reason) {
      if (mine !== turn) return
      failure.value = reason
      state.value = 'failed'
    }
  }

  return { items, state, failure, next, reload: () => read(false), more: () => read(true) }
}

import { ref } from 'vue'
import { adminApi, type Paged } from '../api/admin'
import { useApi } from '../api/api'
import { regional } from '../i18n/i18n'

export function useAdmin() {
  const { addresses, http } = useApi()
  return adminApi(addresses.auth, http)
}

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

export const when = (at: string | null | undefined, locale: string) =>
  at ? new Intl.DateTimeFormat(regional(locale), { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(at)) : ''

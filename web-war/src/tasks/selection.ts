import { computed } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import type { TaskQuery } from '../api/todo'

export const STATES = ['open', 'done', 'all'] as const
export const SORTS = ['-created', 'created', 'due', 'priority'] as const

/** What is shown stands in the address: it survives a reload, and Back takes it back. */
export function useSelection() {
  const route = useRoute()
  const router = useRouter()

  const selection = computed<TaskQuery>(() => {
    const { status, tag, q, sort } = route.query
    const list = route.params['list']
    return {
      status: STATES.find((s) => s === status) ?? 'open',
      sort: SORTS.find((s) => s === sort) ?? '-created',
      ...(typeof list === 'string' && list ? { list } : {}),
      ...(typeof tag === 'string' && tag ? { tag } : {}),
      ...(typeof q === 'string' && q ? { q } : {}),
    }
  })

  function choose(change: Partial<Record<'status' | 'tag' | 'q' | 'sort', string>>): void {
    const query = { ...route.query, ...change }
    if (query['status'] === 'open') query['status'] = ''
    if (query['sort'] === '-created') query['sort'] = ''
    // Words are typed letter by letter: each would be a step of its own on the way Back.
    const go = 'q' in change ? router.replace : router.push
    void go({ query: Object.fromEntries(Object.entries(query).filter(([, value]) => value)) })
  }

  return { selection, choose }
}

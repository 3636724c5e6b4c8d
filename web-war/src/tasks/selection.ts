import { computed } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import type { TaskQuery } from '../api/todo'
import { dayOf, plusDays } from '../ui/day'
import type { Due } from './due'

export const STATES = ['open', 'done', 'all'] as const
export const SORTS = ['position', '-created', 'created', 'due', 'priority'] as const
export const DUES = ['overdue', 'today', 'week'] as const satisfies Due[]

/** The selection is in the address: it survives a reload, and Back undoes a choice. */
export function useSelection() {
  const route = useRoute()
  const router = useRouter()

  /** A manual order is one of a list; across lists it means nothing. */
  const sorts = computed(() => (route.params['list'] ? [...SORTS] : SORTS.filter((s) => s !== 'position')))
  const due = computed<Due | ''>(() => DUES.find((d) => d === route.query['due']) ?? '')

  const selection = computed<TaskQuery>(() => {
    const { status, tag, q, sort } = route.query
    const list = route.params['list']
    const today = dayOf(new Date())
    return {
      status: STATES.find((s) => s === status) ?? 'open',
      sort: sorts.value.find((s) => s === sort) ?? sorts.value[0]!,
      // The service counts days in Greenwich: it is asked for one more, and what is shown is decided here.
      ...(due.value ? { due: due.value, due_before: plusDays(today, due.value === 'week' ? 8 : 2) } : {}),
      ...(typeof list === 'string' && list ? { list } : {}),
      ...(typeof tag === 'string' && tag ? { tag } : {}),
      ...(typeof q === 'string' && q ? { q } : {}),
    }
  })

  function choose(change: Partial<Record<'status' | 'tag' | 'q' | 'sort' | 'due', string>>): void {
    const query = { ...route.query, ...change }
    if (query['status'] === 'open') query['status'] = ''
    if (query['sort'] === sorts.value[0]) query['sort'] = ''
    // Words are typed letter by letter: each would be a step of its own on the way Back.
    const go = 'q' in change ? router.replace : router.push
    void go({ query: Object.fromEntries(Object.entries(query).filter(([, value]) => value)) })
  }

  return { selection, sorts, due, choose }
}

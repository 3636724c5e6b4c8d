import { defineStore } from 'pinia'
import { computed, ref, shallowRef, watch } from 'vue'
import { useApi } from '../api/api'
import { ApiError } from '../api/problem'
import type { NewTask, Status, Task, TaskChange, TaskQuery } from '../api/todo'
import type { Device } from '../sync/device'
import { isLocal, overlaid } from '../sync/operation'
import { useSync } from '../sync/sync'
import { folded } from './folding'
import { keeper } from './keeping'
import { useLists } from './lists'
import { comparison, fits, rows as asRows, sorted } from './order'
import { remoteChange } from './remote'
import { subtaskLoader } from './subtasks'
import { treeOf } from './tree'

const LINGER_MS = 900
const RETRY_MS = 5_000
const SENT_WITHIN_MS = 3_000
/** Rows that are drawn at first, and more with each look at their end. */
const STEP = 100

/**
 * The tasks: what the service said last ({@link known}), what was done here since (the outbox) laid over it, and of
 * that what is selected. All that is shown is derived, so a refused change takes itself back.
 */
export const useTasks = defineStore('tasks', () => {
  const { todo } = useApi()
  const lists = useLists()
  const sync = useSync()

  const known = shallowRef<ReadonlyMap<string, Task>>(new Map())
  const etags = new Map<string, string>()
  const state = ref<'loading' | 'ready' | 'failed'>('loading')
  const failure = ref<unknown>(null)
  const selection = ref<TaskQuery>({ status: 'open', sort: '-created' })
  const nextPage = ref<string | null>(null)
  const loadingMore = ref(false)
  /** Just checked off (or reopened): shown a moment longer, so that the reader sees what happened to it. */
  const lingering = ref(new Set<string>())
  /** The tasks that the service found for the search words: it may search more than we do. */
  const found = shallowRef<ReadonlySet<string>>(new Set())
  /** The last task of the pages that are loaded: what comes after it is not complete. null: everything is loaded. */
  const horizon = shallowRef<Task | null>(null)
  const limit = ref(STEP)
  let device: Device | null = null
  const keep = keeper(() => device)
  /** Told by the service since the selection was read. */
  const touched = new Set<string>()
  let request = new AbortController()

  const inbox = computed(() => lists.inbox?.id ?? '')
  const all = computed(() => overlaid(known.value, sync.operations, inbox.value))
  const tree = treeOf(all)
  const { below } = tree
  const unsent = computed(() => new Set(sync.operations.filter((op) => op.kind !== 'delete').map((op) => op.task)))
  const selected = computed(() => {
    const order = comparison(selection.value.sort)
    const end = horizon.value
    const shown = [...all.value.values()].filter(
      (t) =>
        (fits(t, selection.value, found.value) ||
          (lingering.value.has(t.id) && fits(t, { ...selection.value, status: 'all' }, found.value))) &&
        (!end || order(t, end) <= 0 || isLocal(t.id) || added.has(t.id)),
    )
    return sorted(end ? withParts(shown) : shown, selection.value.sort)
  })
  const drawn = computed(() => asRows(selected.value, all.value, folded.value))
  const rows = computed(() => drawn.value.slice(0, limit.value))
  const total = computed(() => drawn.value.length)
  const hasMore = computed(() => nextPage.value !== null || total.value > limit.value)

  /** What belongs to a task that is shown is shown too, even if it comes from a page that isn't loaded. */
  function withParts(shown: Task[]): Task[] {
    const all = new Set(shown)
    for (const task of shown)
      for (const part of below(task.id)) if (fits(part, selection.value, found.value)) all.add(part)
    return [...all]
  }

  const subtasks = subtaskLoader(todo.subtasks, (tasks) => absorb(tasks, []))
  watch(
    () => state.value === 'ready' && rows.value.map((row) => row.task.id),
    (ids) => ids && subtasks.soon(ids),
  )
  /** Made here since the last load: shown although they may belong to a page that isn't loaded. */
  const added = new Set<string>()

  sync.listen({
    started: async (kept) => {
      device = kept
      const tasks = await kept.tasks()
      if (device === kept) known.value = new Map([...tasks.map((t) => [t.id, t] as const), ...known.value])
    },
    applied: (op, answer) => {
      if (op.kind === 'create' && answer) added.add(answer.task.id)
      if (answer) {
        const { list_id } = answer.task
        absorb([answer.task], [], answer.etag)
        // What is below it went along to another list.
        if (op.kind === 'change' && op.body.list_id) absorb(moved(op.task, list_id), [])
      } else absorb([], [op.task, ...below(op.task).map((t) => t.id)])
      if (op.kind !== 'change' || op.body.list_id || op.body.status) lists.reload()
      // The service made its next occurrence, or took it back.
      if (op.kind === 'change' && op.body.status && answer?.task.recurrence) refresh()
    },
    event: (event) => {
      const change = remoteChange(event)
      if (change === null) return
      if (change.kind === 'list') {
        lists.reload()
        if (change.gone)
          absorb(
            [],
            [...known.value.values()].filter((t) => t.list_id === change.id).map((t) => t.id),
          )
        else if (change.joined) refresh()
      } else if (change.gone) {
        absorb([], [change.id, ...below(change.id).map((t) => t.id)])
        lists.reload()
      } else if (change.task) {
        if (arrived([change.task]).length === 0) return
        if (!known.value.has(change.id)) lists.reload()
        absorb([change.task], [], change.etag)
      } else
        void todo
          .task(change.id)
          .then(({ body, etag }) => absorb([body], [], etag))
          .catch(() => {})
    },
    vanished: (id) => absorb([], [id, ...below(id).map((t) => t.id)]),
    missed: () => {
      subtasks.forget()
      lists.reload()
      refresh()
    },
    stopped: () => {
      device = null
      request.abort()
      clearTimeout(refreshing)
      subtasks.forget()
      known.value = new Map()
      etags.clear()
      added.clear()
      horizon.value = null
      nextPage.value = null
      state.value = 'loading'
    },
  })

  const moved = (id: string, list: string) =>
    below(id).flatMap((task) => (task.list_id === list || isLocal(task.id) ? [] : [{ ...task, list_id: list }]))

  const beingMade = (task: Task) =>
    sync.operations.some(
      (op) =>
        op.kind === 'create' &&
        op.body.title === task.title &&
        ['', task.list_id].includes(op.body.list_id ?? inbox.value),
    )

  /** Without our own that were told before the answer came: the answer knows which ones they are. */
  function arrived(tasks: Task[]): Task[] {
    const taken = tasks.filter((task) => known.value.has(task.id) || !beingMade(task))
    if (taken.length < tasks.length) refresh(2_000)
    return taken
  }

  /** Takes what the service said. */
  function absorb(tasks: Task[], gone: string[], etag?: string | null): void {
    const next = new Map(known.value)
    for (const task of tasks) {
      const before = next.get(task.id)
      if (before && Date.parse(before.updated_at) > Date.parse(task.updated_at)) continue // an older answer came late
      if (etag) etags.set(task.id, etag)
      else if (before?.updated_at !== task.updated_at) etags.delete(task.id)
      next.set(task.id, task)
      touched.add(task.id)
    }
    for (const id of gone) next.delete(id)
    known.value = next
    keep(tasks, gone)
  }

  /** Of what is known only what belongs to a selection is shown, also before that is read. */
  function aim(wanted: TaskQuery): void {
    // The answer to an older selection may come after that to a newer one: it is no longer wanted.
    request.abort()
    request = new AbortController()
    selection.value = wanted
    state.value = 'loading'
    loadingMore.value = false
    limit.value = STEP
    horizon.value = null
    nextPage.value = null
    found.value = new Set()
    touched.clear()
  }

  async function select(wanted: TaskQuery): Promise<void> {
    aim(wanted)
    const mine = request
    try {
      const page = await todo.tasks(wanted, null, mine.signal)
      found.value = new Set(page.items.map((t) => t.id))
      const end = page.next_page_token ? (page.items.at(-1) ?? null) : null
      const missing = wanted.q ? [] : vanished(page.items, wanted, end)
      absorb(arrived(page.items), missing)
      added.clear()
      horizon.value = end
      nextPage.value = page.next_page_token ?? null
      state.value = 'ready'
      sync.reachable = true
    } catch (reason) {
      if (mine.signal.aborted) return
      failure.value = reason
      // Old tasks of this device are more useful than an error.
      state.value = isAway(reason) && known.value.size > 0 ? 'ready' : 'failed'
      if (isAway(reason)) later()
    }
  }

  const isAway = (reason: unknown) => reason instanceof ApiError && reason.away

  /** Tries to read again later, even if nothing else tells that the service is back. */
  function later(): void {
    sync.reachable = false
    if (state.value === 'ready') refresh(RETRY_MS)
  }

  /** Known here, and not among what the service has where it would have to be: deleted or changed elsewhere. */
  function vanished(items: Task[], wanted: TaskQuery, end: Task | null): string[] {
    const there = new Set(items.map((t) => t.id))
    const order = comparison(wanted.sort)
    return [...known.value.values()]
      .filter((t) => !there.has(t.id) && !touched.has(t.id) && fits(t, wanted, there) && (!end || order(t, end) < 0))
      .map((t) => t.id)
  }

  let refreshing: ReturnType<typeof setTimeout> | undefined
  function refresh(after = 150): void {
    clearTimeout(refreshing)
    refreshing = setTimeout(() => void reread(), after)
  }

  /** The same selection again, without taking away what is shown. */
  async function reread(): Promise<void> {
    const mine = request
    const wanted = selection.value
    if (state.value === 'failed') return select(wanted)
    touched.clear()
    try {
      const page = await todo.tasks(wanted, null, mine.signal)
      if (mine !== request) return
      const end = page.next_page_token ? (page.items.at(-1) ?? null) : null
      absorb(arrived(page.items), wanted.q ? [] : vanished(page.items, wanted, end))
      sync.reachable = true
    } catch (reason) {
      // Otherwise the next event or selection tries again.
      if (mine === request && isAway(reason)) later()
    }
  }

  async function more(): Promise<void> {
    if (total.value > limit.value) limit.value += STEP
    if (nextPage.value === null || loadingMore.value || total.value > limit.value) return
    loadingMore.value = true
    const mine = request
    try {
      const page = await todo.tasks(selection.value, nextPage.value, mine.signal)
      found.value = new Set([...found.value, ...page.items.map((t) => t.id)])
      absorb(arrived(page.items), [])
      horizon.value = page.next_page_token ? (page.items.at(-1) ?? null) : null
      nextPage.value = page.next_page_token ?? null
      limit.value += STEP
    } catch (reason) {
      if (!mine.signal.aborted) throw reason
    } finally {
      if (mine === request) loadingMore.value = false
    }
  }

  const fitsView = (task: Task) => fits(task, selection.value, found.value)

  /** Draws as many rows as it takes to see a task. @return its index in the list, or -1 */
  function reveal(id: string): number {
    const at = drawn.value.findIndex((row) => row.task.id === id)
    if (at >= limit.value) limit.value = at + STEP
    return at
  }

  /** Loads all that comes before a task, which was made here and is shown before its page is loaded. */
  async function reach(id: string): Promise<void> {
    const mine = request
    const behind = () => {
      const task = find(id)
      return task && horizon.value && comparison(selection.value.sort)(task, horizon.value) > 0
    }
    while (mine === request && behind()) {
      if (loadingMore.value) await new Promise(requestAnimationFrame)
      limit.value = total.value
      await more()
    }
  }

  /** By either of its names: just after it was made, the page still has it under the local one. */
  const find = (id: string) => all.value.get(sync.idOf(id)) ?? all.value.get(id)

  const add = (task: NewTask) => sync.create(task)

  function setStatus(task: Task, status: Status) {
    lingering.value.add(task.id)
    setTimeout(() => lingering.value.delete(task.id), LINGER_MS)
    return sync.change(task, { status })
  }

  /** @param etag null where nobody needs to be asked (priority of a row, moves) */
  const change = (task: Task, members: TaskChange, etag: string | null, look = false) =>
    sync.change(task, members, etag, look)

  /** The newest version, for those who are going to change its words. Without network: the one we have. */
  async function read(asked: string): Promise<{ task: Task | null; etag: string | null }> {
    await sent(sync.idOf(asked))
    const id = sync.idOf(asked)
    if (!isLocal(id)) {
      try {
        const { body, etag } = await todo.task(id)
        absorb([body], [], etag)
      } catch (reason) {
        if (!(reason instanceof ApiError) || !reason.temporary) throw reason
      }
    }
    return { task: all.value.get(id) ?? null, etag: etags.get(id) ?? null }
  }

  /** When the service has what was done to it here before, or the version that is read would be old at once. */
  function sent(id: string): Promise<void> {
    const underWay = () =>
      sync.reachable &&
      sync.operations.some((op) => op.kind === 'change' && op.task === id && op.tries === 0 && !op.theirs)
    return new Promise((resolve) => {
      if (!underWay()) return resolve()
      const done = () => {
        stop()
        clearTimeout(limit)
        resolve()
      }
      const stop = watch(underWay, done, { flush: 'sync' })
      const limit = setTimeout(done, SENT_WITHIN_MS)
    })
  }

  return {
    all,
    find,
    rows,
    total,
    state,
    failure,
    hasMore,
    loadingMore,
    selection,
    unsent,
    aim,
    select,
    more,
    fitsView,
    reveal,
    reach,
    add,
    setStatus,
    change,
    read,
    below,
    loadBelow: (id: string) => subtasks.load([sync.idOf(id)]),
    children: (id: string) => tree.children(sync.idOf(id)),
    progress: tree.progress,
    place: (task: Task, target: Task, after: boolean) => sync.change(task, tree.placed(task, target, after)),
    nest: (task: Task, parent: Task) => sync.change(task, tree.nested(task, parent)),
    refresh,
  }
})

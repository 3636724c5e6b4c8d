import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import { useApi } from '../api/api'
import { idempotencyKey } from '../api/http'
import type { ApiError } from '../api/problem'
import type { NewTask, Task, TaskChange } from '../api/todo'
import { syncChannel, type SyncChannel, type SyncMessage } from './channel'
import { openDevice, type Device } from './device'
import type { ServerEvent } from './events'
import { Live } from './live'
import { baseOf, localId, type Change, type Creation, type Operation } from './operation'
import { Outbox, type Answered, type Outcome, type Sender } from './outbox'
import { Unkept } from './unkept'

/** How long a deletion can be undone at most, were nobody to say that its time is over. */
const HELD_MS = 60_000

/** For the stores of tasks and lists, and for the component that shows messages. */
export interface SyncListener {
  started?(device: Device): void | Promise<void>
  applied?(op: Operation, answer: Answered | null): void
  event?(event: ServerEvent): void
  /** Events were missed and will not be repeated: read everything again. */
  missed?(): void
  refused?(op: Operation, reason: ApiError): void
  vanished?(task: string): void
  stopped?(): void
}

/** The way of changes to the service and back, for the user who is signed in. */
export const useSync = defineStore('sync', () => {
  const { todo } = useApi()
  const operations = shallowRef<Operation[]>([])
  /** False while the service can't be reached. */
  const reachable = ref(true)
  const live = ref(false)
  /** The one that the user has to decide about next. */
  const contested = computed(
    () => operations.value.find((op): op is Change => op.kind === 'change' && op.theirs !== undefined) ?? null,
  )
  /** Not counting what waits only for its time to undo. */
  const unsent = computed(() => operations.value.filter((op) => op.notBefore === 0 || op.tries > 0).length)

  const listeners: SyncListener[] = []
  let parts: { device: Device; outbox: Outbox; live: Live; channel: SyncChannel; leaving: AbortController } | null =
    null
  let unkept: Unkept | null = null
  let seq = 0
  let starting = Promise.resolve()

  const sender: Sender = {
    create: async (op) => answered(await todo.addTask(op.body, op.id)),
    change: async (op) => answered(await todo.changeTask(op.task, op.body, op.etag)),
    remove: async (id) => void (await todo.deleteTask(id)),
    read: async (id) => answered(await todo.task(id)),
  }

  function start(user: string): Promise<void> {
    return (starting = begin(user))
  }

  async function begin(user: string): Promise<void> {
    stop()
    const mine = (unkept = new Unkept(user))
    const device = await openDevice(user)
    const channel = syncChannel(user, hear)
    const leaving = new AbortController()
    const outbox = new Outbox(device, sender, (work) => channel.alone('outbox', work), {
      kept: (op) => mine.kept(op.id),
      changed: (all) => {
        operations.value = all
        channel.tell({ kind: 'kept' })
      },
      applied: (op, answer) => {
        remember(op, answer)
        for (const l of listeners) l.applied?.(op, answer)
        channel.tell({ kind: 'applied', op, answer })
      },
      refused: (op, reason) => {
        for (const l of listeners) l.refused?.(op, reason)
      },
      vanished: (task) => {
        for (const l of listeners) l.vanished?.(task)
      },
      contested: () => {},
      reached: (there) => (reachable.value = there),
    })
    const stream = new Live(
      { connect: (id, signal) => todo.events(id, signal), cursor: device.cursor, keepCursor: device.keepCursor },
      {
        event: (event) => {
          receive(event)
          channel.tell({ kind: 'event', event })
        },
        connected: (missed) => {
          connected(missed)
          channel.tell({ kind: 'connected', missed })
        },
        disconnected: () => (live.value = false),
      },
    )
    parts = { device, outbox, live: stream, channel, leaving }
    const kept = await device.operations()
    seq = Math.max(seq, ...kept.map((op) => op.seq))
    for (const op of mine.found()) {
      if (kept.every(({ id }) => id !== op.id)) {
        const again = { ...op, seq: ++seq }
        await device.keep(again)
        kept.push(again)
      }
      mine.kept(op.id)
    }
    operations.value = [...kept, ...operations.value] // what was done while the device was being opened waits in `add`
    for (const l of listeners) await l.started?.(device)
    void outbox.release() // what was held back for an undo that went with its page
    // One stream for all tabs: the next one takes over when this one closes.
    void channel.alone('live', () => stream.run(), leaving.signal).catch(() => {})
  }

  function hear(message: SyncMessage): void {
    if (message.kind === 'kept') void parts?.device.operations().then((all) => (operations.value = all))
    else if (message.kind === 'applied') {
      remember(message.op, message.answer)
      parts?.outbox.settled(message.op, message.answer)
      for (const l of listeners) l.applied?.(message.op, message.answer)
      void parts?.device.operations().then((all) => (operations.value = all))
    } else if (message.kind === 'event') receive(message.event)
    else connected(message.missed)
  }

  function receive(event: ServerEvent): void {
    live.value = true
    for (const l of listeners) l.event?.(event)
  }

  function connected(missed: boolean): void {
    live.value = true
    reachable.value = true
    void parts?.outbox.flush()
    if (missed) for (const l of listeners) l.missed?.()
  }

  /** Ends all that runs; `erase`: nothing of the user stays on this device, except what was never sent. */
  function stop(erase = false): void {
    const ending = parts
    parts = null
    live.value = false
    const keep = operations.value.length > 0
    operations.value = []
    unkept?.leave()
    unkept = null
    for (const l of listeners) l.stopped?.()
    if (!ending) return
    ending.outbox.stop()
    ending.live.stop()
    ending.leaving.abort()
    ending.channel.close()
    if (erase && !keep) void ending.device.erase()
    else ending.device.close()
  }

  /** Network or session are back. */
  function wake(): void {
    void parts?.outbox.flush()
    parts?.live.now()
    if (!reachable.value) for (const l of listeners) l.missed?.()
  }

  const made = (task: string, title: string, held = false) => ({
    id: idempotencyKey(),
    seq: ++seq,
    task,
    title,
    notBefore: held ? Date.now() + HELD_MS : 0,
    madeAt: Date.now(),
    tries: 0,
  })

  async function create(body: NewTask): Promise<{ op: Creation; outcome: Promise<Outcome> }> {
    const rest = made('', body.title)
    const op: Creation = { kind: 'create', ...rest, task: localId(rest.id), body }
    return { op, outcome: add(op) }
  }

  /**
   * @param etag the version that the change was made on; null where the last one may win (ticking off, moving)
   * @param look the task as it is given may be an old one: look before it is overwritten
   */
  const change = (task: Task, body: TaskChange, etag: string | null = null, look = false): Promise<Outcome> =>
    add({ kind: 'change', ...made(task.id, task.title), tries: look ? 1 : 0, body, base: baseOf(task, body), etag })

  /** Gone from the page at once, from the service when {@link letGo} says so. */
  function remove(task: Task): string {
    const op: Operation = { kind: 'delete', ...made(task.id, task.title, true) }
    void add(op)
    return op.id
  }

  /** The local names of tasks that were made meanwhile, by their real ones. */
  const born = new Map<string, string>()

  function remember(op: Operation, answer: Answered | null): void {
    if (op.kind === 'create' && answer) born.set(answer.task.id, op.task)
  }

  const idOf = (task: string) => parts?.outbox.idOf(task) ?? task
  /** The same before and after a task was made: a row that is being edited stays the row that it is. */
  const keyOf = (task: string) => born.get(task) ?? task

  async function add(op: Operation): Promise<Outcome> {
    operations.value = [...operations.value, op] // shown in this very moment; kept in the next
    unkept?.add(op)
    const outbox = () => parts?.outbox
    const open = outbox()
    if (open) return open.add(op)
    const mine = starting
    await mine
    if (mine !== starting) return 'waiting' // somebody else is signed in
    return outbox()?.add({ ...op, seq: ++seq }) ?? 'waiting' // or nobody
  }

  const undo = async (id: string) => (await parts?.outbox.cancel(id)) ?? false
  const letGo = async (id?: string) => parts?.outbox.release(id)
  const resolve = async (id: string, body: TaskChange) => parts?.outbox.resolve(id, body)

  /** The page closes: there is no time to ask the device first. A deletion that is sent twice does no harm. */
  function hurry(): void {
    unkept?.leave()
    for (const op of operations.value) {
      if (op.kind === 'delete' && op.notBefore > Date.now()) void sender.remove(op.task).catch(() => {})
    }
  }

  const listen = (listener: SyncListener) => void listeners.push(listener)

  return {
    operations,
    unsent,
    reachable,
    live,
    contested,
    start,
    stop,
    wake,
    create,
    change,
    remove,
    undo,
    letGo,
    resolve,
    hurry,
    listen,
    idOf,
    keyOf,
  }
})

const answered = ({ body, etag }: { body: Task; etag: string | null }): Answered => ({ task: body, etag })

import { ApiError, SessionEndedError } from '../api/problem'
import type { Task } from '../api/todo'
import type { Device } from './device'
import { contested, isLocal, writes, type Change, type Operation } from './operation'

/** The requests of an operation, for {@link Outbox}; the tests have their own. */
export interface Sender {
  create(op: Operation & { kind: 'create' }): Promise<Answered>
  change(op: Change): Promise<Answered>
  remove(id: string): Promise<void>
  read(id: string): Promise<Answered>
}

export interface Answered {
  task: Task
  etag: string | null
}

export interface OutboxListener {
  /** It is on the device. */
  kept(op: Operation): void
  /** The waiting operations have changed. */
  changed(operations: Operation[]): void
  /** The service did it; no answer for a deletion. */
  applied(op: Operation, answer: Answered | null): void
  /** The service refused it for good, and nobody waits for the outcome. The page shows the service's version again. */
  refused(op: Operation, reason: ApiError): void
  /** The task is not there any more. */
  vanished(task: string): void
  /** Somebody changed the same members: `theirs` is set, the user has to choose. */
  contested(op: Change): void
  /** The service can be reached (true), or could not be (false). */
  reached(there: boolean): void
}

export type Outcome = 'sent' | 'waiting' | 'contested' | ApiError

/** A change that waited may meet another one; one that goes out at once, on what was just read, hardly does. */
const FRESH_MS = 4_000
/** A fault that comes again and again is the request's: it must not hold up all others for ever. */
const MAX_TRIES_OF_A_FAULT = 3
const MAX_PAUSE_MS = 60_000

/**
 * The changes of this device on their way out: kept before they are sent, sent one after the other, taken out when they
 * are answered. One tab sends at a time (`alone`). It has no timers of its own beyond the next try.
 */
export class Outbox {
  private waiting = new Map<string, (outcome: Outcome) => void>()
  private timer: ReturnType<typeof setTimeout> | undefined
  private running: Promise<void> | null = null
  private again = false
  private failures = 0
  private stopped = false
  /** The tasks that were made from this device, by the name that they had here until then. */
  private readonly names = new Map<string, string>()

  constructor(
    private readonly device: Device,
    private readonly sender: Sender,
    private readonly alone: (work: () => Promise<void>) => Promise<void>,
    private readonly listener: OutboxListener,
    private readonly now: () => number = () => Date.now(),
  ) {}

  /** Shows it, keeps it and sends it. The outcome is known once it was tried. */
  async add(asked: Operation): Promise<Outcome> {
    const op = this.named(asked)
    await this.device.keep(op)
    this.listener.kept(op)
    await this.tell()
    if (op.notBefore > this.now()) {
      this.wakeAt(op.notBefore)
      return 'waiting'
    }
    const outcome = new Promise<Outcome>((resolve) => this.waiting.set(op.id, resolve))
    void this.flush()
    return outcome
  }

  /** Takes back what was not sent yet. False where it is too late. */
  async cancel(id: string): Promise<boolean> {
    const op = (await this.device.operations()).find((o) => o.id === id)
    if (!op || op.notBefore <= this.now()) return false
    await this.device.done(id)
    await this.tell()
    return true
  }

  /** It (or all of it) can't be taken back any more: the time is over, the page closes, the user signs out. */
  async release(id?: string): Promise<void> {
    for (const op of await this.device.operations()) {
      if (op.notBefore > 0 && (id === undefined || op.id === id)) await this.device.keep({ ...op, notBefore: 0 })
    }
    await this.flush()
  }

  /** The user chose between two versions: some members of the own one (in `body`), or with none theirs. */
  async resolve(id: string, body: Change['body']): Promise<Outcome> {
    const op = (await this.device.operations()).find((o) => o.id === id)
    if (op?.kind !== 'change' || !op.theirs) return 'sent'
    const { theirs, ...rest } = op
    this.listener.applied(op, theirs)
    if (Object.keys(body).length === 0) {
      await this.device.done(id)
      await this.tell()
      void this.flush()
      return 'sent'
    }
    const base = Object.fromEntries(Object.keys(body).map((m) => [m, theirs.task[m as keyof Change['body']]]))
    return this.add({ ...rest, body, base, etag: theirs.etag, madeAt: this.now() })
  }

  /** Sends all that is due, in order. Calls while it runs make it run once more. */
  flush(): Promise<void> {
    if (this.stopped) return Promise.resolve()
    if (this.running) {
      this.again = true
      return this.running
    }
    this.running = this.alone(() => this.send()).finally(() => {
      this.running = null
      if (!this.again) return
      this.again = false
      void this.flush()
    })
    return this.running
  }

  /** Another tab has sent it. */
  settled(op: Operation, answer: Answered | null): void {
    if (op.kind === 'create' && answer) this.names.set(op.task, answer.task.id)
    this.settle(op.id, 'sent')
  }

  /** A task's present id. A form that was opened before the service made the task still has the local id. */
  idOf(task: string): string {
    return this.names.get(task) ?? task
  }

  stop(): void {
    this.stopped = true
    clearTimeout(this.timer)
  }

  private async send(): Promise<void> {
    const passed = new Set<string>()
    for (;;) {
      if (this.stopped) return
      const all = await this.device.operations()
      const op = this.next(all, passed)
      if (op === null) break
      passed.add(op.id)
      try {
        await this.sendOne(op)
        this.failures = 0
        this.listener.reached(true)
      } catch (failure) {
        if (!(failure instanceof ApiError)) throw failure
        const hopeless = failure.status === 500 && op.tries >= MAX_TRIES_OF_A_FAULT
        if (failure instanceof SessionEndedError || (failure.temporary && !hopeless)) {
          await this.pause(op, failure)
          return
        }
        this.listener.reached(true)
        await this.refuse(op, failure, all)
      }
    }
    const held = (await this.device.operations()).filter((o) => o.notBefore > this.now()).map((o) => o.notBefore)
    if (held.length > 0) this.wakeAt(Math.min(...held))
  }

  /** The first that may go: not held back, and nothing before it that it needs. */
  private next(all: Operation[], passed: ReadonlySet<string>): Operation | null {
    const blocked = new Set<string>()
    for (const op of all) {
      const parent = op.kind === 'delete' ? null : op.body.parent_id
      const needs = blocked.has(op.task) || (isLocal(parent) && blocked.has(parent!))
      const chosen = op.kind === 'change' && op.theirs !== undefined
      if (needs || chosen || op.notBefore > this.now()) blocked.add(op.task)
      else if (!passed.has(op.id)) return op
    }
    return null
  }

  private async sendOne(asked: Operation): Promise<void> {
    const op = this.named(asked)
    if (op.kind === 'create') {
      const made = await this.sender.create(op)
      this.names.set(op.task, made.task.id) // before the device is asked: what is added from now on has the real name
      // Later operations on the task get its real id, in the same write that takes this one out.
      const later = (await this.device.operations())
        .filter((o) => o.id !== op.id)
        .flatMap((o) => renamed(o, op.task, made.task.id))
      await this.applied(op, made, later)
    } else if (op.kind === 'delete') {
      if (!isLocal(op.task)) await this.sender.remove(op.task).catch(ignoreMissing)
      await this.applied(op, null)
    } else {
      await this.change(op)
    }
  }

  private async change(op: Change): Promise<void> {
    let wanted = op
    const stale = this.now() - op.madeAt > FRESH_MS || op.tries > 0
    if (wanted.etag === null && stale && writes(wanted)) {
      const theirs = await this.sender.read(op.task)
      if (contested(op, theirs.task).length > 0) return this.contest(op, theirs)
      wanted = { ...op, etag: theirs.etag }
    }
    try {
      await this.applied(op, await this.sender.change(wanted))
    } catch (failure) {
      if (!(failure instanceof ApiError) || failure.status !== 412) throw failure
      const theirs = await this.sender.read(op.task)
      if (contested(op, theirs.task).length > 0) return this.contest(op, theirs)
      // Somebody changed other members, or our own first answer was lost: both changes fit together.
      const second: Change = { ...op, etag: theirs.etag, base: { ...op.base }, madeAt: this.now() }
      await this.applied(op, await this.sender.change(second))
    }
  }

  private async contest(op: Change, theirs: Answered): Promise<void> {
    const open = { ...op, theirs }
    await this.device.keep(open)
    this.settle(op.id, 'contested')
    this.listener.contested(open)
    await this.tell()
  }

  private async applied(op: Operation, answer: Answered | null, rewritten: Operation[] = []): Promise<void> {
    await this.device.done(op.id, rewritten, answer?.task)
    const left = await this.device.operations()
    // In one go: what the service has now, and what lies no longer over it. Nothing is shown twice in between.
    this.listener.applied(op, answer)
    this.listener.changed(left)
    this.settle(op.id, 'sent')
  }

  private async refuse(op: Operation, reason: ApiError, all: Operation[]): Promise<void> {
    await this.device.done(op.id)
    if (op.kind === 'create') {
      // Other operations on a task that was never made can't be sent either.
      for (const other of all) {
        if (other.task === op.task && other.id !== op.id) await this.device.done(other.id)
      }
    }
    if (op.kind === 'change' && reason.status === 404) this.listener.vanished(op.task)
    await this.tell()
    if (!this.settle(op.id, reason)) this.listener.refused(op, reason)
  }

  private async pause(op: Operation, failure: ApiError): Promise<void> {
    await this.device.keep({ ...op, tries: op.tries + 1 })
    this.failures++
    if (!(failure instanceof SessionEndedError)) this.listener.reached(false)
    const pause = failure.retryAfter === null ? 1000 * 2 ** Math.min(this.failures, 6) : failure.retryAfter * 1000
    this.wakeAt(this.now() + Math.min(pause, MAX_PAUSE_MS))
    for (const id of [...this.waiting.keys()]) this.settle(id, 'waiting')
  }

  private named<T extends Operation>(op: T): T {
    const parent = op.kind === 'delete' ? null : op.body.parent_id
    const named = { ...op, task: op.kind === 'create' ? op.task : this.idOf(op.task) } as T
    if (parent && named.kind !== 'delete') named.body = { ...named.body, parent_id: this.idOf(parent) } as never
    return named
  }

  private wakeAt(at: number): void {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => void this.flush(), Math.max(0, at - this.now()) + 5)
  }

  /** @return whether somebody waits for it */
  private settle(id: string, outcome: Outcome): boolean {
    this.waiting.get(id)?.(outcome)
    return this.waiting.delete(id)
  }

  private async tell(): Promise<void> {
    this.listener.changed(await this.device.operations())
  }
}

function renamed(op: Operation, from: string, to: string): Operation[] {
  const parent = op.kind !== 'delete' && op.body.parent_id === from
  if (op.task !== from && !parent) return []
  const moved = { ...op, task: op.task === from ? to : op.task } as Operation
  if (parent && moved.kind !== 'delete') moved.body = { ...moved.body, parent_id: to } as never
  return [moved]
}

function ignoreMissing(failure: unknown): void {
  if (!(failure instanceof ApiError) || failure.status !== 404) throw failure
}

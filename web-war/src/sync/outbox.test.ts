import { beforeEach, describe, expect, it, vi } from 'vitest'
import { ApiError, SessionEndedError } from '../api/problem'
import type { Task } from '../api/todo'
import { memoryDevice } from './device'
import { localId, overlaid, type Change, type Creation, type Deletion, type Operation } from './operation'
import { Outbox, type Answered, type OutboxListener, type Sender } from './outbox'

const AT = 1_000_000

const task = (over: Partial<Task> = {}): Task => ({
  id: 't',
  list_id: 'l',
  parent_id: null,
  title: 'Milk',
  notes: null,
  status: 'open',
  priority: 'none',
  due: null,
  tags: [],
  position: 'a0',
  recurrence: null,
  completed_at: null,
  created_at: '2026-01-01T00:00:00Z',
  updated_at: '2026-01-01T00:00:00Z',
  ...over,
})
const answer = (over: Partial<Task> = {}, etag = '"2"'): Answered => ({ task: task(over), etag })

let seq = 0
const kept = (id: string, over: Partial<Operation> = {}) => ({
  id,
  seq: ++seq,
  task: 't',
  title: 'Milk',
  notBefore: 0,
  madeAt: AT,
  tries: 0,
  ...over,
})
const change = (id: string, body: Change['body'], over: Partial<Change> = {}): Change =>
  ({ kind: 'change', body, base: { title: 'Milk' }, etag: null, ...kept(id), ...over }) as Change
const creation = (id: string, over: Partial<Creation> = {}): Creation =>
  ({ kind: 'create', body: { title: 'Milk', list_id: 'l' }, ...kept(id, { task: localId(id) }), ...over }) as Creation
const deletion = (id: string, over: Partial<Deletion> = {}): Deletion =>
  ({ kind: 'delete', ...kept(id), ...over }) as Deletion

function box(device = memoryDevice()) {
  const clock = { now: AT }
  const sender = {
    create: vi.fn(async (op: Creation) => answer({ ...op.body, id: `real-${op.id}` })),
    change: vi.fn(async (op: Change) => answer(op.body as Partial<Task>)),
    remove: vi.fn(async (_: string) => {}),
    read: vi.fn(async (_: string) => answer()),
  } satisfies Sender
  const listener = {
    kept: vi.fn(),
    changed: vi.fn(),
    applied: vi.fn(),
    refused: vi.fn(),
    contested: vi.fn(),
    vanished: vi.fn(),
    reached: vi.fn(),
  } satisfies OutboxListener
  const outbox = new Outbox(
    device,
    sender,
    (work) => work(),
    listener,
    () => clock.now,
  )
  return { device, sender, listener, outbox, clock }
}

beforeEach(() => void vi.useFakeTimers({ now: AT }))

describe('the outbox', () => {
  it('gives the task to the device in the moment in which the operation goes: the page may close', async () => {
    const { outbox, device } = box()
    const done = vi.spyOn(device, 'done')

    expect(await outbox.add(creation('a'))).toBe('sent')

    expect(done).toHaveBeenCalledOnce()
    expect((await device.tasks()).map((t) => t.id)).toEqual(['real-a'])
  })

  it('sends a change, and forgets it when it is answered', async () => {
    const { outbox, device, sender, listener } = box()

    expect(await outbox.add(change('a', { title: 'Oat milk' }))).toBe('sent')

    expect(sender.change).toHaveBeenCalledOnce()
    expect(await device.operations()).toEqual([])
    expect(listener.applied).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ id: 'a' }),
      answer({ title: 'Oat milk' }),
    )
  })

  it('keeps what could not be sent, over a reload, and makes it once under the same key', async () => {
    const { outbox, device, sender, listener } = box()
    sender.create.mockRejectedValueOnce(new ApiError(0))

    expect(await outbox.add(creation('key'))).toBe('waiting')
    expect(listener.reached).toHaveBeenLastCalledWith(false)
    outbox.stop()
    const after = box(device)
    await after.outbox.flush()

    expect(sender.create.mock.calls[0]![0].id).toBe('key')
    expect(after.sender.create.mock.calls.map(([op]) => op.id)).toEqual(['key'])
    expect(await device.operations()).toEqual([])
  })

  it('keeps the order, and sends nothing behind what could not be sent', async () => {
    const { outbox, sender, device } = box()
    sender.change.mockRejectedValueOnce(new ApiError(503, '', [], 1))
    await outbox.add(change('a', { title: 'A' }))
    await device.keep(change('b', { title: 'B' }))

    await vi.advanceTimersByTimeAsync(1_200)

    expect(sender.change.mock.calls.map(([op]) => op.id)).toEqual(['a', 'a', 'b'])
  })

  it('gives what was done to a new task its real name', async () => {
    const { outbox, device, sender } = box()
    const made = creation('key')
    await device.keep(made)
    await device.keep(creation('child', { body: { title: 'Child', list_id: 'l', parent_id: made.task } }))
    await device.keep(change('tick', { status: 'done' }, { task: made.task }))

    await outbox.flush()

    expect(sender.create.mock.calls[1]![0].body.parent_id).toBe('real-key')
    expect(sender.change.mock.calls[0]![0].task).toBe('real-key')
    expect(await device.operations()).toEqual([])
  })

  it('knows a task by its first name for as long as somebody calls it so', async () => {
    const { outbox, sender } = box()
    const made = creation('key')
    await outbox.add(made)

    await outbox.add(change('words', { title: 'Oat milk' }, { task: made.task }))
    await outbox.add(creation('child', { body: { title: 'Child', list_id: 'l', parent_id: made.task } }))
    await outbox.add(deletion('end', { task: made.task }))

    expect(outbox.idOf(made.task)).toBe('real-key')
    expect(sender.change.mock.lastCall![0].task).toBe('real-key')
    expect(sender.create.mock.lastCall![0].body.parent_id).toBe('real-key')
    expect(sender.remove).toHaveBeenCalledExactlyOnceWith('real-key')
  })

  it('knows it by that name too where another tab has made it', async () => {
    const { outbox, sender } = box()
    const made = creation('key')
    outbox.settled(made, answer({ id: 'real-key' }))

    await outbox.add(change('words', { title: 'Oat milk' }, { task: made.task }))

    expect(sender.change.mock.lastCall![0].task).toBe('real-key')
  })

  it('drops a refused change and says why; the next ones go on', async () => {
    const { outbox, sender, listener, device } = box()
    const refusal = new ApiError(403, 'no')
    sender.change.mockRejectedValueOnce(refusal)

    expect(await outbox.add(change('a', { title: 'A' }))).toBe(refusal)
    expect(await outbox.add(change('b', { title: 'B' }))).toBe('sent')

    expect(listener.refused).not.toHaveBeenCalled() // who asked has the answer
    expect(await device.operations()).toEqual([])
  })

  it('tells of a refusal that nobody waits for any more', async () => {
    const { outbox, sender, listener, device } = box()
    await device.keep(change('a', { title: 'A' }, { etag: '"1"' }))
    sender.change.mockRejectedValueOnce(new ApiError(404))

    await outbox.flush()

    expect(listener.refused).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ id: 'a' }),
      expect.objectContaining({ status: 404 }),
    )
    expect(listener.vanished).toHaveBeenCalledExactlyOnceWith('t')
  })

  it('drops what hangs on a task that was refused', async () => {
    const { outbox, sender, device } = box()
    sender.create.mockRejectedValueOnce(new ApiError(400))
    const made = creation('key')
    await device.keep(made)
    await device.keep(change('tick', { status: 'done' }, { task: made.task }))

    await outbox.flush()

    expect(sender.change).not.toHaveBeenCalled()
    expect(await device.operations()).toEqual([])
  })

  it('waits for the choice of the user where somebody changed the same, and for nothing else', async () => {
    const { outbox, sender, listener, device } = box()
    sender.change.mockRejectedValueOnce(new ApiError(412))
    sender.read.mockResolvedValueOnce(answer({ title: 'Soy milk' }, '"5"'))

    expect(await outbox.add(change('a', { title: 'Oat milk' }, { etag: '"1"' }))).toBe('contested')
    await outbox.add(change('b', { status: 'done' }, { task: 'other' }))

    expect(listener.contested.mock.calls[0]![0]).toMatchObject({ theirs: { task: { title: 'Soy milk' }, etag: '"5"' } })
    expect((await device.operations()).map((op) => op.id)).toEqual(['a'])

    expect(await outbox.resolve('a', { title: 'Oat milk' })).toBe('sent')
    expect(sender.change.mock.lastCall![0]).toMatchObject({
      id: 'a',
      etag: '"5"',
      body: { title: 'Oat milk' },
      base: { title: 'Soy milk' },
    })
  })

  it('takes their version where that is chosen', async () => {
    const { outbox, sender, listener, device } = box()
    sender.change.mockRejectedValueOnce(new ApiError(412))
    sender.read.mockResolvedValueOnce(answer({ title: 'Soy milk' }))
    await outbox.add(change('a', { title: 'Oat milk' }, { etag: '"1"' }))

    await outbox.resolve('a', {})

    expect(sender.change).toHaveBeenCalledOnce()
    expect(listener.applied.mock.lastCall![1]).toEqual(answer({ title: 'Soy milk' }))
    expect(await device.operations()).toEqual([])
  })

  it('lays both changes together where they touch different members', async () => {
    const { outbox, sender } = box()
    sender.change.mockRejectedValueOnce(new ApiError(412))
    sender.read.mockResolvedValueOnce(answer({ notes: 'two bottles' }, '"7"'))

    expect(await outbox.add(change('a', { title: 'Oat milk' }, { etag: '"1"' }))).toBe('sent')

    expect(sender.change.mock.lastCall![0]).toMatchObject({ etag: '"7"', body: { title: 'Oat milk' } })
  })

  it("takes its own change, whose answer was lost, for nobody else's", async () => {
    const { outbox, sender, listener } = box()
    sender.change.mockRejectedValueOnce(new ApiError(412))
    sender.read.mockResolvedValueOnce(answer({ title: 'Oat milk' }, '"2"'))

    expect(await outbox.add(change('a', { title: 'Oat milk' }, { etag: '"1"' }))).toBe('sent')
    expect(listener.contested).not.toHaveBeenCalled()
  })

  it('looks first where a change of words waited long without a version', async () => {
    const { outbox, sender, device, clock } = box()
    await device.keep(change('a', { title: 'Oat milk' }))
    sender.read.mockResolvedValueOnce(answer({ title: 'Soy milk' }))
    clock.now += 3_600_000

    await outbox.flush()

    expect(sender.change).not.toHaveBeenCalled()
    expect((await device.operations())[0]).toMatchObject({ id: 'a', theirs: { task: { title: 'Soy milk' } } })
  })

  it('holds a deletion back while it can be undone', async () => {
    const { outbox, sender, device } = box()
    await outbox.add(deletion('a', { notBefore: AT + 6_000 }))
    expect(sender.remove).not.toHaveBeenCalled()

    expect(await outbox.cancel('a')).toBe(true)
    await vi.advanceTimersByTimeAsync(10_000)

    expect(sender.remove).not.toHaveBeenCalled()
    expect(await device.operations()).toEqual([])
  })

  it('sends a deletion when its time has come, and takes a task that is gone already for deleted', async () => {
    const { outbox, sender, listener, clock } = box()
    sender.remove.mockRejectedValueOnce(new ApiError(404))
    await outbox.add(deletion('a', { notBefore: AT + 6_000 }))

    clock.now += 6_100
    await vi.advanceTimersByTimeAsync(6_100)

    expect(sender.remove).toHaveBeenCalledExactlyOnceWith('t')
    expect(listener.refused).not.toHaveBeenCalled()
    expect(await outbox.cancel('a')).toBe(false)
  })

  it('keeps everything when the session has ended', async () => {
    const { outbox, sender, device, listener } = box()
    sender.change.mockRejectedValueOnce(new SessionEndedError())

    await outbox.add(change('a', { title: 'A' }))

    expect(await device.operations()).toHaveLength(1)
    expect(listener.reached).not.toHaveBeenCalledWith(false)
  })

  it('gives up a request that is a fault of the service each time', async () => {
    const { outbox, sender, listener } = box()
    sender.change.mockRejectedValue(new ApiError(500))
    await outbox.add(change('a', { title: 'A' }))

    await vi.advanceTimersByTimeAsync(120_000)

    expect(sender.change).toHaveBeenCalledTimes(4)
    expect(listener.refused).toHaveBeenCalledOnce() // long after the one who asked was told to wait
  })
})

describe('what is shown', () => {
  it('is what the service has with what was done here over it', () => {
    const known = new Map([
      ['t', task()],
      ['child', task({ id: 'child', parent_id: 't' })],
    ])
    const made = creation('new')

    expect(overlaid(known, [change('a', { title: 'Oat milk', status: 'done' })], 'l').get('t')).toMatchObject({
      title: 'Oat milk',
      status: 'done',
    })
    expect(overlaid(known, [made], 'l').get(made.task)).toMatchObject({ title: 'Milk', status: 'open' })
    expect([...overlaid(known, [deletion('d')], 'l').keys()]).toEqual([])
    expect(known.get('t')!.title).toBe('Milk')
  })

  it('has a new task that names no list in the Inbox, as soon as that is known', () => {
    const made = creation('new', { body: { title: 'Milk' } })

    expect(overlaid(new Map(), [made], '').get(made.task)).toMatchObject({ title: 'Milk', list_id: '' })
    expect(overlaid(new Map(), [made], 'inbox').get(made.task)).toMatchObject({ title: 'Milk', list_id: 'inbox' })
  })
})

import { expect, it, vi } from 'vitest'
import { readEvents, type ServerEvent } from './events'

async function read(...pieces: string[]) {
  const found: ServerEvent[] = []
  const beat = vi.fn()
  const encoder = new TextEncoder()
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const piece of pieces) controller.enqueue(encoder.encode(piece))
      controller.close()
    },
  })
  await readEvents(body, (e) => found.push(e), beat)
  return { found, beats: beat.mock.calls.length }
}

it('reads events that arrive in pieces', async () => {
  const { found } = await read('id: 7\neve', 'nt: task\ndata: {"a":', '1}\n', '\nid: 8\r\ndata: x\r\n\r\n')

  expect(found).toEqual([
    { type: 'task', id: '7', data: '{"a":1}' },
    { type: 'message', id: '8', data: 'x' },
  ])
})

it('joins lines of data, and takes comments for heartbeats', async () => {
  const { found, beats } = await read(': still here\n\n', 'data: a\ndata:b\n\n')

  expect(found).toEqual([{ type: 'message', id: null, data: 'a\nb' }])
  expect(beats).toBe(2)
})

it('leaves an event that was cut off', async () => {
  expect((await read('data: a\n\ndata: half')).found).toHaveLength(1)
})

import { readFileSync } from 'node:fs'
import { describe, expect, it, vi } from 'vitest'

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8')
const SOURCE = read('./sw.js').replace("['@files']", JSON.stringify(['/', '/config.json', '/assets/index-1.js']))
const ORIGIN = 'https://hallpass.example'

/** The worker with a cache that holds `page` for its files, and with the given answer of the server. */
function worker(serve: () => Promise<Response>) {
  const listeners = new Map<string, (event: unknown) => void>()
  const self = {
    addEventListener: (type: string, listener: (event: unknown) => void) => listeners.set(type, listener),
    location: new URL(ORIGIN),
  }
  const cache = { match: async () => new Response('page'), put: vi.fn() }
  const caches = { open: async () => cache, match: cache.match }
  new Function('self', 'caches', 'fetch', SOURCE)(self, caches, vi.fn(serve))

  /** The text of the worker's answer; null if it leaves the request to the browser. */
  return async (path: string, mode = 'navigate'): Promise<string | null> => {
    let answer: Promise<Response> | undefined
    listeners.get('fetch')!({
      request: { method: 'GET', mode, url: ORIGIN + path },
      respondWith: (response: Promise<Response>) => (answer = response),
    })
    return answer === undefined ? null : (await answer).text()
  }
}

const failing = async () => new Response('error', { status: 503 })

describe('the service worker', () => {
  it.each(['/', '/tasks', '/lists/7', '/admin/users', '/reset'])('shows the stored page for %s', async (path) => {
    expect(await worker(failing)(path)).toBe('page')
    expect(await worker(() => Promise.reject(new Error('no network')))(path)).toBe('page')
  })

  it('shows the stored page if the server is slow', async () => {
    vi.useFakeTimers()
    const shown = worker(() => new Promise(() => {}))('/tasks')
    await vi.advanceTimersByTimeAsync(3_000)
    vi.useRealTimers()

    expect(await shown).toBe('page')
  })

  it('prefers what the server answers', async () => {
    expect(await worker(async () => new Response('new page'))('/tasks')).toBe('new page')
  })

  it.each(['/auth/users', '/todo/tasks', '/orders', '/my-own-service/page', '/adminCenter/', '/openapi/ui'])(
    'leaves %s to the server, also if that fails',
    async (path) => expect(await worker(failing)(path)).toBeNull(),
  )

  it('takes files of the page from its cache', async () => {
    expect(await worker(failing)('/assets/index-1.js', 'cors')).toBe('page')
    expect(await worker(failing)('/config.json', 'cors')).toBe('page')
    expect(await worker(failing)('/other.json', 'cors')).toBeNull()
  })

  it('knows every address of the router', async () => {
    const paths = [...read('../app/router.ts').matchAll(/path: '\/([a-z-]*)/g)].map(([, first]) => first!)

    expect(paths.length).toBeGreaterThan(8)
    for (const first of paths) expect(await worker(failing)(`/${first}`), first).toBe('page')
  })
})

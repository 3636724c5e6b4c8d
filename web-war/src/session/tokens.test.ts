import { describe, expect, it, vi } from 'vitest'
import type { SignedIn } from '../api/auth'
import { ApiError } from '../api/problem'
import type { TabMessage, Tabs } from './tabs'
import { SessionTokens } from './tokens'

const USER = { id: 'u', email: 'ada@example.org', name: 'Ada', roles: ['user'] }
const answer = (token: string, expires_in = 300): SignedIn => ({ access_token: token, expires_in, user: USER })

/** Two tabs of one browser, with one lock and one channel between them, and a clock that the test turns. */
function browser(refresh: () => Promise<SignedIn>, deliver: (message: () => void) => void = (message) => message()) {
  let lock: Promise<unknown> = Promise.resolve()
  let at = 0
  const clock = { now: 1_000_000 }
  const listeners: ((m: TabMessage) => void)[] = []
  const told: TabMessage[] = []
  const alone: Tabs['alone'] = (work) => {
    const waited = at++ > 0
    return (lock = lock
      .catch(() => {})
      .then(() => work(waited))
      .finally(() => at--)) as ReturnType<typeof work>
  }
  const open = () => {
    const own: { listener?: (m: TabMessage) => void } = {}
    const tabs: Tabs = {
      tell: (m) => {
        told.push(m)
        listeners.filter((l) => l !== own.listener).forEach((l) => deliver(() => l(m)))
      },
      listen: (l) => listeners.push((own.listener = l)),
      alone,
    }
    const events = { adopted: vi.fn(), ended: vi.fn(), wanted: vi.fn() }
    const tokens = new SessionTokens({ refresh }, tabs, events, () => clock.now)
    tabs.listen((m) => m.kind === 'token' && tokens.adopt(m.held))
    return { tokens, events }
  }
  return { open, alone, clock, told }
}

describe('the token in memory', () => {
  it('is used as it is while it is good', async () => {
    const refresh = vi.fn()
    const { open, clock } = browser(refresh)
    const { tokens } = open()
    tokens.accept(answer('a'))

    clock.now += 269_000

    expect(await tokens.usable()).toBe('a')
    expect(refresh).not.toHaveBeenCalled()
  })

  it('is renewed shortly before it ends, once for all requests that wait', async () => {
    const refresh = vi.fn(async () => answer('b'))
    const { open, clock } = browser(refresh)
    const { tokens } = open()
    tokens.accept(answer('a'))

    clock.now += 271_000

    expect(await Promise.all([tokens.usable(), tokens.usable(), tokens.usable()])).toEqual(['b', 'b', 'b'])
    expect(refresh).toHaveBeenCalledOnce()
  })

  it('is renewed once for two tabs, also where the lock is faster than the news', async () => {
    const refresh = vi.fn(async () => answer('b'))
    const { open, clock } = browser(refresh, (message) => void setTimeout(message, 50))
    const tabs = [open(), open()]
    tabs[0]!.tokens.accept(answer('a'))
    await vi.waitUntil(async () => (await tabs[1]!.tokens.usable()) === 'a')

    clock.now += 271_000

    expect(await Promise.all(tabs.map(({ tokens }) => tokens.usable()))).toEqual(['b', 'b'])
    expect(refresh).toHaveBeenCalledOnce()
  })

  it('is renewed once for two tabs', async () => {
    const refresh = vi.fn(async () => answer('b'))
    const { open } = browser(refresh)
    const [left, right] = [open(), open()]
    left.tokens.accept(answer('a'))

    const both = await Promise.all([left.tokens.renewed('a'), right.tokens.renewed('a')])

    expect(both).toEqual(['b', 'b'])
    expect(refresh).toHaveBeenCalledOnce()
  })

  it('is not renewed again for a late 401 of the former one', async () => {
    const refresh = vi.fn(async () => answer('c'))
    const { tokens } = browser(refresh).open()
    tokens.accept(answer('b'))

    expect(await tokens.renewed('a')).toBe('b')
    expect(refresh).not.toHaveBeenCalled()
  })

  it('is given up, and all tabs are told, where the session is over', async () => {
    const { open, told } = browser(() => Promise.reject(new ApiError(401)))
    const { tokens, events } = open()
    tokens.accept(answer('a'))

    expect(await tokens.renewed('a')).toBeNull()

    expect(events.ended).toHaveBeenCalledOnce()
    expect(told.at(-1)).toEqual({ kind: 'ended' })
    expect(await tokens.usable()).toBeNull()
  })

  it('is kept where the service is away', async () => {
    const { open, clock } = browser(() => Promise.reject(new ApiError(503)))
    const { tokens, events } = open()
    tokens.accept(answer('a'))

    clock.now += 280_000
    expect(await tokens.usable()).toBe('a')
    clock.now += 30_000
    await expect(tokens.usable()).rejects.toMatchObject({ status: 503 })

    expect(events.ended).not.toHaveBeenCalled()
  })

  it('does not come back where a renewal waited for a sign-out', async () => {
    const refresh = vi.fn(async () => answer('b'))
    const { open, alone } = browser(refresh)
    const { tokens } = open()
    tokens.accept(answer('a'))
    const signOut = alone(async () => tokens.forget())
    const waiting = tokens.renewed('a')

    await signOut

    expect(await waiting).toBeNull()
    expect(refresh).not.toHaveBeenCalled()
  })

  it('is not renewed at every request where its life is short', async () => {
    const refresh = vi.fn(async () => answer('b', 8))
    const { open, clock } = browser(refresh)
    const { tokens } = open()
    tokens.accept(answer('a', 8))

    clock.now += 5_000
    expect(await tokens.usable()).toBe('a')
    clock.now += 2_000
    expect(await tokens.usable()).toBe('b')
  })

  it('finds no session without a cookie, without a word to other tabs', async () => {
    const { open, told } = browser(() => Promise.reject(new ApiError(401)))
    const { tokens, events } = open()

    expect(await tokens.restore()).toBeNull()

    expect(told).toEqual([])
    expect(events.ended).not.toHaveBeenCalled()
  })

  it('is asked for again by the next request where it could not be asked for at the start', async () => {
    const refresh = vi
      .fn<() => Promise<SignedIn>>()
      .mockRejectedValueOnce(new ApiError(0))
      .mockResolvedValueOnce(answer('a'))
    const { open } = browser(refresh)
    const { tokens, events } = open()

    await expect(tokens.restore()).rejects.toMatchObject({ status: 0 })
    expect(await tokens.usable()).toBe('a')

    expect(events.adopted).toHaveBeenCalledOnce()
  })

  it('that ended while the page was offline is given up as any other', async () => {
    const refresh = vi
      .fn<() => Promise<SignedIn>>()
      .mockRejectedValueOnce(new ApiError(0))
      .mockRejectedValueOnce(new ApiError(401))
    const { open } = browser(refresh)
    const { tokens, events } = open()
    await tokens.restore().catch(() => {})

    expect(await tokens.usable()).toBeNull()
    expect(events.ended).toHaveBeenCalledOnce()
  })

  it('of a stronger sign-in is waited for, in whichever tab the user signs in', async () => {
    const { open } = browser(vi.fn())
    const [here, there] = [open(), open()]
    here.tokens.accept(answer('weak'))
    const need = { acr: 'mfa', maxAge: 600 }

    const waiting = [here.tokens.stronger('weak', need), here.tokens.stronger('weak', need)]
    there.tokens.accept(answer('strong'))

    expect(await Promise.all(waiting)).toEqual(['strong', 'strong'])
    expect(here.events.wanted.mock.calls.at(0)).toEqual([need])
    expect(here.events.wanted.mock.calls.at(-1)).toEqual([null])
    expect(await here.tokens.stronger('weak', need)).toBe('strong')
  })

  it('of another user is none of a stronger sign-in', async () => {
    const { tokens } = browser(vi.fn()).open()
    tokens.accept(answer('weak'))

    const waiting = tokens.stronger('weak', { acr: 'mfa', maxAge: null })
    tokens.accept({ ...answer('of Grace'), user: { ...USER, id: 'grace' } })

    expect(await waiting).toBeNull()
  })

  it('of a stronger sign-in never comes where the user gives up, or signs out', async () => {
    const { open } = browser(vi.fn())
    const { tokens, events } = open()
    tokens.accept(answer('weak'))

    const given = tokens.stronger('weak', { acr: 'mfa', maxAge: null })
    tokens.giveUp()
    const left = tokens.stronger('weak', { acr: 'mfa', maxAge: null })
    tokens.forget()

    expect(await Promise.all([given, left])).toEqual([null, null])
    expect(events.wanted).toHaveBeenLastCalledWith(null)
  })
})

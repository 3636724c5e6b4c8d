import { describe, expect, it, vi } from 'vitest'
import { cookieHttp, protectedHttp, type AccessTokens } from './http'
import { ApiError, SessionEndedError } from './problem'
import type { SignInNeed } from './stepUp'

const json = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  new Response(body === null ? null : JSON.stringify(body), {
    status,
    headers: { 'Content-Type': status < 400 ? 'application/json' : 'application/problem+json', ...headers },
  })

function tokens(usable: string | null, renewed: string | null = null) {
  return {
    usable: vi.fn(async () => usable),
    renewed: vi.fn(async (_: string) => renewed),
    stronger: vi.fn(async (_: string, __: SignInNeed): Promise<string | null> => null),
  } satisfies AccessTokens
}

const stepUp = () =>
  json(
    401,
    { type: 'urn:hallpass:problem:step-up-needed' },
    {
      'WWW-Authenticate':
        'Bearer realm="hallpass", error="insufficient_user_authentication", acr_values="mfa", max_age="600"',
    },
  )

function service(...answers: Response[]) {
  return vi.fn(async (_url: RequestInfo | URL, _init?: RequestInit) => answers.shift() ?? json(500, {}))
}

const sentHeaders = (send: ReturnType<typeof service>, call: number) =>
  send.mock.calls[call]![1]!.headers as Record<string, string>

describe('the protected client', () => {
  it('adds the token and gives body and ETag', async () => {
    const send = service(json(200, { id: '1' }, { ETag: '"3"' }))

    const answer = await protectedHttp(tokens('abc'), send)('/todo/tasks/1')

    expect(answer).toEqual({ body: { id: '1' }, etag: '"3"' })
    expect(sentHeaders(send, 0)['Authorization']).toBe('Bearer abc')
    expect(send.mock.calls[0]![0]).toBe('/todo/tasks/1') // the token is never in the address
  })

  it('asks for the sign-in that the service wants, and sends the same request again with its token', async () => {
    const send = service(stepUp(), stepUp(), json(200, {}))
    const held = tokens('weak')
    held.stronger.mockResolvedValueOnce('still weak').mockResolvedValueOnce('strong')

    await protectedHttp(held, send)('/auth/users/me', { method: 'DELETE', json: { password: 'typed' } })

    expect(held.stronger.mock.calls).toEqual([
      ['weak', { acr: 'mfa', maxAge: 600 }],
      ['still weak', { acr: 'mfa', maxAge: 600 }],
    ])
    expect(held.renewed).not.toHaveBeenCalled()
    expect(sentHeaders(send, 2)['Authorization']).toBe('Bearer strong')
    expect(send.mock.calls[2]![1]!.body).toBe('{"password":"typed"}')
  })

  it('refuses where the user does not want to sign in again', async () => {
    const refused = protectedHttp(tokens('weak'), service(stepUp()))('/auth/users/me', { method: 'DELETE' })

    await expect(refused).rejects.toMatchObject({ status: 401, kind: 'step-up-needed' })
  })

  it('asks also for a token that was renewed meanwhile', async () => {
    const held = tokens('old', 'new')
    held.stronger.mockResolvedValueOnce('strong')

    await protectedHttp(held, service(json(401, {}), stepUp(), json(200, {})))('/auth/users/me')

    expect(held.stronger).toHaveBeenCalledExactlyOnceWith('new', { acr: 'mfa', maxAge: 600 })
  })

  it('renews once after a 401 and repeats the same request with the same idempotency key', async () => {
    const send = service(json(401, {}), json(201, { id: '1' }))
    const held = tokens('old', 'new')

    await protectedHttp(held, send)('/todo/tasks', {
      method: 'POST',
      json: { title: 'x' },
      headers: { 'Idempotency-Key': 'k' },
    })

    expect(held.renewed).toHaveBeenCalledExactlyOnceWith('old')
    expect(sentHeaders(send, 1)).toEqual({ ...sentHeaders(send, 0), Authorization: 'Bearer new' })
    expect(send.mock.calls[1]![1]!.body).toBe('{"title":"x"}')
  })

  it('does not loop where a new token is refused too', async () => {
    const send = service(json(401, {}), json(401, { detail: 'no' }), json(200, {}))
    const held = tokens('old', 'new')

    await expect(protectedHttp(held, send)('/x')).rejects.toMatchObject({ status: 401, detail: 'no' })

    expect(send).toHaveBeenCalledTimes(2)
    expect(held.renewed).toHaveBeenCalledOnce()
  })

  it('says that the session ended where there is no new token, and sends nothing without one', async () => {
    await expect(protectedHttp(tokens('old', null), service(json(401, {})))('/x')).rejects.toBeInstanceOf(
      SessionEndedError,
    )

    const send = service()
    await expect(protectedHttp(tokens(null), send)('/x')).rejects.toBeInstanceOf(SessionEndedError)
    expect(send).not.toHaveBeenCalled()
  })

  it('does not take a renewal that could not be made for the end of the session', async () => {
    const held = { ...tokens('old'), renewed: () => Promise.reject(new ApiError(503)) }

    const failure = await protectedHttp(held, service(json(401, {})))('/x').catch((e: unknown) => e)

    expect(failure).toMatchObject({ status: 503, temporary: true })
    expect(failure).not.toBeInstanceOf(SessionEndedError)
  })

  it('reads problem details and Retry-After', async () => {
    const problem = { title: 'Bad', detail: 'Look', violations: [{ field: 'title', message: 'too long' }] }
    const send = service(json(429, problem, { 'Retry-After': '7' }))

    await expect(protectedHttp(tokens('t'), send)('/x')).rejects.toMatchObject({
      status: 429,
      detail: 'Look',
      violations: problem.violations,
      retryAfter: 7,
    })
  })

  it('bears an error that is no problem document', async () => {
    const send = service(new Response('<html>', { status: 502, headers: { 'Content-Type': 'text/html' } }))

    await expect(protectedHttp(tokens('t'), send)('/x')).rejects.toMatchObject({ status: 502, detail: '' })
  })

  it('reports a missing network as status 0', async () => {
    const send = () => Promise.reject(new TypeError('Failed to fetch'))

    await expect(protectedHttp(tokens('t'), send)('/x')).rejects.toMatchObject({ status: 0, temporary: true })
  })

  it('sends a change as a merge patch', async () => {
    const send = service(json(200, {}))

    await protectedHttp(tokens('t'), send)('/x', {
      method: 'PATCH',
      json: { due: null },
      headers: { 'If-Match': '"1"' },
    })

    expect(sentHeaders(send, 0)).toMatchObject({ 'Content-Type': 'application/merge-patch+json', 'If-Match': '"1"' })
    expect(send.mock.calls[0]![1]).toMatchObject({ body: '{"due":null}', credentials: 'omit' })
  })
})

describe('the client with the cookie', () => {
  it('sends the cookie and the header that protects it', async () => {
    const send = service(json(200, {}))

    await cookieHttp(send)('/auth/session/refresh', { method: 'POST' })

    expect(send.mock.calls[0]![1]!.credentials).toBe('include')
    expect(sentHeaders(send, 0)['X-Requested-By']).toBe('hallpass')
    expect(sentHeaders(send, 0)).not.toHaveProperty('Authorization')
  })
})

import { ApiError, errorFrom, SessionEndedError } from './problem'
import { signInNeed, type SignInNeed } from './stepUp'

/** The session's access token. The client asks for it by this interface, so tests need no session. */
export interface AccessTokens {
  /** The token in memory, renewed before it is handed out if it is about to end; null where nobody is signed in. */
  usable(): Promise<string | null>
  /** A token newer than the one that was just refused; null where the session is over. */
  renewed(refused: string): Promise<string | null>
  /** The token of a newer sign-in, which the user is asked for; null where the user does not want to. */
  stronger(refused: string, need: SignInNeed): Promise<string | null>
}

export interface Call {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Sent as JSON. */
  json?: unknown
  /** Sent as it is, with the Content-Type of the headers. */
  body?: Blob
  headers?: Record<string, string>
  signal?: AbortSignal
  /** Lets the request outlive the page (a delete that is sent while the tab closes). */
  keepalive?: boolean
}

export interface Answer<T> {
  body: T
  etag: string | null
}

/** Ready to be called with the address of a resource; throws {@link ApiError} for everything that is not 2xx. */
export type Http = <T>(url: string, call?: Call) => Promise<Answer<T>>

export type ProtectedHttp = Http & {
  /** The answer as it comes, for what is no JSON: a stream of events, a file. */
  stream(url: string, call?: Call): Promise<Response>
}

/** A service that says nothing for so long is taken for away. */
const ANSWER_WITHIN_MS = 30_000

/**
 * The one client for protected resources: adds the access token and, after a 401, renews it once and repeats the
 * request once. A second 401 with a brand-new token is the service's trouble and not ours, so it never loops. Where the
 * service wants another sign-in, the user is asked for it, and the request is repeated with each that comes.
 */
export function protectedHttp(tokens: AccessTokens, send: typeof fetch = (...a) => fetch(...a)): ProtectedHttp {
  async function respond(url: string, call: Call, limited = (plain: Call) => plain): Promise<Response> {
    const token = await tokens.usable()
    if (token === null) throw new SessionEndedError()
    const first = await strongEnough(url, () => limited(call), token)
    if (first.status !== 401 || signInNeed(first)) return first

    const fresh = await tokens.renewed(token)
    if (fresh === null) throw new SessionEndedError()
    return strongEnough(url, () => limited(call), fresh)
  }
  /** @param call made anew for each try: the user may take longer than a service may */
  async function strongEnough(url: string, call: () => Call, first: string): Promise<Response> {
    for (let token = first; ;) {
      const response = await exchange(send, url, call(), token)
      const need = signInNeed(response)
      const stronger = need && (await tokens.stronger(token, need))
      if (!stronger) return response
      token = stronger
    }
  }
  async function stream(url: string, call: Call = {}): Promise<Response> {
    const response = await respond(url, call)
    if (!response.ok) throw await errorFrom(response)
    return response
  }
  return Object.assign(async <T>(url: string, call: Call = {}) => answer<T>(await respond(url, call, timed)), {
    stream,
  })
}

/** For what needs no token: registration. */
export function openHttp(send: typeof fetch = (...a) => fetch(...a)): Http {
  return async <T>(url: string, call: Call = {}) => answer<T>(await exchange(send, url, timed(call), null))
}

/**
 * For `/auth/session`: sends the HttpOnly cookie (also to a service on another origin) and the header that a form on a
 * foreign page can't add, which is what protects the cookie from being used by that page.
 */
export function cookieHttp(send: typeof fetch = (...a) => fetch(...a)): Http {
  const withCookie: typeof fetch = (input, init) => send(input, { ...init, credentials: 'include' })
  return async <T>(url: string, call: Call = {}) => {
    const headers = { ...call.headers, 'X-Requested-By': 'hallpass' }
    return answer<T>(await exchange(withCookie, url, timed({ ...call, headers }), null))
  }
}

/** Not for streams, which last. */
function timed(call: Call): Call {
  const limit = AbortSignal.timeout(ANSWER_WITHIN_MS)
  return { ...call, signal: call.signal ? AbortSignal.any([call.signal, limit]) : limit }
}

const late = (signal: AbortSignal) => signal.reason instanceof DOMException && signal.reason.name === 'TimeoutError'

async function exchange(send: typeof fetch, url: string, call: Call, token: string | null): Promise<Response> {
  const method = call.method ?? 'GET'
  const headers: Record<string, string> = { Accept: 'application/json, application/problem+json' }
  if (call.json !== undefined) {
    headers['Content-Type'] = method === 'PATCH' ? 'application/merge-patch+json' : 'application/json'
  }
  Object.assign(headers, call.headers)
  if (token !== null) headers['Authorization'] = `Bearer ${token}`
  const init: RequestInit = { method, headers, cache: 'no-store', redirect: 'error', credentials: 'omit' }
  if (call.json !== undefined) init.body = JSON.stringify(call.json)
  else if (call.body) init.body = call.body
  if (call.signal) init.signal = call.signal
  if (call.keepalive) init.keepalive = true
  try {
    return await send(url, init)
  } catch (failure) {
    if (call.signal?.aborted && !late(call.signal)) throw failure
    throw new ApiError(0) // fetch's own messages differ from browser to browser and help nobody
  }
}

async function answer<T>(response: Response): Promise<Answer<T>> {
  if (!response.ok) throw await errorFrom(response)
  const etag = response.headers.get('ETag')
  if (response.status === 204 || response.status === 202) return { body: undefined as T, etag }
  try {
    return { body: (await response.json()) as T, etag }
  } catch {
    throw new ApiError(0) // the connection broke in the middle of the body
  }
}

/** A key for `Idempotency-Key`. Unlike `crypto.randomUUID`, this also works on a plain http host. */
export function idempotencyKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (b) => b.toString(16).padStart(2, '0')).join('')
}

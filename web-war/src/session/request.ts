import { keptInTab } from '../ui/kept'
import { challengeOf, random } from './pkce'

/** The client that every auth service knows. */
const CLIENT = 'hallpass'
/** Who signs in, and the services that this page calls. */
const SCOPE = 'openid email groups auth todo'
const KEY = 'hallpass.request'

/** What this tab remembers of its authorization request until the answer comes. */
interface Waiting {
  state: string
  verifier: string
  /** The path to open then; null in a window that is closed then. */
  next: string | null
}

export interface Wish {
  next: string | null
  /** `create` for a new account, `select_account` for another one. */
  prompt?: string | undefined
  /** Who was here last. */
  email?: string | undefined
  /** How strong the sign-in has to be, where a service asks for that (RFC 9470). */
  acr?: string | undefined
  /** Seconds; where the service asks for it. */
  maxAge?: string | undefined
  language: string
}

/** The answer to it, in the address of `/signed-in` (RFC 6749 section 4.1.2). */
export type Answer =
  { kind: 'code'; code: string; verifier: string; next: string | null } | { kind: 'error'; error: string; next: string }

/** Where the auth service sends the browser back to. */
export const returnAddress = () => `${location.origin}/signed-in`

/** Begins an authorization request with PKCE. It takes the place of one that this tab has not finished. */
export function authorizationRequest(wish: Wish): URLSearchParams {
  const waiting: Waiting = { state: random(), verifier: random(), next: wish.next }
  sessionStorage.setItem(KEY, JSON.stringify(waiting))
  const request = new URLSearchParams({
    client_id: CLIENT,
    response_type: 'code',
    redirect_uri: returnAddress(),
    scope: SCOPE,
    state: waiting.state,
    code_challenge: challengeOf(waiting.verifier),
    code_challenge_method: 'S256',
    ui_locales: wish.language,
  })
  if (wish.prompt) request.set('prompt', wish.prompt)
  if (wish.email) request.set('login_hint', wish.email)
  if (wish.acr) request.set('acr_values', wish.acr)
  if (wish.maxAge) request.set('max_age', wish.maxAge)
  return request
}

/**
 * Reads an answer, once: the request is forgotten. An answer that this tab has not asked for, which somebody else may
 * have made up, counts for nothing (RFC 9700 section 4.7).
 *
 * @return null if there is no answer in the address
 */
export function takeAnswer(search: string): Answer | null {
  const sent = new URLSearchParams(search)
  const [state, code, error] = [sent.get('state'), sent.get('code'), sent.get('error')]
  if (code === null && error === null) return null
  const waiting = keptInTab(KEY) as Waiting | null
  if (waiting === null || waiting.state !== state) return { kind: 'error', error: 'unknown_request', next: '/tasks' }
  sessionStorage.removeItem(KEY)
  if (code === null) return { kind: 'error', error: error ?? '', next: waiting.next ?? '/tasks' }
  return { kind: 'code', code, verifier: waiting.verifier, next: waiting.next }
}

/** A page that is loaded in the course of signing in. It has no session to go on with. */
export const isSigningIn = ({ pathname, search }: { pathname: string; search: string } = location) =>
  pathname === '/sign-in/again' || (pathname === '/signed-in' && /[?&](code|error)=/.test(search))

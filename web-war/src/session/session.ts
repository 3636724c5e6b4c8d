import { defineStore } from 'pinia'
import { ref } from 'vue'
import { signInApi, type User } from '../api/auth'
import { ApiError } from '../api/problem'
import type { SignInNeed } from '../api/stepUp'
import { browserTabs } from './tabs'
import { SessionTokens } from './tokens'

export type SessionState =
  | 'anonymous'
  | 'signed-in'
  /** It was on and ended elsewhere: a cover lies over the page, whose forms are kept. */
  | 'ended'
  /** There is probably a session, but the service could not be asked. */
  | 'unreachable'

/**
 * The user who was here last: a hint, not a proof, since a script can't see the cookie. Visitors who never signed in
 * cause no refused renewal in the console, and without network the page knows whose tasks to show. No token is stored.
 */
const HINT = 'hallpass.signed-in'

export function lastUser(): User | null {
  try {
    const stored = JSON.parse(localStorage.getItem(HINT) ?? 'null') as Partial<User> | null
    return stored && typeof stored.id === 'string' && Array.isArray(stored.roles) ? (stored as User) : null
  } catch {
    return null
  }
}

export const useSession = defineStore('session', () => {
  const state = ref<SessionState>('anonymous')
  const user = ref<User | null>(null)
  /** What a service asks of another sign-in, while the user is asked for it. */
  const need = ref<SignInNeed | null>(null)
  /** Counts the sign-ins of different users, so that the page of one is never handed on to the next. */
  const era = ref(0)
  const leaving: (() => Promise<void>)[] = []

  let api: ReturnType<typeof signInApi>
  let tokens: SessionTokens
  const tabs = browserTabs()

  function setUp(authUrl: string): SessionTokens {
    api = signInApi(authUrl)
    tokens = new SessionTokens(api, tabs, {
      adopted: (held) => {
        const another = user.value?.id !== held.user.id
        user.value = held.user
        state.value = 'signed-in'
        if (another) era.value++
        localStorage.setItem(HINT, JSON.stringify(held.user))
      },
      ended: () => (state.value = 'ended'),
      wanted: (wanted) => (need.value = wanted),
    })
    tabs.listen((message) => {
      if (message.kind === 'token') tokens.adopt(message.held)
      if (message.kind === 'signed-out') leave()
      if (message.kind === 'ended' && state.value === 'signed-in') {
        tokens.forget()
        state.value = 'ended'
      }
    })
    return tokens
  }

  async function restore(): Promise<void> {
    if (localStorage.getItem(HINT) === null) return
    try {
      if ((await tokens.restore()) === null) leave()
    } catch {
      // The page works without network, for the one who was here last; the next request asks for the token again.
      user.value ??= lastUser()
      state.value = user.value === null ? 'unreachable' : 'signed-in'
    }
  }

  /** @throws ApiError 401 if the code is not good any more */
  async function signIn(code: string, verifier: string, returnAddress: string): Promise<void> {
    // Under the lock: a renewal of the former session that is still on its way would put its cookie over the new one.
    await tabs.alone(async () => void tokens.accept(await api.begin(code, verifier, returnAddress)))
  }

  /** @throws ApiError where the service could not be told: the session lives on, and the page must not say otherwise */
  async function signOut(): Promise<void> {
    for (const work of leaving) await work()
    await tabs.alone(async () => {
      try {
        await api.end()
      } catch (failure) {
        if (!(failure instanceof ApiError) || failure.status !== 401) throw failure // 401: it was over already
      }
    })
    tabs.tell({ kind: 'signed-out' })
    leave()
  }

  /** Work that still needs the token, done before it is given up. */
  function beforeSignOut(work: () => Promise<void>): void {
    leaving.push(work)
  }

  /** The user does not want to sign in again. */
  function giveUp(): void {
    tokens.giveUp()
  }

  /** The account is gone: no tab can do anything with it. */
  function leaveEverywhere(): void {
    tabs.tell({ kind: 'signed-out' })
    leave()
  }

  function leave(): void {
    tokens.forget()
    localStorage.removeItem(HINT)
    user.value = null
    state.value = 'anonymous'
    era.value++
  }

  /** Takes over a change of the account page. */
  function renamed(changed: User): void {
    user.value = changed
    localStorage.setItem(HINT, JSON.stringify(changed))
  }

  return {
    state,
    user,
    need,
    era,
    renamed,
    setUp,
    restore,
    signIn,
    signOut,
    giveUp,
    beforeSignOut,
    leave,
    leaveEverywhere,
  }
})

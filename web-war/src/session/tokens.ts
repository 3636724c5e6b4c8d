import type { SignedIn, SignInApi } from '../api/auth'
import type { AccessTokens } from '../api/http'
import { ApiError } from '../api/problem'
import type { SignInNeed } from '../api/stepUp'
import type { HeldToken, Tabs } from './tabs'

/** Renewed this long before the end, so that no request travels with a token that ends on the way. */
const MARGIN_MS = 30_000
const NEWS_WITHIN_MS = 500

/**
 * The access token of this tab. It is renewed when a request needs it and not by a timer: a tab that nobody uses lets
 * its session grow idle, as the service means it to.
 */
export class SessionTokens implements AccessTokens {
  private held: HeldToken | null = null
  private renewal: Promise<HeldToken | null> | null = null
  /** There is probably a session, but the service could not be asked yet: the next request asks again. */
  private resumable = false
  private heard: () => void = () => {}
  /** Requests that wait for another sign-in of the same user. */
  private waiting: { user: string; resolve: (token: string | null) => void }[] = []

  constructor(
    private readonly api: Pick<SignInApi, 'refresh'>,
    private readonly tabs: Tabs,
    private readonly listener: {
      adopted(held: HeldToken): void
      ended(): void
      /** null: nobody waits for another sign-in any more. */
      wanted(need: SignInNeed | null): void
    },
    private readonly now: () => number = () => Date.now(),
  ) {}

  async usable(): Promise<string | null> {
    const held = this.held
    if (held === null) return this.resumable ? ((await this.renew(null))?.token ?? null) : null
    if (!this.endsSoon(held)) return held.token
    try {
      return (await this.renew(held))?.token ?? null
    } catch (failure) {
      // The auth service is away, but the token has seconds left: let the request try with it.
      if (held.expiresAt > this.now()) return held.token
      throw failure
    }
  }

  async renewed(refused: string): Promise<string | null> {
    if (this.held === null) return null
    if (this.held.token !== refused) return this.held.token // another request, or another tab, was faster
    return (await this.renew(this.held))?.token ?? null
  }

  async stronger(refused: string, need: SignInNeed): Promise<string | null> {
    if (this.held === null) return null
    if (this.held.token !== refused) return this.held.token // of a sign-in that came meanwhile, or only renewed
    const user = this.held.user.id
    this.listener.wanted(need)
    return new Promise((resolve) => this.waiting.push({ user, resolve }))
  }

  /** The user does not want to sign in again: the requests that wait for it are refused. */
  giveUp(): void {
    this.answerWaiting(null)
  }

  /** Goes on with the session of the cookie, if there is one: after a reload, in a new tab. */
  async restore(): Promise<HeldToken | null> {
    try {
      return await this.renew(null)
    } catch (failure) {
      this.resumable = true
      throw failure
    }
  }

  /** Takes the answer of a sign-in or renewal and tells the other tabs. */
  accept(answer: SignedIn): HeldToken {
    const lifetime = answer.expires_in * 1000
    const held = { token: answer.access_token, lifetime, expiresAt: this.now() + lifetime, user: answer.user }
    this.adopt(held)
    this.tabs.tell({ kind: 'token', held })
    return held
  }

  /** Takes a token that another tab received. */
  adopt(held: HeldToken): void {
    this.held = held
    this.resumable = false
    this.heard()
    this.listener.adopted(held)
    this.answerWaiting(held)
  }

  forget(): void {
    this.held = null
    this.resumable = false
    this.heard()
    this.answerWaiting(null)
  }

  /** What one user was doing is not done as another one, who signed in in the same window. */
  private answerWaiting(held: HeldToken | null): void {
    const waiting = this.waiting.splice(0)
    if (waiting.length) this.listener.wanted(null)
    for (const { user, resolve } of waiting) resolve(held?.user.id === user ? held.token : null)
  }

  private endsSoon(held: HeldToken): boolean {
    // A quarter of the life, where an operator made it short: else every request would renew.
    return this.now() >= held.expiresAt - Math.min(MARGIN_MS, held.lifetime / 4)
  }

  /** One renewal in flight: within this tab by the shared promise, across tabs by the lock. */
  private renew(old: HeldToken | null): Promise<HeldToken | null> {
    this.renewal ??= this.tabs.alone((waited) => this.renewNow(old, waited)).finally(() => (this.renewal = null))
    return this.renewal
  }

  /** Until another tab has sent a token, but not long: it may have failed. */
  private news(): Promise<void> {
    return new Promise((resolve) => {
      const limit = setTimeout(resolve, NEWS_WITHIN_MS)
      this.heard = () => {
        clearTimeout(limit)
        resolve()
      }
    })
  }

  private async renewNow(old: HeldToken | null, waited: boolean): Promise<HeldToken | null> {
    // The lock may be here before the news of what was done under it.
    if (waited && this.held === old) await this.news()
    // While this tab waited for the lock, the one that had it may have sent the token that we came for,
    // or the user may have signed out.
    if (this.held !== old) return this.held
    try {
      return this.accept(await this.api.refresh())
    } catch (failure) {
      if (!(failure instanceof ApiError) || failure.status !== 401) throw failure
      const known = old !== null || this.resumable
      this.forget()
      if (known) {
        this.tabs.tell({ kind: 'ended' })
        this.listener.ended()
      }
      return null
    }
  }
}

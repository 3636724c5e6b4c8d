import type { User } from '../api/auth'

/** An access token as it is kept: in memory only, never in storage, address or log. */
export interface HeldToken {
  token: string
  /** Milliseconds since the epoch. */
  expiresAt: number
  /** Milliseconds that it was good for when it came. */
  lifetime: number
  user: User
}

/** A message between the tabs of one browser. */
export type TabMessage =
  | { kind: 'token'; held: HeldToken } // one tab renewed: the others need not
  | { kind: 'signed-out' } // asked for by the user, in any tab
  | { kind: 'ended' } // the service says that the session is over

export interface Tabs {
  tell(message: TabMessage): void
  listen(listener: (message: TabMessage) => void): void
  /** Runs one at a time across all tabs; `waited`: another tab was at it before. */
  alone<T>(work: (waited: boolean) => Promise<T>): Promise<T>
}

const LOCK = 'hallpass-session'

/**
 * Tabs of this origin. A message reaches only pages of our own origin and is kept nowhere, so a token may travel in it:
 * a script that could listen could just as well ask for a token by the cookie.
 */
export function browserTabs(): Tabs {
  const channel = new BroadcastChannel('hallpass-session')
  return {
    tell: (message) => channel.postMessage(message),
    listen: (listener) => channel.addEventListener('message', (event) => listener(event.data as TabMessage)),
    alone: async <T>(work: (waited: boolean) => Promise<T>) => {
      // Web Locks exist on https and localhost only. Elsewhere two tabs may renew at once, which the service bears
      // (the same refresh token sent twice within 10 s yields the same successor).
      if (!('locks' in navigator)) return work(false)
      const free = (await navigator.locks.request(LOCK, { ifAvailable: true }, async (lock) =>
        lock ? { done: await work(false) } : null,
      )) as { done: T } | null
      return free ? free.done : ((await navigator.locks.request(LOCK, () => work(true))) as T)
    },
  }
}

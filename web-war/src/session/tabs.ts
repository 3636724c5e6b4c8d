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

/** What the tabs of one browser tell one another. */
export type TabMessage =
  | { kind: 'token'; held: HeldToken } // one tab renewed: the others need not
  | { kind: 'signed-out' } // asked for by the user, in any tab
  | { kind: 'ended' } // the service says that the session is over

export interface Tabs {
  tell(message: TabMessage): void
  listen(listener: (message: TabMessage) => void): void
  /** Runs one at a time across all tabs. */
  alone<T>(work: () => Promise<T>): Promise<T>
}

/**
 * Tabs of this origin. A message reaches only pages of our own origin and is kept nowhere, so a token may travel in it:
 * a script that could listen could just as well ask for a token by the cookie.
 */
export function browserTabs(): Tabs {
  const channel = new BroadcastChannel('hallpass-session')
  return {
    tell: (message) => channel.postMessage(message),
    listen: (listener) => channel.addEventListener('message', (event) => listener(event.data as TabMessage)),
    alone: <T>(work: () => Promise<T>) =>
      // Web Locks exist on https and localhost only. Elsewhere two tabs may renew at once, which the service bears
      // (the same refresh token sent twice within 10 s yields the same successor).
      'locks' in navigator ? (navigator.locks.request('hallpass-session', work) as Promise<T>) : work(),
  }
}

import type { Operation } from './operation'
import type { Answered } from './outbox'
import type { ServerEvent } from './events'

/** A message about tasks between the tabs of one user. */
export type SyncMessage =
  | { kind: 'kept' } // what waits on this device has changed
  | { kind: 'applied'; op: Operation; answer: Answered | null }
  | { kind: 'event'; event: ServerEvent } // one tab listens to the service for all
  | { kind: 'connected'; missed: boolean }

export interface SyncChannel {
  tell(message: SyncMessage): void
  close(): void
  /** Runs one at a time across all tabs. */
  alone(name: string, work: () => Promise<void>, signal?: AbortSignal): Promise<void>
}

export function syncChannel(user: string, listener: (message: SyncMessage) => void): SyncChannel {
  const channel = new BroadcastChannel(`hallpass-sync-${user}`)
  channel.addEventListener('message', (event) => listener(event.data as SyncMessage))
  let closed = false
  return {
    // Out of Vue's proxies, which can't be copied.
    tell: (message) => {
      if (!closed) channel.postMessage(JSON.parse(JSON.stringify(message)))
    },
    close: () => {
      closed = true
      channel.close()
    },
    alone: (name, work, signal) =>
      // Web Locks exist on https and localhost only. Elsewhere two tabs may send a change twice. That is harmless:
      // a creation has its idempotency key, and any other change made twice is the same change.
      'locks' in navigator
        ? (navigator.locks.request(
            `hallpass-${name}-${user}`,
            signal ? { signal } : {},
            work,
          ) as unknown as Promise<void>)
        : work(),
  }
}

import { ApiError, SessionEndedError } from '../api/problem'
import { readEvents, type ServerEvent } from './events'

export interface LiveSource {
  connect(lastEventId: string | null, signal: AbortSignal): Promise<Response>
  cursor(): Promise<string | null>
  keepCursor(cursor: string | null): Promise<void>
}

export interface LiveListener {
  event(event: ServerEvent): void
  /** Connected (again). `missed`: what happened in between is not going to be told. */
  connected(missed: boolean): void
  disconnected(): void
}

/** Twice as long as any heartbeat takes: silence is a dead connection then. */
const SILENCE_MS = 70_000
const FIRST_PAUSE_MS = 1_000
const MAX_PAUSE_MS = 60_000

/** Follows the stream of changes as long as it lives, from where it was left. */
export class Live {
  private readonly ending = new AbortController()
  private wake: () => void = () => {}

  constructor(
    private readonly source: LiveSource,
    private readonly listener: LiveListener,
  ) {}

  async run(): Promise<void> {
    let pause = FIRST_PAUSE_MS
    while (!this.ending.signal.aborted) {
      const began = Date.now()
      let wait = pause
      try {
        await this.follow()
      } catch (failure) {
        if (failure instanceof SessionEndedError)
          wait = MAX_PAUSE_MS // woken by the next sign-in
        else if (failure instanceof ApiError && failure.status === 410) {
          await this.source.keepCursor(null)
          this.listener.connected(true)
        } else if (failure instanceof ApiError && failure.retryAfter) wait = Math.max(wait, failure.retryAfter * 1000)
      }
      if (this.ending.signal.aborted) return
      this.listener.disconnected()
      pause = Date.now() - began > 30_000 ? FIRST_PAUSE_MS : Math.min(pause * 2, MAX_PAUSE_MS)
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, wait)
        this.wake = () => {
          clearTimeout(timer)
          pause = FIRST_PAUSE_MS
          resolve()
        }
      })
    }
  }

  /** Network or session are back: try at once. */
  now(): void {
    this.wake()
  }

  stop(): void {
    this.ending.abort()
    this.wake()
  }

  private async follow(): Promise<void> {
    const silence = new AbortController()
    let timer: ReturnType<typeof setTimeout> | undefined
    const beat = () => {
      clearTimeout(timer)
      timer = setTimeout(() => silence.abort(), SILENCE_MS)
    }
    try {
      const cursor = await this.source.cursor()
      beat()
      const response = await this.source.connect(cursor, AbortSignal.any([this.ending.signal, silence.signal]))
      this.listener.connected(cursor === null)
      if (response.body) {
        await readEvents(
          response.body,
          (event) => {
            if (event.id) void this.source.keepCursor(event.id)
            if (event.data) this.listener.event(event)
          },
          beat,
        )
      }
    } finally {
      clearTimeout(timer)
      silence.abort()
    }
  }
}

import { defineStore } from 'pinia'
import { ref } from 'vue'

export interface Notice {
  text: string
  kind: 'done' | 'failed'
  /** Called by the notice's button. */
  undo?: () => void
  /** Another thing to do. */
  action?: { label: string; act: () => void }
  /** Runs when the notice goes without undo: a change that can be undone is made only then. */
  commit?: () => Promise<unknown>
}

const SHOWN_MS = 6_000
/** Reading an error takes longer than reading that something worked. */
const FAILED_SHOWN_MS = 10_000

/** One notice at a time, in a live region. A new one settles the one before it. */
export const useNotices = defineStore('notices', () => {
  const current = ref<(Notice & { id: number }) | null>(null)
  let timer: ReturnType<typeof setTimeout> | undefined
  let id = 0

  function show(notice: Notice): void {
    void settle()
    current.value = { ...notice, id: ++id }
    resume()
  }

  const done = (text: string, undo?: () => void) => show({ text, kind: 'done', ...(undo ? { undo } : {}) })
  const failed = (text: string) => show({ text, kind: 'failed' })

  /** Time stands still while the pointer or the focus is on the notice (WCAG 2.2.1: time enough to act). */
  function pause(): void {
    clearTimeout(timer)
  }

  function resume(): void {
    clearTimeout(timer)
    if (!current.value) return
    timer = setTimeout(() => void settle(), current.value.kind === 'failed' ? FAILED_SHOWN_MS : SHOWN_MS)
  }

  function undo(): void {
    const notice = current.value
    clearTimeout(timer)
    current.value = null
    notice?.undo?.()
  }

  function act(): void {
    const notice = current.value
    void settle()
    notice?.action?.act()
  }

  /** Takes the notice away and does what it had put off. */
  async function settle(): Promise<void> {
    const notice = current.value
    clearTimeout(timer)
    current.value = null
    await notice?.commit?.()
  }

  /** Does what the notice had put off. A notice that only tells something stays: it is not about the view that ends. */
  async function hurry(): Promise<void> {
    if (current.value?.commit) await settle()
  }

  return { current, show, done, failed, pause, resume, undo, act, settle, hurry }
})

import { ref } from 'vue'
import { keptInTab } from '../ui/kept'

const KEY = 'hallpass.folded'

/** The parents whose subtasks the reader has folded away, in this tab. */
export const folded = ref(new Set(kept()))

function kept(): string[] {
  const ids = keptInTab(KEY)
  return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : []
}

export function fold(id: string): void {
  const now = new Set(folded.value)
  if (!now.delete(id)) now.add(id)
  folded.value = now
  sessionStorage.setItem(KEY, JSON.stringify([...now]))
}

import { ref } from 'vue'

const KEY = 'hallpass.folded'

/** The parents whose subtasks the reader has folded away, in this tab. */
export const folded = ref(new Set<string>(JSON.parse(sessionStorage.getItem(KEY) ?? '[]') as string[]))

export function fold(id: string): void {
  const now = new Set(folded.value)
  if (!now.delete(id)) now.add(id)
  folded.value = now
  sessionStorage.setItem(KEY, JSON.stringify([...now]))
}

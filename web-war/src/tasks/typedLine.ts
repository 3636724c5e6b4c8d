import { keptInTab } from '../ui/kept'

// What stands in the line of quick add, of this tab: it outlives a reload, and a look at another page.
const KEY = 'hallpass.line'

export function typedLine(user: string | undefined): string {
  const kept = keptInTab(KEY)
  if (!Array.isArray(kept)) return ''
  const [whose, line] = kept as unknown[]
  return whose === user && typeof line === 'string' ? line : ''
}

export function keepLine(user: string | undefined, line: string): void {
  if (user && line) sessionStorage.setItem(KEY, JSON.stringify([user, line]))
  else forgetLine()
}

export const forgetLine = () => sessionStorage.removeItem(KEY)

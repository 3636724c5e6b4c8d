// What stands in the line of quick add, of this tab: it outlives a reload, and a look at another page.
const KEY = 'hallpass.line'

export function typedLine(user: string | undefined): string {
  const [whose, line] = JSON.parse(sessionStorage.getItem(KEY) ?? '[]') as string[]
  return (whose === user && line) || ''
}

export function keepLine(user: string | undefined, line: string): void {
  if (user && line) sessionStorage.setItem(KEY, JSON.stringify([user, line]))
  else forgetLine()
}

export const forgetLine = () => sessionStorage.removeItem(KEY)

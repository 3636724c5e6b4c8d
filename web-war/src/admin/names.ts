/** Names of roles and services: what the auth service takes. */
export const NAME = /^[a-z][a-z0-9-]{0,30}$/

/** The known name that somebody may have meant who typed another one: at most two letters off. */
export function nearest(typed: string, known: readonly string[]): string | null {
  const found = known
    .map((name) => ({ name, off: distance(typed, name) }))
    .filter(({ name, off }) => off > 0 && off <= Math.min(2, Math.floor(name.length / 2)))
    .sort((a, b) => a.off - b.off)
  return found[0]?.name ?? null
}

/** How many letters have to be added, removed or changed (Levenshtein distance). */
export function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)))
    }
    row = next
  }
  return row[b.length]!
}

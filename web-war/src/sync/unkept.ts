import type { Operation } from './operation'

/**
 * What was done here and is not on the device yet. A page that is closed in this moment can't wait for the device, so
 * it leaves them where a write is done at once, for the next page.
 */
export class Unkept {
  private readonly key: string
  private readonly operations = new Map<string, Operation>()

  constructor(user: string) {
    this.key = `hallpass.unkept.${user}`
  }

  add(op: Operation): void {
    this.operations.set(op.id, op)
  }

  /** It is on the device. It may have been left before: by an earlier page, or by this one, if it came back to life. */
  kept(id: string): void {
    this.operations.delete(id)
    const left = this.found()
    if (left.some((op) => op.id === id)) this.write(left.filter((op) => op.id !== id))
  }

  /** The page closes. */
  leave(): void {
    if (this.operations.size === 0) return
    this.write([...this.found().filter((op) => !this.operations.has(op.id)), ...this.operations.values()])
  }

  /** What earlier pages left, in order. Nothing if that is not JSON: a broken value must not break the page. */
  found(): Operation[] {
    try {
      return JSON.parse(localStorage.getItem(this.key) ?? '[]') as Operation[]
    } catch {
      return []
    }
  }

  private write(operations: Operation[]): void {
    if (operations.length === 0) localStorage.removeItem(this.key)
    else localStorage.setItem(this.key, JSON.stringify(operations))
  }
}

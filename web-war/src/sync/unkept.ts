import type { Operation } from './operation'

/**
 * What was done here and is not on the device yet. A page that is closed in this moment can't wait for the device, so
 * it leaves them where a write is done at once, for the next page.
 */
export class Unkept {
  private readonly key: string
  private readonly operations = new Map<string, Operation>()
  private left = false

  constructor(user: string) {
    this.key = `hallpass.unkept.${user}`
  }

  add(op: Operation): void {
    this.operations.set(op.id, op)
  }

  /** It is on the device. A page that came back to life takes back what it left. */
  kept(id: string): void {
    this.operations.delete(id)
    if (this.left) this.write(this.found().filter((op) => op.id !== id))
  }

  /** The page closes. */
  leave(): void {
    if (this.operations.size === 0) return
    this.left = true
    this.write([...this.found().filter((op) => !this.operations.has(op.id)), ...this.operations.values()])
  }

  /** What earlier pages left, in order. */
  found(): Operation[] {
    return JSON.parse(localStorage.getItem(this.key) ?? '[]') as Operation[]
  }

  forget(): void {
    this.write([])
  }

  private write(operations: Operation[]): void {
    if (operations.length === 0) localStorage.removeItem(this.key)
    else localStorage.setItem(this.key, JSON.stringify(operations))
  }
}

import { describe, expect, it } from 'vitest'
import { between } from './position'

describe('a position', () => {
  it('counts up at the end and down at the beginning', () => {
    expect([
      between(null, null),
      between('a0', null),
      between('az', null),
      between(null, 'a0'),
      between(null, 'b00'),
    ]).toEqual(['a0', 'a1', 'b00', 'Zz', 'az'])
  })

  it('is always strictly between its neighbours, and stays short, wherever one is put', () => {
    let seed = 42
    const chance = (n: number) => (seed = (seed * 1103515245 + 12345) % 2 ** 31) % n
    const keys = ['a0']
    for (let i = 0; i < 3000; i++) {
      const at = chance(keys.length + 1)
      const key = between(keys[at - 1] ?? null, keys[at] ?? null)
      expect(at === 0 || keys[at - 1]! < key).toBe(true)
      expect(at === keys.length || key < keys[at]!).toBe(true)
      expect(key).toMatch(/^[A-Za-z][0-9A-Za-z]+$/)
      keys.splice(at, 0, key)
    }
    expect(Math.max(...keys.map((k) => k.length))).toBeLessThan(20)
  })

  it('never ends its fraction with a zero: nothing would fit before it', () => {
    let high = 'a1'
    for (let i = 0; i < 200; i++) {
      high = between('a0', high)
      expect(high).not.toMatch(/0$/)
    }
  })
})

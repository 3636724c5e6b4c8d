import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { challengeOf, random, sha256 } from './pkce'

describe('the proof key', () => {
  it('has the challenge of the example of RFC 7636 appendix B', () => {
    expect(challengeOf('dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk')).toBe(
      'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
    )
  })

  it('is hashed as others hash it, at every length around a block', () => {
    for (let length = 0; length < 200; length++) {
      const message = Uint8Array.from({ length }, (_, i) => (i * 31 + length) & 0xff)

      expect(Buffer.from(sha256(message)).toString('hex')).toBe(createHash('sha256').update(message).digest('hex'))
    }
  })

  it('is another one each time, as long as RFC 7636 wants it', () => {
    const made = new Set(Array.from({ length: 100 }, random))

    expect(made.size).toBe(100)
    for (const one of made) expect(one).toMatch(/^[\w-]{43}$/)
  })
})

import { describe, expect, it } from 'vitest'
import { challengeOf, random } from './pkce'

describe('the proof key', () => {
  it('has the challenge of the example of RFC 7636 appendix B', () => {
    expect(challengeOf('dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk')).toBe(
      'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
    )
  })

  it('is another one each time, as long as RFC 7636 wants it', () => {
    const made = new Set(Array.from({ length: 100 }, random))

    expect(made.size).toBe(100)
    for (const one of made) expect(one).toMatch(/^[\w-]{43}$/)
  })
})

import { beforeEach, describe, expect, it, vi } from 'vitest'
import { challengeOf } from './pkce'
import { authorizationRequest, isSigningIn, takeAnswer } from './request'

const WISH = { next: '/lists/7?sort=due', language: 'de' }

describe('an authorization request', () => {
  beforeEach(() => {
    const kept = new Map<string, string>()
    vi.stubGlobal('sessionStorage', {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => kept.set(key, value),
      removeItem: (key: string) => kept.delete(key),
    })
    vi.stubGlobal('location', { origin: 'https://id.example.org' })
  })

  it('asks for a code by PKCE, in the language of the page', () => {
    const request = authorizationRequest({ ...WISH, prompt: 'create', email: 'ada@example.org' })

    expect(Object.fromEntries(request)).toMatchObject({
      client_id: 'hallpass',
      response_type: 'code',
      redirect_uri: 'https://id.example.org/signed-in',
      code_challenge_method: 'S256',
      ui_locales: 'de',
      prompt: 'create',
      login_hint: 'ada@example.org',
    })
  })

  it('is answered once, with the verifier and the way on', () => {
    const request = authorizationRequest(WISH)
    const answer = `?code=c&state=${request.get('state')}`

    const taken = takeAnswer(answer)

    expect(taken).toMatchObject({ kind: 'code', code: 'c', next: WISH.next })
    expect(taken?.kind === 'code' && challengeOf(taken.verifier)).toBe(request.get('code_challenge'))
    expect(takeAnswer(answer)).toMatchObject({ kind: 'error', error: 'unknown_request' })
  })

  it('is not answered by somebody else, and waits on for its answer', () => {
    const request = authorizationRequest(WISH)

    for (const state of ['', '&state=', `&state=${request.get('state')}x`])
      expect(takeAnswer(`?code=c${state}`)).toMatchObject({ kind: 'error', error: 'unknown_request' })
    expect(takeAnswer(`?code=c&state=${request.get('state')}`)).toMatchObject({ kind: 'code' })
  })

  it('is refused with the reason, and the way on', () => {
    const request = authorizationRequest(WISH)

    expect(takeAnswer(`?error=access_denied&state=${request.get('state')}`)).toEqual({
      kind: 'error',
      error: 'access_denied',
      next: WISH.next,
    })
  })

  it('has no answer in an address without one', () => {
    expect(takeAnswer('')).toBeNull()
    expect(isSigningIn(new URL('https://id.example.org/signed-in'))).toBe(false)
    expect(isSigningIn(new URL('https://id.example.org/signed-in?code=c&state=s'))).toBe(true)
    expect(isSigningIn(new URL('https://id.example.org/tasks?code=c'))).toBe(false)
  })
})

import type { ComposerTranslation } from 'vue-i18n'
import { describe, expect, it } from 'vitest'
import { createI18n } from 'vue-i18n'
import de from '../i18n/de.json'
import { byField, describe as inWords } from './describe'
import { ApiError, errorFrom } from './problem'

const i18n = createI18n({
  legacy: false,
  locale: 'de',
  messages: { de },
  messageResolver: (messages, key) => (messages as Record<string, string>)[key] ?? null,
  missingWarn: false,
  fallbackWarn: false,
})
const t = i18n.global.t as unknown as ComposerTranslation

const problem = (status: number, body: object) =>
  errorFrom(
    new Response(JSON.stringify({ title: 'Title', detail: 'The server said this.', ...body }), {
      status,
      headers: { 'Content-Type': 'application/problem+json' },
    }),
  )

describe('an error', () => {
  it.each([
    ['email', 'must be an e-mail address', 'Gib eine gültige E-Mail-Adresse ein.'],
    ['title', 'must have 1 to 255 characters', 'Verwende 1 bis 255 Zeichen.'],
    ['q', 'must have at most 254 characters, none of them U+0000', 'Verwende höchstens 254 Zeichen.'],
    ['tags', 'must have at most 20 items', 'Das sind zu viele: höchstens 20.'],
    ['roles', 'must match [a-z][a-z0-9-]{0,30}', 'Kleinbuchstaben, Ziffern und Bindestriche, am Anfang ein Buchstabe.'],
    ['operations[3].task.due', 'must be a date like 2026-12-01 or a time', 'Gib ein gültiges Datum ein.'],
    ['operations[0].task.tags[2]', 'is new to everybody', 'Dieser Wert ist ungültig.'],
  ])('about %s (%s) is told in the reader’s language', async (field, message, said) => {
    expect(inWords(await problem(400, { violations: [{ field, message }] }), t)).toBe(said)
  })

  it('is told by its type', async () => {
    const failure = await problem(409, { type: 'urn:hallpass:problem:last-admin' })

    expect(inWords(failure, t)).toBe('Es muss mindestens einen Administrator geben.')
  })

  it.each([400, 403, 404, 409, 410, 412, 413, 415, 418, 422, 429, 500, 503])(
    'of status %i and an unknown type is never told in the words of the service',
    async (status) => {
      const failure = await problem(status, { type: 'https://example.org/new' })

      expect(inWords(failure, t)).not.toMatch(/Title|server said|problem\.|error\./)
    },
  )

  it('about fields that are not in the form comes above it, each message once', () => {
    const violations = ['a', 'b', 'name'].map((field) => ({ field, message: 'is odd' }))

    const said = byField(new ApiError(400, '', violations), ['name'], t)

    expect(said).toEqual({ '': 'Dieser Wert ist ungültig.', name: 'Dieser Wert ist ungültig.' })
  })
})

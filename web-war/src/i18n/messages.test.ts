import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const messages = (language: string) =>
  JSON.parse(readFileSync(new URL(`./${language}.json`, import.meta.url), 'utf8')) as Record<string, string>
const placeholders = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort()

describe('the messages', () => {
  const en = messages('en')
  const de = messages('de')

  it('are there in both languages, with the same placeholders and plural forms', () => {
    const shape = (all: Record<string, string>) =>
      Object.fromEntries(
        Object.entries(all).map(([key, text]) => [key, [placeholders(text), text.split(' | ').length]]),
      )

    expect(shape(de)).toEqual(shape(en))
  })
})

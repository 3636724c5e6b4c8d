import { beforeEach, expect, it, vi } from 'vitest'
import { forgetLine, keepLine, typedLine } from './typedLine'

const stored = new Map<string, string>()

beforeEach(() => {
  stored.clear()
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => stored.set(key, value),
    removeItem: (key: string) => stored.delete(key),
  })
})

it('a line comes back to the user who typed it, until it is forgotten', () => {
  keepLine('ada', 'Milk tomorrow')
  expect(typedLine('ada')).toBe('Milk tomorrow')
  expect(typedLine('bob')).toBe('')
  forgetLine()
  expect(typedLine('ada')).toBe('')
})

it.each(['', 'Milk', '{', 'null', '3', '{"ada":"Milk"}', '["ada",3]'])('%j is not a line', (value) => {
  stored.set('hallpass.line', value)
  expect(typedLine('ada')).toBe('')
})

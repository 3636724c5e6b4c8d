import { beforeEach, expect, it, vi } from 'vitest'

const stored = new Map<string, string>()

beforeEach(() => {
  stored.clear()
  vi.resetModules()
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => stored.set(key, value),
  })
})

/** The module as a page that is loaded again has it. */
const loaded = () => import('./folding')

it('what is folded stays so over a reload', async () => {
  const before = await loaded()
  before.fold('a')
  before.fold('b')
  before.fold('a')
  vi.resetModules()
  expect([...(await loaded()).folded.value]).toEqual(['b'])
})

it.each(['', 'a', '{', 'null', '3', '{"a":1}', '[null,3]'])('%j folds nothing', async (value) => {
  stored.set('hallpass.folded', value)
  expect([...(await loaded()).folded.value]).toEqual([])
})

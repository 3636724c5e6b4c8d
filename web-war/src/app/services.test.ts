import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { EVENT_TYPES } from '../admin/eventTypes'
import en from '../i18n/en.json'

const root = new URL('../../../', import.meta.url)
const sources = (war: string) =>
  readdirSync(new URL(`${war}/src/main/java`, root), { recursive: true, withFileTypes: true })
    .filter((file) => file.name.endsWith('.java'))
    .map((file) => readFileSync(`${file.parentPath}/${file.name}`, 'utf8'))
const found = (text: string, form: RegExp) => [...text.matchAll(form)].map((match) => match[1]!)

describe('what the services name', () => {
  it('is a text here: each kind of problem', () => {
    const all = ['auth-war', 'todo-war'].flatMap(sources).join('\n')
    const kinds = found(all, /(?:conflict|forbidden|badRequest|ofKind)\(\s*"([a-z]+(?:-[a-z]+)+)"/g)

    expect(kinds.length).toBeGreaterThan(10)
    expect(kinds.filter((kind) => !(`problem.${kind}` in en))).toEqual([])
  })

  it('is a text here: each type of event', () => {
    const types = sources('auth-war').find((text) => text.includes('public enum EventType'))!
    const names = found(types, /^ {4}([A-Z_]+)[,;]$/gm).map((name) => name.toLowerCase())

    expect([...EVENT_TYPES].sort()).toEqual(names.sort())
    expect(names.filter((name) => !(`event.${name}` in en))).toEqual([])
  })
})

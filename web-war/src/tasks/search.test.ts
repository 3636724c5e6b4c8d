import { describe, expect, it } from 'vitest'
import type { Task } from '../api/todo'
import { matches } from './search'

const task = (title: string, notes: string | null = null, tags: string[] = []) => ({ title, notes, tags }) as Task

describe('the search', () => {
  it.each([
    ['milk buy', true],
    ['BUY MILK', true],
    ['milk oat', true], // in the notes
    ['milk soy', false],
    ['#home', true],
    ['#ho milk', true],
    ['#ome', false],
    ['#work', false],
    ['home', true],
    ['', true],
  ])('finds words in any order, and tags: %s', (search, found) => {
    expect(matches(task('Buy milk', 'the oat one', ['Home']), search)).toBe(found)
  })

  it.each([
    ['Crème brûlée', 'creme brulee', true],
    ['creme', 'CRÈME', true],
    ['Straße', 'strasse', true],
    ['Łódź', 'lodz', true],
    ['Ἀθήνα', 'αθηνα', true],
    ['ぱぱ', 'はは', false],
    ['はは', 'はは', true],
    ['мой', 'мои', false],
    ['ﬁnd', 'find', true],
  ])('knows which marks are accents: %s by %s', (title, search, found) => {
    expect(matches(task(title), search)).toBe(found)
  })
})

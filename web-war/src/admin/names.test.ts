import { describe, expect, it } from 'vitest'
import { NAME, nearest } from './names'

describe('the name of a role', () => {
  const known = ['admin', 'teacher', 'user']

  it.each([
    ['admn', 'admin'],
    ['usr', 'user'],
    ['users', 'user'],
    ['teahcer', 'teacher'],
  ])('%s may be meant as %s', (typed, meant) => expect(nearest(typed, known)).toBe(meant))

  it.each(['pilot', 'user', 'a', ''])('%s is meant as it is', (typed) => expect(nearest(typed, known)).toBeNull())

  it.each(['usr admn', 'User', '1st', '-a', 'a_b', ''])('“%s” is none', (typed) => expect(NAME.test(typed)).toBe(false))
})

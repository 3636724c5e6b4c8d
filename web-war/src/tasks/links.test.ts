import { describe, expect, it } from 'vitest'
import { linksIn } from './links'

describe('links in notes', () => {
  it.each([
    ['See https://example.org/a?b=c#d.', ['https://example.org/a?b=c#d']],
    ['(https://example.org/x)', ['https://example.org/x']],
    ['https://example.org/x_(y)', ['https://example.org/x_(y)']],
    ['http://a.example, http://b.example http://a.example', ['http://a.example', 'http://b.example']],
    ['mailto:ada@example.org', ['mailto:ada@example.org']],
    ['javascript:alert(1) data:text/html,x file:///etc', []],
    ['no link, e.g. here', []],
  ])('%s', (text, links) => {
    expect(linksIn(text)).toEqual(links)
  })
})

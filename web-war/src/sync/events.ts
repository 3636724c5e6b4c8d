/** One event of a `text/event-stream`. */
export interface ServerEvent {
  type: string
  id: string | null
  data: string
}

/**
 * Reads server-sent events from a body (HTML Standard, section 9.2.6). `EventSource` can't send a token in a header,
 * and a token must not be in an address.
 *
 * @param beat called for each piece that arrives, heartbeats too
 */
export async function readEvents(
  body: ReadableStream<Uint8Array>,
  receive: (event: ServerEvent) => void,
  beat: () => void,
): Promise<void> {
  const reader = body.getReader()
  const decoder = new TextDecoder()
  let rest = ''
  let lines: string[] = []
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return
    beat()
    rest += decoder.decode(value, { stream: true })
    const complete = rest.split(/\r\n|\n|\r(?!$)/)
    rest = complete.pop() ?? ''
    for (const line of complete) {
      if (line !== '') lines.push(line)
      else {
        const event = parse(lines)
        lines = []
        if (event) receive(event)
      }
    }
  }
}

function parse(lines: string[]): ServerEvent | null {
  let type = 'message'
  let id: string | null = null
  const data: string[] = []
  for (const line of lines) {
    const colon = line.indexOf(':')
    const field = colon < 0 ? line : line.slice(0, colon)
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '')
    if (field === 'event') type = value
    else if (field === 'data') data.push(value)
    else if (field === 'id') id = value
  }
  return data.length > 0 || id !== null ? { type, id, data: data.join('\n') } : null
}

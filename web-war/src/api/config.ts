/** The services' addresses, from the server's `/config.json`: one build of the page serves every topology. */
export interface ApiAddresses {
  /** With the context and without a slash at the end: `/auth` or `https://auth.example.org/auth`. */
  auth: string
  todo: string
}

export async function loadAddresses(): Promise<ApiAddresses> {
  const response = await fetch('/config.json', { headers: { Accept: 'application/json' } })
  if (!response.ok) throw new Error(`/config.json answered ${response.status}`)
  const sent = (await response.json()) as { auth_url?: string; todo_url?: string }
  return { auth: withoutSlash(sent.auth_url ?? '/auth'), todo: withoutSlash(sent.todo_url ?? '/todo') }
}

function withoutSlash(address: string): string {
  return address.replace(/\/+$/, '')
}

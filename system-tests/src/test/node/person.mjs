// What a person does in a browser without scripts: signs in, and comes back to the application.
export async function signedIn(address, { email, password, redirectUri }) {
  const cookies = new Map()
  let page = await visited(address, redirectUri, cookies)
  const form = page.text.match(/<form[^>]*action="([^"]*)"[^>]*>([^]*?)<\/form>/)
  const fields = new URLSearchParams({ email, password })
  for (const [, name, value] of form[2].matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)) {
    fields.set(name, value)
  }
  page = await visited(new URL(form[1].replaceAll('&amp;', '&'), page.url), redirectUri, cookies, fields)
  if (!page.url.href.startsWith(redirectUri)) throw new Error(`not back at the application: ${page.url} ${page.text}`)
  return page.url
}

async function visited(address, redirectUri, cookies, fields) {
  let url = new URL(address)
  let options = fields ? { method: 'POST', body: fields } : {}
  for (let i = 0; i < 10; i++) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch(url, { ...options, redirect: 'manual', headers: { cookie } })
    for (const set of answer.headers.getSetCookie()) {
      const [, name, value] = set.match(/^([^=]+)="?([^;"]*)/)
      cookies.set(name, value)
    }
    if (answer.status !== 303) return { url, text: await answer.text() }
    url = new URL(answer.headers.get('location'), url)
    if (url.href.startsWith(redirectUri)) return { url, text: '' }
    options = {}
  }
  throw new Error('too many redirects')
}

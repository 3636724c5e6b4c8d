import { createHash, randomBytes } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { admin, call, expect, test, tokenOf } from './hallpass'

/** An application that is nothing but a page. */
async function application(): Promise<{ server: Server; origin: string }> {
  const server = createServer((_, answer) => answer.setHeader('Content-Type', 'text/html').end('<p>an application'))
  await new Promise<void>((listening) => server.listen(0, 'localhost', listening))
  return { server, origin: `http://localhost:${(server.address() as AddressInfo).port}` }
}

test('a page of another origin signs in by itself, and cannot use our cookies', async ({
  page,
  person,
  request,
  baseURL,
  watched,
}) => {
  watched.expected.push(/blocked by CORS policy|net::ERR_FAILED/)
  const { server, origin } = await application()
  const redirectUri = `${origin}/callback`
  const client = await call<{ client_id: string }>(request, await tokenOf(request, admin()), 'POST', '/auth/clients', {
    name: 'Single page',
    first_party: true,
    token_endpoint_auth_method: 'none',
    redirect_uris: [redirectUri],
  })
  await expect(async () => {
    const answer = await request.fetch('/auth/token', {
      method: 'OPTIONS',
      headers: { Origin: origin, 'Access-Control-Request-Method': 'POST' },
    })
    expect(answer.headers()['access-control-allow-origin']).toBe(origin)
  }).toPass()
  const verifier = randomBytes(32).toString('base64url')
  const query = new URLSearchParams({
    client_id: client.client_id,
    response_type: 'code',
    redirect_uri: redirectUri,
    scope: 'openid email',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  })

  await page.goto(`/auth/authorize?${query}`)
  await page.locator('#email').fill(person.email)
  await page.locator('#password').fill(person.password)
  await page.locator('#signin').click()
  await page.waitForURL(`${redirectUri}?*`)
  const email = await page.evaluate(
    async ([issuer, clientId, redirect, secret]) => {
      const found = await fetch(`${issuer}/.well-known/openid-configuration`)
      const metadata = (await found.json()) as Record<string, string>
      await (await fetch(metadata['jwks_uri'] ?? '')).json()
      const code = new URL(location.href).searchParams.get('code') ?? ''
      const tokens = await fetch(metadata['token_endpoint'] ?? '', {
        method: 'POST',
        body: new URLSearchParams({
          grant_type: 'authorization_code',
          client_id: clientId,
          redirect_uri: redirect,
          code_verifier: secret,
          code,
        }),
      })
      const { access_token } = (await tokens.json()) as { access_token: string }
      const who = await fetch(metadata['userinfo_endpoint'] ?? '', {
        headers: { Authorization: `Bearer ${access_token}` },
      })
      return ((await who.json()) as { email: string }).email
    },
    [`${baseURL}/auth`, client.client_id, redirectUri, verifier] as const,
  )

  expect(email).toBe(person.email)
  const refused = await page.evaluate(async (issuer) => {
    const attempts = [
      fetch(`${issuer}/token`, { method: 'POST', credentials: 'include', body: new URLSearchParams() }),
      fetch(`${issuer}/session/refresh`, { method: 'POST', headers: { 'X-Requested-By': 'hallpass' } }),
      fetch(`${issuer}/users/me`, { headers: { Authorization: 'Bearer x' } }),
    ]
    return (await Promise.allSettled(attempts)).map((attempt) => attempt.status)
  }, `${baseURL}/auth`)
  expect(refused).toEqual(['rejected', 'rejected', 'rejected'])
  server.close()
})

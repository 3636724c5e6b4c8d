import type { Page, Request } from '@playwright/test'
import { createHash } from 'node:crypto'
import { admin, call, expect, fillIn, test, tokenOf } from './hallpass'

// Another site for a browser: we are at localhost, and it is at 127.0.0.1.

/** Pages of ours that take a form, also without mail, and the one call that a cookie alone would be enough for. */
const FORMS = [
  '/auth/signin',
  '/auth/signup',
  '/auth/connect',
  '/auth/second-factor',
  '/auth/second-factor/setup',
  '/auth/consent',
  '/auth/device',
  '/auth/forgot',
  '/auth/session/refresh',
]

/** The names of our cookies that came with a request. */
async function cookiesOf(request: Request): Promise<string[]> {
  const cookie = (await request.allHeaders())['cookie'] ?? ''
  return cookie
    .split('; ')
    .map((pair) => pair.split('=')[0]!)
    .filter((name) => name.includes('hallpass_'))
}

/** A page of the other site sends a form, as a script there would without being asked. */
async function sendForm(page: Page, method: 'get' | 'post', to: string, fields: Record<string, string>) {
  const [request] = await Promise.all([
    page.waitForRequest((asked) => asked.isNavigationRequest() && asked.url().startsWith(to)),
    page.evaluate(
      ([how, action, values]) => {
        const form = Object.assign(document.createElement('form'), { method: how, action })
        for (const [name, value] of Object.entries(values))
          form.append(Object.assign(document.createElement('input'), { name, value }))
        document.body.append(form)
        form.submit()
      },
      [method, to, fields] as const,
    ),
  ])
  return request
}

test.describe('a page of another site', () => {
  test.beforeEach(async ({ page, person, baseURL }) => {
    expect(new URL(baseURL!).hostname).toBe('localhost')
    await page.goto('/auth/signin')
    await fillIn(page, person)
    await expect(page.locator('#account')).toHaveText(person.email)
  })

  test('sends our forms without our cookies, and they are refused', async ({
    page,
    person,
    baseURL,
    elsewhere,
    watched,
  }) => {
    watched.expected.push(/status of 403/)
    const before = await page.context().cookies(baseURL)
    expect(before.map((cookie) => cookie.name).filter((name) => /_(form|signin)$/.test(name))).toHaveLength(2)

    for (const path of FORMS) {
      await page.goto(elsewhere.callback)
      const request = await sendForm(page, 'post', baseURL + path, {
        email: person.email,
        password: person.password,
        passkey: '{}',
        code: '123456',
        user_code: 'BCDF-GHJK',
        decision: 'allow',
      })

      expect(await cookiesOf(request), path).toEqual([])
      expect((await request.response())!.status(), path).toBe(403)
      await page.waitForURL(baseURL + path) // or the next step interrupts it
    }

    expect(await page.context().cookies(baseURL)).toEqual(before) // nor did the answers change any
    await page.goto('/auth/signin')
    await expect(page.locator('#account')).toHaveText(person.email)
  })

  test('shows nothing of ours in a frame, and loads nothing with our cookies', async ({
    page,
    baseURL,
    elsewhere,
    watched,
  }) => {
    watched.expected.push(/frame|X-Frame-Options|status of 4\d\d|net::ERR|MIME type|Cross-Origin/i)
    await page.goto(elsewhere.callback)

    for (const kind of ['iframe', 'img', 'script', 'fetch']) {
      const address = `${baseURL}/auth/signin?by=${kind}`
      const [request] = await Promise.all([
        page.waitForRequest(address),
        page.evaluate(
          async ([tag, src]) => {
            if (tag === 'fetch') {
              await fetch(src, { mode: 'no-cors', credentials: 'include' })
              return
            }
            await new Promise((done) => {
              const element = Object.assign(document.createElement(tag), { src, onload: done, onerror: done })
              document.body.append(element)
            })
          },
          [kind, address] as const,
        ),
      ])

      expect(await cookiesOf(request), kind).toEqual([])
    }

    const [, frame] = page.frames()
    expect(frame!.url()).not.toContain('/auth/')
    expect(await frame!.locator('input').count()).toBe(0)
  })

  test('leads to us with the sign-in, by a link, and so does its own sign-in, by any method', async ({
    page,
    person,
    request,
    baseURL,
    elsewhere,
  }) => {
    test.skip(!admin().password, 'HALLPASS_ADMIN_PASSWORD is not set')
    const { client_id } = await call<{ client_id: string }>(
      request,
      await tokenOf(request, admin()),
      'POST',
      '/auth/clients',
      {
        name: 'Other site',
        first_party: true,
        token_endpoint_auth_method: 'none',
        redirect_uris: [elsewhere.callback],
      },
    )
    await page.goto(elsewhere.callback)
    await page.evaluate(
      (href) => document.body.append(Object.assign(document.createElement('a'), { href, textContent: 'Hallpass' })),
      `${baseURL}/auth/signin`,
    )
    const [followed] = await Promise.all([
      page.waitForRequest(`${baseURL}/auth/signin`),
      page.getByRole('link', { name: 'Hallpass' }).click(),
    ])
    expect((await cookiesOf(followed)).join(' ')).toContain('hallpass_signin')
    await expect(page.locator('#account')).toHaveText(person.email)

    for (const method of ['get', 'post'] as const) {
      await page.goto(elsewhere.callback)
      await sendForm(page, method, `${baseURL}/auth/authorize`, {
        client_id,
        response_type: 'code',
        redirect_uri: elsewhere.callback,
        scope: 'openid',
        state: method,
        prompt: 'none',
        code_challenge: createHash('sha256').update('a'.repeat(43)).digest('base64url'),
        code_challenge_method: 'S256',
      })

      await page.waitForURL((url) => url.searchParams.get('state') === method)
      expect(elsewhere.answer().get('code'), elsewhere.answer().toString()).toBeTruthy()
    }
  })
})

import type { Page } from '@playwright/test'
import { createHash } from 'node:crypto'
import { admin, anotherBrowser, call, expect, fillIn, open, signIn, signOut, test, tokenOf } from './hallpass'

/** Sends the browser to sign in to an application that is not ours, as far as its page of consent or its callback. */
async function openApplication(page: Page, client: string, callback: string): Promise<void> {
  const request = new URLSearchParams({
    client_id: client,
    response_type: 'code',
    redirect_uri: callback,
    scope: 'openid email todo offline_access',
    state: 's',
    code_challenge: createHash('sha256').update('a'.repeat(43)).digest('base64url'),
    code_challenge_method: 'S256',
  })
  await page.goto(`/auth/authorize?${request}`)
}

test('one sees in which browsers one is signed in, and ends one', async ({ page, browser, baseURL, person }) => {
  await signIn(page, person, '/account')
  const card = page.locator('section').filter({ has: page.getByRole('heading', { name: "Where you're signed in" }) })
  await expect(card.getByRole('listitem')).toHaveCount(1) // the session is told with the sign-in that it came of
  await expect(card.getByText('Opened: Hallpass')).toBeVisible()
  const other = await anotherBrowser(browser, baseURL!)
  await signIn(other, person)

  await page.reload()
  await expect(card.getByRole('listitem')).toHaveCount(2)
  await expect(card.getByRole('listitem').first().getByText('This device')).toBeVisible()
  await card.getByRole('button', { name: /^Sign out .*,/ }).click()
  await expect(page.getByText('Device signed out.')).toBeVisible()

  await expect(card.getByRole('listitem')).toHaveCount(1)
  await other.goto('/auth/signin')
  await expect(other.locator('#password')).toBeVisible()
  await other.context().close()
})

test('one signs out everywhere, and no browser is signed in again by itself', async ({
  page,
  browser,
  baseURL,
  person,
  watched,
}) => {
  const other = await anotherBrowser(browser, baseURL!)
  await other.goto('/auth/signin')
  await fillIn(other, person)
  await open(page, person, '/account')

  await signOut(page, watched, 'Sign out everywhere')

  await expect(page).toHaveURL(/\/signed-out$/)
  await expect(page.getByText('You are signed out everywhere.')).toBeVisible()
  await other.goto('/auth/signin')
  await expect(other.locator('#password')).toBeVisible()
  await other.context().close()
})

test('one sees what one allowed an application, and takes it back', async ({ page, person, request, elsewhere }) => {
  test.skip(!admin().password, 'HALLPASS_ADMIN_PASSWORD is not set')
  const name = `Calendar ${person.email.slice(0, 12)}`
  const { client_id } = await call<{ client_id: string }>(
    request,
    await tokenOf(request, admin()),
    'POST',
    '/auth/clients',
    { name, redirect_uris: [elsewhere.callback], token_endpoint_auth_method: 'none', audiences: ['todo'] },
  )
  await signIn(page, person, '/account')
  await expect(page.getByText('None.')).toBeVisible()
  await openApplication(page, client_id, elsewhere.callback)
  await page.locator('#allow').click()
  await expect(page).toHaveTitle('Elsewhere')

  await page.goto('/account')
  await expect(page.getByText('See your e-mail address')).toBeVisible()
  await page.getByRole('button', { name: `Remove access of ${name}` }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Remove access' }).click()
  await expect(page.getByText(`${name} has no access any more.`)).toBeVisible()

  await expect(page.getByText('None.')).toBeVisible()
  await openApplication(page, client_id, elsewhere.callback)
  await expect(page.locator('#allow')).toBeVisible() // asked again
})

test('the first account elsewhere is connected from the account page', async ({ page, person }) => {
  await page.route('**/auth/users/me/identities/providers', (route) =>
    route.fulfill({ json: { items: [{ id: 'example', name: 'Example' }] } }),
  )
  await open(page, person, '/account')
  const card = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Accounts elsewhere' }) })

  await expect(card.getByText('Connect an account, and you can sign in with it, too.')).toBeVisible()
  await expect(card.getByRole('link', { name: 'Connect an account at Example' })).toHaveAttribute(
    'href',
    /\/auth\/upstream\/example$/,
  )
})

test('an account elsewhere is listed and disconnected, but not the only way to sign in', async ({
  page,
  person,
  watched,
}) => {
  watched.expected.push(/409/)
  const identity = {
    id: 'one',
    provider: 'Example',
    label: 'ada@elsewhere.example',
    last_used_at: '2026-11-30T08:00:00Z',
  }
  let only = true
  let listed = [identity]
  await page.route('**/auth/users/me/identities/providers', (route) => route.fulfill({ json: { items: [] } }))
  // The provider is tested with the service; here it is about the card.
  await page.route('**/auth/users/me/identities', (route) => route.fulfill({ json: { items: listed } }))
  await page.route('**/auth/users/me/identities/one', (route) => {
    if (only)
      return route.fulfill({
        status: 409,
        contentType: 'application/problem+json',
        json: { type: 'https://hallpass.example/problems/last-sign-in', status: 409, title: 'Conflict', detail: '' },
      })
    listed = []
    return route.fulfill({ status: 204 })
  })
  await open(page, person, '/account')
  const card = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Accounts elsewhere' }) })
  await expect(card.getByText('ada@elsewhere.example')).toBeVisible()

  await card.getByRole('button', { name: 'Disconnect Example' }).click()
  await expect(page.getByText('This is your only way to sign in.')).toBeVisible()
  only = false
  await card.getByRole('button', { name: 'Disconnect Example' }).click()

  await expect(page.getByText('Example is disconnected.')).toBeVisible()
  await expect(card).toHaveCount(0)
})

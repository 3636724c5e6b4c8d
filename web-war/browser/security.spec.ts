import type { Page } from '@playwright/test'
import { createHmac } from 'node:crypto'
import { admin, anotherBrowser, call, expect, fillIn, open, signIn, signOut, test, tokenOf } from './hallpass'
import { look, sized } from './look'

/** A role of which the system under test asks a second factor. */
const GUARDED_ROLE = process.env['HALLPASS_GUARDED_ROLE'] ?? ''

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** An app for one-time codes (RFC 6238). A code is good once, so it never shows the same one twice. */
class Phone {
  private last = 0

  constructor(private readonly key: string) {}

  async code(): Promise<string> {
    const now = () => Math.floor(Date.now() / 30_000)
    const step = Math.max(this.last + 1, now())
    await expect.poll(now, { timeout: 60_000 }).toBeGreaterThanOrEqual(step - 1) // the next one is good early
    this.last = step
    const counter = Buffer.alloc(8)
    counter.writeBigUInt64BE(BigInt(step))
    const hash = createHmac('sha1', this.secret()).update(counter).digest()
    const number = hash.readUInt32BE(hash[hash.length - 1]! & 0xf) & 0x7fffffff
    return String(number % 1_000_000).padStart(6, '0')
  }

  private secret(): Buffer {
    const bits = [...this.key.replaceAll(' ', '')].map((c) => LETTERS.indexOf(c).toString(2).padStart(5, '0')).join('')
    return Buffer.from(bits.match(/.{8}/g)!.map((byte) => parseInt(byte, 2)))
  }
}

const card = (page: Page) =>
  page.locator('section').filter({ has: page.getByRole('heading', { name: 'Sign-in security', exact: true }) })

async function setUp(page: Page): Promise<{ phone: Phone; codes: string[] }> {
  await card(page).getByRole('button', { name: 'Set up' }).click()
  const dialog = page.getByRole('dialog', { name: 'Set up an authenticator app' })
  await expect(dialog.getByRole('img', { name: 'QR code for your app' })).toBeVisible()
  const phone = new Phone(await dialog.locator('.key').innerText())
  await dialog.getByLabel('Code').fill(await phone.code())
  await dialog.getByRole('button', { name: 'Turn on' }).click()
  const shown = page.getByRole('dialog', { name: 'Your recovery codes' })
  const codes = (await shown.locator('.codes').innerText()).trim().split('\n')
  expect(codes).toHaveLength(10)
  await shown.getByRole('button', { name: "I've saved it" }).click()
  await expect(card(page).getByText('10 left')).toBeVisible()
  return { phone, codes }
}

test('one sets up an app, signs in with a code, gets new recovery codes and removes the app', async ({
  page,
  person,
  watched,
}) => {
  await signIn(page, person, '/account')
  await expect(card(page).getByText('Not set up')).toBeVisible()
  const { phone } = await setUp(page)

  await signOut(page, watched)
  await expect(page).toHaveURL(/\/signed-out$/)
  await page.goto('/account')
  await fillIn(page, person)
  await expect(page.getByRole('heading', { name: 'One more step' })).toBeVisible()
  await page.locator('#code').fill(await phone.code())
  await page.locator('#verify').click()
  await expect(card(page).getByText('10 left')).toBeVisible()

  await card(page).getByRole('button', { name: 'New codes' }).click()
  const shown = page.getByRole('dialog', { name: 'Your recovery codes' })
  await shown.getByRole('button', { name: "I've saved it" }).click()
  await card(page).getByRole('button', { name: 'Remove app' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Remove app' }).click()
  await expect(card(page).getByText('Not set up')).toBeVisible()
})

test('a recovery code signs in, and an admin resets the factors of somebody who has lost all', async ({
  page,
  browser,
  baseURL,
  person,
  request,
  watched,
}) => {
  watched.expected.push(/status of 401/) // the reset ends the session of the page that is open
  test.skip(!admin().password, 'HALLPASS_ADMIN_PASSWORD is not set')
  await signIn(page, person, '/account')
  const { codes } = await setUp(page)
  const elsewhere = await anotherBrowser(browser, baseURL!)
  await elsewhere.goto('/account')
  await fillIn(elsewhere, person)
  await elsewhere.getByText('Use a recovery code').click()
  await elsewhere.locator('#recovery_code').fill(codes[0]!)
  await elsewhere.locator('#recover').click()
  await expect(card(elsewhere).getByText('9 left')).toBeVisible()
  await elsewhere.context().close()

  const desk = await anotherBrowser(browser, baseURL!)
  await open(desk, admin(), '/admin/users')
  await desk.getByLabel('Search by e-mail or name').fill(person.email)
  await desk.getByRole('button', { name: person.email, exact: true }).click()
  const dialog = desk.getByRole('dialog', { name: person.email })
  await dialog.getByRole('button', { name: 'Reset second factors' }).click()
  await expect(dialog.getByText('The second factors are reset.')).toBeVisible()
  await desk.context().close()
  const token = await tokenOf(request, person)
  expect(await call(request, token, 'GET', '/auth/users/me/authenticators')).toEqual({ items: [] })
})

for (const [width, locale] of [
  [1280, 'en-GB'],
  [320, 'de-DE'],
] as const)
  test.describe(`in ${locale} at ${width} px`, () => {
    test.use({ locale })

    test('a role asks for a second factor, which is set up and used with keys alone', async ({
      page,
      person,
      request,
      watched,
    }) => {
      test.skip(!admin().password || !GUARDED_ROLE, 'HALLPASS_ADMIN_PASSWORD or HALLPASS_GUARDED_ROLE is not set')
      watched.expected.push(/status of (400|401)/)
      const { id } = await call<{ id: string }>(request, await tokenOf(request, person), 'GET', '/auth/users/me')
      const desk = await tokenOf(request, admin())
      await call(request, desk, 'PATCH', `/auth/users/${id}`, { roles: ['user', GUARDED_ROLE] })

      await sized(page, width)
      await page.goto('/account')
      await fillIn(page, person)
      const phone = new Phone(await page.locator('#secret').innerText())
      await look(page, `hosted factor setup ${locale.slice(0, 2)}`, 'window')
      await page.locator('#code').focus()
      await page.keyboard.type('none')
      await page.keyboard.press('Enter')
      await expect(page.locator('[role=alert], #code-error').first()).toBeVisible()
      await look(page, `hosted factor setup refused ${locale.slice(0, 2)}`)
      await page.locator('#code').fill('')
      await page.locator('#code').focus()
      await page.keyboard.type(await phone.code())
      await page.keyboard.press('Enter')
      await expect(page.locator('#codes li')).toHaveCount(10)
      await look(page, `hosted recovery codes ${locale.slice(0, 2)}`, 'window')
      await page.locator('#onward').focus()
      await page.keyboard.press('Enter')
      await expect(page).toHaveURL(/\/account$/)
      await expect(page.locator('h1')).toBeVisible()

      await page.context().clearCookies()
      await page.goto('/account')
      await fillIn(page, person)
      await expect(page.locator('#code')).toBeFocused()
      await look(page, `hosted second factor ${locale.slice(0, 2)}`, 'window')
      await page.keyboard.type(await phone.code())
      await page.keyboard.press('Enter')
      await expect(page).toHaveURL(/\/account$/)
      await expect(page.locator('h1')).toBeVisible()
    })
  })

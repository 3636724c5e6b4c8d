import { createHash } from 'node:crypto'
import { admin, call, expect, somebody, test, tokenOf } from './hallpass'
import { look, sized, WIDTHS } from './look'

/** The pages that the auth service renders. Their texts are in two languages, so elements are found by id. */
test.describe.configure({ timeout: 400_000 })

const TEXTS = {
  'en-GB': { signIn: 'Sign in', wrong: 'Wrong e-mail or password.', dead: 'This link no longer works' },
  'de-DE': { signIn: 'Anmelden', wrong: 'E-Mail oder Passwort ist falsch.', dead: 'Dieser Link gilt nicht mehr' },
} as const

for (const width of WIDTHS) {
  for (const locale of ['en-GB', 'de-DE'] as const) {
    const texts = TEXTS[locale]
    const named = (view: string) => `hosted ${view} ${locale.slice(0, 2)}`

    test.describe(`the sign-in pages at ${width} px in ${locale}`, () => {
      test.use({ locale })

      test('everybody can use', async ({ page, person, watched }) => {
        watched.expected.push(/status of (400|403|405)/)
        await sized(page, width)
        await page.goto('/auth/signin')
        await expect(page).toHaveTitle(`${texts.signIn} · Hallpass`)
        await expect(page.locator('#email')).toBeFocused()
        await look(page, named('sign in'), 'window')
        await page.locator('#email').fill(person.email)
        await page.locator('#password').fill('wrong password')
        await page.locator('#signin').click()
        await expect(page.getByRole('alert')).toHaveText(texts.wrong)
        await expect(page.locator('#email')).toHaveValue(person.email)
        await look(page, named('refused'), 'window')

        await page.goto('/auth/signup')
        await look(page, named('sign up'), 'window')
        await page.locator('#email').fill('nobody@example')
        await page.locator('#password').fill('password')
        await page.locator('#signup').click()
        await expect(page.locator('#password-error')).toBeVisible()
        await look(page, named('sign up refused'), 'window')

        await page.goto('/auth/signin')
        const forgotten = page.locator('.forgot a')
        if (await forgotten.isVisible()) {
          await forgotten.click()
          await look(page, named('forgotten'))
          await page.locator('#email').fill(somebody().email)
          await page.locator('#send').click()
          await expect(page.getByRole('status')).toBeVisible()
          await look(page, named('link sent'), 'window')
          await page.goto('/auth/reset?token=x')
          await expect(page.getByRole('heading', { name: texts.dead })).toBeVisible()
          await look(page, named('dead link'), 'window')
          await page.goto('/auth/verify')
          await look(page, named('verify'))
        }

        await page.goto('/auth/signin')
        await page.locator('#email').fill(person.email)
        await page.locator('#password').fill(person.password)
        await page.context().clearCookies()
        await page.locator('#signin').click()
        await expect(page.locator('h1')).toBeVisible()
        await look(page, named('expired'), 'window')
        await page.getByRole('main').getByRole('link').click()
        await page.locator('#email').fill(person.email)
        await page.locator('#password').fill(person.password)
        await page.locator('#password').press('Enter')
        await expect(page.locator('#account')).toHaveText(person.email)
        await look(page, named('signed in'), 'window')

        await page.goto('/auth/device')
        await look(page, named('device'))
        await page.locator('#user_code').fill('BCDF-GHJK')
        await page.locator('#device').click()
        await expect(page.locator('#user_code-error')).toBeVisible()
        await look(page, named('unknown device'), 'window')
        await page.goto('/auth/signin')
        await page.getByRole('main').getByRole('link').last().click()
        await look(page, named('sign out'), 'window')
        await page.locator('#yes').click()
        await expect(page).toHaveURL(/\/auth\/(signed-out|logout)/)
        await look(page, named('signed out'), 'window')
        await page.goto('/auth/signin')
        await expect(page.locator('#password')).toBeVisible()
      })
    })
  }
}

test.describe('an account at another provider', () => {
  const provider = process.env['HALLPASS_PROVIDER']
  test.skip(!provider, 'HALLPASS_PROVIDER, a provider that lets everybody in, is not set')

  for (const width of WIDTHS)
    test(`is connected by its owner's password at ${width} px, with the keyboard alone`, async ({
      page,
      person,
      watched,
    }) => {
      watched.expected.push(/status of 400/)
      await sized(page, width)
      await page.goto(`/auth/upstream/${provider}?login_hint=${encodeURIComponent(person.email)}`)
      await expect(page.locator('#email')).toHaveValue(person.email)
      await look(page, 'hosted connect', 'window')

      await page.locator('#email').focus()
      await page.keyboard.press('Tab')
      await expect(page.locator('#password')).toBeFocused()
      await page.keyboard.type('wrong password')
      await page.keyboard.press('Enter')
      await expect(page.getByRole('alert')).toBeVisible()
      await look(page, 'hosted connect refused', 'window')
      await page.locator('#password').focus()
      await page.keyboard.type(person.password)
      await page.keyboard.press('Enter')

      await expect(page.locator('#account')).toHaveText(person.email)
    })

  test('is connected by a button if one has just signed in', async ({ page, person }) => {
    await sized(page, 1280)
    await page.goto('/auth/signin')
    await page.locator('#email').fill(person.email)
    await page.locator('#password').fill(person.password)
    await page.locator('#signin').click()
    await expect(page.locator('#account')).toHaveText(person.email)

    await page.goto(`/auth/upstream/${provider}?login_hint=${encodeURIComponent(somebody().email)}`)
    const connect = page.locator('#connect')
    await expect(connect).toBeVisible()
    await look(page, 'hosted connect fresh', 'window')
    await connect.focus()
    await page.keyboard.press('Enter')

    await expect(page.locator('#account')).toHaveText(person.email)
  })
})

test('the sign-in pages need no script', async ({ browser, baseURL, person }) => {
  const context = await browser.newContext({ baseURL: baseURL!, javaScriptEnabled: false, ignoreHTTPSErrors: true })
  const page = await context.newPage()
  await page.goto('/auth/signin')
  await page.locator('#email').fill(person.email)
  await page.locator('#password').fill(person.password)
  await page.locator('#signin').click()
  await expect(page.locator('#account')).toHaveText(person.email)
  await context.close()
})

// Browsers hold the policy of a page against the redirects that follow its form: only a real one can say that it fits.
for (const mode of ['query', 'form_post']) {
  test(`somebody signs in to another application and comes back, by ${mode}`, async ({
    page,
    person,
    request,
    elsewhere,
  }) => {
    test.skip(!admin().password, 'HALLPASS_ADMIN_PASSWORD is not set')
    await sized(page, 1280)
    const verifier = 'a'.repeat(43)
    const client = await call<{ client_id: string }>(
      request,
      await tokenOf(request, admin()),
      'POST',
      '/auth/clients',
      {
        name: 'Calendar <of> tests',
        redirect_uris: [elsewhere.callback],
        token_endpoint_auth_method: 'none',
        policy_uri: 'https://app.example.org/policy',
        tos_uri: 'https://app.example.org/terms',
      },
    )
    const asked = new URLSearchParams({
      client_id: client.client_id,
      response_type: 'code',
      response_mode: mode,
      redirect_uri: elsewhere.callback,
      scope: 'openid profile email offline_access',
      state: 'a state',
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      code_challenge_method: 'S256',
    })
    await page.goto(`/auth/authorize?${asked}`)
    await expect(page.getByText('to continue to Calendar <of> tests')).toBeVisible()
    await look(page, `hosted sign in to a client ${mode}`, 'window')
    await page.locator('#email').fill(person.email)
    await page.locator('#password').fill(person.password)
    await page.locator('#signin').click()
    await expect(page.locator('#allow')).toBeVisible()
    await look(page, `hosted consent ${mode}`, 'window')
    await page.locator('#allow').click()
    await expect(page).toHaveTitle('Elsewhere')
    expect(elsewhere.answer().get('state')).toBe('a state')
    expect(elsewhere.answer().get('code')).toBeTruthy()
    expect(elsewhere.answer().get('iss')).toBeTruthy()
    await page.goto(`/auth/authorize?${asked}&prompt=select_account`)
    await expect(page.locator('#continue')).toBeVisible()
    await look(page, `hosted choice ${mode}`, 'window')
    await page.locator('#continue').click()
    await expect(page).toHaveTitle('Elsewhere')
  })
}

import type { CDPSession, Page } from '@playwright/test'
import { expect, signIn, somebody, test } from './hallpass'
import { look } from './look'

/** Chromium's own authenticator in software (CDP, WebAuthn): it is there, and its user agrees to everything. */
async function authenticator(page: Page): Promise<{ cdp: CDPSession; id: string }> {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('WebAuthn.enable', { enableUI: false })
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  return { cdp, id: authenticatorId }
}

const card = (page: Page) => page.locator('section').filter({ has: page.getByRole('heading', { name: 'Passkeys' }) })

async function signOut(page: Page) {
  await page.goto('/auth/logout')
  await page.locator('#yes').click()
  await expect(page.locator('h1')).toBeVisible()
}

test('a passkey is added, signs in by its button and in the e-mail field, is renamed and removed', async ({
  page,
  person,
  watched,
}) => {
  watched.expected.push(/status of 401/) // the page of the account finds its session ended
  const { cdp, id } = await authenticator(page)
  await signIn(page, person, '/account')
  await card(page).getByRole('button', { name: 'Add a passkey' }).click()
  await expect(card(page).getByRole('listitem')).toHaveCount(1)
  await look(page, 'passkeys in the account')

  // It would agree at once to what the e-mail field offers, and the button is to be tried.
  await cdp.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId: id, enabled: false })
  await signOut(page)
  await page.goto('/auth/signin')
  await expect(page.locator('#passkey')).toBeVisible()
  await look(page, 'hosted sign in with a passkey', 'window')
  // It agrees to what is asked from now on, not to what the e-mail field asked before.
  await cdp.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId: id, enabled: true })
  await page.locator('#passkey').click()
  await expect(page.locator('#account')).toHaveText(person.email)

  await signOut(page)
  await page.goto('/auth/signin') // conditional mediation: nothing is pressed
  await expect(page.locator('#account')).toHaveText(person.email)

  await page.goto('/account')
  await card(page)
    .getByRole('button', { name: /^Rename / })
    .click()
  await card(page).getByLabel('Name').fill('My laptop')
  await card(page).getByRole('button', { name: 'Save' }).click()
  await expect(card(page).getByText('My laptop')).toBeVisible()
  await card(page).getByRole('button', { name: 'Remove My laptop' }).click()
  await expect(card(page).getByRole('listitem')).toHaveCount(0)
})

test('an account is made with a passkey and no password', async ({ page }) => {
  await authenticator(page)
  const ada = somebody()
  await page.goto('/auth/signup')
  await page.locator('#passkey').click()
  await expect(page.locator('#email')).toBeFocused() // it says by itself that an address is needed
  await page.locator('#email').fill(ada.email)
  await page.locator('#name').fill(ada.name)
  await page.locator('#passkey').click()

  await expect(page.locator('#account')).toHaveText(ada.email)
  await page.goto('/account')
  await expect(card(page).getByRole('listitem')).toHaveCount(1)
})

test('the page asks to sign in again where the sign-in is too weak, and goes on with what was typed', async ({
  page,
  person,
  watched,
}) => {
  watched.expected.push(/status of 401/)
  const { cdp, id } = await authenticator(page)
  await signIn(page, person, '/account')
  await card(page).getByRole('button', { name: 'Add a passkey' }).click()
  await expect(card(page).getByRole('listitem')).toHaveCount(1)
  const { credentials } = await cdp.send('WebAuthn.getCredentials', { authenticatorId: id })

  // signed in by password only, and now there is a second factor: changing the name of it is refused at first
  await card(page)
    .getByRole('button', { name: /^Rename / })
    .click()
  await card(page).getByLabel('Name').fill('Typed before')
  await card(page).getByRole('button', { name: 'Save' }).click()
  const cover = page.getByRole('dialog', { name: 'Sign in again' })
  await look(page, 'step-up', 'window')
  const opened = page.context().waitForEvent('page')
  await cover.getByRole('link', { name: 'Sign in' }).click()
  const other = await opened
  const there = await authenticator(other)
  await other.locator('#email').waitFor()
  for (const credential of credentials)
    await there.cdp.send('WebAuthn.addCredential', { authenticatorId: there.id, credential })
  await other.locator('#passkey').click()

  await expect(cover).toBeHidden()
  await expect(card(page).getByText('Typed before')).toBeVisible()
})

import { expect, fillIn, test } from './hallpass'

test('the API can be tried out with a token by code and PKCE', async ({ page, context, person }) => {
  await page.goto('/openapi/ui/')
  await page.getByRole('button', { name: 'Authorize' }).first().click()
  const dialog = page.locator('.dialog-ux')
  await expect(dialog.getByText('authorizationCode with PKCE').first()).toBeVisible()
  await expect(dialog.getByLabel('client_id:')).toHaveValue('hallpass')
  const [window, asked] = await Promise.all([
    context.waitForEvent('page'),
    context.waitForEvent('request', (request) => request.url().includes('/auth/authorize?')),
    dialog.locator('button', { hasText: 'Authorize' }).click(),
  ])
  expect(new URL(asked.url()).searchParams.get('code_challenge_method')).toBe('S256')
  await fillIn(window, person)
  await expect(dialog.locator('button', { hasText: 'Logout' })).toBeVisible()
  await dialog.locator('button', { hasText: 'Close' }).click()

  const call = page.locator('#operations-Own_account-getMe')
  await call.getByRole('button').first().click()
  await call.getByRole('button', { name: 'Try it out' }).click()
  await call.getByRole('button', { name: 'Execute' }).click()
  await expect(call.locator('.live-responses-table').getByText(person.email).first()).toBeVisible()
})

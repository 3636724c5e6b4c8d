import { admin, expect, open, test } from './hallpass'

test.describe('an admin', () => {
  test.skip(!admin().password, 'HALLPASS_ADMIN_PASSWORD is not set')

  test('finds a user, gives a role, disables, ends sessions and deletes', async ({ page, person, watched }) => {
    watched.expected.push(/status of 4\d\d/)
    await open(page, admin())
    await page.getByRole('link', { name: 'Administration' }).click()
    await page.getByRole('navigation', { name: 'Administration' }).getByRole('link', { name: 'Users' }).click()
    await page.getByLabel('Search by e-mail or name').fill(person.email)
    await expect(page.getByRole('row')).toHaveCount(2)

    await page.getByRole('button', { name: person.email, exact: true }).click()
    const dialog = page.getByRole('dialog', { name: person.email })
    await dialog.getByLabel('Roles').fill('user, teacher')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await expect(dialog.getByText('Roles saved.')).toBeVisible()
    await dialog.getByLabel('Roles').fill('Not A Role!')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await expect(dialog.locator('.wrong, .alert').first()).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('row').filter({ hasText: person.email })).toContainText('teacher')

    await page.getByRole('button', { name: `Disable ${person.email}` }).click()
    await expect(page.getByRole('row').filter({ hasText: person.email })).toContainText('disabled')
    await page.getByRole('button', { name: `Enable ${person.email}` }).click()
    await expect(page.getByRole('button', { name: `Disable ${person.email}` })).toBeVisible()

    await page.getByRole('button', { name: person.email, exact: true }).click()
    await dialog.getByLabel('Yes, delete').check()
    await dialog.getByRole('button', { name: 'Delete user' }).click()
    await expect(page.getByText('No matching users.').or(page.getByText('deleted.')).first()).toBeVisible()
    await page.getByLabel('Search by e-mail or name').fill(`${person.email} `)
    await expect(page.getByText('No matching users.')).toBeVisible()
  })

  test('registers a client, whose secret is shown once', async ({ page, person }) => {
    await open(page, admin(), '/admin/clients')
    const name = `Reports of ${person.email}`
    await page.getByLabel('Name').fill(name)
    await page.getByRole('button', { name: 'Create client' }).click()
    const secret = await page.locator('code.secret').textContent()
    expect(secret!.length).toBeGreaterThan(20)
    await page.getByRole('button', { name: "I've saved it" }).click()
    await expect(page.getByRole('row').filter({ hasText: name })).toBeVisible()
    await page.reload()
    await expect(page.getByRole('row').filter({ hasText: name })).toBeVisible()
    expect(await page.content()).not.toContain(secret!)

    await page.getByRole('button', { name: `Delete ${name}` }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
    await expect(page.getByRole('row').filter({ hasText: name })).toHaveCount(0)
  })

  test('reads the audit log by filters in the address, and the numbers', async ({
    page,
    person,
    browser,
    baseURL,
    watched,
  }) => {
    watched.expected.push(/status of 401/)
    const elsewhere = await (await browser.newContext({ baseURL: baseURL!, locale: 'en-GB' })).newPage()
    await elsewhere.goto('/sign-in')
    await elsewhere.getByLabel('E-mail').fill(person.email)
    await elsewhere.getByLabel('Password', { exact: true }).fill('certainly wrong')
    await elsewhere.getByRole('button', { name: 'Sign in' }).click()
    await expect(elsewhere.getByText('Wrong e-mail or password.')).toBeVisible()
    await elsewhere.context().close()

    await open(page, admin(), '/admin/audit')
    await page.getByLabel('Event type').selectOption('sign_in')
    await page.getByLabel('Period').selectOption('hour')
    await expect(page).toHaveURL(/type=sign_in/)
    await expect(page).toHaveURL(/since=hour/)
    await expect(
      page.getByRole('row').filter({ hasText: 'sign_in' }).filter({ hasText: 'failed' }).first(),
    ).toBeVisible()
    await page.reload()
    await expect(page.getByLabel('Event type')).toHaveValue('sign_in')

    await page.getByRole('link', { name: 'Overview' }).click()
    await expect(page.getByRole('definition').first()).toHaveText(/\d/)
    await expect(page.getByRole('table', { name: 'Sign-ins in the last 7 days' })).toBeAttached()
  })
})

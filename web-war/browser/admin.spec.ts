import { admin, call, expect, fillIn, open, test, tokenOf } from './hallpass'

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
    const role = `r${person.email.slice(4, 12)}`
    await expect(dialog.getByLabel('user', { exact: true })).toBeChecked()
    await dialog.getByLabel('Roles: Other').fill(role)
    await dialog.getByRole('button', { name: 'Save' }).click()
    await expect(dialog.getByText(`“${role}” is new.`)).toBeVisible()
    await dialog.getByRole('button', { name: `Add “${role}”` }).click()
    await dialog.getByRole('button', { name: 'Save' }).click()
    await expect(dialog.getByText('Roles saved.')).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('row').filter({ hasText: person.email })).toContainText(role)

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

  test('never takes a slip of the finger for a role', async ({ page, person }) => {
    await open(page, admin(), '/admin/users')
    await page.getByLabel('Search by e-mail or name').fill(person.email)
    await page.getByRole('button', { name: person.email, exact: true }).click()
    const dialog = page.getByRole('dialog', { name: person.email })
    const other = dialog.getByLabel('Roles: Other')

    await other.fill('usr admn')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await expect(dialog.getByText('Use lowercase letters')).toBeVisible()
    await other.fill('usr')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await expect(dialog.getByRole('button', { name: 'Use “user”' })).toBeFocused()
    await dialog.getByRole('button', { name: 'Cancel' }).click()
    await other.fill('')

    await dialog.getByRole('button', { name: 'Save' }).click()
    await expect(dialog.getByText('Roles saved.')).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('row').filter({ hasText: person.email }).locator('.chip')).toHaveText(['user'])
  })

  test('is told why one can neither disable nor delete oneself', async ({ page }) => {
    await open(page, admin(), '/admin/users')
    await page.getByLabel('Search by e-mail or name').fill(admin().email)
    const disable = page.getByRole('button', { name: `Disable ${admin().email}` })
    await expect(disable).toHaveAccessibleDescription("You can't disable your own account.")
    await disable.click({ force: true })
    await expect(page.getByRole('alert').filter({ hasText: "You can't disable your own account." })).toBeVisible()

    await page.getByRole('button', { name: admin().email, exact: true }).click()
    const dialog = page.getByRole('dialog', { name: admin().email })
    await expect(dialog.getByLabel('admin', { exact: true })).toBeDisabled()
    await expect(dialog.getByText("You can't remove your own admin role.")).toBeVisible()
    await expect(dialog.getByRole('button', { name: 'Delete user' })).toHaveCount(0)
    await expect(dialog.getByText('You can delete your own account here:')).toBeVisible()
  })

  test('sees a user with many roles whole on a phone', async ({ page, person, request }) => {
    const roles = Array.from({ length: 20 }, (_, i) => `a-role-with-a-rather-long-word-${i}`.slice(0, 31)).sort()
    const token = await tokenOf(request, admin())
    const found = await call<{ items: { id: string }[] }>(
      request,
      token,
      'GET',
      `/auth/users?q=${encodeURIComponent(person.email)}`,
    )
    await call(request, token, 'PATCH', `/auth/users/${found.items[0]!.id}`, { roles: [...new Set(roles)] })
    await page.setViewportSize({ width: 375, height: 800 })
    await open(page, admin(), '/admin/users')
    await page.getByLabel('Search by e-mail or name').fill(person.email)
    await expect(page.getByRole('row')).toHaveCount(2)

    for (const it of [
      page.getByRole('button', { name: person.email, exact: true }),
      page.getByRole('row').last().locator('.chip').last(),
      page.getByRole('button', { name: `Disable ${person.email}` }),
    ]) {
      const box = (await it.boundingBox())!
      expect(box.x).toBeGreaterThanOrEqual(0)
      expect(box.x + box.width).toBeLessThanOrEqual(375)
    }
  })

  test('registers a client, whose secret is shown once', async ({ page, person }) => {
    await open(page, admin(), '/admin')
    await page.getByRole('link', { name: 'Service clients' }).click()
    const name = `Reports of ${person.email}`
    await page.getByRole('textbox', { name: 'Name' }).fill(name)
    await page.getByRole('button', { name: 'Create client' }).click()
    const secret = await page.locator('code.secret').textContent()
    expect(secret!.length).toBeGreaterThan(20)
    // Neither Escape, twice, nor the way back takes it away.
    await expect(page.getByRole('button', { name: 'Copy secret' })).toBeFocused()
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    await page.goBack()
    await expect(page.locator('code.secret')).toHaveText(secret!)
    await expect(page.getByRole('dialog').getByRole('button', { name: 'Close' })).toHaveCount(0)
    await page.getByRole('button', { name: "I've saved it" }).click()
    await expect(page.getByRole('row').filter({ hasText: name })).toBeVisible()
    await page.reload()
    await expect(page.getByRole('row').filter({ hasText: name })).toBeVisible()
    expect(await page.content()).not.toContain(secret!)

    await page.getByRole('button', { name: `Delete ${name}` }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
    await expect(page.getByRole('row').filter({ hasText: name })).toHaveCount(0)
  })

  test('registers an application, changes it and renews its secret', async ({ page, person, watched }) => {
    watched.expected.push(/status of 400/)
    await open(page, admin(), '/admin/clients')
    const name = `Portal of ${person.email}`
    await page.getByRole('button', { name: 'New application' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Name').fill(name)
    await dialog.getByLabel('Redirect addresses').fill('javascript:alert(1)')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await expect(dialog.locator('.wrong')).toBeVisible()
    await dialog.getByLabel('Redirect addresses').fill('https://portal.example.com/callback')
    await dialog.getByLabel('Our own').check()
    await dialog.getByRole('button', { name: 'Save' }).click()
    const first = await page.locator('code.secret').textContent()
    await page.getByRole('button', { name: "I've saved it" }).click()

    await page.getByRole('button', { name: `Edit ${name}` }).click()
    await expect(dialog.getByLabel('Redirect addresses')).toHaveValue('https://portal.example.com/callback')
    await expect(dialog.getByLabel('Our own')).toBeChecked()
    await dialog.getByRole('button', { name: 'Renew secret' }).click()
    await expect(page.locator('code.secret')).not.toHaveText(first!)
    await page.getByRole('button', { name: "I've saved it" }).click()

    await page.getByRole('button', { name: `Edit ${name}` }).click()
    await dialog.getByLabel('How it proves who it is').selectOption('none')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await expect(page.getByText(`“${name}” saved.`)).toBeVisible()
    await page.getByRole('button', { name: `Edit ${name}` }).click()
    await expect(dialog.getByRole('button', { name: 'Renew secret' })).toHaveCount(0)
    await page.keyboard.press('Escape')

    await page.getByRole('button', { name: `Delete ${name}` }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
    await expect(page.getByRole('row').filter({ hasText: name })).toHaveCount(0)
  })

  test('sees which applications were not told of a sign-out, and has them told again', async ({ page }) => {
    const failed = [
      { id: '019ab2f4-0000-7000-8000-000000000001', client_id: 'calendar', attempts: 12, trouble: 'It answered 500.' },
    ]
    await page.route('**/auth/logout-notices?*', (route) => {
      expect(new URL(route.request().url()).searchParams.get('state')).toBe('failed')
      return route.fulfill({ json: { items: failed } })
    })
    await page.route('**/auth/logout-notices/*/retry', (route) => {
      failed.pop()
      return route.fulfill({ status: 204 })
    })
    await open(page, admin(), '/admin')
    await page.getByRole('link', { name: 'Missed sign-outs' }).click()
    await expect(page.getByText('Tried 12 times')).toBeVisible()
    await page.getByRole('button', { name: 'Try again: calendar' }).click()
    await expect(page.getByText('It will be told in a moment.')).toBeVisible()
    await expect(page.getByText('All applications were told.')).toBeVisible()
  })

  test('reads the audit log by filters in the address, and the numbers', async ({
    page,
    person,
    browser,
    baseURL,
    watched,
  }) => {
    watched.expected.push(/status of 400/)
    const elsewhere = await (await browser.newContext({ baseURL: baseURL!, locale: 'en-GB' })).newPage()
    await elsewhere.goto('/sign-in')
    await fillIn(elsewhere, { ...person, password: 'certainly wrong' })
    await expect(elsewhere.getByText('Wrong e-mail or password.')).toBeVisible()
    await elsewhere.context().close()

    await open(page, admin(), '/admin/audit')
    await page.getByLabel('Event type').selectOption('sign_in')
    await page.getByLabel('Period').selectOption('hour')
    await expect(page).toHaveURL(/type=sign_in/)
    await expect(page).toHaveURL(/since=hour/)
    await expect(
      page.getByRole('row').filter({ hasText: 'Sign-in' }).filter({ hasText: 'failed' }).first(),
    ).toBeVisible()
    await page.reload()
    await expect(page.getByLabel('Event type')).toHaveValue('sign_in')

    await page.getByRole('link', { name: 'Overview' }).click()
    await expect(page.getByRole('definition').first()).toHaveText(/\d/)
    await expect(page.getByRole('table', { name: 'Sign-ins in the last 7 days' })).toBeAttached()
  })
})

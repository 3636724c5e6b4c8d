import { add, anotherBrowser, expect, row, signIn, somebody, test } from './hallpass'

test.describe('signing in', () => {
  test('signs up, stays over a reload, keeps no token anywhere, and signs out', async ({ page }) => {
    const person = somebody()
    await page.goto('/')
    await page.getByRole('link', { name: 'Create account' }).click()
    await page.getByLabel('E-mail').fill(person.email)
    await page.getByLabel('Name').fill(person.name)
    await page.getByLabel('Password', { exact: true }).fill(person.password)
    await page.getByRole('button', { name: 'Create account' }).click()
    await expect(page.getByRole('heading', { name: 'All tasks' })).toBeVisible()

    await page.reload()
    await expect(page.getByRole('heading', { name: 'All tasks' })).toBeVisible()

    const kept = await page.evaluate(async () => {
      const databases = await indexedDB.databases()
      const rows: unknown[] = []
      for (const { name } of databases) {
        const db = await new Promise<IDBDatabase>((resolve) => (indexedDB.open(name!).onsuccess = (e) => resolve((e.target as IDBOpenDBRequest).result)))
        for (const store of Array.from(db.objectStoreNames)) {
          rows.push(await new Promise((resolve) => (db.transaction(store).objectStore(store).getAll().onsuccess = (e) => resolve((e.target as IDBRequest).result))))
        }
        db.close()
      }
      const cached = await Promise.all((await caches.keys()).map(async (name) => (await (await caches.open(name)).keys()).map((r) => r.url)))
      return JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, location.href, rows, cached])
    })
    expect(kept).not.toMatch(/eyJ[\w-]+\.|token|Bearer/)

    await page.getByRole('button', { name: 'Sign out' }).click()
    await expect(page).toHaveURL(/\/sign-in/)
    await page.goto('/tasks')
    await expect(page).toHaveURL(/\/sign-in/)
  })

  test('gives one answer for a wrong password and an unknown user', async ({ page, person, watched }) => {
    watched.expected.push(/status of 401/)
    await page.goto('/sign-in')
    for (const email of [person.email, somebody().email]) {
      await page.getByLabel('E-mail').fill(email)
      await page.getByLabel('Password', { exact: true }).fill('not the password')
      await page.getByRole('button', { name: 'Sign in' }).click()
      await expect(page.getByRole('alert').filter({ hasText: 'E-mail or password is not right.' })).toBeVisible()
      await page.reload()
    }
  })

  test('renews the token before it is used, once for all tabs', async ({ page, context, person }) => {
    await signIn(page, person)
    const other = await context.newPage()
    await other.goto('/tasks')
    await expect(other.getByRole('heading', { name: 'All tasks' })).toBeVisible()
    let renewals = 0
    context.on('request', (request) => void (request.url().endsWith('/auth/session/refresh') && renewals++))

    // Ten minutes later in both: the token of five minutes is over.
    for (const tab of [page, other]) {
      await tab.evaluate(() => {
        const now = Date.now
        Date.now = () => now() + 600_000
      })
    }
    await Promise.all([page, other].map((tab) => tab.getByLabel('Search tasks').fill('milk')))

    await expect.poll(() => renewals).toBe(1)
    for (const tab of [page, other]) await expect(tab.getByText('No task fits')).toBeVisible()
    expect(renewals).toBe(1)
  })

  test('renews once after a 401, and repeats the request', async ({ page, person, watched }) => {
    watched.expected.push(/status of 401/)
    await signIn(page, person)
    let refused = 0
    await page.route('**/todo/tasks?*', async (route) => {
      if (refused++ === 0) await route.fulfill({ status: 401, contentType: 'application/problem+json', body: '{}' })
      else await route.continue()
    })
    const renewal = page.waitForRequest('**/auth/session/refresh')

    await page.getByLabel('Search tasks').fill('nothing')

    await renewal
    await expect(page.getByText('No task fits')).toBeVisible()
  })

  test('signs out all tabs when one signs out', async ({ page, context, person }) => {
    await signIn(page, person)
    const other = await context.newPage()
    await other.goto('/tasks')
    await expect(other.getByRole('heading', { name: 'All tasks' })).toBeVisible()

    await page.getByRole('button', { name: 'Sign out' }).click()

    await expect(other).toHaveURL(/\/sign-in/)
    await expect(page).toHaveURL(/\/sign-in/)
  })

  test('keeps the work in the form when the session was ended elsewhere', async ({ page, browser, baseURL, person, watched }) => {
    watched.expected.push(/status of 401/)
    await signIn(page, person)
    await add(page, 'Letter to the landlord')
    await row(page, 'Letter to the landlord').getByRole('button', { name: /^More for/ }).click()
    await page.getByRole('menuitem', { name: /^Details/ }).click()
    await page.getByLabel('Notes').fill('Dear Sir, the roof …')

    const elsewhere = await anotherBrowser(browser, baseURL!)
    await signIn(elsewhere, person, '/account')
    await elsewhere.goto('/account')
    await elsewhere.getByRole('button', { name: 'Sign out all other devices' }).click()
    await expect(elsewhere.getByText('All other devices are signed out.')).toBeVisible()
    await elsewhere.context().close()

    // The stream of changes ends with the session, so the page learns of it by itself or with the next request.
    await page.getByRole('button', { name: 'Save' }).click({ timeout: 3_000 }).catch(() => {})
    await expect(page.getByRole('heading', { name: 'Your session has ended' })).toBeVisible({ timeout: 30_000 })
    await page.getByLabel('Password', { exact: true }).last().fill(person.password)
    await page.getByRole('dialog', { name: 'Your session has ended' }).getByRole('button', { name: 'Sign in', exact: true }).click()

    await expect(page.getByRole('heading', { name: 'Your session has ended' })).toBeHidden()
    const editor = page.getByRole('dialog', { name: 'Edit task' })
    if (await editor.isVisible()) {
      await expect(page.getByLabel('Notes')).toHaveValue('Dear Sir, the roof …')
      await page.getByRole('button', { name: 'Save' }).click()
    }
    await expect(editor).toBeHidden()
    await expect(row(page, 'Letter to the landlord').getByText('has notes')).toBeAttached()
  })

  test('leads to the page that was asked for, and nowhere else', async ({ page, person }) => {
    await signIn(page, person, '/account')
    await expect(page).toHaveURL(/\/account$/)
    await page.getByRole('button', { name: 'Sign out', exact: true }).click()
    await expect(page).toHaveURL(/\/sign-in/)
    await signIn(page, person, '/sign-in?next=//evil.example/')
    await expect(page).toHaveURL(/\/tasks$/)
  })
})

test('a user who is no admin does not see the administration', async ({ page, person }) => {
  await signIn(page, person)
  await expect(page.getByRole('link', { name: 'Administration' })).toHaveCount(0)
  await page.goto('/admin/users')
  await expect(page.getByRole('heading', { name: 'There is no such page' })).toBeVisible()
})


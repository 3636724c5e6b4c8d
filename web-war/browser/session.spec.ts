import { add, anotherBrowser, expect, mailedLink, open, register, row, signIn, somebody, test } from './hallpass'

test.describe('signing in', () => {
  test.use({ serviceWorkers: 'allow' }) // also what it keeps must hold no token

  test('says what is wrong with a password, in the language of the reader', async ({ page, watched }) => {
    watched.expected.push(/status of 400/)
    await page.goto('/sign-up')
    await page.getByLabel('E-mail').fill(somebody().email)
    await page.getByLabel('Password', { exact: true }).fill('password123')
    await page.getByRole('button', { name: 'Create account' }).click()
    await expect(page.getByText('Too easy to guess')).toBeVisible()
    await page.getByLabel('Language').selectOption('de')
    await page.getByLabel('Passwort', { exact: true }).fill('kurz')
    await page.getByRole('button', { name: 'Konto erstellen' }).click()
    await expect(page.getByText('Verwende 8 bis 128 Zeichen.')).toBeVisible()
  })

  test('signs up, stays over a reload, keeps no token anywhere, and signs out', async ({ page }) => {
    const person = somebody()
    await page.goto('/')
    await page.getByRole('link', { name: 'Create account' }).click()
    await expect(page.getByRole('heading', { name: 'Create your account' })).toBeVisible()
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
        const db = await new Promise<IDBDatabase>(
          (resolve) => (indexedDB.open(name!).onsuccess = (e) => resolve((e.target as IDBOpenDBRequest).result)),
        )
        for (const store of Array.from(db.objectStoreNames)) {
          rows.push(
            await new Promise(
              (resolve) =>
                (db.transaction(store).objectStore(store).getAll().onsuccess = (e) =>
                  resolve((e.target as IDBRequest).result)),
            ),
          )
        }
        db.close()
      }
      const cached = await Promise.all(
        (await caches.keys()).map(async (name) => (await (await caches.open(name)).keys()).map((r) => r.url)),
      )
      return JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, location.href, rows, cached])
    })
    expect(kept).not.toMatch(/eyJ[\w-]+\.|token|Bearer/)

    await page.getByRole('button', { name: 'Sign out' }).click()
    await expect(page).toHaveURL(/\/sign-in/)
    await expect(page.getByRole('status').filter({ hasText: 'You are signed out.' })).toBeVisible()
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
      await expect(page.getByRole('alert').filter({ hasText: 'Wrong e-mail or password.' })).toBeVisible()
      await page.reload()
    }
  })

  test('renews the token before it is used, once for all tabs', async ({ page, context, person }) => {
    await open(page, person)
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
    for (const tab of [page, other]) await expect(tab.getByText('No matching tasks')).toBeVisible()
    expect(renewals).toBe(1)
  })

  test('renews once after a 401, and repeats the request', async ({ page, person, watched }) => {
    watched.expected.push(/status of 401/)
    await open(page, person)
    let renewals = 0
    page.on('request', (request) => request.url().endsWith('/auth/session/refresh') && renewals++)
    await page.route('**/todo/tasks?*', async (route) => {
      if (renewals === 0) await route.fulfill({ status: 401, contentType: 'application/problem+json', body: '{}' })
      else await route.continue()
    })

    await page.getByLabel('Search tasks').fill('nothing')

    await expect(page.getByText('No matching tasks')).toBeVisible()
    expect(renewals).toBe(1)
  })

  test('signs out all tabs when one signs out', async ({ page, context, person }) => {
    await open(page, person)
    const other = await context.newPage()
    await other.goto('/tasks')
    await expect(other.getByRole('heading', { name: 'All tasks' })).toBeVisible()

    await page.getByRole('button', { name: 'Sign out' }).click()

    await expect(other).toHaveURL(/\/sign-in/)
    await expect(page).toHaveURL(/\/sign-in/)
  })

  test('keeps the work in the form when the session was ended elsewhere', async ({
    page,
    browser,
    baseURL,
    person,
    watched,
  }) => {
    watched.expected.push(/status of 401/)
    await open(page, person)
    await add(page, 'Letter to the landlord')
    await row(page, 'Letter to the landlord')
      .getByRole('button', { name: /^More for/ })
      .click()
    await page.getByRole('menuitem', { name: /^Details/ }).click()
    await page.getByLabel('Notes').fill('Dear Sir, the roof …')

    const elsewhere = await anotherBrowser(browser, baseURL!)
    await open(elsewhere, person, '/account')
    await elsewhere.getByRole('button', { name: 'Sign out other devices' }).click()
    await expect(elsewhere.getByText('Other devices signed out.')).toBeVisible()
    await elsewhere.context().close()

    // The stream of changes ends with the session, so the page learns of it by itself or with the next request.
    await page
      .getByRole('button', { name: 'Save' })
      .click({ timeout: 3_000 })
      .catch(() => {})
    await expect(page.getByRole('heading', { name: 'Your session has ended' })).toBeVisible({ timeout: 30_000 })
    await page.getByLabel('Password', { exact: true }).last().fill(person.password)
    await page
      .getByRole('dialog', { name: 'Your session has ended' })
      .getByRole('button', { name: 'Sign in', exact: true })
      .click()

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
  await open(page, person)
  await expect(page.getByRole('link', { name: 'Administration' })).toHaveCount(0)
  await page.goto('/admin/users')
  await expect(page.getByRole('heading', { name: 'Page not found' })).toBeVisible()
})

test.describe('links in mail', () => {
  test.skip(!process.env['HALLPASS_MAILBOX'], 'HALLPASS_MAILBOX, where mail can be read, is not set')

  test('let somebody in again who forgot the password', async ({
    page,
    person,
    request,
    browser,
    baseURL,
    watched,
  }) => {
    watched.expected.push(/status of 40[01]/)
    const elsewhere = await anotherBrowser(browser, baseURL!)
    await open(elsewhere, person)
    await page.goto('/sign-in')
    await page.getByLabel('E-mail').fill(person.email)
    await page.getByRole('link', { name: 'Forgot your password?' }).click()
    await page.getByRole('button', { name: 'Send link' }).click()
    await expect(page.getByText(`If ${person.email} has an account`)).toBeVisible()
    const link = await mailedLink(request, person.email)

    await page.goto(link)
    await expect(page).toHaveURL(/\/reset$/) // the token is in no address, and in no history
    await page.getByLabel('New password').fill('password123')
    await page.getByRole('button', { name: 'Set new password' }).click()
    await expect(page.getByText('Too easy to guess')).toBeVisible()
    await page.getByLabel('New password').fill('another four brave words')
    await page.getByRole('button', { name: 'Set new password' }).click()
    await expect(page.getByText('Password changed.')).toBeVisible()
    await page.getByLabel('E-mail').fill(person.email)
    await page.getByLabel('Password', { exact: true }).fill('another four brave words')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await expect(page.getByRole('heading', { name: 'All tasks' })).toBeVisible()

    await elsewhere.reload()
    await expect(elsewhere.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible()
    await elsewhere.context().close()
    await page.goto(link)
    await expect(page.getByRole('heading', { name: 'This link no longer works' })).toBeVisible()
    await page.getByRole('link', { name: 'Get a new link' }).click()
    await expect(page.getByRole('heading', { name: 'Reset your password' })).toBeVisible()
  })

  test('prove an address', async ({ page, request, watched }) => {
    watched.expected.push(/status of 400/)
    const person = await register(request, somebody())
    await page.goto('/verify')
    await expect(page.getByRole('heading', { name: 'This link no longer works' })).toBeVisible()
    await page.getByLabel('E-mail').fill(person.email)
    await page.getByRole('button', { name: 'Send link' }).click()
    const link = await mailedLink(request, person.email)

    await page.goto(link)
    await expect(page).toHaveURL(/\/verify$/)
    await page.getByRole('button', { name: 'Confirm e-mail' }).click()
    await expect(page.getByText('E-mail confirmed.')).toBeVisible()

    await page.goto(link)
    await expect(page.getByRole('heading', { name: 'This link no longer works' })).toBeVisible()
  })
})

test('a dead link says so before anything is typed', async ({ page, watched }) => {
  watched.expected.push(/status of 40[04]/)
  for (const path of ['/reset', '/verify']) {
    await page.goto(`${path}#token=${'a'.repeat(43)}`)
    await expect(page.getByRole('heading', { name: 'This link no longer works' })).toBeFocused()
    await expect(page.getByRole('link', { name: 'Back to sign-in' })).toBeVisible()
  }
})

test('what the service does not do is not offered', async ({ page }) => {
  await page.route('**/auth/.well-known/oauth-authorization-server', async (route) => {
    const body = (await (await route.fetch()).json()) as object
    await route.fulfill({ json: { ...body, hallpass_mail: false, hallpass_registration: 'closed' } })
  })
  const read = page.waitForResponse('**/auth/.well-known/oauth-authorization-server')
  await page.goto('/sign-in')
  await read
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible()
  await expect(page.getByText('Forgot your password?')).toHaveCount(0)
  await expect(page.getByText('Create account')).toHaveCount(0)
  await page.goto('/forgot')
  await expect(page.getByText("This service can't send e-mail.")).toBeVisible()
  await expect(page.getByRole('button', { name: 'Send link' })).toHaveCount(0)
  await page.goto('/sign-up')
  await expect(page.getByText('Sign-up is closed.')).toBeVisible()
  await page.goto('/verify')
  await expect(page.getByText("This service can't send e-mail.")).toBeVisible()
})

test('an error is told in the language of the reader, never in the words of the service', async ({
  page,
  person,
  watched,
}) => {
  watched.expected.push(/status of 4\d\d/)
  await open(page, person, '/account')
  await page.getByLabel('Language').selectOption('de')
  const answers = [
    { status: 400, violations: [{ field: 'name', message: 'is quite unheard of' }] },
    { status: 409, type: 'urn:hallpass:problem:unheard-of' },
    { status: 415 },
  ]
  await page.route('**/auth/users/me', (route) => {
    const problem = { title: 'Unheard', detail: 'This is unheard of.', ...(answers.shift() ?? { status: 400 }) }
    return route.fulfill({
      status: problem.status,
      contentType: 'application/problem+json',
      body: JSON.stringify(problem),
    })
  })
  for (const said of ['Dieser Wert ist ungültig.', 'Das hat sich inzwischen geändert.', 'Prüfe deine Eingaben.']) {
    await page.getByLabel('Name').fill(`Ada ${answers.length}`)
    await page.getByRole('button', { name: 'Speichern' }).first().click()
    await expect(page.getByText(said)).toBeVisible()
    await expect(page.getByText(/unheard/i)).toHaveCount(0)
  }
})

test('where addresses have to be proven, a new account waits for its mail', async ({ page }) => {
  const person = somebody()
  const asked: string[] = []
  await page.route('**/auth/users', (route) => route.fulfill({ status: 202 }))
  await page.route('**/auth/email-verifications', (route) => {
    asked.push(`${route.request().postData()} ${route.request().headers()['accept-language']}`)
    return route.fulfill({ status: 202 })
  })
  await page.goto('/sign-up')
  await page.getByLabel('E-mail').fill(person.email)
  await page.getByLabel('Password', { exact: true }).fill(person.password)
  await page.getByRole('button', { name: 'Create account' }).click()

  await expect(page.getByRole('heading', { name: 'Check your e-mail' })).toBeVisible()
  await expect(page.getByText(person.email)).toBeVisible()
  await page.getByRole('button', { name: 'Send again' }).click()
  await expect.poll(() => asked).toEqual([`{"email":"${person.email}"} en`])
})

test('a service that sends no mail says so', async ({ page, watched }) => {
  watched.expected.push(/status of 404/)
  await page.route('**/auth/.well-known/oauth-authorization-server', (route) =>
    route.fulfill({ json: { hallpass_mail: true } }),
  )
  await page.route('**/auth/password-resets', (route) =>
    route.fulfill({ status: 404, contentType: 'application/problem+json', body: '{}' }),
  )
  await page.goto('/forgot')
  await page.getByLabel('E-mail').fill('ada@example.org')
  await page.getByRole('button', { name: 'Send link' }).click()
  await expect(page.getByText("This service can't send e-mail.")).toBeVisible()
})

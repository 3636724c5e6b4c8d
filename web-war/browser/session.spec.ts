import {
  add,
  anotherBrowser,
  expect,
  fillIn,
  mailedLink,
  open,
  register,
  row,
  signIn,
  signOut,
  somebody,
  test,
} from './hallpass'

test.describe('signing in', () => {
  test.use({ serviceWorkers: 'allow' }) // also what it keeps must hold no token

  test('signs up, stays over a reload, keeps no token anywhere, and signs out', async ({ page, watched }) => {
    const person = somebody()
    await page.goto('/')
    await page.getByRole('link', { name: 'Create account' }).click()
    await page.locator('#email').fill(person.email)
    await page.locator('#name').fill(person.name)
    await page.locator('#password').fill(person.password)
    await page.locator('#signup').click()
    await expect(page.getByRole('heading', { name: 'All tasks' })).toBeVisible()
    expect(await page.evaluate(() => JSON.stringify(sessionStorage))).not.toMatch(/state|verifier/)

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

    await signOut(page, watched)
    await expect(page.getByRole('heading', { name: "You're signed out" })).toBeVisible()
    await page.getByRole('link', { name: 'Sign in' }).click()
    await expect(page.locator('#password')).toBeVisible() // the sign-in of the browser has ended too
    await page.goto('/tasks')
    await expect(page.locator('#password')).toBeVisible()
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

  test('signs out all tabs when one signs out', async ({ page, context, person, watched }) => {
    await open(page, person)
    const other = await context.newPage()
    await other.goto('/tasks')
    await expect(other.getByRole('heading', { name: 'All tasks' })).toBeVisible()

    await signOut(page, watched)

    for (const tab of [page, other]) await expect(tab).toHaveURL(/\/signed-out$/)
  })

  test('keeps the work in the form when the session was ended elsewhere', async ({
    page,
    context,
    browser,
    baseURL,
    person,
    watched,
  }) => {
    watched.expected.push(/status of 401/)
    await signIn(page, person)
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

    // The stream of changes ends with the session, so the page learns of it by itself.
    const cover = page.getByRole('dialog', { name: 'Your session has ended' })
    await expect(cover).toBeVisible({ timeout: 30_000 })
    const [window] = await Promise.all([
      context.waitForEvent('page'),
      cover.getByRole('link', { name: 'Sign in', exact: true }).click(),
    ])
    const closed = window.waitForEvent('close')
    // One's own browser may still be signed in: the window is gone again at once then.
    await Promise.race([
      closed,
      window
        .locator('#password')
        .fill(person.password)
        .catch(() => {}),
    ])
    if (!window.isClosed()) {
      await expect(window.locator('#email')).toHaveValue(person.email)
      await window.locator('#signin').click()
    }
    await closed

    await expect(cover).toBeHidden()
    await expect(page.getByLabel('Notes')).toHaveValue('Dear Sir, the roof …')
    await page.getByRole('button', { name: 'Save' }).click()
    await expect(page.getByRole('dialog', { name: 'Edit task' })).toBeHidden()
    await expect(row(page, 'Letter to the landlord').getByText('has notes')).toBeAttached()
  })

  test('leads to the page that was asked for, and nowhere else', async ({ page, person, watched }) => {
    await signIn(page, person, '/tasks?status=done&q=milk')
    await expect(page).toHaveURL(/\/tasks\?status=done&q=milk$/)
    await signOut(page, watched)
    await expect(page).toHaveURL(/\/signed-out$/)
    await signIn(page, person, '/sign-in?next=//evil.example/')
    await expect(page).toHaveURL(/\/tasks$/)
  })

  test('asks for no password where somebody is signed in in this browser already', async ({ page, person }) => {
    await page.goto('/auth/signin')
    await fillIn(page, person)
    await page.getByRole('link', { name: 'Continue' }).click()
    await expect(page.getByRole('heading', { name: 'All tasks' })).toBeVisible()
  })

  test('takes over the language, and says who was here', async ({ page, context, person, watched }) => {
    watched.expected.push(/status of 401/)
    await open(page, person, '/account')
    await page.getByLabel('Language').selectOption('de')
    await expect(page.getByLabel('Sprache')).toBeVisible()
    await context.clearCookies()
    await page.goto('/sign-in/again')
    await expect(page.getByRole('heading', { name: 'Anmelden' })).toBeVisible()
    await expect(page.locator('#email')).toHaveValue(person.email)
  })

  test('takes no answer that it did not ask for', async ({ page, person }) => {
    await page.goto('/signed-in?code=stolen&state=guessed')
    await expect(page.getByRole('heading', { name: "You're not signed in" })).toBeVisible()
    await expect(page).toHaveURL(/\/signed-in$/) // the code has left the address
    await page.getByRole('link', { name: 'Try again' }).click()
    await fillIn(page, person)
    await expect(page.getByRole('heading', { name: 'All tasks' })).toBeVisible()
  })

  test('says in words why it failed, and tries again', async ({ page, person, watched }) => {
    watched.expected.push(/status of (401|503)/)
    let refused = 0
    const answers = [503, 401]
    await page.route('**/auth/session', (route) =>
      refused < answers.length
        ? route.fulfill({ status: answers[refused++]!, contentType: 'application/problem+json', body: '{}' })
        : route.continue(),
    )
    await page.goto('/tasks?sort=due')
    await fillIn(page, person)
    for (const said of ['unavailable', 'expired']) {
      await expect(page.getByText(new RegExp(said))).toBeVisible()
      await page.getByRole('link', { name: 'Try again' }).click()
    }
    await expect(page).toHaveURL(/\/tasks\?sort=due$/)
  })

  test('is not begun while the auth service is away', async ({ page, watched }) => {
    watched.expected.push(/status of 503/)
    await page.route('**/auth/.well-known/*', (route) => route.fulfill({ status: 503, body: '' }))
    await page.goto('/account')
    await expect(page.getByRole('heading', { name: "Can't reach the server" })).toBeVisible()
    await page.unroute('**/auth/.well-known/*')
    await page.getByRole('button', { name: 'Try again' }).click()
    await expect(page.locator('#password')).toBeVisible()
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
    await page.goto('/forgot')
    await page.locator('#email').fill(person.email)
    await page.locator('#send').click()
    await expect(page.getByRole('status')).toBeVisible()
    const link = await mailedLink(request, person.email)

    await page.goto(link)
    await page.locator('#password').fill('password123')
    await page.locator('#reset').click()
    await expect(page.locator('#password-error')).toBeVisible()
    await page.locator('#password').fill('another four brave words')
    await page.locator('#reset').click()
    await expect(page.getByRole('heading', { name: 'Password changed' })).toBeVisible()
    await signIn(page, { ...person, password: 'another four brave words' })

    await elsewhere.reload()
    await expect(elsewhere.locator('#password')).toBeVisible()
    await elsewhere.context().close()
    await page.goto(link)
    await expect(page.getByRole('heading', { name: 'This link no longer works' })).toBeVisible()
  })

  test('prove an address', async ({ page, request, watched }) => {
    watched.expected.push(/status of 400/)
    const person = await register(request, somebody())
    await page.goto('/verify')
    await page.locator('#email').fill(person.email)
    await page.locator('#send').click()
    const link = await mailedLink(request, person.email)

    await page.goto(link)
    await page.locator('#verify').click()
    await expect(page.getByRole('heading', { name: 'E-mail confirmed' })).toBeVisible()
  })
})

test('addresses of before lead to the pages of the auth service, in the language of the page', async ({
  page,
  watched,
}) => {
  watched.expected.push(/status of 40[04]/)
  await page.addInitScript(() => localStorage.setItem('hallpass.language', 'de'))
  for (const [path, there] of [
    ['/sign-up', /\/auth\/signup\?.*prompt=create/],
    ['/forgot', /\/auth\/forgot\?.*client_id=hallpass/],
    [`/reset#token=${'a'.repeat(43)}`, /\/auth\/reset\?token=a{43}/],
    [`/verify#token=${'a'.repeat(43)}`, /\/auth\/verify\?token=a{43}/],
    ['/verify', /\/auth\/verify\?/],
  ] as const) {
    await page.goto(path)
    await expect(page).toHaveURL(there)
    await expect(page.locator('html'), path).toHaveAttribute('lang', 'de')
  }
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

import {
  add,
  addForGood,
  admin,
  anotherBrowser,
  call,
  expect,
  open,
  row,
  signIn,
  signOut,
  test,
  tokenOf,
} from './hallpass'

test('the headers put the browser on our side', async ({ request }) => {
  for (const path of ['/', '/tasks', '/admin/users', '/assets/nothing.js', '/config.json', '/sw.js']) {
    const answer = await request.get(path, { headers: { Accept: 'text/html' } })
    const policy = answer.headers()['content-security-policy'] ?? ''
    expect(policy, path).toContain("script-src 'self'")
    expect(policy).not.toMatch(/unsafe|\*/)
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).toContain("default-src 'none'")
    expect(answer.headers()['x-content-type-options']).toBe('nosniff')
    expect(answer.headers()['referrer-policy']).toBe('no-referrer')
  }
})

test('text of users never becomes HTML', async ({ page, person, request }) => {
  const EVIL =
    '<img src=x onerror="window.broken=1"><script>window.broken=1</script>' +
    "{{constructor.constructor('window.broken=1')()}}"
  const token = await tokenOf(request, person)
  const list = await call<{ id: string }>(request, token, 'POST', '/todo/lists', { name: EVIL.slice(0, 100) })
  await call(request, token, 'POST', '/todo/tasks', { title: EVIL, notes: EVIL, list_id: list.id, tags: ['<b>x</b>'] })
  await call(request, token, 'PATCH', '/auth/users/me', { name: EVIL.slice(0, 100) })
  await open(page, person, `/lists/${list.id}`)
  await expect(page.locator('[data-task] .title')).toHaveText(EVIL)
  await page.getByRole('button', { name: /^More for/ }).click()
  await page.getByRole('menuitem', { name: /^Details/ }).click()
  await expect(page.getByLabel('Notes')).toHaveValue(EVIL)
  await page.keyboard.press('Escape')
  await page
    .getByRole('button', { name: /^Complete/ })
    .or(page.getByRole('checkbox', { name: /^Complete/ }))
    .first()
    .check()
  await page.goto('/account')
  expect(await page.evaluate(() => 'broken' in window)).toBe(false)
  expect(await page.locator('main img, main script, header img').count()).toBe(0)
})

test('the policy is in force', async ({ page, watched }) => {
  watched.expected.push(/CSP|Content.Security.Policy|violates/i)
  await page.goto('/signed-out')
  const ran = await page.evaluate(async () => {
    const inline = document.createElement('script')
    inline.textContent = 'window.inlineRan = true'
    document.head.append(inline)
    let evaluated = false
    try {
      evaluated = (0, eval)('true') as boolean
    } catch {
      // as it should be
    }
    const out = await fetch('https://example.org/').then(
      () => true,
      () => false,
    )
    return { inline: 'inlineRan' in window, evaluated, out }
  })
  expect(ran.inline).toBe(false)
  expect(ran.out).toBe(false)
})

// `@anywhere`: asked of separate servers behind a gateway too.
test('every address can be opened and reloaded @anywhere', async ({ page, person, request }) => {
  const token = await tokenOf(request, person)
  const list = await call<{ id: string }>(request, token, 'POST', '/todo/lists', { name: 'Deep' })
  const visit = async (path: string, heading: string) => {
    for (const go of [() => page.goto(path), () => page.reload()]) {
      const answer = await go()
      expect(answer!.status(), path).toBe(200)
      await expect(page.getByRole('heading', { level: 1, name: heading, exact: true })).toBeVisible()
    }
  }
  for (const [path, heading] of [
    ['/signed-out', "You're signed out"],
    ['/signed-in', 'Sign in'], // and so on to the auth service
    ['/sign-in', 'Sign in'],
    ['/sign-up', 'Create your account'],
    ['/what/is/this', 'Page not found'],
  ] as const)
    await visit(path, heading)
  await signIn(page, person)
  for (const [path, heading] of [
    ['/', 'All tasks'],
    ['/tasks?status=done', 'All tasks'],
    [`/lists/${list.id}?sort=due`, 'Deep'],
    ['/account', 'Account'],
    ['/sign-up', 'All tasks'],
    ['/lists/019ab2f4-0000-7000-8000-000000000000', 'List not found'],
  ] as const)
    await visit(path, heading)
})

test('every address of the administration can be opened and reloaded @anywhere', async ({ page }) => {
  test.skip(!admin().password, 'HALLPASS_ADMIN_PASSWORD is not set')
  await open(page, admin())
  for (const [path, heading] of [
    ['/admin', 'Overview'],
    ['/admin/users?q=a', 'Users'],
    ['/admin/clients', 'Service clients'],
    ['/admin/keys', 'Signing keys'],
    ['/admin/sign-outs', 'Missed sign-outs'],
    ['/admin/audit?since=hour', 'Audit log'],
  ] as const) {
    await page.goto(path)
    await expect(page.getByRole('heading', { level: 1, name: heading, exact: true })).toBeVisible()
    await page.reload()
    await expect(page.getByRole('heading', { level: 1, name: heading, exact: true })).toBeVisible()
  }
})

test('tasks and sessions work, and changes come live @anywhere', async ({
  page,
  browser,
  baseURL,
  person,
  watched,
}) => {
  await signIn(page, person)
  const other = await anotherBrowser(browser, baseURL!)
  await open(other, person)
  await add(page, 'Milk')
  await expect(row(other, 'Milk')).toBeVisible()
  await signOut(page, watched)
  await expect(page).toHaveURL(/\/signed-out/)
  await other.context().close()
})

test('where the services are is configuration', async ({ page, person }) => {
  // Not /auth and /todo, which no script of this page asks: only what the server's configuration says.
  await page.route('**/config.json', (route) =>
    route.fulfill({ json: { auth_url: '/elsewhere/sign-in-service', todo_url: '/elsewhere/tasks/' } }),
  )
  for (const [from, to] of [
    ['/elsewhere/sign-in-service', '/auth'],
    ['/elsewhere/tasks', '/todo'],
  ] as const) {
    await page.route(`**${to}/**`, (route) =>
      route.request().resourceType() === 'fetch' ? route.abort() : route.continue(),
    )
    await page.route(`**${from}/**`, async (route) => {
      const url = route.request().url().replace(from, to)
      if (route.request().isNavigationRequest())
        return route.fulfill({ status: 303, headers: { Location: url }, body: '' })
      if (url.endsWith('/events')) return route.fulfill({ status: 204 })
      const { host: _, ...headers } = await route.request().allHeaders()
      await route.fulfill({
        response: await page.context().request.fetch(url, {
          method: route.request().method(),
          headers,
          ...(route.request().postDataBuffer() ? { data: route.request().postDataBuffer()! } : {}),
        }),
      })
    })
  }
  await signIn(page, person)
  await add(page, 'Milk')
  await expect(page.getByText('“Milk” added.')).toBeAttached()
  await page.goto('about:blank') // it would go on asking while the test ends
  await page.unrouteAll({ behavior: 'ignoreErrors' })
})

test('a service that is slow or away is said so, and tried again', async ({ page, person, watched }) => {
  watched.expected.push(/status of (429|503)/)
  await open(page, person)
  await addForGood(page, 'Milk')
  let away = true
  let refused = 0
  await page.route('**/todo/tasks', (route) =>
    route.request().method() === 'POST' && away
      ? route.fulfill({
          status: refused++ % 2 ? 429 : 503,
          headers: { 'Retry-After': '1' },
          contentType: 'application/problem+json',
          body: '{"title":"away"}',
        })
      : route.continue(),
  )
  await add(page, 'Bread')
  await expect(row(page, 'Bread').getByText('not synced yet')).toBeVisible()
  await expect.poll(() => refused, { timeout: 20_000 }).toBeGreaterThan(1)
  away = false
  await expect(row(page, 'Bread').getByText('not synced yet')).toBeHidden({ timeout: 20_000 })
  let unread = 2
  await page.route('**/todo/tasks?*', (route) =>
    unread-- > 0
      ? route.fulfill({ status: 503, contentType: 'application/problem+json', body: '{"title":"away"}' })
      : route.continue(),
  )
  await page.reload()
  await expect(row(page, 'Bread')).toBeVisible() // from this device
  await expect.poll(() => unread, { timeout: 20_000 }).toBeLessThan(0)
  await expect(page.getByText("You're offline.")).toBeHidden()
})

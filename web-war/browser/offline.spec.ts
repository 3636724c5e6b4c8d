import {
  add,
  addForGood,
  anotherBrowser,
  call,
  editTitle,
  expect,
  open,
  openList,
  quickAdd,
  row,
  test,
  titles,
  tokenOf,
} from './hallpass'

// Requests that find no network are an error for the console, and what these tests are about.
const OFFLINE = /ERR_INTERNET_DISCONNECTED|ERR_FAILED|Failed to load resource/

const ready = (page: import('@playwright/test').Page) =>
  page.evaluate(async () => {
    await navigator.serviceWorker.ready
    const deadline = Date.now() + 20_000
    while (Date.now() < deadline && !(await caches.match('/', { ignoreVary: true })))
      await new Promise((resolve) => setTimeout(resolve, 50))
  })

/** What this browser keeps of the user. */
const device = (page: import('@playwright/test').Page) =>
  page.evaluateHandle(async () => {
    const name = (await indexedDB.databases()).find((d) => d.name?.startsWith('hallpass-'))!.name!
    return new Promise<IDBDatabase>(
      (resolve) => (indexedDB.open(name).onsuccess = (e) => resolve((e.target as IDBOpenDBRequest).result)),
    )
  })

/** The tasks that this device remembers. */
const keptTitles = async (page: import('@playwright/test').Page) =>
  (await device(page)).evaluate(async (db) => {
    const tasks = await new Promise<{ title: string }[]>(
      (resolve) =>
        (db.transaction('tasks').objectStore('tasks').getAll().onsuccess = (e) =>
          resolve((e.target as IDBRequest).result)),
    )
    db.close()
    return tasks.map((t) => t.title)
  })

/** The device takes no change for as long as this document is there: something else is being written. */
const occupyDevice = async (page: import('@playwright/test').Page) =>
  (await device(page)).evaluate((db) => {
    const operations = db.transaction('operations', 'readwrite').objectStore('operations')
    const again = () => (operations.count().onsuccess = again)
    again()
  })

test('what the device had not taken yet when the page was left is there and sent once', async ({
  page,
  person,
  request,
}) => {
  await open(page, person)
  await addForGood(page, 'Milk')
  const sent: string[] = []
  page.on('request', (r) => r.method() === 'POST' && r.url().endsWith('/todo/tasks') && sent.push(r.url()))
  await occupyDevice(page)
  await add(page, 'Bread')
  await expect(row(page, 'Bread')).toBeVisible()
  expect(sent).toEqual([])

  await page.reload()

  await expect.poll(() => titles(page)).toEqual(['Bread', 'Milk'])
  const token = await tokenOf(request, person)
  const all = () => call<{ items: { title: string }[] }>(request, token, 'GET', '/todo/tasks?sort=created')
  await expect.poll(async () => (await all()).items.map((task) => task.title)).toEqual(['Milk', 'Bread'])
  await page.reload()
  await expect.poll(() => titles(page)).toEqual(['Bread', 'Milk'])
  expect(sent).toHaveLength(1)
})

test.describe('without network', () => {
  test.use({ serviceWorkers: 'allow' })

  test('changes are kept over a reload, and made once when it is back', async ({
    page,
    context,
    person,
    request,
    watched,
  }) => {
    watched.expected.push(OFFLINE)
    await open(page, person)
    await addForGood(page, 'Milk')
    await expect(row(page, 'Milk')).toBeVisible()
    await ready(page)

    await context.setOffline(true)
    await add(page, 'Bread')
    await expect(row(page, 'Bread').getByText('not synced yet')).toBeVisible()
    await expect(page.getByText("You're offline.")).toBeVisible()
    await editTitle(page, 'Milk')
    await page.getByLabel('Title of “Milk”').fill('Oat milk')
    await page.keyboard.press('Enter')
    await expect(row(page, 'Oat milk')).toBeVisible()
    await page.getByRole('checkbox', { name: 'Complete “Bread”' }).check()
    await expect(row(page, 'Bread')).toHaveCount(0)

    await page.reload() // the page itself comes from the service worker
    await expect(row(page, 'Oat milk').getByText('not synced yet')).toBeVisible()
    await expect(page.getByText('3 changes waiting to sync.')).toBeVisible()

    await context.setOffline(false)
    await expect(page.getByText("You're offline.")).toBeHidden({ timeout: 30_000 })
    const token = await tokenOf(request, person)
    const all = () =>
      call<{ items: { title: string; status: string }[] }>(request, token, 'GET', '/todo/tasks?status=all&sort=created')
    await expect
      .poll(async () => (await all()).items.map((t) => [t.title, t.status]))
      .toEqual([
        ['Oat milk', 'open'],
        ['Bread', 'done'],
      ])
    await page.reload()
    await expect.poll(() => titles(page)).toEqual(['Oat milk'])
    expect((await all()).items).toHaveLength(2)
  })

  test('a creation whose answer was lost is not made twice', async ({ page, person, request, watched }) => {
    watched.expected.push(OFFLINE)
    await open(page, person)
    let lost = 0
    await page.route('**/todo/tasks', async (route) => {
      if (route.request().method() !== 'POST' || lost++ > 0) return route.continue()
      await route.fetch() // it arrives there, and its answer never here
      return route.abort()
    })

    await add(page, 'Only once')

    const token = await tokenOf(request, person)
    const count = async () =>
      (await call<{ items: unknown[] }>(request, token, 'GET', '/todo/tasks?status=all')).items.length
    await expect.poll(() => lost).toBe(2) // sent again by itself
    await expect.poll(count).toBe(1)
    await expect(row(page, 'Only once').getByText('not synced yet')).toBeHidden()
    await expect(row(page, 'Only once')).toHaveCount(1)
  })

  test('any address of the page opens', async ({ page, context, person, watched }) => {
    watched.expected.push(OFFLINE)
    await open(page, person)
    await add(page, 'Milk')
    await openList(page, 'Inbox')
    const address = page.url()
    await ready(page)
    await expect(row(page, 'Milk')).toBeVisible()
    await expect.poll(() => keptTitles(page)).toContain('Milk') // written to the device a moment after it is shown

    await context.setOffline(true)
    await page.goto(address)
    await expect(row(page, 'Milk')).toBeVisible()
    await page.goto('/account')
    await expect(page.getByRole('heading', { name: 'Account', exact: true })).toBeVisible()
    await page.goto('/tasks?q=milk')
    await expect(row(page, 'Milk')).toBeVisible()
    await context.setOffline(false)
  })

  test('signing out asks before it leaves something unsent behind', async ({ page, context, person, watched }) => {
    watched.expected.push(OFFLINE)
    await open(page, person)
    await expect(quickAdd(page)).toBeVisible()
    await expect(page.getByRole('link', { name: /^Inbox/ })).toBeVisible()
    await context.setOffline(true)
    await add(page, 'Unsent')
    await expect(row(page, 'Unsent')).toBeVisible()

    await page.getByRole('button', { name: 'Sign out', exact: true }).click()

    await expect(page.getByRole('dialog', { name: 'Sign out now?' })).toContainText("1 change hasn't synced.")
    await page.getByRole('button', { name: 'Stay signed in' }).click()
    await expect(row(page, 'Unsent')).toBeVisible()
    await context.setOffline(false)
  })
})

test.describe('two at once', () => {
  test('see both versions and choose, member by member', async ({ page, browser, baseURL, person, watched }) => {
    watched.expected.push(/status of 412/)
    await open(page, person)
    await add(page, 'Milk')
    await row(page, 'Milk')
      .getByRole('button', { name: /^More for/ })
      .click()
    await page.getByRole('menuitem', { name: /^Details/ }).click()
    const editor = page.getByRole('dialog', { name: 'Edit task' })
    await editor.getByLabel('Title').fill('Oat milk')
    await editor.getByLabel('Tags').fill('mine')

    const other = await anotherBrowser(browser, baseURL!)
    await open(other, person)
    await row(other, 'Milk')
      .getByRole('button', { name: /^More for/ })
      .click()
    await other.getByRole('menuitem', { name: /^Details/ }).click()
    const editorThere = other.getByRole('dialog', { name: 'Edit task' })
    await editorThere.getByLabel('Title').fill('Soy milk')
    await editorThere.getByLabel('Tags').fill('theirs')
    await editorThere.getByLabel('Notes').fill('Two bottles')
    await editorThere.getByRole('button', { name: 'Save' }).click()
    await expect(editorThere).toBeHidden()

    await editor.getByRole('button', { name: 'Save' }).click()
    const choice = page.getByRole('dialog', { name: /^Two versions/ })
    await expect(choice.getByRole('group', { name: 'Title' })).toContainText('Oat milk')
    await expect(choice.getByRole('group', { name: 'Title' })).toContainText('Soy milk')
    await choice.getByRole('group', { name: 'Tags' }).getByLabel('Other version').check()
    await choice.getByRole('button', { name: 'Keep selected' }).click()

    for (const browserPage of [page, other]) {
      await expect(row(browserPage, 'Oat milk').getByText('#theirs')).toBeVisible()
      await expect(row(browserPage, 'Oat milk').getByText('has notes')).toBeAttached()
    }
    await other.context().close()
  })

  test('see nothing of it where they changed different things', async ({ page, person, request, watched }) => {
    watched.expected.push(/status of 412/)
    await open(page, person)
    await addForGood(page, 'Milk')
    await expect(page.getByText('“Milk” added.')).toBeAttached()
    await row(page, 'Milk')
      .getByRole('button', { name: /^More for/ })
      .click()
    await page.getByRole('menuitem', { name: /^Details/ }).click()
    const editor = page.getByRole('dialog', { name: 'Edit task' })
    await expect(editor.getByRole('button', { name: 'Save' })).toHaveAttribute('aria-disabled', 'false')
    await editor.getByLabel('Notes').fill('Two bottles')
    const token = await tokenOf(request, person)
    const { items } = await call<{ items: { id: string }[] }>(request, token, 'GET', '/todo/tasks')
    await call(request, token, 'PATCH', `/todo/tasks/${items[0]!.id}`, { title: 'Soy milk', priority: 'high' })

    const [refused] = await Promise.all([
      page.waitForResponse((r) => r.request().method() === 'PATCH'),
      editor.getByRole('button', { name: 'Save' }).click(),
    ])

    await expect(editor).toBeHidden()
    expect(refused.status()).toBe(412) // asked for, and then laid over the newer version
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await expect(row(page, 'Soy milk').getByText('has notes')).toBeAttached()
    expect(await call(request, token, 'GET', `/todo/tasks/${items[0]!.id}`)).toMatchObject({
      title: 'Soy milk',
      notes: 'Two bottles',
      priority: 'high',
    })
  })

  test('lose nothing where one was offline', async ({ page, context, person, request, watched }) => {
    watched.expected.push(OFFLINE, /status of 412/)
    await open(page, person)
    await addForGood(page, 'Milk')
    await expect(row(page, 'Milk')).toBeVisible()
    await context.setOffline(true)
    await editTitle(page, 'Milk')
    await page.getByLabel('Title of “Milk”').fill('Oat milk')
    await page.keyboard.press('Enter')
    await expect(row(page, 'Oat milk')).toBeVisible()

    const token = await tokenOf(request, person)
    const { items } = await call<{ items: { id: string }[] }>(request, token, 'GET', '/todo/tasks')
    await call(request, token, 'PATCH', `/todo/tasks/${items[0]!.id}`, { title: 'Soy milk' })
    await context.setOffline(false)

    const choice = page.getByRole('dialog', { name: /^Two versions/ })
    await expect(choice).toBeVisible({ timeout: 30_000 })
    await page.reload() // the question survives it
    await choice.getByLabel('Other version').check()
    await choice.getByRole('button', { name: 'Keep selected' }).click()
    await expect(row(page, 'Soy milk')).toBeVisible()
  })

  test('a form that was opened too early for its task loses nothing', async ({ page, person, request }) => {
    await open(page, person)
    let answer = () => {}
    const held = new Promise<void>((resolve) => (answer = resolve))
    await page.route('**/todo/tasks', async (route) => {
      if (route.request().method() === 'POST') await held
      await route.continue()
    })
    await add(page, 'Milk')
    await row(page, 'Milk')
      .getByRole('button', { name: /^More for/ })
      .click()
    await page.getByRole('menuitem', { name: /^Details/ }).click()
    const editor = page.getByRole('dialog', { name: 'Edit task' })
    await editor.getByLabel('Notes').fill('Two bottles')
    await editor.getByLabel('New subtask of “Milk”').fill('Look for the oat one')

    const made = page.waitForResponse((r) => r.request().method() === 'POST' && r.url().endsWith('/todo/tasks'))
    answer()
    await made
    await editor.getByLabel('New subtask of “Milk”').press('Enter')
    await expect(editor.getByRole('checkbox')).toHaveCount(1)
    await editor.getByRole('button', { name: 'Save' }).click()

    await expect(editor).toBeHidden()
    await expect(row(page, 'Milk').getByText('has notes')).toBeAttached()
    const { items } = await call<{
      items: { id: string; title: string; notes: string | null; parent_id: string | null }[]
    }>(request, await tokenOf(request, person), 'GET', '/todo/tasks?sort=created')
    expect(items.map((t) => [t.title, t.notes, t.parent_id])).toEqual([
      ['Milk', 'Two bottles', null],
      ['Look for the oat one', null, items[0]!.id],
    ])
  })

  test('a refused change goes back, with the reason', async ({ page, person, watched }) => {
    watched.expected.push(/status of 403/)
    await open(page, person)
    await add(page, 'Milk')
    await expect(row(page, 'Milk')).toBeVisible()
    await page.route('**/todo/tasks/*', (route) =>
      route.request().method() === 'PATCH'
        ? route.fulfill({
            status: 403,
            contentType: 'application/problem+json',
            body: JSON.stringify({ title: 'Forbidden', status: 403 }),
          })
        : route.continue(),
    )

    // Not check(): that waits for the box to stay checked.
    await page.getByRole('checkbox', { name: 'Complete “Milk”' }).click()

    await expect(
      page.getByRole('alert').filter({ hasText: "Couldn't change “Milk”. You don't have permission to do that." }),
    ).toBeVisible()
    await expect(page.getByRole('checkbox', { name: 'Complete “Milk”' })).not.toBeChecked()
  })
})

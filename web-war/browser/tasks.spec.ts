import {
  add,
  anotherBrowser,
  call,
  editTitle,
  expect,
  holdNotice,
  openList,
  quickAdd,
  row,
  open,
  signIn,
  test,
  titles,
  tokenOf,
} from './hallpass'

test.describe('tasks', () => {
  test('are added by one line that says it all', async ({ page, person }) => {
    await open(page, person)

    await add(page, 'Call Ada fri 17:00 #work !high')
    await add(page, 'Bins every monday #home')
    await add(page, 'Milk tomorrow')

    const ada = row(page, 'Call Ada')
    await expect(ada.getByText(/17:00/)).toBeVisible()
    await expect(ada.getByText('High')).toBeVisible()
    await expect(ada.getByRole('button', { name: '#work' })).toBeVisible()
    await expect(row(page, 'Bins').getByText('Every week on Monday')).toBeVisible()
    await expect(row(page, 'Milk').getByText('Tomorrow')).toBeVisible()
    await page.reload()
    await expect(row(page, 'Call Ada').getByText(/17:00/)).toBeVisible()
    await expect(row(page, 'Bins').getByText('Every week on Monday')).toBeVisible()
  })

  test('are taken one after the other before the page knows the lists', async ({ page, person, request }) => {
    let answer = () => {}
    const held = new Promise<void>((resolve) => (answer = resolve))
    await page.route('**/todo/lists?*', async (route) => {
      await held
      await route.continue()
    })
    await open(page, person)

    await add(page, 'Milk')
    await expect(quickAdd(page)).toHaveValue('')
    await add(page, 'Bread')
    await expect.poll(() => titles(page)).toEqual(['Bread', 'Milk'])
    answer()
    await expect(row(page, 'Milk').getByText('Inbox')).toBeVisible()

    const token = await tokenOf(request, person)
    await expect
      .poll(async () =>
        (await call<{ items: { title: string }[] }>(request, token, 'GET', '/todo/tasks?sort=-created')).items.map(
          (t) => t.title,
        ),
      )
      .toEqual(['Bread', 'Milk'])
    await expect.poll(() => titles(page)).toEqual(['Bread', 'Milk'])
  })

  test('are checked off and deleted, and both can be taken back', async ({ page, person, request }) => {
    await open(page, person)
    await add(page, 'Milk')
    await add(page, 'Bread')
    await expect(row(page, 'Bread')).toBeVisible()

    await page.getByRole('checkbox', { name: 'Complete “Milk”' }).click()
    await holdNotice(page)
    await expect(row(page, 'Milk')).toHaveCount(0)
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect(row(page, 'Milk')).toBeVisible()

    await row(page, 'Bread').getByRole('button', { name: 'Delete “Bread”' }).click()
    await holdNotice(page)
    await expect(row(page, 'Bread')).toHaveCount(0)
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect(row(page, 'Bread')).toBeVisible()

    await row(page, 'Bread').getByRole('button', { name: 'Delete “Bread”' }).click()
    await page.getByRole('button', { name: 'Close' }).click() // the time for undo is over
    const token = await tokenOf(request, person)
    await expect
      .poll(async () =>
        (await call<{ items: { title: string }[] }>(request, token, 'GET', '/todo/tasks')).items.map((t) => t.title),
      )
      .toEqual(['Milk'])
    await page.reload()
    await expect(row(page, 'Milk')).toBeVisible()
    await expect(row(page, 'Bread')).toHaveCount(0)
  })

  test('are renamed in their place', async ({ page, person }) => {
    await open(page, person)
    await add(page, 'Milk')

    await editTitle(page, 'Milk')
    await page.getByLabel('Title of “Milk”').fill('Oat milk')
    await page.keyboard.press('Enter')
    await expect(row(page, 'Oat milk').getByRole('button', { name: 'Oat milk', exact: true })).toBeFocused()
    await page.keyboard.press('e')
    await page.keyboard.type('Never')
    await page.keyboard.press('Escape')

    await page.reload()
    await expect.poll(() => titles(page)).toEqual(['Oat milk'])
  })

  test('come again when they repeat', async ({ page, person }) => {
    await open(page, person)
    await add(page, 'Water every day')
    await expect(row(page, 'Water').getByText('Today')).toBeVisible()

    await page.getByRole('checkbox', { name: 'Complete “Water”' }).click()

    await expect(row(page, 'Water').getByText('Tomorrow')).toBeVisible()
    await expect(row(page, 'Water')).toHaveCount(1)
  })

  test('have every detail in their editor', async ({ page, person }) => {
    await open(page, person)
    await add(page, 'Trip')
    await row(page, 'Trip')
      .getByRole('button', { name: /^More for/ })
      .click()
    await page.getByRole('menuitem', { name: /^Details/ }).click()
    const editor = page.getByRole('dialog', { name: 'Edit task' })

    await editor.getByLabel('Notes').fill('Two nights.')
    await editor.getByLabel('Due').fill('2031-03-04')
    await editor.getByLabel('Repeat').selectOption({ label: 'Every week' })
    await editor.getByLabel('Interval').fill('2')
    await editor.getByLabel('Interval').press('Tab')
    await editor.getByLabel('Tuesday').check({ force: true })
    await editor.getByLabel('Priority').selectOption('Low')
    await editor.getByLabel('Tags').fill('fun, #away')
    await editor.getByRole('button', { name: 'Save' }).click()

    await expect(editor).toBeHidden()
    await page.reload()
    const trip = row(page, 'Trip')
    await expect(trip.getByText('4 Mar 2031')).toBeVisible()
    await expect(trip.getByText('Every 2 weeks on Tuesday')).toBeVisible()
    await expect(trip.getByText('Low')).toBeVisible()
    await expect(trip.getByText('#away')).toBeVisible()
    await expect(trip.getByText('has notes')).toBeAttached()
  })

  test('have subtasks, which go with them', async ({ page, person }) => {
    await open(page, person)
    await openList(page, 'Inbox')
    await add(page, 'Party')
    await row(page, 'Party')
      .getByRole('button', { name: /^More for/ })
      .click()
    await page.getByRole('menuitem', { name: /^Add subtask/ }).click()
    await page.getByLabel('New subtask of “Party”').fill('Cake')
    await page.keyboard.press('Enter')
    await page.getByLabel('New subtask of “Party”').fill('Candles')
    await page.keyboard.press('Enter')
    await expect(row(page, 'Candles')).toHaveAttribute('data-depth', '1')
    await page.keyboard.press('Escape')
    await page.reload()
    await expect.poll(() => titles(page)).toEqual(['Party', 'Cake', 'Candles'])

    await row(page, 'Party').getByRole('button', { name: 'Delete “Party”' }).click()
    await expect(row(page, 'Cake')).toHaveCount(0)
  })

  test('are put in order by dragging and by keys', async ({ page, person }) => {
    await open(page, person)
    await openList(page, 'Inbox')
    for (const title of ['One', 'Two', 'Three']) {
      await add(page, title)
      await expect(row(page, title)).toBeVisible()
    }
    await expect.poll(() => titles(page)).toEqual(['One', 'Two', 'Three'])

    const grip = row(page, 'Three').getByRole('button', { name: /^Move “Three”/ })
    const target = (await row(page, 'One').boundingBox())!
    await grip.hover()
    await page.mouse.down()
    await page.mouse.move(target.x + 40, target.y + target.height, { steps: 4 })
    await page.mouse.move(target.x + 40, target.y + 4, { steps: 4 })
    await page.mouse.up()
    await expect.poll(() => titles(page)).toEqual(['Three', 'One', 'Two'])

    await row(page, 'Two')
      .getByRole('button', { name: /^Move “Two”/ })
      .focus()
    await page.keyboard.press('ArrowUp')
    await expect.poll(() => titles(page)).toEqual(['Three', 'Two', 'One'])
    await expect(row(page, 'Two').getByRole('button', { name: /^Move “Two”/ })).toBeFocused()
    await expect(page.getByText('“Two” is now 2 of 3.')).toBeAttached()
    await page.keyboard.press('Alt+ArrowRight')
    await expect(row(page, 'Two')).toHaveAttribute('data-depth', '1')

    await page.reload()
    await expect.poll(() => titles(page)).toEqual(['Three', 'Two', 'One'])
    await expect(row(page, 'Two')).toHaveAttribute('data-depth', '1')
  })

  test('are found by filters that stand in the address', async ({ page, person }) => {
    await open(page, person)
    for (const line of ['Milk #home today', 'Crème brûlée #home', 'Report #work 2020-01-01']) await add(page, line)
    await expect(row(page, 'Report')).toBeVisible()

    await page.getByRole('button', { name: '#home' }).first().click()
    await expect(page).toHaveURL(/tag=home/)
    await expect.poll(async () => (await titles(page)).sort()).toEqual(['Crème brûlée', 'Milk'])
    await page.getByLabel('Search tasks').fill('CREME')
    await expect(page).toHaveURL(/q=CREME/)
    await expect.poll(() => titles(page)).toEqual(['Crème brûlée'])
    await page.reload()
    await expect.poll(() => titles(page)).toEqual(['Crème brûlée'])

    await page.goto('/tasks?due=overdue')
    await expect.poll(() => titles(page)).toEqual(['Report'])
    await page.getByRole('navigation', { name: 'Lists' }).getByRole('link', { name: 'Today' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible()
    await expect.poll(() => titles(page)).toEqual(['Report', 'Milk']) // what is overdue is for today too
    await page.goBack()
    await expect.poll(() => titles(page)).toEqual(['Report'])
    await page.goto('/tasks?q=nowhere')
    await page.getByRole('button', { name: 'Clear search and filters' }).click()
    await expect.poll(async () => (await titles(page)).length).toBe(3)
  })

  test('of another browser appear, change and go by themselves', async ({ page, browser, baseURL, person }) => {
    await open(page, person)
    await openList(page, 'Inbox')
    const other = await anotherBrowser(browser, baseURL!)
    await open(other, person)

    await add(other, 'Milk')
    await expect(row(page, 'Milk')).toBeVisible()
    await editTitle(other, 'Milk')
    await other.getByLabel('Title of “Milk”').fill('Oat milk')
    await other.keyboard.press('Enter')
    await expect(row(page, 'Oat milk')).toBeVisible()
    await row(other, 'Oat milk').getByRole('button', { name: 'Delete “Oat milk”' }).click()
    await other.getByRole('button', { name: 'Close' }).click()
    await expect(row(page, 'Oat milk')).toHaveCount(0)
    await other.context().close()
  })

  test('are not lost where the device is slower than the hand', async ({ page, person, request }) => {
    await page.addInitScript(() => {
      const opens = IDBFactory.prototype.open
      IDBFactory.prototype.open = function (...args) {
        const asked = opens.apply(this, args)
        Object.defineProperty(asked, 'onsuccess', {
          set: (then: (e: Event) => void) => asked.addEventListener('success', (e) => setTimeout(then, 3_000, e)),
        })
        return asked
      }
    })
    await signIn(page, person)
    await expect(page.getByRole('link', { name: /^Inbox/ })).toBeVisible()
    await add(page, 'Milk')
    await add(page, 'Bread')
    await expect.poll(() => titles(page)).toEqual(['Bread', 'Milk'])
    const token = await tokenOf(request, person)
    const there = async () =>
      (await call<{ items: { title: string }[] }>(request, token, 'GET', '/todo/tasks')).items.map((t) => t.title)
    await expect.poll(there).toEqual(['Milk', 'Bread'])
    await page.reload()
    await expect.poll(() => titles(page)).toEqual(['Bread', 'Milk'])
  })

  test('stay under the hand of who writes, wherever they move', async ({ page, person, request, watched }) => {
    watched.expected.push(/status of 412/) // both changed it, and not the same of it
    const token = await tokenOf(request, person)
    const {
      items: [inbox],
    } = await call<{ items: { id: string }[] }>(request, token, 'GET', '/todo/lists')
    for (const title of ['Bread', 'Butter'])
      await call(request, token, 'POST', '/todo/tasks', { title, list_id: inbox!.id, priority: 'medium' })
    const milk = await call<{ id: string }>(request, token, 'POST', '/todo/tasks', {
      title: 'Milk',
      list_id: inbox!.id,
      priority: 'low',
    })
    await open(page, person, '/tasks?sort=priority')
    await expect.poll(() => titles(page)).toEqual(['Bread', 'Butter', 'Milk'])
    await editTitle(page, 'Milk')
    const field = page.getByLabel('Title of “Milk”')
    await field.fill('Oat m')

    await call(request, token, 'PATCH', `/todo/tasks/${milk.id}`, { priority: 'high' })

    await expect(page.locator('[data-task]').first().getByLabel('Title of “Milk”')).toBeVisible() // now the first
    await expect(field).toBeFocused()
    await page.keyboard.type('ilk')
    await page.keyboard.press('Enter')
    await expect.poll(() => titles(page)).toEqual(['Oat milk', 'Bread', 'Butter'])
  })
})

test('a viewer of the keys may look them up and switch them off', async ({ page, person }) => {
  await open(page, person)
  await page.keyboard.press('?')
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await expect(sheet.getByText('New task')).toBeVisible()
  await sheet.getByLabel('Single-key shortcuts').uncheck()
  await page.keyboard.press('Escape')
  await page.keyboard.press('n')
  await expect(quickAdd(page)).not.toBeFocused()
})

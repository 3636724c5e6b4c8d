import type { Page } from '@playwright/test'
import {
  add,
  call,
  details,
  expect,
  holdNotice,
  open,
  openList,
  quickAdd,
  row,
  test,
  titles,
  tokenOf,
} from './hallpass'

const menu = async (page: Page, title: string, item: RegExp) => {
  await row(page, title)
    .getByRole('button', { name: /^More for/ })
    .click()
  await page.getByRole('menuitem', { name: item }).click()
}
const day = (days: number) => {
  const date = new Date(Date.now() + days * 86_400_000)
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Berlin' }).format(date)
}

test.describe('a task that is added', () => {
  test('has what its view is about', async ({ page, person }) => {
    await open(page, person, '/tasks?due=today&sort=due')
    await add(page, 'Milk')
    await expect(row(page, 'Milk').getByText('Today')).toBeVisible()
    await page.getByRole('link', { name: 'Next 7 days' }).click()
    await add(page, 'Bread')
    await expect(row(page, 'Bread').getByText('Today')).toBeVisible()
    await page.goto('/tasks?tag=home')
    await expect(page.getByRole('heading', { level: 1, name: '#home' })).toBeVisible()
    await add(page, 'Lamp')
    await expect(row(page, 'Lamp').getByRole('button', { name: '#home' })).toBeVisible()
    await page.reload()
    await expect.poll(() => titles(page)).toEqual(['Lamp'])
  })

  for (const [name, path, line] of [
    ['done tasks', '/tasks?status=done', 'Milk'],
    ['overdue tasks', '/tasks?due=overdue', 'Milk'],
    ['a search', '/tasks?q=bread', 'Milk'],
    ['today, but is for later', '/tasks?due=today', 'Milk 2031-01-01'],
  ] as const)
    test(`says where it is: among ${name}`, async ({ page, person }) => {
      await open(page, person, path)
      await add(page, line)
      await expect(page.getByText('“Milk” added to Inbox.')).toBeVisible()
      await page.getByRole('button', { name: 'Show', exact: true }).click()
      await expect(page.getByRole('heading', { level: 1, name: 'Inbox' })).toBeVisible()
      await expect(row(page, 'Milk').locator('.title')).toBeFocused()
    })

  test('says where it is before the lists are read', async ({ page, person }) => {
    let read = () => {}
    const later = new Promise<void>((done) => (read = done))
    await page.route(/\/todo\/lists/, async (route) => {
      await later
      await route.continue()
    })
    await open(page, person, '/tasks?status=done')
    await add(page, 'Milk')
    await expect(page.getByText('“Milk” added to Inbox.')).toBeVisible()
    read()
    await page.getByRole('button', { name: 'Show', exact: true }).click()
    await expect(row(page, 'Milk').locator('.title')).toBeFocused()
  })

  test('is found at the end of a long list', async ({ page, person, request }) => {
    const token = await tokenOf(request, person)
    const inbox = (await call<{ items: { id: string }[] }>(request, token, 'GET', '/todo/lists')).items[0]!
    for (const from of [0, 100])
      await call(request, token, 'POST', '/todo/tasks/batch', {
        operations: Array.from({ length: 100 }, (_, i) => ({
          op: 'create',
          task: { title: `Task ${from + i}`, list_id: inbox.id },
        })),
      })
    await open(page, person, `/lists/${inbox.id}`)
    await expect(row(page, 'Task 0')).toBeVisible()
    await add(page, 'Milk')
    await page.getByRole('button', { name: 'Show', exact: true }).click()
    await expect(row(page, 'Milk').locator('.title')).toBeFocused()
    await expect(row(page, 'Milk')).toBeInViewport()
  })

  test('shows what was understood, and takes it back', async ({ page, person }) => {
    await open(page, person)
    await quickAdd(page).fill('Rent every month on the 1st #home')
    await page.getByRole('button', { name: 'Remove Every month' }).click()
    await page.getByRole('button', { name: 'Remove #home' }).click()
    await expect(quickAdd(page)).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(row(page, 'Rent every month #home')).toBeVisible()
  })
})

test.describe('checking off', () => {
  test('a task of a series is taken back with all that it did', async ({ page, person, request }) => {
    await open(page, person)
    await add(page, 'Water every day')
    const box = page.getByRole('checkbox', { name: 'Complete “Water”' })
    await box.click()
    await holdNotice(page)
    await expect(row(page, 'Water').getByText('Tomorrow')).toBeVisible()
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect(row(page, 'Water').getByText('Today')).toBeVisible()
    await expect(row(page, 'Water')).toHaveCount(1)
    const token = await tokenOf(request, person)
    const all = async () =>
      (await call<{ items: { due: string }[] }>(request, token, 'GET', '/todo/tasks?status=all')).items.map(
        (t) => t.due,
      )
    await expect.poll(all).toEqual([day(0)])
    await page.reload()
    await expect(row(page, 'Water')).toHaveCount(1)
  })

  test('without network, the same', async ({ page, context, person, request, watched }) => {
    watched.expected.push(/ERR_INTERNET_DISCONNECTED/)
    await open(page, person)
    await add(page, 'Water every day')
    await expect(page.getByText('“Water” added.')).toBeAttached()
    await context.setOffline(true)
    await page.getByRole('checkbox', { name: 'Complete “Water”' }).click()
    await holdNotice(page)
    await expect(row(page, 'Water')).toHaveCount(0)
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect(row(page, 'Water')).toHaveCount(1)
    await context.setOffline(false)
    const token = await tokenOf(request, person)
    await expect(row(page, 'Water').getByText('not sent')).toHaveCount(0, { timeout: 30_000 })
    await expect
      .poll(async () =>
        (await call<{ items: { status: string }[] }>(request, token, 'GET', '/todo/tasks?status=all')).items.map(
          (t) => t.status,
        ),
      )
      .toEqual(['open'])
  })

  test('a parent takes its subtasks along, and so does the undo', async ({ page, person, request }) => {
    const token = await tokenOf(request, person)
    const party = await call<{ id: string }>(request, token, 'POST', '/todo/tasks', { title: 'Party' })
    for (const title of ['Cake', 'Candles', 'Music'])
      await call(request, token, 'POST', '/todo/tasks', { title, parent_id: party.id })
    await open(page, person)
    await page.getByRole('checkbox', { name: 'Complete “Music”' }).check()
    await expect(row(page, 'Music')).toHaveCount(0)
    await page.reload()
    await expect(row(page, 'Party').getByRole('button', { name: '1 of 3 subtasks done' })).toBeVisible()
    await row(page, 'Party').getByRole('button', { name: '1 of 3 subtasks done' }).click()
    await expect(row(page, 'Cake')).toHaveCount(0)

    await page.getByRole('checkbox', { name: 'Complete “Party”' }).click()
    await holdNotice(page)
    await expect(page.getByText('“Party” and 2 subtasks completed.')).toBeVisible()
    await expect(row(page, 'Party')).toHaveCount(0)
    await page.getByRole('button', { name: 'Undo' }).click()
    await row(page, 'Party').getByRole('button', { name: '1 of 3 subtasks done' }).click()
    await expect.poll(async () => (await titles(page)).sort()).toEqual(['Cake', 'Candles', 'Party'])

    await page.getByRole('checkbox', { name: 'Complete “Party”' }).click()
    await expect(row(page, 'Party')).toHaveCount(0)
    await page.goto('/tasks?status=done')
    await expect.poll(() => titles(page)).toEqual(['Party', 'Cake', 'Candles', 'Music'])
    await expect(row(page, 'Cake')).toHaveAttribute('data-depth', '1')
  })
})

test.describe('a task goes to another list', () => {
  test('by dragging it there, from any view, and back by the undo', async ({ page, person, request }) => {
    const token = await tokenOf(request, person)
    await call(request, token, 'POST', '/todo/lists', { name: 'Work' })
    await open(page, person)
    await add(page, 'Report')
    const work = page.getByRole('link', { name: /^Work/ })
    const from = (await row(page, 'Report').boundingBox())!
    const to = (await work.boundingBox())!
    await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2)
    await page.mouse.down()
    await page.mouse.move(to.x + 60, to.y + 30, { steps: 4 })
    await page.mouse.move(to.x + 60, to.y + to.height / 2, { steps: 4 })
    await page.mouse.up()
    await holdNotice(page)
    await expect(page.getByText('“Report” is in Work.')).toBeVisible()
    await expect(row(page, 'Report').getByText('Work')).toBeVisible()
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect(row(page, 'Report').getByText('Inbox')).toBeVisible()
  })

  test('by the menu, and takes its subtasks along', async ({ page, person, request }) => {
    const token = await tokenOf(request, person)
    await call(request, token, 'POST', '/todo/lists', { name: 'Work' })
    const report = await call<{ id: string }>(request, token, 'POST', '/todo/tasks', { title: 'Report' })
    await call(request, token, 'POST', '/todo/tasks', { title: 'Figures', parent_id: report.id })
    await open(page, person)
    await menu(page, 'Report', /^Move to list/)
    await expect(page.getByRole('dialog').getByRole('button', { name: 'Work' })).toBeVisible()
    await page.getByRole('dialog').getByRole('button', { name: 'Work' }).click()
    await expect(row(page, 'Figures').getByText('Work')).toBeVisible()
    await openList(page, 'Work')
    await expect.poll(() => titles(page)).toEqual(['Report', 'Figures'])
  })
})

test.describe('one knows where one is', () => {
  test('by the title of every view', async ({ page, person, request }) => {
    const token = await tokenOf(request, person)
    const list = await call<{ id: string }>(request, token, 'POST', '/todo/lists', { name: 'Work' })
    await open(page, person)
    for (const [path, title] of [
      ['/tasks', 'All tasks'],
      ['/tasks?due=today', 'Today'],
      ['/tasks?due=week', 'Next 7 days'],
      ['/tasks?due=overdue', 'Overdue'],
      ['/tasks?tag=home', '#home'],
      ['/tasks?q=milk', 'milk · All tasks'],
      ['/tasks?status=done', 'All tasks · Done'],
      [`/lists/${list.id}`, 'Work'],
      ['/lists/019ab2f4-0000-7000-8000-000000000000', /./],
      ['/account', 'Account'],
      ['/no/such/page', /./],
    ] as const) {
      await page.goto(path)
      await expect(page).toHaveTitle(typeof title === 'string' ? `${title} – Hallpass` : /^.+ – Hallpass$/)
    }
  })

  test('by the focus: lost pages, new lists, lists on a phone, what was deleted', async ({ page, person }) => {
    await open(page, person)
    await page.getByRole('button', { name: 'New list' }).click()
    await page.getByLabel('Name of the new list').fill('Work')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { level: 1, name: 'Work' })).toBeVisible()
    await expect(quickAdd(page)).toBeFocused()

    await page.getByRole('button', { name: 'Delete list' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Delete list' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'All tasks' })).toBeFocused()

    await page.goto('/no/such/page')
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
    await page.goto('/lists/019ab2f4-0000-7000-8000-000000000000')
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused()

    await page.setViewportSize({ width: 375, height: 700 })
    await page.goto('/tasks')
    await page.getByRole('button', { name: /^Lists/ }).click()
    await page.getByRole('link', { name: /^Inbox/ }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Inbox' })).toBeFocused()
  })

  test('by two stops of the Tab key in a row, and arrows for the rest', async ({ page, person }) => {
    await open(page, person)
    await add(page, 'Milk #home')
    await add(page, 'Bread #home')
    await expect(row(page, 'Bread')).toBeVisible()
    await page.getByRole('checkbox', { name: 'Complete “Bread”' }).focus()
    await page.keyboard.press('Tab')
    await expect(row(page, 'Bread').locator('.title')).toBeFocused()
    await page.keyboard.press('ArrowRight')
    await expect(row(page, 'Bread').getByRole('button', { name: '#home' })).toBeFocused()
    await page.keyboard.press('ArrowRight')
    await expect(row(page, 'Bread').getByRole('button', { name: /^More for/ })).toBeFocused()
    await row(page, 'Bread').locator('.title').focus()
    await page.keyboard.press('Tab')
    await expect(page.getByRole('checkbox', { name: 'Complete “Milk”' })).toBeFocused()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('dialog', { name: 'Edit task' })).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(row(page, 'Milk').locator('.title')).toBeFocused()
  })

  test('by days, in the next seven', async ({ page, person, request }) => {
    const token = await tokenOf(request, person)
    for (const [title, due] of [
      ['Late', day(-3)],
      ['Now', day(0)],
      ['Soon', day(1)],
    ])
      await call(request, token, 'POST', '/todo/tasks', { title, due })
    await open(page, person, '/tasks?due=week&sort=due')
    await expect(page.locator('main h2')).toHaveText([/^Overdue/, /^Today/, /^Tomorrow/])
  })

  test('on a phone the tasks are the first thing, and the filters fold', async ({ page, person }) => {
    await page.setViewportSize({ width: 375, height: 700 })
    await open(page, person)
    await add(page, 'Milk')
    await expect(page.getByLabel('Search tasks')).toBeHidden()
    await expect(row(page, 'Milk')).toBeInViewport()
    await page.getByRole('button', { name: /^Search and filter/ }).click()
    await page.getByLabel('Search tasks').fill('milk')
    await expect(page).toHaveURL(/q=milk/)
  })
})

test('the editor has days, links, and its Save in view', async ({ page, person }) => {
  await page.setViewportSize({ width: 800, height: 420 })
  await open(page, person)
  await add(page, 'Trip')
  const editor = await details(page, 'Trip')
  await expect(editor.getByLabel('Title')).toBeFocused()
  await expect(editor.getByRole('button', { name: 'Save' })).toBeInViewport()
  await editor.getByRole('button', { name: 'Tomorrow' }).click()
  await expect(editor.getByLabel('Due', { exact: true })).toHaveValue(day(1))
  await editor.getByLabel('Notes').fill('See https://example.org/trip.')
  await expect(editor.getByRole('link', { name: 'https://example.org/trip' })).toHaveAttribute('rel', /noopener/)
  await editor.getByRole('button', { name: 'Save' }).click()
  await expect(editor).toBeHidden() // the row shows the change before, and nobody can type behind the window
  await expect(row(page, 'Trip').getByText('Tomorrow')).toBeVisible()
  await add(page, 'Mail on weekdays')
  await expect(row(page, 'Mail').getByText('Every weekday')).toBeVisible()
})

test('words are found in any order, and tags by #', async ({ page, person }) => {
  await open(page, person)
  await add(page, 'Buy milk #home')
  await add(page, 'Call Ada #work')
  await page.getByLabel('Search tasks').fill('milk buy')
  await expect.poll(() => titles(page)).toEqual(['Buy milk'])
  await page.getByLabel('Search tasks').fill('#wo')
  await expect.poll(() => titles(page)).toEqual(['Call Ada'])
})

import { readFileSync } from 'node:fs'
import {
  add,
  anotherBrowser,
  expect,
  fillIn,
  openList,
  register,
  row,
  open,
  signIn,
  signOut,
  somebody,
  test,
} from './hallpass'

test('a list is shared, seen live, only looked at, and left', async ({ page, browser, baseURL, person, request }) => {
  const bob = await register(request, somebody('Bob'))
  await open(page, person)
  await page.getByRole('button', { name: 'New list' }).click()
  await page.getByLabel('Name of the new list').fill('Groceries')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Groceries' })).toBeVisible()
  await add(page, 'Milk')
  await expect(row(page, 'Milk')).toBeVisible()
  const there = await anotherBrowser(browser, baseURL!)
  await open(there, bob)

  await page.getByRole('button', { name: 'Share list' }).click()
  const members = page.getByRole('dialog', { name: 'Share “Groceries”' })
  await members.getByLabel('E-mail').fill(bob.email)
  await members.getByRole('button', { name: 'Invite', exact: true }).click()
  await expect(members.getByLabel(`Access for ${bob.name}`)).toHaveValue('editor')

  await openList(there, 'Groceries')
  await expect(row(there, 'Milk')).toBeVisible()
  await add(there, 'Bread')
  await page.keyboard.press('Escape')
  await expect(row(page, 'Bread')).toBeVisible()

  await page.getByRole('button', { name: 'Share list' }).click()
  await members.getByLabel(`Access for ${bob.name}`).selectOption('viewer')
  await expect(there.getByText('You can only view this list.')).toBeVisible()
  await expect(there.getByRole('checkbox', { name: 'Complete “Milk”' })).toBeDisabled()

  await there.getByRole('button', { name: 'Share list' }).click()
  await there.getByRole('button', { name: 'Leave list' }).click()
  await expect(there.getByRole('link', { name: /^Groceries/ })).toHaveCount(0)
  await there.context().close()
})

test('inviting an unknown e-mail says what to do', async ({ page, person, watched }) => {
  watched.expected.push(/status of 40[04]/)
  await open(page, person)
  await page.getByRole('button', { name: 'New list' }).click()
  await page.getByLabel('Name of the new list').fill('Alone')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Share list' }).click()
  const members = page.getByRole('dialog', { name: 'Share “Alone”' })
  await members.getByLabel('E-mail').fill(somebody().email)
  await members.getByRole('button', { name: 'Invite', exact: true }).click()
  await expect(members.getByText('No account with this e-mail.')).toBeVisible()
})

test.describe('the account', () => {
  test('has a name and a password that can be changed', async ({ page, person, watched }) => {
    watched.expected.push(/status of (403|401|400)/)
    await open(page, person, '/account')
    await page.getByLabel('Name').fill('Ada Lovelace')
    await page.getByRole('button', { name: 'Save' }).click()
    await expect(page.getByText('Name saved.')).toBeVisible()
    await expect(page.getByRole('banner')).toContainText('Ada Lovelace')

    await page.getByLabel('Current password').fill('not this one')
    await page.getByLabel('New password').fill('another four brave words')
    await page.getByRole('button', { name: 'Change password' }).click()
    await expect(page.getByText('Wrong password.')).toBeVisible()
    await page.getByLabel('Current password').fill(person.password)
    await page.getByRole('button', { name: 'Change password' }).click()
    await expect(page.getByText('Password changed.')).toBeVisible()
    await signOut(page, watched)
    await expect(page).toHaveURL(/\/signed-out$/)
    await signIn(page, { ...person, password: 'another four brave words' })
  })

  test('shows where one is signed in, and ends it everywhere', async ({ page, browser, baseURL, person, watched }) => {
    watched.expected.push(/status of 401/)
    const other = await anotherBrowser(browser, baseURL!)
    await open(other, person)
    await open(page, person, '/account')
    await expect(page.getByText('This device')).toHaveCount(1)
    await expect(page.getByRole('button', { name: 'Sign out Chrome, Linux' })).toHaveCount(1)

    await signOut(page, watched, 'Sign out everywhere')

    await expect(page).toHaveURL(/\/signed-out$/)
    await other.reload()
    await expect(other.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible()
    await other.context().close()
  })

  test('takes the tasks out as a file, and brings them in', async ({ page, person }) => {
    await open(page, person)
    await add(page, 'Milk')
    await expect(row(page, 'Milk')).toBeVisible()
    await page.goto('/account')
    for (const format of ['CSV', 'iCalendar', 'JSON']) {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: `Export ${format}` }).click(),
      ])
      const file = (await download.path())!
      expect(readFileSync(file, 'utf8').length).toBeGreaterThan(0)
      if (format !== 'JSON') continue
      expect(readFileSync(file, 'utf8')).toContain('Milk')
      await page
        .getByLabel('Import file')
        .setInputFiles({ name: 'tasks.json', mimeType: 'application/json', buffer: readFileSync(file) })
      await expect(page.getByRole('status').filter({ hasText: /Nothing new|imported/ })).toBeVisible()
    }
  })

  test('is told by title and line what an import left out', async ({ page, person }) => {
    await open(page, person, '/account')
    const sent: string[] = []
    await page.route('**/todo/import', (route) => {
      sent.push(route.request().headers()['content-type']!)
      return route.fulfill({
        json: {
          lists_created: 0,
          tasks_created: 1,
          skipped_total: 2,
          skipped: [
            { entity: 'task', id: '0192', title: 'Milk', reason: 'is there already' },
            { entity: 'task', id: '0193', title: 'Bread', line: 7, reason: 'due must be a date like 2026-12-01' },
          ],
        },
      })
    })
    const give = (name: string, mimeType: string) =>
      page.getByLabel('Import file').setInputFiles({ name, mimeType, buffer: Buffer.from('title\nMilk\n') })
    await give('tasks.csv', 'application/vnd.ms-excel')
    await expect(page.getByText('1 item imported. 2 skipped:')).toBeVisible()
    await expect(page.getByText('1 was already there.')).toBeVisible()
    await expect(page.getByText('“Bread” (line 7): Enter a valid date.')).toBeVisible()
    expect(sent).toEqual(['text/csv'])

    await give('photo.png', 'image/png')
    await expect(page.getByText('Choose a JSON, CSV or iCalendar file.')).toBeVisible()
    expect(sent.length).toBe(1)
  })

  test('can be deleted', async ({ page, person, watched }) => {
    watched.expected.push(/status of (400|401|412)/)
    const erased: number[] = []
    page.on(
      'response',
      (answer) =>
        void (
          answer.request().method() === 'DELETE' &&
          answer.url().endsWith('/todo/users/me') &&
          erased.push(answer.status())
        ),
    )
    await open(page, person, '/account')
    await page.getByRole('button', { name: 'Delete account' }).click()
    const sure = page.getByRole('dialog', { name: 'Delete your account?' })
    await sure.getByLabel('Current password').fill('not this one')
    await sure.getByRole('button', { name: 'Delete permanently' }).click()
    await expect(sure.getByText('Wrong password.')).toBeVisible()
    expect(erased).toEqual([]) // a wrong password costs no task
    await sure.getByLabel('Current password').fill(person.password)
    await sure.getByRole('button', { name: 'Delete permanently' }).click()
    await expect(page).toHaveURL(/\/signed-out$/)
    expect(erased).toEqual([204])
    await page.getByRole('link', { name: 'Sign in' }).click()
    await fillIn(page, person)
    await expect(page.getByText('Wrong e-mail or password.')).toBeVisible()
  })
})

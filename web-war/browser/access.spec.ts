import type { Page } from '@playwright/test'
import {
  add,
  addForGood,
  admin,
  anotherBrowser,
  call,
  editTitle,
  expect,
  holdNotice,
  open,
  openList,
  quickAdd,
  register,
  row,
  signIn,
  somebody,
  test,
  titles,
  tokenOf,
} from './hallpass'
import { look, sized, WIDTHS, type Width } from './look'

const MISSED = {
  id: '019ab2f4-0000-7000-8000-000000000001',
  client_id: 'calendar-of-a-company-with-a-long-name',
  attempts: 12,
  finished_at: '2026-11-30T08:00:00Z',
  trouble: 'It answered 500 and not 200.',
}
const PROBLEM = { contentType: 'application/problem+json' }

/** On a narrow window the lists are folded away. */
const unfold = async (page: Page, width: Width) => {
  if (width === 320) await page.getByRole('button', { name: /^Lists/ }).click()
}

// Each test looks at many views in both themes.
test.describe.configure({ timeout: 400_000 })

for (const width of WIDTHS) {
  test.describe(`everybody can use, at ${width} px`, () => {
    test('the way in', async ({ page, watched }) => {
      watched.expected.push(/status of 503/)
      await sized(page, width)
      await page.goto('/signed-out')
      await expect(page.getByRole('heading', { name: "You're signed out" })).toBeVisible()
      await look(page, 'signed out', 'window')
      await page.goto('/signed-in?error=access_denied&state=unknown')
      await expect(page.getByRole('heading', { name: "You're not signed in" })).toBeVisible()
      await look(page, 'not signed in', 'window')
      await page.route('**/auth/.well-known/*', (route) => route.fulfill({ status: 503, ...PROBLEM, body: '{}' }))
      await page.goto('/sign-in')
      await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible()
      await look(page, 'no sign-in')
      await page.evaluate(() => localStorage.setItem('hallpass.signed-in', 'true')) // somebody was here
      await page.route('**/auth/session/refresh', (route) => route.fulfill({ status: 503, ...PROBLEM, body: '{}' }))
      await page.goto('/tasks')
      await expect(page.getByRole('heading', { name: "Can't reach the server" })).toBeVisible()
      await look(page, 'unreachable')
    })

    test('the tasks', async ({ page, person }) => {
      await sized(page, width)
      await open(page, person)
      await expect(page.getByText('Nothing to do')).toBeVisible()
      await look(page, 'empty', 'window')
      for (const line of [
        'Water the plants every 3 days #home',
        'Call Ada about the new site fri 17:00 #work !high',
        'Buy milk, bread and the good olive oil tomorrow #home',
        'Write the report for the quarter #work !medium 2020-01-15',
        'Book a table for two',
        'Plan the summer holidays',
      ]) {
        await add(page, line)
        await expect(page.getByRole('status').filter({ hasText: 'added.' })).toContainText(
          line.split(' ').slice(0, 2).join(' '),
        )
      }
      await page.getByRole('checkbox', { name: 'Complete “Book a table for two”' }).click()
      await holdNotice(page)
      await expect(row(page, 'Book a table for two')).toHaveCount(0)
      await page.getByRole('button', { name: 'Close' }).click()
      await look(page, 'tasks', 'window')
      await quickAdd(page).fill('Read the paper tomorrow 18:30 #work !low')
      await look(page, 'understood')
      await quickAdd(page).fill('')
      await unfold(page, width)
      await look(page, 'lists')
      await openList(page, 'Inbox')
      await row(page, 'Plan the summer holidays')
        .getByRole('button', { name: /^More for/ })
        .click()
      await look(page, 'menu', 'window')
      await page.getByRole('menuitem', { name: /^Add subtask/ }).click()
      for (const part of ['Ask the neighbours about the cat #home', 'Find the passports !high']) {
        await page.getByLabel(/^New subtask of/).fill(part)
        await page.keyboard.press('Enter')
      }
      await expect(row(page, 'Find the passports')).toBeVisible()
      await look(page, 'subtask form')
      await page.keyboard.press('Escape')
      await look(page, 'inbox', 'window')
      await row(page, 'Call Ada about the new site')
        .getByRole('button', { name: /^More for/ })
        .click()
      await page.getByRole('menuitem', { name: /^Details/ }).click()
      await page.getByRole('dialog').getByLabel('Repeat').selectOption({ label: 'Every week' })
      await look(page, 'editor', 'window')
      await page.keyboard.press('Escape')
      await expect(page.getByRole('dialog', { name: 'Discard your changes?' })).toBeVisible()
      await look(page, 'unsaved')
      await page.getByRole('button', { name: 'Discard' }).click()
      await editTitle(page, 'Plan the summer holidays')
      await look(page, 'edited in place')
      await page.keyboard.press('Escape')
      await page.keyboard.press('?')
      await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible()
      await look(page, 'shortcuts', 'window')
      await page.keyboard.press('Escape')
      await page.goto('/tasks?status=done')
      await expect(row(page, 'Book a table for two')).toBeVisible()
      await look(page, 'done tasks')
      await page.goto('/tasks?q=nothing')
      await expect(page.getByText('No matching tasks')).toBeVisible()
      await look(page, 'nothing found')
      await page.goto('/no/such/page')
      await expect(page.getByRole('heading', { name: 'Page not found' })).toBeVisible()
      await look(page, 'not found')
      await page.goto('/lists/019ab2f4-0000-7000-8000-000000000000')
      await expect(page.getByRole('heading', { name: 'List not found' })).toBeVisible()
      await look(page, 'no such list')
    })

    test('lists of several people', async ({ page, person, request, browser, baseURL }) => {
      await sized(page, width)
      const bob = await register(request, somebody('Bob'))
      const token = await tokenOf(request, person)
      const list = await call<{ id: string }>(request, token, 'POST', '/todo/lists', { name: 'Groceries' })
      await call(request, token, 'POST', '/todo/tasks', { title: 'Milk', list_id: list.id, tags: ['fresh'] })
      await call(request, token, 'POST', `/todo/lists/${list.id}/members`, { email: bob.email, role: 'viewer' })
      await open(page, person, `/lists/${list.id}`)
      await page.getByRole('button', { name: 'Share list' }).click()
      await expect(page.getByLabel('Access for Bob')).toBeVisible()
      await look(page, 'members', 'window')
      await page.keyboard.press('Escape')
      await page.getByRole('button', { name: 'Rename list' }).click()
      await look(page, 'list renamed')
      await page.keyboard.press('Escape')
      await page.getByRole('button', { name: 'Delete list' }).click()
      await expect(page.getByRole('dialog')).toBeVisible()
      await look(page, 'list deleted')
      await page.keyboard.press('Escape')
      await unfold(page, width)
      await page.getByRole('button', { name: 'New list' }).click()
      await look(page, 'new list')

      const there = await anotherBrowser(browser, baseURL!)
      await sized(there, width)
      await open(there, bob, `/lists/${list.id}`)
      await expect(there.getByText('You can only view this list.')).toBeVisible()
      await look(there, 'only looked at')
      await there.getByRole('button', { name: 'View “Milk”' }).click()
      await look(there, 'task looked at')
      await there.context().close()
    })

    test('what goes wrong', async ({ page, context, person, request, watched }) => {
      watched.expected.push(/ERR_INTERNET_DISCONNECTED|status of (401|412|500|503)/)
      await sized(page, width)
      await open(page, person)
      await addForGood(page, 'Milk')
      await expect(page.getByText('“Milk” added.')).toBeAttached()
      await row(page, 'Milk')
        .getByRole('button', { name: /^More for/ })
        .click()
      await page.getByRole('menuitem', { name: /^Details/ }).click()
      const editor = page.getByRole('dialog', { name: 'Edit task' })
      await expect(editor.getByRole('button', { name: 'Save' })).toHaveAttribute('aria-disabled', 'false')
      await editor.getByLabel('Title').fill('Oat milk')
      await editor.getByLabel('Tags').fill('breakfast')
      const token = await tokenOf(request, person)
      const { items } = await call<{ items: { id: string }[] }>(request, token, 'GET', '/todo/tasks')
      await call(request, token, 'PATCH', `/todo/tasks/${items[0]!.id}`, { title: 'Soy milk', tags: ['drinks'] })
      await editor.getByRole('button', { name: 'Save' }).click()
      const choice = page.getByRole('dialog', { name: /^Two versions/ })
      await expect(choice.getByRole('group', { name: 'Tags' })).toBeVisible()
      await look(page, 'two versions', 'window')
      await choice.getByRole('button', { name: 'Keep selected' }).click()
      await expect(choice).toBeHidden() // until then the page behind it takes no key
      await expect(row(page, 'Oat milk')).toBeVisible()

      await context.setOffline(true)
      await add(page, 'Bread')
      await expect(page.getByText("You're offline.")).toBeVisible()
      await expect(row(page, 'Bread').getByText('not synced yet')).toBeVisible()
      await look(page, 'offline', 'window')
      await page.getByRole('button', { name: 'Sign out', exact: true }).click()
      await expect(page.getByRole('dialog', { name: 'Sign out now?' })).toBeVisible()
      await look(page, 'unsent at sign-out')
      await page.getByRole('button', { name: 'Stay signed in' }).click()
      await context.setOffline(false)
      await expect(page.getByText("You're offline.")).toBeHidden({ timeout: 30_000 })

      await page.route('**/todo/tasks?*', (route) => route.fulfill({ status: 500, ...PROBLEM, body: '{}' }))
      await page.goto('/tasks?q=anything')
      await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible()
      await look(page, 'not loaded')
      // The stream of changes ends with the session: the page learns of it by itself.
      await call(request, token, 'DELETE', '/auth/users/me/sessions')
      await expect(page.getByRole('heading', { name: 'Your session has ended' })).toBeVisible({ timeout: 30_000 })
      await look(page, 'session ended')
    })

    test('the account', async ({ page, person, watched }) => {
      watched.expected.push(/status of 400/)
      await sized(page, width)
      await page.route('**/auth/users/me/consents', (route) =>
        route.fulfill({
          json: {
            items: [
              {
                client_id: 'calendar',
                name: 'A calendar with a rather long name',
                scope: 'openid profile email groups todo offline_access',
                given_at: '2026-11-30T08:00:00Z',
              },
            ],
          },
        }),
      )
      await signIn(page, person, '/account')
      await expect(page.getByText('This device')).toBeVisible()
      await expect(page.getByText('Opened: Hallpass')).toBeVisible()
      await expect(page.getByText('Use todo in your name')).toBeVisible()
      await look(page, 'account', 'whole')
      await page.getByRole('button', { name: /^Remove access/ }).click()
      await look(page, 'access removed', 'window')
      await page.getByRole('button', { name: 'Cancel' }).click()
      await page.getByLabel('Current password').fill('not this one')
      await page.getByLabel('New password').fill('another four brave words')
      await page.getByRole('button', { name: 'Change password' }).click()
      await expect(page.getByText('Wrong password.')).toBeVisible()
      await look(page, 'wrong password')
      await page.getByRole('button', { name: 'Delete account' }).click()
      await look(page, 'delete account')
    })

    test('the administration', async ({ page, person }) => {
      test.skip(!admin().password, 'HALLPASS_ADMIN_PASSWORD is not set')
      await sized(page, width)
      await open(page, admin(), '/admin')
      await expect(page.getByRole('definition').first()).toBeVisible()
      await look(page, 'numbers', 'whole')
      await page.goto('/admin/users')
      await page.getByLabel('Search by e-mail or name').fill(person.email)
      await expect(page.getByRole('row')).toHaveCount(2)
      await page.getByRole('button', { name: person.email, exact: true }).click()
      await expect(page.getByRole('dialog').getByRole('heading').first()).toBeVisible()
      await look(page, 'user', 'window')
      await page.keyboard.press('Escape')
      await page.getByLabel('Search by e-mail or name').fill('')
      await expect(page.getByRole('row').nth(2)).toBeVisible()
      await look(page, 'users', 'window')
      await page.goto('/admin/clients')
      const name = `Access of ${person.email.slice(0, 12)}`
      await page.getByRole('textbox', { name: 'Name' }).fill(name)
      await page.getByRole('button', { name: 'Create client' }).click()
      await expect(page.locator('code.secret')).toBeVisible()
      await look(page, 'secret')
      await page.getByRole('button', { name: "I've saved it" }).click()
      await look(page, 'clients', 'window')
      await page
        .getByRole('button', { name: `Delete ${name}` })
        .first()
        .click()
      await look(page, 'client deleted')
      await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
      await page.goto('/admin/keys')
      await expect(page.locator('.key').first()).toBeVisible()
      await look(page, 'keys', 'window')
      await page.getByRole('button', { name: 'Rotate' }).click()
      await expect(page.getByRole('dialog')).toBeVisible()
      await look(page, 'rotation')
      await page.goto('/admin/sign-outs')
      await expect(page.getByText('All applications were told.')).toBeVisible()
      await look(page, 'no missed sign-outs')
      await page.route('**/auth/logout-notices?*', (route) => route.fulfill({ json: { items: [MISSED] } }))
      await page.reload()
      await expect(page.getByText(MISSED.trouble)).toBeVisible()
      await look(page, 'missed sign-outs', 'window')
      await page.goto('/admin/audit')
      await expect(page.getByRole('row').nth(1)).toBeVisible()
      await look(page, 'audit', 'window')
    })
  })
}

test('the main flow goes by keyboard alone, with a focus that is seen', async ({ page }) => {
  const email = `key-${Date.now()}@example.org`
  const tabTo = async (name: RegExp, role = '') => {
    for (let i = 0; i < 60; i++) {
      const here = await page.evaluate(() => {
        const e = document.activeElement as HTMLElement
        const label =
          e.getAttribute('aria-label') ?? (e as HTMLInputElement).labels?.[0]?.textContent ?? e.textContent ?? ''
        return {
          label: label.trim(),
          role: e.getAttribute('role') ?? e.tagName.toLowerCase(),
          outline: getComputedStyle(e).outlineStyle,
          next: e.nextElementSibling ? getComputedStyle(e.nextElementSibling).outlineStyle : '',
        }
      })
      if (name.test(here.label) && here.role.includes(role)) {
        expect([here.outline, here.next], `the focus on ${here.label} is seen`).toContain('solid')
        return
      }
      await page.keyboard.press('Tab')
    }
    throw new Error(`${name} is not reached by Tab`)
  }
  await page.goto('/')
  await expect(page.locator('#signin')).toBeVisible()
  await tabTo(/^Create account/)
  await page.keyboard.press('Enter')
  await expect(page.locator('#signup')).toBeVisible()
  await tabTo(/^E-mail/)
  await page.keyboard.type(email)
  await tabTo(/^Password/, 'input')
  await page.keyboard.type('four brave words together')
  await page.keyboard.press('Enter')
  await expect(quickAdd(page)).toBeVisible()
  await expect(page.getByRole('link', { name: /^Inbox/ })).toBeVisible()

  await page.keyboard.press('n')
  for (const title of ['One', 'Two', 'Three']) {
    await page.keyboard.type(title)
    await page.keyboard.press('Enter')
    await expect(row(page, title)).toBeVisible()
  }
  await quickAdd(page).blur()
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await page.keyboard.press('x') // the second: Two
  await expect(row(page, 'Two')).toHaveCount(0)
  await page.keyboard.press('z')
  await expect(row(page, 'Two')).toBeVisible()
  await page.keyboard.press('k')
  await page.keyboard.press('e')
  await page.keyboard.type('First')
  await page.keyboard.press('Enter')
  await expect.poll(() => titles(page)).toContain('First')
  await page.keyboard.press('o')
  await expect(page.getByRole('dialog', { name: 'Edit task' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog', { name: 'Edit task' })).toBeHidden()
  await page.keyboard.press('/')
  await page.keyboard.type('three')
  await expect(page).toHaveURL(/q=three/)
  await expect(page.getByLabel('Search tasks')).toBeFocused()
  await tabTo(/^Sign out/)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/signed-out/)
})

test('another language has its plurals and its dates, and stays', async ({ page, person }) => {
  await open(page, person, '/account')
  await page.getByLabel('Language').selectOption('de')
  await expect(page.getByRole('heading', { name: 'Konto', exact: true })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'de')
  await page.goto('/tasks')
  await page.getByRole('textbox', { name: 'Neue Aufgabe' }).fill('Müll jeden Montag um 9:30 #haus')
  await page.keyboard.press('Enter')
  await expect(row(page, 'Müll').getByText('Jede Woche am Montag')).toBeVisible()
  await expect(row(page, 'Müll').getByText(/09:30/)).toBeVisible()
  await expect(page.getByRole('link', { name: /Eingang.*1 Aufgabe|Inbox.*1 Aufgabe/ })).toBeVisible()
})

test('less motion is less motion', async ({ page, person }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await open(page, person)
  const slow = await page.evaluate(
    () =>
      [...document.querySelectorAll('*')].filter((e) =>
        getComputedStyle(e)
          .transitionDuration.split(',')
          .some((d) => parseFloat(d) > 0),
      ).length,
  )
  expect(slow).toBe(0)
})

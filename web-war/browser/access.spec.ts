import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from '@playwright/test'
import { add, admin, expect, openList, quickAdd, row, signIn, test, titles } from './hallpass'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** Nothing that a machine can find against WCAG 2.2 AA. */
async function accessible(page: Page, view: string) {
  await page.evaluate(AXE) // not by a script element: our Content-Security-Policy forbids that, as it should
  const found = await page.evaluate(async (tags) => {
    const axe = (window as unknown as { axe: { run(context: Document, options: object): Promise<{ violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] }> } }).axe
    return (await axe.run(document, { runOnly: tags })).violations.map((v) => `${v.id}: ${v.nodes.map((n) => `${n.html} ${n.failureSummary}`).join(' | ')}`)
  }, TAGS)
  expect(found, view).toEqual([])
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  expect(wide, `${view} scrolls sideways`).toBeLessThanOrEqual(0)
}

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [1280, 320]) {
    test(`every view can be used by everybody, ${colorScheme}, ${width} px`, async ({ page, person, watched }) => {
      test.setTimeout(180_000)
      watched.expected.push(/status of 401/)
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await page.setViewportSize({ width, height: 800 })
      const unfold = async () => width < 700 && (await page.getByRole('button', { name: /^Lists/ }).click())

      await page.goto('/sign-in')
      await page.getByLabel('E-mail').fill('nobody@example.org')
      await page.getByLabel('Password', { exact: true }).fill('wrong password')
      await page.getByRole('button', { name: 'Sign in' }).click()
      await expect(page.getByText('E-mail or password is not right.')).toBeVisible()
      await accessible(page, 'sign in')
      await page.goto('/sign-up')
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await accessible(page, 'sign up')

      await signIn(page, person)
      await accessible(page, 'no tasks')
      for (const line of ['Report #work !high 2020-01-01', 'Plants every 3 days #home', 'Call tomorrow !medium', 'Plain']) await add(page, line)
      await expect(row(page, 'Plain')).toBeVisible()
      await page.getByRole('checkbox', { name: 'Complete “Call”' }).check()
      await accessible(page, 'tasks')
      await unfold()
      await openList(page, 'Inbox')
      await row(page, 'Plain').getByRole('button', { name: /^More for/ }).click()
      await accessible(page, 'menu')
      await page.getByRole('menuitem', { name: /^Add subtask/ }).click()
      await page.getByLabel('New subtask of “Plain”').fill('Part')
      await page.keyboard.press('Enter')
      await expect(row(page, 'Part')).toBeVisible()
      await page.keyboard.press('Escape')
      await accessible(page, 'subtasks')
      await row(page, 'Plain').getByRole('button', { name: /^More for/ }).click()
      await page.getByRole('menuitem', { name: /^Details/ }).click()
      await page.getByRole('dialog').getByLabel('Repeat').selectOption({ label: 'Every week' })
      await accessible(page, 'editor')
      await page.keyboard.press('Escape')
      await row(page, 'Plain').getByRole('button', { name: 'Plain', exact: true }).click()
      await accessible(page, 'edited in place')
      await page.keyboard.press('Escape')
      await page.keyboard.press('?')
      await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible()
      await accessible(page, 'shortcuts')
      await page.keyboard.press('Escape')
      await page.goto('/tasks?status=done')
      await expect(row(page, 'Call')).toBeVisible()
      await accessible(page, 'done tasks')
      await page.goto('/tasks?q=nothing')
      await expect(page.getByText('No task fits')).toBeVisible()
      await accessible(page, 'nothing found')

      await unfold()
      await page.getByRole('button', { name: 'New list' }).click()
      await page.getByLabel('Name of the new list').fill('Shared')
      await page.keyboard.press('Enter')
      await page.getByRole('button', { name: 'Share list' }).click()
      await expect(page.getByRole('dialog').getByText('You', { exact: true })).toBeVisible()
      await accessible(page, 'members')
      await page.goto('/account')
      await expect(page.getByText('This device')).toBeVisible()
      await accessible(page, 'account')
      await page.getByRole('button', { name: 'Delete account' }).click()
      await accessible(page, 'delete account')
      await page.goto('/no/such/page')
      await expect(page.getByRole('heading', { name: 'There is no such page' })).toBeVisible()
      await accessible(page, 'not found')
    })

    test(`the administration can be used by everybody, ${colorScheme}, ${width} px`, async ({ page, person }) => {
      test.skip(!admin().password, 'HALLPASS_ADMIN_PASSWORD is not set')
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await page.setViewportSize({ width, height: 800 })
      await signIn(page, admin(), '/admin')
      await expect(page.getByRole('definition').first()).toBeVisible()
      await accessible(page, 'numbers')
      await page.goto('/admin/users')
      await page.getByRole('button', { name: person.email, exact: true }).or(page.getByRole('row').nth(1).getByRole('button').first()).first().click()
      await expect(page.getByRole('dialog').getByRole('heading').first()).toBeVisible()
      await accessible(page, 'user')
      await page.keyboard.press('Escape')
      await accessible(page, 'users')
      await page.goto('/admin/clients')
      await page.getByLabel('Name').fill(`Access of ${person.email}`)
      await page.getByRole('button', { name: 'Register client' }).click()
      await expect(page.locator('code.secret')).toBeVisible()
      await accessible(page, 'secret')
      await page.getByRole('button', { name: 'I have stored it' }).click()
      await accessible(page, 'clients')
      await page.goto('/admin/keys')
      await expect(page.locator('.key').first()).toBeVisible()
      await accessible(page, 'keys')
      await page.goto('/admin/audit')
      await expect(page.getByRole('row').nth(1)).toBeVisible()
      await accessible(page, 'audit')
    })
  }
}

test('the main flow goes by keyboard alone, with a focus that is seen', async ({ page }) => {
  const email = `key-${Date.now()}@example.org`
  const tabTo = async (name: RegExp, role = '') => {
    for (let i = 0; i < 60; i++) {
      const here = await page.evaluate(() => {
        const e = document.activeElement as HTMLElement
        const label = e.getAttribute('aria-label') ?? (e as HTMLInputElement).labels?.[0]?.textContent ?? e.textContent ?? ''
        return { label: label.trim(), role: e.getAttribute('role') ?? e.tagName.toLowerCase(), outline: getComputedStyle(e).outlineStyle, next: e.nextElementSibling ? getComputedStyle(e.nextElementSibling).outlineStyle : '' }
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
  await tabTo(/^Create account/)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Create your account' })).toBeVisible()
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
  await expect(page).toHaveURL(/\/sign-in/)
})

test('another language has its plurals and its dates, and stays', async ({ page, person }) => {
  await signIn(page, person)
  await page.goto('/account')
  await page.getByLabel('Language').selectOption('de')
  await expect(page.getByRole('heading', { name: 'Konto', exact: true })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'de')
  await page.goto('/tasks')
  await page.getByRole('textbox', { name: 'Neue Aufgabe' }).fill('Müll jeden Montag um 9:30 #haus')
  await page.keyboard.press('Enter')
  await expect(row(page, 'Müll').getByText('Jede Woche am Montag')).toBeVisible()
  await expect(row(page, 'Müll').getByText(/09:30/)).toBeVisible()
  await expect(page.getByRole('link', { name: /Eingang.*eine Aufgabe|Inbox.*eine Aufgabe/ })).toBeVisible()
})

test('less motion is less motion', async ({ page, person }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await signIn(page, person)
  const slow = await page.evaluate(() => [...document.querySelectorAll('*')].filter((e) => getComputedStyle(e).transitionDuration.split(',').some((d) => parseFloat(d) > 0)).length)
  expect(slow).toBe(0)
})

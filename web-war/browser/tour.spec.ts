import { mkdirSync } from 'node:fs'
import { add, expect, openList, row, signIn, test } from './hallpass'

// Pictures to be looked at by people; three of them stand in the README.
const OUT = new URL('../target/browser/screenshots', import.meta.url).pathname

for (const width of [1280, 375]) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`pictures at ${width} px, ${colorScheme}`, async ({ page, person }) => {
      mkdirSync(OUT, { recursive: true })
      await page.setViewportSize({ width, height: width > 500 ? 800 : 740 })
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      const shoot = (name: string) => page.screenshot({ path: `${OUT}/${name}-${width}-${colorScheme}.png` })

      await page.goto('/sign-in')
      await shoot('sign-in')
      await signIn(page, person)
      await shoot('empty')
      for (const line of ['Water the plants every 3 days #home', 'Call Ada about the new site fri 17:00 #work !high', 'Buy milk, bread and the good olive oil tomorrow #home', 'Write the report for the quarter #work !medium 2020-01-15', 'Plan the summer holidays']) {
        await add(page, line)
        await expect(page.getByRole('status').filter({ hasText: 'is added' })).toBeVisible()
      }
      await shoot('tasks')
      if (width < 500) await page.getByRole('button', { name: /^Lists/ }).click()
      await openList(page, 'Inbox')
      await row(page, 'Plan the summer holidays').getByRole('button', { name: /^More for/ }).click()
      await shoot('menu')
      await page.getByRole('menuitem', { name: 'Add subtask' }).click()
      await page.getByLabel(/New subtask of/).fill('Ask the neighbours about the cat #home')
      await page.keyboard.press('Enter')
      await expect(row(page, 'Ask the neighbours about the cat')).toBeVisible()
      await shoot('inbox')
      await row(page, 'Water the plants').getByRole('button', { name: /^More for/ }).click()
      await page.getByRole('menuitem', { name: /^Details/ }).click()
      await expect(page.getByRole('dialog')).toBeVisible()
      await shoot('editor')
      await page.keyboard.press('Escape')
      await page.goto('/account')
      await expect(page.getByText('This device')).toBeVisible()
      await page.screenshot({ path: `${OUT}/account-${width}-${colorScheme}.png`, fullPage: true })
    })
  }
}

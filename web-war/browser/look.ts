import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from '@playwright/test'
import { expect } from './hallpass'

/** axe-core is the one thing here under another licence (MPL-2.0): it tests, and is no part of what is delivered. */
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
/** What the dark theme can change: it is made of other colours, and of nothing else. */
const COLOURS = { type: 'rule', values: ['color-contrast', 'link-in-text-block'] }

/** To be looked at by people; three of them stand in the README. */
const PICTURES = new URL('../target/browser/screenshots/', import.meta.url).pathname
mkdirSync(PICTURES, { recursive: true })

export const WIDTHS = [1280, 320] as const
export type Width = (typeof WIDTHS)[number]
/** Phones are a little wider than the narrowest window that WCAG knows (1.4.10). */
const PHONE = 375

export async function sized(page: Page, width: Width): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  await page.setViewportSize({ width, height: 800 })
}

/**
 * Nothing that a machine can find against WCAG 2.2 AA, in light and in dark, and nothing that scrolls sideways.
 *
 * @param picture whether pictures are taken of it
 */
export async function look(page: Page, view: string, picture: 'none' | 'window' | 'whole' = 'none'): Promise<void> {
  const { width, height } = page.viewportSize()!
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await settled(page)
    // Colours are the same at every width: the narrow window is asked in light only.
    if (width > 320 || colorScheme === 'light')
      expect(
        await violations(page, colorScheme === 'light' ? TAGS : COLOURS),
        `${view}, ${colorScheme}, ${width} px`,
      ).toEqual([])
    if (picture === 'none') continue
    const phone = width === 320
    if (phone) await page.setViewportSize({ width: PHONE, height })
    await page.screenshot({
      path: `${PICTURES}${view.replaceAll(' ', '-')}-${phone ? PHONE : width}-${colorScheme}.png`,
      fullPage: picture === 'whole',
    })
    if (phone) await page.setViewportSize({ width, height })
  }
  await page.emulateMedia({ colorScheme: 'light' })
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  expect(wide, `${view} scrolls sideways at ${width} px`).toBeLessThanOrEqual(0)
}

/** Until nothing fades any more: a colour on its way is none of the theme's. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(() =>
    Promise.allSettled(
      document
        .getAnimations()
        .filter((animation) => animation instanceof CSSTransition)
        .map((transition) => transition.finished),
    ),
  )
}

interface Axe {
  run(
    context: Document,
    options: object,
  ): Promise<{ violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] }>
}

async function violations(page: Page, runOnly: object): Promise<string[]> {
  // Not by a script element: our Content-Security-Policy forbids that, as it should.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE)
  return page.evaluate(async (runOnly) => {
    const { axe } = window as unknown as { axe: Axe }
    const found = await axe.run(document, { runOnly, resultTypes: ['violations'] })
    return found.violations.map((v) => `${v.id}: ${v.nodes.map((n) => `${n.html} ${n.failureSummary}`).join(' | ')}`)
  }, runOnly)
}

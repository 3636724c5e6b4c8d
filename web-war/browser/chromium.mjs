import { existsSync } from 'node:fs'
import { chromium } from '@playwright/test'

/** The machine's own browser, if there is one. The first has no windows, and takes a third less time. */
const OWN = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** The browser's path; undefined for the one that Playwright brought, null if there is none. */
export function browserPath() {
  const own = [process.env.CHROMIUM, ...OWN].find((path) => path && existsSync(path))
  if (own) return own
  return existsSync(chromium.executablePath()) ? undefined : null
}

// Run as a program, it says whether there is one.
if (process.argv[1] === new URL(import.meta.url).pathname && browserPath() === null) {
  console.log(
    "There is no Chromium or Chrome on this machine. Install one ('apt-get install chromium'), say where it is " +
      '(CHROMIUM=/path/to/it), or let Playwright bring one: npx playwright install chromium (in web-war)',
  )
  process.exit(1)
}

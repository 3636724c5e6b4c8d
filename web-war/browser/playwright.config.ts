import { existsSync } from 'node:fs'
import { defineConfig } from '@playwright/test'

// Where the system is and who its admin is comes from whoever starts the tests: BrowserIT, or a person by hand.
const url = process.env['HALLPASS_URL']
if (!url) throw new Error('HALLPASS_URL says where the running system is, e.g. http://localhost:9080')

/** The machine's own browser, if there is one; without it Playwright looks for the one that it brought itself. */
const OWN = [process.env['CHROMIUM'], '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable', '/snap/bin/chromium']
const executablePath = OWN.find((path) => path && existsSync(path))

export default defineConfig({
  testDir: '.',
  outputDir: '../target/browser/results',
  // One browser: these machines have other things to do, and the tests look at one another's patience.
  workers: 1,
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['json', { outputFile: '../target/browser/report.json' }]],
  use: {
    baseURL: url,
    browserName: 'chromium',
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    viewport: { width: 1280, height: 800 },
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      // As root, which containers often are, Chromium starts without its sandbox only.
      args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--disable-gpu', '--disable-dev-shm-usage', '--no-first-run', '--disable-background-networking', '--disable-component-update'],
    },
  },
})

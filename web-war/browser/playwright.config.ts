import { defineConfig } from '@playwright/test'
import { browserPath } from './chromium.mjs'

// Where the system is and who its admin is comes from whoever starts the tests: BrowserIT, or a person by hand.
const url = process.env['HALLPASS_URL']
if (!url) throw new Error('HALLPASS_URL says where the running system is, e.g. http://localhost:9080')

const executablePath = browserPath()

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

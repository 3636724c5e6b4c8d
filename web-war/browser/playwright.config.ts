import { defineConfig } from '@playwright/test'
import { browserPath } from './chromium.mjs'

// BrowserIT, or a person who starts the tests by hand, sets the system's address and its admin.
const url = process.env['HALLPASS_URL']
if (!url) throw new Error('HALLPASS_URL says where the running system is, e.g. http://localhost:9080')

const ALONE = /alone\.spec\.ts$/

const executablePath = browserPath()

export default defineConfig({
  testDir: '.',
  outputDir: '../target/browser/results',
  // Each test has people of its own, so any two can run at once.
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  // A second try, since others may share the machine. BrowserIT names each test that needed it: a defect to look for.
  retries: process.env['CI'] ? 1 : 0,
  timeout: 180_000,
  expect: { timeout: 15_000 },
  reporter: [
    ['list'],
    ['json', { outputFile: `../target/browser/${process.env['HALLPASS_REPORT'] ?? 'report'}.json` }],
  ],
  projects: [
    { name: 'page', testIgnore: ALONE },
    // Measures, or changes what all others stand on.
    { name: 'alone', testMatch: ALONE, dependencies: ['page'], workers: 1, fullyParallel: false },
  ],
  use: {
    baseURL: url,
    browserName: 'chromium',
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    viewport: { width: 1280, height: 800 },
    // A trace of every test costs a third of the time: ask for it where it is needed (--trace on).
    trace: 'off',
    // Gateways on a developer's machine have certificates of their own.
    ignoreHTTPSErrors: true,
    // The service worker fetches the whole page once more. Tests that are about it say so.
    serviceWorkers: 'block',
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      // As root, which containers often are, Chromium starts without its sandbox only.
      args: [
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        '--disable-gpu',
        ...(url.startsWith('https:') ? ['--ignore-certificate-errors'] : []),
        '--disable-dev-shm-usage',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
      ],
    },
  },
})

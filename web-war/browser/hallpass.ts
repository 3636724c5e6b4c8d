import {
  test as base,
  expect,
  type APIRequestContext as Requests,
  type Browser,
  type BrowserContext,
  type Locator,
  type Page,
} from '@playwright/test'
import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export { expect }

/** Somebody with an account that nobody else uses. */
export interface Person {
  email: string
  password: string
  name: string
}

export const somebody = (name = 'Ada'): Person => ({
  email: `${name.toLowerCase()}-${randomUUID()}@example.org`,
  password: `four brave words ${randomUUID().slice(0, 8)}`,
  name,
})

export const admin = (): Person => ({
  email: process.env['HALLPASS_ADMIN_EMAIL'] ?? 'admin@localhost',
  password: process.env['HALLPASS_ADMIN_PASSWORD'] ?? '',
  name: '',
})

/** An application of others, at a real address: what only is pretended, a redirect does not reach in every browser. */
interface Elsewhere {
  callback: string
  /** What came to the callback last. */
  answer(): URLSearchParams
}

interface Watched {
  /** Complaints of the page that this test brings about on purpose (a refused request is one for the console). */
  expected: RegExp[]
}

/**
 * Every page of every context is listened to: an error in the console, an exception, a violation of the
 * Content-Security-Policy fails the test.
 */
export const test = base.extend<{ watched: Watched; person: Person; elsewhere: Elsewhere }>({
  watched: [
    async ({ browser }, use) => {
      const watched: Watched = { expected: [] }
      const complaints: string[] = []
      const listen = (page: Page) => {
        page.on(
          'console',
          (message) =>
            message.type() === 'error' && complaints.push(`console: ${message.text()} (${message.location().url})`),
        )
        page.on('pageerror', (error) => complaints.push(`exception: ${error.stack ?? error.message}`))
      }
      const watch = (context: BrowserContext) => {
        context.pages().forEach(listen)
        context.on('page', listen)
        void context.addInitScript(() => {
          document.addEventListener('securitypolicyviolation', (e) =>
            console.error(`CSP: ${e.violatedDirective} ${e.blockedURI}`),
          )
        })
      }
      const make = browser.newContext.bind(browser)
      browser.newContext = async (options) => {
        const context = await make(options)
        watch(context)
        return context
      }
      await use(watched)
      browser.newContext = make
      expect(complaints.filter((text) => !watched.expected.some((known) => known.test(text)))).toEqual([])
    },
    { auto: true },
  ],
  // After `watched`, which has to be there when the context is made.
  context: async (
    { watched: _, browser, contextOptions, baseURL, locale, timezoneId, viewport, serviceWorkers, ignoreHTTPSErrors },
    use,
  ) => {
    const context = await browser.newContext({
      ...contextOptions,
      serviceWorkers,
      ignoreHTTPSErrors,
      ...(baseURL ? { baseURL } : {}),
      ...(locale ? { locale } : {}),
      ...(timezoneId ? { timezoneId } : {}),
      viewport,
    })
    await use(context)
    await context.close()
  },
  person: async ({ request }, use) => {
    await use(await register(request))
  },
  elsewhere: async ({ baseURL: _ }, use) => {
    let answer = new URLSearchParams()
    const server = createServer(async (request, response) => {
      let body = ''
      for await (const part of request) body += String(part)
      const { pathname, searchParams } = new URL(request.url!, 'http://localhost')
      if (pathname === '/callback') answer = request.method === 'POST' ? new URLSearchParams(body) : searchParams
      response.setHeader('Content-Type', 'text/html').end('<!doctype html><title>Elsewhere</title>')
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    await use({ callback: `http://127.0.0.1:${port}/callback`, answer: () => answer })
    server.closeAllConnections()
    server.close()
  },
})

export async function register(request: Requests, person: Person = somebody()): Promise<Person> {
  const answer = await request.post('/auth/users', { data: person })
  expect(answer.status(), await answer.text()).toBe(201)
  return person
}

/** A token by the API, for what a test needs to be there before it looks at the page. */
export async function tokenOf(request: Requests, person: Person): Promise<string> {
  const answer = await request.post('/auth/session', { data: { email: person.email, password: person.password } })
  expect(answer.status(), await answer.text()).toBe(200)
  return ((await answer.json()) as { access_token: string }).access_token
}

export async function call<T>(
  request: Requests,
  token: string,
  method: string,
  path: string,
  data?: unknown,
): Promise<T> {
  const answer = await request.fetch(path, {
    method,
    headers: { Authorization: `Bearer ${token}` },
    ...(data === undefined ? {} : { data }),
  })
  expect(answer.ok(), `${method} ${path}: ${answer.status()} ${await answer.text()}`).toBe(true)
  return (answer.status() === 204 ? undefined : await answer.json()) as T
}

/** As a person does it. Tests that are about something else take {@link open}. */
export async function signIn(page: Page, person: Person, path = '/'): Promise<void> {
  await page.goto(path)
  await fillIn(page, person)
  await expect(page.getByRole('button', { name: 'Sign out', exact: true })).toBeVisible()
}

/** The form of the auth service, in any language. */
export async function fillIn(page: Page, { email, password }: Pick<Person, 'email' | 'password'>): Promise<void> {
  await page.locator('#email').fill(email)
  await page.locator('#password').fill(password)
  await page.locator('#signin').click()
}

/** Opens a page with a session that is there already: its cookie, and the page's note of who was here last. */
export async function open(page: Page, person: Person, path = '/tasks'): Promise<void> {
  const answer = await page
    .context()
    .request.post('/auth/session', { data: { email: person.email, password: person.password } })
  expect(answer.status(), await answer.text()).toBe(200)
  const { user } = (await answer.json()) as { user: unknown }
  await page.context().addInitScript((note) => {
    // Only once: after a test has signed out, it must stay signed out.
    if (location.protocol === 'about:' || sessionStorage.getItem('noted')) return
    sessionStorage.setItem('noted', 'yes')
    localStorage.setItem('hallpass.signed-in', note)
  }, JSON.stringify(user))
  await page.goto(path)
  await expect(page.getByRole('button', { name: 'Sign out', exact: true })).toBeVisible()
}

/** The newest link in the mail to somebody; where no mailbox was given (HALLPASS_MAILBOX), the test is skipped. */
export async function mailedLink(request: Requests, email: string, count = 1): Promise<string> {
  const box = `${process.env['HALLPASS_MAILBOX']}?to=${encodeURIComponent(email)}`
  let mails: string[] = []
  await expect
    .poll(async () => (mails = (await (await request.get(box)).json()) as string[]).length, { timeout: 30_000 })
    .toBe(count)
  const link = /https?:\/\/\S+#token=[\w-]+/.exec(mails.at(-1)!)?.[0]
  expect(link, mails.at(-1)).toBeDefined()
  return new URL(link!).pathname + new URL(link!).hash
}

/** A second browser of its own: other cookies, other storage, other tabs. */
export async function anotherBrowser(browser: Browser, baseURL: string): Promise<Page> {
  const context = await browser.newContext({
    baseURL,
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    viewport: { width: 1280, height: 800 },
    serviceWorkers: 'block',
    ignoreHTTPSErrors: true,
  })
  return context.newPage()
}

export const quickAdd = (page: Page) => page.getByRole('textbox', { name: 'New task' })
export const row = (page: Page, title: string): Locator =>
  page.locator('[data-task]').filter({ has: page.locator('.title', { hasText: new RegExp(`^${escaped(title)}$`) }) })
export const titles = (page: Page) => page.locator('[data-task] .title').allTextContents()

export async function add(page: Page, line: string): Promise<void> {
  await quickAdd(page).fill(line)
  await quickAdd(page).press('Enter')
}

/** As {@link add}, until the service has it as well: for a test that asks the service next, or cuts the network off. */
export async function addForGood(page: Page, line: string): Promise<void> {
  const [answer] = await Promise.all([
    page.waitForResponse((r) => r.request().method() === 'POST' && r.url().endsWith('/todo/tasks')),
    add(page, line),
  ])
  expect(answer.status()).toBe(201)
}

/** Ends the session. What is on its way with its token is refused from then on, and the console says so. */
export async function signOut(page: Page, watched: Watched, name = 'Sign out'): Promise<void> {
  watched.expected.push(/status of 401/)
  await page.getByRole('button', { name, exact: true }).click()
}

/** The time to undo stands still while the pointer is on the notice: a slow machine is no reason to miss it. */
export async function holdNotice(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Undo' }).hover()
}

/** Edits the title of a task in its row. */
export async function editTitle(page: Page, title: string): Promise<void> {
  await row(page, title).locator('.title').focus()
  await page.keyboard.press('e')
}

/** Opens the details of a task, as a click on its row does. */
export async function details(page: Page, title: string): Promise<Locator> {
  await row(page, title).locator('.title').click()
  return page.getByRole('dialog', { name: 'Edit task' })
}

export async function openList(page: Page, name: string): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Lists' })
    .getByRole('link', { name: new RegExp(`^${escaped(name)}`) })
    .click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

import type { APIRequestContext } from '@playwright/test'
import { add, admin, call, expect, fillIn, open, row, test, tokenOf } from './hallpass'

const FIRST_LOAD = 120_000 // bytes of scripts and styles as they travel

test('the first load is small, kept for ever, and quick', async ({ browser, baseURL, person }) => {
  const context = await browser.newContext({ baseURL: baseURL!, serviceWorkers: 'block', locale: 'en-GB' })
  const fresh = await context.newPage()
  const client = await context.newCDPSession(fresh)
  await client.send('Network.enable')
  const sizes = new Map<string, { url: string; bytes: number; cache: string }>()
  client.on('Network.responseReceived', ({ requestId, response }) =>
    sizes.set(requestId, {
      url: response.url,
      bytes: 0,
      cache: response.headers['Cache-Control'] ?? response.headers['cache-control'] ?? '',
    }),
  )
  client.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const found = sizes.get(requestId)
    if (found) found.bytes = encodedDataLength
  })

  await fresh.goto('/')
  await expect(fresh.getByRole('heading', { level: 1 })).toBeVisible()
  await fillIn(fresh, person)
  await expect(fresh.getByRole('heading', { name: 'All tasks' })).toBeVisible()
  await fresh.waitForLoadState('load')

  const files = [...sizes.values()].filter((f) => /\.(js|css)$/.test(f.url))
  const total = files.reduce((sum, f) => sum + f.bytes, 0)
  console.log(
    `first load up to the tasks: ${total} bytes of JavaScript and CSS in ${files.length} files, budget ${FIRST_LOAD}`,
  )
  expect(files.length).toBeGreaterThan(0)
  expect(total).toBeLessThan(FIRST_LOAD)
  for (const file of files) {
    expect(file.url).toMatch(/-[\w-]{8}\.(js|css)$/)
    expect(file.cache).toContain('immutable')
  }
  expect([...sizes.values()].find((f) => new URL(f.url).pathname === '/')!.cache).toContain('no-cache')

  await add(fresh, 'Milk')
  await expect(row(fresh, 'Milk')).toBeVisible()
  await fresh.addInitScript(() => {
    const w = window as unknown as { lcp: number; long: [number, number][] }
    w.lcp = 0
    w.long = []
    new PerformanceObserver((list) => (w.lcp = list.getEntries().at(-1)!.startTime)).observe({
      type: 'largest-contentful-paint',
      buffered: true,
    })
    new PerformanceObserver((list) =>
      w.long.push(...list.getEntries().map((e) => [e.startTime, e.duration] as [number, number])),
    ).observe({ type: 'longtask', buffered: true })
  })
  await fresh.goto('/tasks', { waitUntil: 'load' })
  await expect(row(fresh, 'Milk')).toBeVisible()
  const seen = await fresh.evaluate(async () => {
    await new Promise((resolve) => setTimeout(resolve, 1500))
    const w = window as unknown as { lcp: number; long: [number, number][] }
    const paint = performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0
    // Interactive: painted, and no long task after it (as Lighthouse means it, within a bounded time).
    return {
      paint,
      lcp: w.lcp,
      interactive: Math.max(paint, ...w.long.map(([start, duration]) => start + duration)),
      blocked: w.long.reduce((sum, [, d]) => sum + Math.max(0, d - 50), 0),
    }
  })
  console.log(
    `tasks page, signed in: first paint ${Math.round(seen.paint)} ms, largest contentful paint ` +
      `${Math.round(seen.lcp)} ms, interactive ${Math.round(seen.interactive)} ms, ` +
      `blocked ${Math.round(seen.blocked)} ms`,
  )
  expect(seen.lcp).toBeGreaterThan(0)
  await context.close()
})

test('two thousand tasks, and the page stays quick', async ({ page, person, request }) => {
  test.setTimeout(360_000)
  const token = await tokenOf(request, person)
  const inbox = (await call<{ items: { id: string }[] }>(request, token, 'GET', '/todo/lists')).items[0]!
  await fill(request, token, inbox.id, 2000)
  await open(page, person, `/lists/${inbox.id}`)
  await expect(row(page, 'Task 1')).toBeVisible()

  const began = Date.now()
  const last = row(page, 'Task 2000')
  await expect(async () => {
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight))
    await expect(last).toBeVisible({ timeout: 100 })
  }).toPass({ timeout: 120_000, intervals: [50] })
  console.log(`scrolled through all pages of 2,000 tasks within ${Date.now() - began} ms`)
  const drawn = await page.locator('[data-task]').count()
  console.log(`rows in the document: ${drawn}`)
  expect(drawn).toBeLessThan(500)
  await expect(last).toHaveAttribute('aria-setsize', '2000')

  // As many frames as there are within a few seconds: a busy machine draws few.
  const frames = await page.evaluate(async () => {
    scrollTo(0, 0)
    const times: number[] = []
    const end = performance.now() + 5000
    for (let before = performance.now(); before < end && times.length < 120;) {
      scrollBy(0, 400)
      await new Promise((resolve) => {
        requestAnimationFrame(resolve)
        setTimeout(resolve, 1000)
      })
      times.push(performance.now() - before)
      before = performance.now()
    }
    return times.sort((a, b) => a - b)
  })
  const within = (part: number) => Math.round(frames[Math.floor((frames.length - 1) * part)]!)
  console.log(
    `${frames.length} frames while scrolling: median ${within(0.5)} ms, 95 % within ${within(0.95)} ms, ` +
      `longest ${within(1)} ms`,
  )
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight))
  await expect(last).toBeVisible()
  const ticked = Date.now()
  await page.getByRole('checkbox', { name: 'Complete “Task 2000”', exact: true }).check()
  await expect(last).toHaveCount(0)
  console.log(`checked off, and out of the list, within ${Date.now() - ticked} ms`)
})

test('an admin rotates the keys, withdraws one, and stays signed in @keys', async ({ page, watched }) => {
  test.skip(!admin().password, 'HALLPASS_ADMIN_PASSWORD is not set')
  watched.expected.push(/status of 401/)
  await open(page, admin(), '/admin/keys')
  const active = page.locator('.key').filter({ has: page.locator('.chip.active') })
  const before = await active.locator('code').textContent()

  await page.getByRole('button', { name: 'Rotate' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Rotate' }).click()
  // The answer comes when the new key signs: after the time that keys are published before their use.
  await expect(active.locator('code')).not.toHaveText(before!, { timeout: 30_000 })
  const retired = page.locator('.key').filter({ hasText: before! })
  await expect(retired).toContainText('retired')

  await retired.getByRole('button', { name: /^Withdraw key/ }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Withdraw' }).click()
  await expect(retired).toHaveCount(0)
  await page.getByRole('link', { name: 'Overview' }).click()
  await expect(page.getByRole('heading', { name: 'Sign-ins in the last 7 days' })).toBeVisible({ timeout: 30_000 })
})

/** By the batch, a hundred at a time. */
async function fill(request: APIRequestContext, token: string, list: string, count: number) {
  for (let from = 1; from <= count; from += 100) {
    const operations = Array.from({ length: Math.min(100, count - from + 1) }, (_, i) => ({
      op: 'create',
      task: { title: `Task ${from + i}`, list_id: list },
    }))
    await call(request, token, 'POST', '/todo/tasks/batch', { operations })
  }
}

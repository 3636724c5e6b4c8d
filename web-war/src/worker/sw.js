/**
 * Opens the page without network. The cache holds only files of the page, never an answer of a service: the page itself
 * stores the tasks, for the user they belong to.
 */
const CACHE = 'hallpass-' + '@version'
const FILES = ['@files']
/** The first parts of the page's own addresses: the rest is the server's. A test compares them with the router. */
const PAGES = [
    '',
    'tasks',
    'lists',
    'account',
    'admin',
    'sign-in',
    'sign-up',
    'signed-in',
    'signed-out',
    'forgot',
    'reset',
    'verify',
]
/** `Vary` is for caches on the way; our files are the same for everybody. */
const ANY = { ignoreVary: true }
/** After this time the stored page is shown, and the user doesn't look at an empty window any longer. */
const PATIENCE_MS = 3000

self.addEventListener('install', (event) => event.waitUntil(install()))
self.addEventListener('activate', (event) => event.waitUntil(activate()))

self.addEventListener('fetch', (event) => {
    const { request } = event
    const url = new URL(request.url)
    if (request.method !== 'GET' || url.origin !== self.location.origin) return
    if (request.mode === 'navigate') {
        if (PAGES.includes(url.pathname.split('/')[1])) event.respondWith(freshFirst(request, '/'))
    } else if (url.pathname.startsWith('/assets/')) event.respondWith(storedFirst(request))
    else if (FILES.includes(url.pathname)) event.respondWith(freshFirst(request, url.pathname))
})

async function install() {
    const cache = await caches.open(CACHE)
    await cache.addAll(FILES.map(requestFor))
    await self.skipWaiting()
}

function requestFor(file) {
    return new Request(file, {
        // 'reload' passes the browser's own cache by: an old page must not come with new files.
        cache: file.startsWith('/assets/') ? 'default' : 'reload',
        headers: file === '/' ? { Accept: 'text/html' } : {},
    })
}

async function activate() {
    const names = await caches.keys()
    const old = names.filter((name) => name.startsWith('hallpass-') && name !== CACHE)
    await Promise.all(old.map((name) => caches.delete(name)))
    await self.clients.claim()
}

async function storedFirst(request) {
    const stored = await caches.match(request, ANY)
    if (stored) return stored
    const response = await fetch(request)
    if (response.ok) {
        const cache = await caches.open(CACHE)
        await cache.put(request, response.clone())
    }
    return response
}

async function freshFirst(request, file) {
    const cache = await caches.open(CACHE)
    const stored = await cache.match(file, ANY)
    const fresh = fetch(request)
    if (!stored) return fresh
    const late = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS, stored))
    // If the server is away, a gateway answers 502 or 503: the stored page is better than its error.
    const answer = fresh.then((response) => (response.status >= 500 ? stored : response)).catch(() => stored)
    return Promise.race([answer, late])
}

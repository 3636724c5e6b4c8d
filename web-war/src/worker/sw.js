/**
 * Opens the page without network. Only files of the page are kept here, never an answer of a service: tasks are kept by
 * the page itself, for the user they belong to.
 */
const CACHE = 'hallpass-' + '@version'
const FILES = ['@files']
/** The files are the same whoever asks: `Vary` is for caches on the way. */
const ANY = { ignoreVary: true }
/** Longer than that nobody looks at an empty window when the page is here already. */
const PATIENCE_MS = 3000

self.addEventListener('install', (event) => {
    event.waitUntil(
        caches
            .open(CACHE)
            // 'reload': not what the browser's cache has, or an older page would come with newer files.
            .then((cache) =>
                cache.addAll(
                    FILES.map(
                        (file) =>
                            new Request(file, {
                                cache: file.startsWith('/assets/') ? 'default' : 'reload',
                                headers: file === '/' ? { Accept: 'text/html' } : {},
                            }),
                    ),
                ),
            )
            .then(() => self.skipWaiting()),
    )
})

self.addEventListener('activate', (event) => {
    event.waitUntil(
        caches
            .keys()
            .then((names) =>
                Promise.all(
                    names
                        .filter((name) => name.startsWith('hallpass-') && name !== CACHE)
                        .map((name) => caches.delete(name)),
                ),
            )
            .then(() => self.clients.claim()),
    )
})

self.addEventListener('fetch', (event) => {
    const { request } = event
    const url = new URL(request.url)
    if (request.method !== 'GET' || url.origin !== self.location.origin) return
    if (request.mode === 'navigate') {
        // Other pages of the server (the description of the services) are not ours.
        if (!/^\/(auth|todo|openapi|health|metrics|catalog|orders|courses)(\/|$)/.test(url.pathname))
            event.respondWith(freshFirst(request, '/'))
    } else if (url.pathname.startsWith('/assets/')) event.respondWith(keptFirst(request))
    else if (FILES.includes(url.pathname)) event.respondWith(freshFirst(request, url.pathname))
})

async function keptFirst(request) {
    const kept = await caches.match(request, ANY)
    if (kept) return kept
    const response = await fetch(request)
    if (response.ok) {
        const cache = await caches.open(CACHE)
        await cache.put(request, response.clone())
    }
    return response
}

async function freshFirst(request, file) {
    const cache = await caches.open(CACHE)
    const kept = await cache.match(file, ANY)
    const fresh = fetch(request)
    if (!kept) return fresh
    const late = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS, kept))
    // A server that is away (a gateway's 502, 503) is no reason to show its error in place of the page.
    return Promise.race([fresh.then((response) => (response.status >= 500 ? kept : response)).catch(() => kept), late])
}

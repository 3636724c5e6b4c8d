import { createPinia } from 'pinia'
import { createApp } from 'vue'
import { API } from './api/api'
import { accountApi } from './api/auth'
import { loadAddresses } from './api/config'
import { protectedHttp } from './api/http'
import { todoApi } from './api/todo'
import App from './app/App.vue'
import { useNotices } from './ui/notices'
import { router } from './app/router'
import { wearStored } from './ui/theme'
import { i18n, preferredLanguage, speak } from './i18n/i18n'
import { isSigningIn } from './session/request'
import { useSession } from './session/session'
import { useSync } from './sync/sync'
import { useLists } from './tasks/lists'
import { useTasks } from './tasks/tasks'
import './styles/tokens.css'
import './styles/base.css'
import './styles/controls.css'

wearStored()

const app = createApp(App)
app.use(createPinia())
app.use(i18n)

const [addresses] = await Promise.all([
  // Without an answer the page still comes up, with the addresses of the one-server topology, and says what fails.
  loadAddresses().catch(() => ({ auth: '/auth', todo: '/todo' })),
  speak(preferredLanguage()).catch(() => {}),
])

const session = useSession()
const http = protectedHttp(session.setUp(addresses.auth))
app.provide(API, { account: accountApi(addresses.auth, http), todo: todoApi(addresses.todo, http), addresses, http })
if (!isSigningIn()) await session.restore()

const sync = useSync()
useLists() // they listen to the sync from its start
useTasks()
if (session.user) await sync.start(session.user.id)

const notices = useNotices()
session.beforeSignOut(async () => {
  await notices.settle()
  await sync.letGo()
})
// A delete that waits for its undo must not wait for the next visit. Phones send `pagehide`, but often no `unload`.
window.addEventListener('pagehide', () => sync.hurry())
window.addEventListener('online', () => sync.wake())
window.addEventListener('offline', () => (sync.reachable = false))
document.addEventListener('visibilitychange', () => document.hidden || sync.wake())

app.use(router)
app.mount('#app')

// After everything that is shown: the worker fetches what the page needs without network.
if (import.meta.env.PROD && 'serviceWorker' in navigator) {
  window.addEventListener('load', () => void navigator.serviceWorker.register('/sw.js').catch(() => {}))
  if (document.readyState === 'complete') void navigator.serviceWorker.register('/sw.js').catch(() => {})
}

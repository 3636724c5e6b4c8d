import { createPinia } from 'pinia'
import { createApp } from 'vue'
import { API } from './api/api'
import { accountApi } from './api/auth'
import { loadAddresses } from './api/config'
import { protectedHttp } from './api/http'
import { todoApi } from './api/todo'
import App from './app/App.vue'
import { useNotices } from './app/notices'
import { router } from './app/router'
import { wearStored } from './app/theme'
import { i18n, preferredLanguage, speak } from './i18n/i18n'
import { useSession } from './session/session'
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
app.provide(API, { account: accountApi(addresses.auth, http), todo: todoApi(addresses.todo, http) })
await session.restore()

const notices = useNotices()
session.beforeSignOut(() => notices.settle())
// A delete that waits for its undo must not be lost with the tab. `pagehide` also comes where `unload` doesn't (phones).
window.addEventListener('pagehide', () => void notices.settle(true))

app.use(router)
app.mount('#app')

import { createRouter, createWebHistory, type RouteLocationNormalized } from 'vue-router'
import { useSession } from '../session/session'
import SignInPage from '../session/SignInPage.vue'
import TasksPage from '../tasks/TasksPage.vue'
import NotFoundPage from './NotFoundPage.vue'

declare module 'vue-router' {
  interface RouteMeta {
    /** May be seen without a session. */
    open?: boolean
  }
}

export const router = createRouter({
  history: createWebHistory(),
  routes: [
    { path: '/', redirect: '/tasks' },
    { path: '/tasks', name: 'tasks', component: TasksPage },
    { path: '/lists/:list', name: 'list', component: TasksPage },
    { path: '/account', name: 'account', component: () => import('../account/AccountPage.vue') },
    { path: '/sign-in', name: 'sign-in', component: SignInPage, meta: { open: true } },
    { path: '/sign-up', name: 'sign-up', component: () => import('../session/SignUpPage.vue'), meta: { open: true } },
    { path: '/:rest(.*)*', name: 'not-found', component: NotFoundPage, meta: { open: true } },
  ],
})

router.beforeEach((to) => {
  const session = useSession()
  if (session.state === 'anonymous' && !to.meta.open) {
    return { name: 'sign-in', query: to.fullPath === '/tasks' ? {} : { next: to.fullPath } }
  }
  if (session.state === 'signed-in' && (to.name === 'sign-in' || to.name === 'sign-up')) return nextOf(to)
  return true
})

/** Where to go after signing in: a path of this page only, or a link to us could lead people elsewhere. */
export function nextOf(route: RouteLocationNormalized): string {
  const next = route.query['next']
  return typeof next === 'string' && /^\/[^/\\]/.test(next) ? next : '/tasks'
}

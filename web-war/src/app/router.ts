import { createRouter, createWebHistory } from 'vue-router'
import { useSession } from '../session/session'
import AwayPage from '../session/AwayPage.vue'
import { nextOf } from '../session/next'
import SignedInPage from '../session/SignedInPage.vue'
import SignedOutPage from '../session/SignedOutPage.vue'
import TasksPage from '../tasks/TasksPage.vue'
import { mayDiscard } from '../ui/unsaved'
import NotFoundPage from './NotFoundPage.vue'

declare module 'vue-router' {
  interface RouteMeta {
    /** May be seen without a session. */
    open?: boolean
    /** The way in: who is signed in is led on from here. */
    entrance?: boolean
    /** Only for users with this role; the services decide by themselves, this is a courtesy. */
    role?: string
    /** The message that names the view, if it does not name itself. */
    title?: string
  }
}

export const router = createRouter({
  history: createWebHistory(),
  routes: [
    { path: '/', redirect: '/tasks' },
    { path: '/tasks', name: 'tasks', component: TasksPage },
    { path: '/lists/:list', name: 'list', component: TasksPage },
    {
      path: '/account',
      name: 'account',
      component: () => import('../account/AccountPage.vue'),
      meta: { title: 'app.account' },
    },
    {
      path: '/admin',
      component: () => import('../admin/AdminPage.vue'),
      meta: { role: 'admin' },
      children: [
        {
          path: '',
          name: 'admin',
          component: () => import('../admin/NumbersPage.vue'),
          meta: { title: 'admin.numbers' },
        },
        {
          path: 'users',
          name: 'admin-users',
          component: () => import('../admin/UsersPage.vue'),
          meta: { title: 'admin.users' },
        },
        {
          path: 'clients',
          name: 'admin-clients',
          component: () => import('../admin/ClientsPage.vue'),
          meta: { title: 'admin.clients' },
        },
        {
          path: 'keys',
          name: 'admin-keys',
          component: () => import('../admin/KeysPage.vue'),
          meta: { title: 'admin.keys' },
        },
        {
          path: 'sign-outs',
          name: 'admin-notices',
          component: () => import('../admin/NoticesPage.vue'),
          meta: { title: 'admin.notices' },
        },
        {
          path: 'audit',
          name: 'admin-audit',
          component: () => import('../admin/AuditPage.vue'),
          meta: { title: 'admin.audit' },
        },
      ],
    },
    {
      path: '/sign-in',
      name: 'sign-in',
      component: AwayPage,
      props: { page: 'authorize' },
      meta: { open: true, entrance: true, title: 'session.signIn' },
    },
    {
      path: '/sign-in/again',
      component: AwayPage,
      props: { page: 'authorize', again: true },
      meta: { open: true, title: 'session.signIn' },
    },
    {
      path: '/sign-up',
      component: AwayPage,
      props: { page: 'authorize', prompt: 'create' },
      meta: { open: true, entrance: true, title: 'session.signUp' },
    },
    {
      path: '/signed-in',
      name: 'signed-in',
      component: SignedInPage,
      meta: { open: true, title: 'session.signIn' },
    },
    {
      path: '/signed-out',
      name: 'signed-out',
      component: SignedOutPage,
      meta: { open: true, entrance: true, title: 'session.signedOut' },
    },
    {
      path: '/forgot',
      name: 'forgot',
      component: AwayPage,
      props: { page: 'forgot' },
      meta: { open: true, title: 'mail.forgot' },
    },
    // Links in mail lead to these two (HALLPASS_WEB_URL).
    { path: '/reset', component: AwayPage, props: { page: 'reset' }, meta: { open: true, title: 'app.loading' } },
    { path: '/verify', component: AwayPage, props: { page: 'verify' }, meta: { open: true, title: 'app.loading' } },
    { path: '/:rest(.*)*', name: 'not-found', component: NotFoundPage, meta: { open: true, title: 'app.notFound' } },
  ],
})

router.beforeEach(async (to, from) => {
  const session = useSession()
  // Of another user, or of one who has signed out, nothing is kept.
  if (to.path !== from.path && session.state === 'signed-in' && !(await mayDiscard())) return false
  if (session.state === 'anonymous' && !to.meta.open) {
    return { name: 'sign-in', query: to.fullPath === '/tasks' ? {} : { next: to.fullPath } }
  }
  if (session.state === 'signed-in' && to.meta.entrance) return nextOf(to)
  if (to.meta.role && session.user && !session.user.roles.includes(to.meta.role))
    return { name: 'not-found', params: { rest: to.path.slice(1).split('/') } }
  return true
})

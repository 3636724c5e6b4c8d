import type { RouteLocationNormalized } from 'vue-router'

/** The path to open after signing in. Only paths of this page: a link to us must not lead to another site. */
export function nextOf(route: RouteLocationNormalized): string {
  const next = route.query['next']
  return typeof next === 'string' && /^\/[^/\\]/.test(next) ? next : '/tasks'
}

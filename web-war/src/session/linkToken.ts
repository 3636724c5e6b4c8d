import { nextTick, ref, watch, type Ref } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { ApiError } from '../api/problem'

/**
 * The token of a mailed link, which stands behind the `#` and so was sent to no server. It leaves the address at once:
 * whoever looks at the history of the browser later must not find it.
 *
 * @param check asks the service about a token without using it up
 * @return `dead` if there is no token, or the service refuses it: known before anybody types a password
 */
export function useLinkToken(check: (token: string) => Promise<unknown>): { token: Ref<string>; dead: Ref<boolean> } {
  const route = useRoute()
  const router = useRouter()
  const token = ref('')
  const dead = ref(true)
  // Watched, not only read: a second link opened in the same tab changes nothing but the part behind the #.
  watch(
    () => route.hash,
    (hash) => {
      const found = new URLSearchParams(hash.slice(1)).get('token')
      if (found === null) return
      token.value = found
      dead.value = found === ''
      void router.replace({ path: route.path })
      if (found) check(found).catch((failure) => (dead.value ||= found === token.value && isDead(failure)))
    },
    { immediate: true },
  )
  watch(dead, async () => {
    await nextTick()
    document.querySelector<HTMLElement>('h1')?.focus() // another page now, without the field that had the focus
  })
  return { token, dead }
}

/** Whether the service refused the link itself. A service that sends no mail knows no links at all (404). */
export function isDead(failure: unknown): boolean {
  if (!(failure instanceof ApiError)) return false
  return failure.status === 404 || failure.violations.some((violation) => violation.field === 'token')
}

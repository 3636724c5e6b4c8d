import { ref, watch, type Ref } from 'vue'
import { useRoute, useRouter } from 'vue-router'

/**
 * The token of a mailed link, which stands behind the `#` and so was sent to no server. It leaves the address at once:
 * whoever looks at the history of the browser later must not find it.
 */
export function useLinkToken(): Ref<string> {
  const route = useRoute()
  const router = useRouter()
  const token = ref('')
  // Watched, not only read: a second link opened in the same tab changes nothing but the part behind the #.
  watch(
    () => route.hash,
    (hash) => {
      const found = new URLSearchParams(hash.slice(1)).get('token')
      if (found === null) return
      token.value = found
      void router.replace({ path: route.path })
    },
    { immediate: true },
  )
  return token
}

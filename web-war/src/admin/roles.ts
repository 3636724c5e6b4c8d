import { onMounted, ref } from 'vue'
import { useAdmin } from './admin'

/** The roles that exist, to be offered. Those of Hallpass itself are there also if the service can't be asked. */
export function useRoles() {
  const api = useAdmin()
  const known = ref(['admin', 'user'])
  const learn = (names: readonly string[]) => (known.value = [...new Set([...known.value, ...names])].sort())
  onMounted(async () => learn(await api.roles().catch(() => [])))
  return { known, learn }
}

import { onMounted, ref, type Ref } from 'vue'
import { useApi } from '../api/api'
import { offers, type Offers } from '../api/offers'

/** What the auth service offers; null until that is known, so that nothing is shown that goes again. */
export function useOffers(): Ref<Offers | null> {
  const { addresses } = useApi()
  const known = ref<Offers | null>(null)
  onMounted(async () => (known.value = await offers(addresses.auth)))
  return known
}

import { adminApi } from '../api/admin'
import { useApi } from '../api/api'
import { regional } from '../i18n/i18n'

export function useAdmin() {
  const { addresses, http } = useApi()
  return adminApi(addresses.auth, http)
}

export const when = (at: string | null | undefined, locale: string) =>
  at ? new Intl.DateTimeFormat(regional(locale), { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(at)) : ''

import { useI18n } from 'vue-i18n'
import { describe } from '../api/describe'
import { ApiError } from '../api/problem'
import { useNotices } from '../ui/notices'
import type { Outcome } from '../sync/outbox'

/** Waits for a change that the page shows already. If the service refuses it, the user is told why. */
export function useRefusalReport() {
  const { t } = useI18n()
  const notices = useNotices()

  return async function report(work: Promise<Outcome>, title: string): Promise<Outcome> {
    const outcome = await work
    if (outcome instanceof ApiError) notices.failed(t('tasks.changeFailed', { title, reason: describe(outcome, t) }))
    return outcome
  }
}

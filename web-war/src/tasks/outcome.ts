import { useI18n } from 'vue-i18n'
import { describe } from '../api/describe'
import { ApiError } from '../api/problem'
import { useNotices } from '../app/notices'
import type { Outcome } from '../sync/outbox'

/** Says what became of a change that was shown at once: nothing where it went well, the reason where it is taken back. */
export function useOutcome() {
  const { t } = useI18n()
  const notices = useNotices()

  return async function report(work: Promise<Outcome>, title: string): Promise<Outcome> {
    const outcome = await work
    if (outcome instanceof ApiError) notices.failed(t('tasks.changeFailed', { title, reason: describe(outcome, t) }))
    return outcome
  }
}

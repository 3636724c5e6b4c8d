import { useI18n } from 'vue-i18n'
import { regional } from '../i18n/i18n'
import { dueText } from './due'
import { ruleWords } from './recurrence'

/** When a task is due and how it repeats, in the reader's words. */
export function useTaskWords() {
  const { t, locale } = useI18n()

  function dueWords(due: string): string {
    const said = dueText(due, new Date(), regional(locale.value))
    const day = said.kind === 'date' ? said.date : t(`tasks.${said.kind}`)
    return said.time ? t('tasks.at', { day, time: said.time }) : day
  }

  function ruleText(rule: string): string {
    const said = ruleWords(rule, locale.value)
    return said ? t(said.key, { count: said.count, days: said.days }, said.count) : rule
  }

  return { dueWords, ruleText }
}

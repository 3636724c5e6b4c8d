import { computed, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import type { TaskList } from '../api/todo'
import { useLists } from './lists'
import { useSelection } from './selection'

/** What is shown, in words: the heading of the view, and the title of the tab, which says the filters too. */
export function useViewTitle(list: Ref<TaskList | null>) {
  const { t } = useI18n()
  const lists = useLists()
  const { selection, due } = useSelection()

  const heading = computed(() => {
    if (list.value) return list.value.id === lists.inbox?.id ? t('lists.inbox') : list.value.name
    if (due.value) return t(`tasks.due.${due.value}`)
    return selection.value.tag ? `#${selection.value.tag}` : t('lists.all')
  })
  const title = computed(() => {
    const { q, tag, status } = selection.value
    const also = [
      heading.value,
      ...(tag && heading.value !== `#${tag}` ? [`#${tag}`] : []),
      ...(status === 'done' ? [t('tasks.filter.done')] : []),
    ].join(' · ')
    return q ? `${q} · ${also}` : also
  })

  return { heading, title }
}

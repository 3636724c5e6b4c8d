import { onBeforeUnmount, shallowRef } from 'vue'

/** Each form that is open says whether it holds text that would be lost. */
const forms = new Set<() => boolean>()
/** The question that is open, for {@link DiscardDialog}: it is answered with whether the text may go. */
export const question = shallowRef<((discard: boolean) => void) | null>(null)

/** As long as the component is there, its text is not left without a question: not by a route, a reload or Escape. */
export function useUnsaved(has: () => boolean): void {
  forms.add(has)
  onBeforeUnmount(() => forms.delete(has))
}

export const isUnsaved = () => [...forms].some((has) => has())

/** True at once if there is nothing to lose, else what the user answers. */
export function mayDiscard(has: () => boolean = isUnsaved): Promise<boolean> {
  if (!has()) return Promise.resolve(true)
  question.value?.(false)
  return new Promise((resolve) => {
    question.value = (discard) => {
      question.value = null
      resolve(discard)
    }
  })
}

/** Closing the tab or loading the page again: the browser asks in its own words. */
export function guardUnload(): void {
  window.addEventListener('beforeunload', (event) => isUnsaved() && event.preventDefault())
}

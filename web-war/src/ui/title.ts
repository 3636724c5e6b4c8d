import { onBeforeUnmount, shallowRef } from 'vue'

/** What the view that is open calls itself; a view that does not is called by its route. */
export const viewTitle = shallowRef<(() => string) | null>(null)

/** The title of the tab names the view (WCAG 2.4.2). */
export function useTitle(title: () => string): void {
  viewTitle.value = title
  onBeforeUnmount(() => viewTitle.value === title && (viewTitle.value = null))
}

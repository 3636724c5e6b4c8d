import { onBeforeUnmount, onMounted, ref } from 'vue'

const CHOICE = 'hallpass.shortcuts'

/** Single keys can be switched off: who speaks to the computer would press them by accident (WCAG 2.1.4). */
export const singleKeys = ref(localStorage.getItem(CHOICE) !== 'off')

export function chooseSingleKeys(on: boolean): void {
  singleKeys.value = on
  if (on) localStorage.removeItem(CHOICE)
  else localStorage.setItem(CHOICE, 'off')
}

/** Keys that do something as long as the component is there, and nobody types or answers a dialog. */
export function useShortcuts(actions: Record<string, (event: KeyboardEvent) => unknown>): void {
  function press(event: KeyboardEvent) {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
    const target = event.target as HTMLElement
    const typing = target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)
    const ticking = target instanceof HTMLInputElement && (target.type === 'checkbox' || target.type === 'radio')
    if ((typing && !ticking) || document.querySelector('dialog[open]') || target.closest('[role=menu]')) return
    const action = Object.hasOwn(actions, event.key) ? actions[event.key] : undefined
    if (!action || !singleKeys.value) return
    if (action(event) !== false) event.preventDefault()
  }
  onMounted(() => document.addEventListener('keydown', press))
  onBeforeUnmount(() => document.removeEventListener('keydown', press))
}

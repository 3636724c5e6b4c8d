import { ref } from 'vue'

export const THEMES = ['auto', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

const CHOICE = 'hallpass.theme'
export const theme = ref<Theme>('auto')

/** `auto` follows the system by CSS alone; a choice is an attribute that the style sheet knows. */
export function wear(choice: Theme): void {
  theme.value = choice
  if (choice === 'auto') {
    delete document.documentElement.dataset['theme']
    localStorage.removeItem(CHOICE)
  } else {
    document.documentElement.dataset['theme'] = choice
    localStorage.setItem(CHOICE, choice)
  }
}

export function wearStored(): void {
  const stored = localStorage.getItem(CHOICE)
  wear(THEMES.find((t) => t === stored) ?? 'auto')
}

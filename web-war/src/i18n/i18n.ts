import { createI18n } from 'vue-i18n'
import en from './en.json'

export const LANGUAGES = { en: 'English', de: 'Deutsch' } as const
export type Language = keyof typeof LANGUAGES

const CHOICE = 'hallpass.language'

/** One flat list of messages: a key is the whole path, so that a search for it in the code finds it. */
export const i18n = createI18n({
  legacy: false,
  locale: 'en',
  fallbackLocale: 'en',
  flatJson: false,
  messages: { en },
  messageResolver: (messages, key) => (messages as Record<string, string>)[key] ?? null,
  missingWarn: import.meta.env.DEV,
  fallbackWarn: import.meta.env.DEV,
})

/** The stored choice, else the first language of the browser that we speak, else English. */
export function preferredLanguage(): Language {
  const stored = localStorage.getItem(CHOICE)
  const wished = [...(stored ? [stored] : []), ...navigator.languages].map((tag) => tag.slice(0, 2).toLowerCase())
  return wished.find(isLanguage) ?? 'en'
}

export async function speak(language: Language, remember = false): Promise<void> {
  if (remember) localStorage.setItem(CHOICE, language) // first: the page may be left in the next moment
  // English is in the first load as the fallback; another language is fetched only by those who read it.
  if (language === 'de') i18n.global.setLocaleMessage('de' as 'en', (await import('./de.json')).default)
  i18n.global.locale.value = language as 'en'
  document.documentElement.lang = language
}

export function isLanguage(tag: string): tag is Language {
  return Object.hasOwn(LANGUAGES, tag)
}

/** For dates and numbers: the language of the page in the manner of the reader's country (1 Dec. or Dec 1). */
export function regional(language: string): string {
  return navigator.languages.find((tag) => tag.toLowerCase().startsWith(language)) ?? language
}

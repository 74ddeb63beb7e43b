// Where words come from. Our processes know every language; a page knows the one it is shown in, so
// that `say` answers at once in both.
import { createInstance } from 'i18next'
import { dictionaries } from '#dictionaries'
import type { Language } from './languages.ts'

export const words = createInstance({
  initAsync: false,
  resources: Object.fromEntries(
    Object.entries(dictionaries).map(([language, translation]) => [language, { translation }]),
  ),
  fallbackLng: 'en',
  // Where a text ends up (React, Liquid, textContent) is where it is escaped.
  interpolation: { escapeValue: false },
  returnNull: false,
})
void words.init()

/** Adds the words of one language: those of the domain, or those of a page under its name. */
export function addWords(language: Language, dictionary: object, page = 'translation'): void {
  words.addResourceBundle(language, page, dictionary, true, true)
}

/** @param key a key of the language files; `count` among the values selects the plural form. */
export function say(
  locale: string,
  key: string,
  values: Record<string, string | number> = {},
): string {
  return words.t(key, { lng: locale, ...values })
}

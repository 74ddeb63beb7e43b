// Where words come from: one dictionary per language, all loaded, so that `say` answers at once on
// the server and in the browser alike. A language without a file of its own falls back to English.
import { createInstance } from 'i18next'
import en from './locales/en.json' with { type: 'json' }

export const words = createInstance({
  initAsync: false,
  resources: { en: { translation: en } },
  fallbackLng: 'en',
  // Where a text ends up (React, Liquid, textContent) is where it is escaped.
  interpolation: { escapeValue: false },
  returnNull: false,
})
void words.init()

/** @param key a key of the language files; `count` among the values selects the plural form. */
export function say(
  locale: string,
  key: string,
  values: Record<string, string | number> = {},
): string {
  return words.t(key, { lng: locale, ...values })
}

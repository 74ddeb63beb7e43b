// The languages that Perennial speaks: the one list, which pages, storefront and tests go by. A
// language joins it once every one of its files is complete.
export const languages = ['en', 'he', 'ja', 'cs'] as const

export type Language = (typeof languages)[number]

export const isLanguage = (tag: string): tag is Language =>
  (languages as readonly string[]).includes(tag)

/** The language of a locale such as "he-IL"; English where it is none of ours. */
export function languageOf(locale: string): Language {
  const language = readLocale(locale)?.language ?? ''
  return isLanguage(language) ? language : 'en'
}

/** The first locale asked for whose language we speak, with its region; else English. */
export function chooseLocale(asked: (string | null | undefined)[]): string {
  for (const tag of asked) {
    const locale = tag ? readLocale(tag) : null
    if (locale && isLanguage(locale.language)) return locale.baseName
  }
  return 'en'
}

/** Which way a page of this language is read. */
export function directionOf(locale: string): 'ltr' | 'rtl' {
  return ['he', 'ar', 'fa', 'ur'].includes(readLocale(locale)?.language ?? '') ? 'rtl' : 'ltr'
}

function readLocale(tag: string): Intl.Locale | null {
  try {
    return new Intl.Locale(tag.trim())
  } catch {
    return null
  }
}

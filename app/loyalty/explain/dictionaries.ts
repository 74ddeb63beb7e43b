// The words of every language, for processes of ours. A browser loads those of its own language
// instead: package.json's `imports` give it dictionaries.browser.ts.
import type { Language } from './languages.ts'
import cs from './locales/cs/index.ts'
import en from './locales/en/index.ts'
import he from './locales/he/index.ts'
import ja from './locales/ja/index.ts'

export type Dictionary = typeof en

// Other languages have other plural forms, so the compiler asks for every language, and a test for
// every key.
export const dictionaries: Record<Language, object> = { en, he, ja, cs }

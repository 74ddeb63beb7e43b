// The words of every language, for processes of ours. A browser loads those of its own language
// instead: package.json's `imports` give it dictionaries.browser.ts.
import type { Language } from './languages.ts'
import en from './locales/en/index.ts'

export type Dictionary = typeof en

export const dictionaries: Partial<Record<Language, Dictionary>> = { en }

// The words of every page in every language, for processes of ours; a browser loads its own
// language's instead (package.json's `imports`).
import type { Language } from '../loyalty/explain/languages.ts'
import cs from './locales/cs/index.ts'
import en from './locales/en/index.ts'
import he from './locales/he/index.ts'
import ja from './locales/ja/index.ts'

export type PageWords = typeof en

export const pageWords: Record<Language, object> = { en, he, ja, cs }

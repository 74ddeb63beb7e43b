// What a page knows beforehand: nothing. The page's own language is added before it starts.
import type { Language } from '../loyalty/explain/languages.ts'
import type { PageWords } from './page-words.ts'

export const pageWords: Partial<Record<Language, PageWords>> = {}

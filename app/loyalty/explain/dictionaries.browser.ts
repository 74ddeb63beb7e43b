// What a page knows beforehand: nothing. The page's own language is added before it starts.
import type { Dictionary } from './dictionaries.ts'
import type { Language } from './languages.ts'

export const dictionaries: Partial<Record<Language, Dictionary>> = {}

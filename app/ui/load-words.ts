// What a browser loads before it takes a page over: the words of the page's language, and of no
// other.
import { type Language, languageOf } from '../loyalty/explain/languages.ts'
import { addWords } from '../loyalty/explain/words.ts'
import { addPageWords } from './words.tsx'

const domainWords = {
  en: () => import('../loyalty/explain/locales/en/index.ts'),
  he: () => import('../loyalty/explain/locales/he/index.ts'),
  ja: () => import('../loyalty/explain/locales/ja/index.ts'),
  cs: () => import('../loyalty/explain/locales/cs/index.ts'),
} satisfies Record<Language, unknown>

const pageWords = {
  en: () => import('./locales/en/index.ts'),
  he: () => import('./locales/he/index.ts'),
  ja: () => import('./locales/ja/index.ts'),
  cs: () => import('./locales/cs/index.ts'),
} satisfies Record<Language, unknown>

/** @param locale what the document says its language is. */
export async function loadWords(locale: string): Promise<void> {
  const language = languageOf(locale)
  const [domain, pages] = await Promise.all([domainWords[language](), pageWords[language]()])
  addWords(language, domain.default)
  addPageWords(language, pages.default)
}

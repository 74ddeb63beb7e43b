// The words of admin pages: `const t = useT('members')`, then `t('list.empty')`. Keys are checked
// by the compiler against the English files; `count` among the values selects the plural form, and
// `{{count, number}}` writes it as the language does.
import type { MetaFunction } from '@remix-run/node'
import { createContext, type ReactNode, useContext, useMemo } from 'react'
import { pageWords } from '#page-words'
import { type Language, languageOf } from '../loyalty/explain/languages.ts'
import { addWords, words } from '../loyalty/explain/words.ts'
import type { PageWords } from './page-words.ts'

export type PageName = Exclude<keyof PageWords, 'polaris'>

type PluralForm = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other'
type WithoutPlural<Name extends string> = Name extends `${infer Stem}_${PluralForm}` ? Stem : Name
type KeysIn<Node> = {
  [Name in keyof Node & string]: Node[Name] extends string
    ? WithoutPlural<Name>
    : `${Name}.${KeysIn<Node[Name]>}`
}[keyof Node & string]

export type PageKey<Page extends PageName> = KeysIn<PageWords[Page]>
export type Translate<Page extends PageName> = (
  key: PageKey<Page>,
  values?: Record<string, string | number>,
) => string

for (const [language, pages] of Object.entries(pageWords)) addPageWords(language as Language, pages)

/** @param pages the dictionary of one language, one entry a page. */
export function addPageWords(language: Language, pages: object): void {
  for (const [page, dictionary] of Object.entries(pages)) addWords(language, dictionary, page)
}

/** The words of one page, for loaders, actions and whatever is no component. */
export function translate<Page extends PageName>(locale: string, page: Page): Translate<Page> {
  return (key, values) => words.t(key as string, { lng: locale, ns: page, ...values })
}

const LocaleContext = createContext('en')

export function LocaleProvider({ locale, children }: { locale: string; children: ReactNode }) {
  return <LocaleContext.Provider value={locale}>{children}</LocaleContext.Provider>
}

export const useLocale = () => useContext(LocaleContext)

/** The words of one page in the reader's language. */
export function useT<Page extends PageName>(page: Page): Translate<Page> {
  const locale = useLocale()
  return useMemo(() => translate(locale, page), [locale, page])
}

/** Polaris' own words, such as "Dismiss notification". */
export function polarisWords(locale: string): PageWords['polaris'] {
  return words.getResourceBundle(languageOf(locale), 'polaris')
}

/** A route's `meta`: its title in the language of the layout around it. */
export function pageTitle(key: PageKey<'titles'>): MetaFunction {
  return ({ matches }) => {
    const layout = matches.find(({ id }) => id === 'routes/app')
    const data = layout?.data as { speech?: { locale: string } } | undefined
    return [{ title: translate(data?.speech?.locale ?? 'en', 'titles')(key) }]
  }
}

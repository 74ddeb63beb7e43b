// What the storefront says by itself, in each language, where a merchant says nothing else.
import czech from '../../../extensions/rewards-widget/locales/cs.json' with { type: 'json' }
import english from '../../../extensions/rewards-widget/locales/en.default.json' with {
  type: 'json',
}
import hebrew from '../../../extensions/rewards-widget/locales/he.json' with { type: 'json' }
import japanese from '../../../extensions/rewards-widget/locales/ja.json' with { type: 'json' }
import type { Language } from '../explain/languages.ts'
import { type Leaves, parts } from './parts/catalogue.ts'
import { formsOf, type TextField } from './texts.ts'

const files: Record<Language, Leaves> = {
  en: english,
  he: hebrew,
  ja: japanese,
  cs: czech,
}

/** One text for each form that it needs: `{ '': … }`, or `{ one: …, other: … }` where it counts. */
export function standardTexts(language: Language, field: TextField): Record<string, string> {
  const sources = [files[language], ...parts.map(({ texts }) => texts[language])]
  const found = sources.map((leaves) => find(leaves, field.key)).find((one) => one !== undefined)
  return Object.fromEntries(
    formsOf(language, field).map((form) => [form, inBrackets(textOf(found, form))]),
  )
}

const find = (leaves: Leaves, key: string) =>
  key
    .split('.')
    .reduce<Leaves | string | undefined>(
      (at, name) => (typeof at === 'object' ? at[name] : undefined),
      leaves,
    )

function textOf(found: Leaves | string | undefined, form: string): string {
  if (typeof found !== 'object') return found ?? ''
  const text = found[form] ?? found.other
  return typeof text === 'string' ? text : ''
}

const inBrackets = (text: string) => text.replace(/\{\{\s*(\w+)\s*\}\}/g, '[$1]')

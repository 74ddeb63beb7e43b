// The texts of a theme or of an extension: one JSON file per language, kept apart from each
// other's.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseJsonc } from './jsonc.ts'

export type Catalog = {
  /** The text for a key, plural chosen by count; null when no language has it. */
  read(locale: string, key: string, count?: number): string | null
  defaultLocale: string
}

type Texts = { [key: string]: Texts | string }

/** Reads `<folder>/locales`; `suffix` '.schema' reads the texts of the editor instead. */
export function readCatalog(folder: string, suffix: '' | '.schema' = ''): Catalog {
  const languages = new Map<string, Texts>()
  let defaultLocale = 'en'
  const locales = join(folder, 'locales')
  for (const file of existsSync(locales) ? readdirSync(locales) : []) {
    const match = /^([a-zA-Z-]+?)(\.default)?(\.schema)?\.json$/.exec(file)
    if (!match?.[1] || (match[3] ?? '') !== suffix) continue
    const path = join(locales, file)
    languages.set(match[1], parseJsonc(readFileSync(path, 'utf8'), path) as Texts)
    if (match[2]) defaultLocale = match[1]
  }
  return {
    defaultLocale,
    read(locale, key, count) {
      for (const tag of [locale, locale.split('-')[0] ?? locale, defaultLocale]) {
        const found = languages.get(tag) && pick(languages.get(tag), key, tag, count)
        if (typeof found === 'string') return found
      }
      return null
    },
  }
}

function pick(texts: Texts | undefined, key: string, locale: string, count?: number) {
  let found: Texts | string | undefined = texts
  for (const part of key.split('.')) {
    if (typeof found !== 'object') return undefined
    found = found[part]
  }
  if (typeof found !== 'object' || count === undefined) return found
  if (count === 0 && typeof found.zero === 'string') return found.zero
  return found[new Intl.PluralRules(locale).select(count)] ?? found.other
}

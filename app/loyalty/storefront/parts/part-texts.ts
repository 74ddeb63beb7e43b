// What the storefront is told to say of the parts that a program has, by language and key: as in
// the extension's locale files, with placeholders in square brackets.
import { type Language, languages } from '../../explain/languages.ts'
import { type Leaves, parts, type WithParts } from './catalogue.ts'

export type PartTexts = Record<Language, Record<string, string>>

/** Left out where the program has none of them. */
export function partTexts(program: WithParts): { parts?: PartTexts } {
  const had = parts.filter((part) => part.isIn(program))
  if (had.length === 0) return {}
  const texts = languages.map((language) => {
    const pairs = had.flatMap((part) => flatten(part.texts[language], ''))
    return [language, Object.fromEntries(pairs)]
  })
  return { parts: Object.fromEntries(texts) as PartTexts }
}

function flatten(leaves: Leaves, prefix: string): [string, string][] {
  return Object.entries(leaves).flatMap(([name, value]): [string, string][] =>
    typeof value === 'string'
      ? [[prefix + name, inBrackets(value)]]
      : flatten(value, `${prefix}${name}.`),
  )
}

const inBrackets = (text: string) => text.replace(/\{\{\s*(\w+)\s*\}\}/g, '[$1]')

// Terms as a page that Shopify puts into the shop's theme.
import { directionOf, type Language, languages } from '../../loyalty/explain/languages.ts'
import type { WrittenTerms } from '../../loyalty/explain/terms/write-terms.ts'
import { plain } from './plain.ts'

// Themes take the dots from lists.
const list = 'list-style: disc; padding-inline-start: 1.3em; margin-block: 0.5em 1.5em'

export function termsPage({ title, version, sections }: WrittenTerms, language: Language): string {
  const others = languages
    .filter((one) => one !== language)
    .map((one) => `<a href="?locale=${one}" lang="${one}" hreflang="${one}">${nameOf(one)}</a>`)
  const parts = sections.map(
    ({ heading, lines }) =>
      `<h2>${plain(heading)}</h2><ul style="${list}">${lines.map((line) => `<li>${plain(line)}</li>`).join('')}</ul>`,
  )
  return [
    `<div class="page-width page-width--narrow rte" lang="${language}" dir="${directionOf(language)}">`,
    `<h1>${plain(title)}</h1><p>${plain(version)}</p>`,
    ...parts,
    `<p>${others.join(' · ')}</p></div>`,
  ].join('\n')
}

const nameOf = (language: Language): string =>
  plain(new Intl.DisplayNames(language, { type: 'language' }).of(language) ?? language)

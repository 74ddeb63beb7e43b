// What a program or a rule is about, in a few words: "only Mug, Pots, without Gift wrap".
import type { Scope } from '../../rules/scope.ts'
import { listInARow } from '../format.ts'
import { say } from '../words.ts'

export function scopeInWords(scope: Scope, locale: string): string {
  const { products, collections, excludedProducts, excludedCollections } = scope
  const only = titlesOf(...products, ...collections)
  const without = titlesOf(...excludedProducts, ...excludedCollections)
  const channels = scope.channels.map((one) =>
    say(locale, `settings.program.scope.channels.choices.${one}`),
  )
  const parts = [
    ...(only.length > 0 ? [say(locale, 'scope.only', { items: listInARow(only, locale) })] : []),
    ...(without.length > 0
      ? [say(locale, 'scope.without', { items: listInARow(without, locale) })]
      : []),
    ...(channels.length > 0
      ? [say(locale, 'scope.channels', { items: listInARow(channels, locale) })]
      : []),
    ...(scope.business === 'in' ? [] : [say(locale, `scope.business.${scope.business}`)]),
  ]
  return parts.length > 0 ? listInARow(parts, locale) : say(locale, 'scope.everything')
}

const titlesOf = (...picked: { id: string; title: string }[]) =>
  picked.map(({ id, title }) => title || id)

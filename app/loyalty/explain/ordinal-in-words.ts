// "1st", "2nd", "5.": the number of a thing among others, as the language writes it.
import { formatNumber } from './format.ts'
import { words as dictionary, say } from './words.ts'

export function ordinalInWords(number: number, locale: string): string {
  const form = new Intl.PluralRules(locale, { type: 'ordinal' }).select(number)
  const key = `ordinal.${form}`
  const isSaid = dictionary.exists(key, { lng: locale })
  return say(locale, isSaid ? key : 'ordinal.other', { number: formatNumber(number, locale) })
}

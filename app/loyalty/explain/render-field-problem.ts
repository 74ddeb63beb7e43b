// What is wrong with a field, in words that say what to type instead.
import { formatMoney, formatNumber } from './format.ts'
import { say } from './words.ts'

/**
 * @param problem as check-settings names it, such as "at_least:1".
 * @param currency for amounts of
 * money.
 */
export function renderFieldProblem(problem: string, locale: string, currency?: string): string {
  const [code, value] = problem.split(':')
  const number = Number(value)
  switch (code) {
    case 'at_least':
    case 'at_most': {
      const limit = currency ? formatMoney(number, currency, locale) : formatNumber(number, locale)
      return say(locale, `field.${code}`, { limit })
    }
    case 'too_long':
    case 'too_many':
      return say(locale, `field.${code}`, { count: number })
    case 'unknown_placeholder':
      return say(locale, 'field.unknown_placeholder', { placeholders: value ?? '' })
    case 'not_a_number':
      return say(locale, 'field.not_a_number', { example: value ?? formatNumber(10, locale) })
    default:
      return say(locale, `field.${code}`)
  }
}

// Short texts that say how many, in the form that the number takes in the reader's language.
import { formatNumber } from './format.ts'
import { say } from './words.ts'

export type Counted =
  | 'joined'
  | 'orders_before'
  | 'to_spend'
  | 'pending'
  | 'members_behind'
  | 'days'
  | 'months'
  | 'expire'
  | 'never_expire'
  | 'orders'

/**
 * @param values what else the text names. The number itself is written as the language writes it.
 */
export function renderCount(
  counted: Counted,
  count: number,
  locale: string,
  values: Record<string, string> = {},
): string {
  const amount = formatNumber(count, locale)
  return say(locale, `count.${counted}`, { ...values, count, amount })
}

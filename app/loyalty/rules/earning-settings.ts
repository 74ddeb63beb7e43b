// What holds for all rules together: what of an order counts, which of several rules apply, and how
// much one order can earn.
import { z } from 'zod'
import { field } from '../kernel/settings-fields.ts'
import { limitField, moneyField } from './fields.ts'
import { everything, scopeSchema } from './scope.ts'

const yes = z.boolean().default(true).meta(field('switch'))
const no = z.boolean().default(false).meta(field('switch'))
const limit = limitField.default(null).meta(field('points'))

export const earningSettings = {
  /** How fractions of a point become whole ones, for each rule on each order. */
  rounding: z.enum(['floor', 'nearest', 'ceil']).meta(field('choice')),
  /** Tax in prices: counted as far as prices contain it, never, or always. */
  countedTax: z.enum(['as_priced', 'never', 'always']).default('as_priced').meta(field('choice')),
  /** Which discounts lower what counts: all, those on a line alone, or none. */
  countedDiscounts: z.enum(['all', 'line', 'none']).default('all').meta(field('choice')),
  /** Discounts that were bought with points: like any other, or as if they had not been given. */
  ownDiscounts: z.enum(['lower', 'ignored']).default('lower').meta(field('choice')),
  countsShipping: no,
  countsTips: no,
  countsDuties: no,
  /** Whether buying a gift card earns: its money is spent twice otherwise. */
  countsGiftCards: no,
  /** Whether the share of an order that was paid with a gift card counts. */
  countsGiftCardPayments: yes,
  countsStoreCreditPayments: yes,
  /** What takes part at all; a rule can narrow it down further. */
  scope: scopeSchema.default(everything),
  /** Orders that were worth less when placed earn nothing. */
  orderMinimumMinor: moneyField(0).default(0),
  /**
   * Of the rules that apply to one order: all, the one that gives most, or the one that ranks
   * first.
   */
  stacking: z.enum(['all', 'best', 'priority']).default('all').meta(field('choice')),
  /** Points one order can earn in all; null: any number. */
  orderMaximum: limit,
  /** Points one member can earn with orders of one day, of one month, and ever. */
  memberDayMaximum: limit,
  memberMonthMaximum: limit,
  memberMaximum: limit,
  /** What points wait for; the days until they can be spent are counted from then. */
  awardedWhen: z.enum(['paid', 'fulfilled']).default('paid').meta(field('choice')),
}

const schema = z.object(earningSettings)
export type EarningSettings = z.infer<typeof schema>

/** What of an order counts. */
export type Counting = Pick<
  EarningSettings,
  | 'countedTax'
  | 'countedDiscounts'
  | 'ownDiscounts'
  | 'countsShipping'
  | 'countsTips'
  | 'countsDuties'
  | 'countsGiftCards'
  | 'countsGiftCardPayments'
  | 'countsStoreCreditPayments'
>

/** What an order counts for where no program says otherwise. */
export const asPriced: Counting = schema.parse({ rounding: 'floor' })

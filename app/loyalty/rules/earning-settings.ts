// What holds for all rules together: what of an order counts, which of several rules apply, and how
// much one order can earn.
import { z } from 'zod'
import { field } from '../kernel/settings-fields.ts'

export const earningSettings = {
  /** How fractions of a point become whole ones, for each rule on each order. */
  rounding: z.enum(['floor', 'nearest', 'ceil']).meta(field('choice')),
  /** Tax in prices: counted as far as prices contain it, never, or always. */
  countedTax: z.enum(['as_priced', 'never', 'always']).default('as_priced').meta(field('choice')),
  /** Whether buying a gift card earns: its money is spent twice otherwise. */
  countsGiftCards: z.boolean().default(false).meta(field('switch')),
  /**
   * Of the rules that apply to one order: all, the one that gives most, or the one that ranks
   * first.
   */
  stacking: z.enum(['all', 'best', 'priority']).default('all').meta(field('choice')),
  /** Points one order can earn in all; null: any number. */
  orderMaximum: z
    .number()
    .int()
    .min(1)
    .max(10_000_000)
    .nullable()
    .default(null)
    .meta(field('points')),
}

const schema = z.object(earningSettings)
export type EarningSettings = z.infer<typeof schema>
export type Counting = Pick<EarningSettings, 'countedTax' | 'countsGiftCards'>

/** What an order counts for where no program says otherwise. */
export const asPriced: Counting = { countedTax: 'as_priced', countsGiftCards: false }

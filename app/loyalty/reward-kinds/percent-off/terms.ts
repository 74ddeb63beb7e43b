// A percentage. The vendor's codes know no maximum for one, so where there is a maximum the voucher
// is made out for the amount that the share of the cart at hand comes to: a fixed amount, with the
// least order of which it is no more than that share. It can then be neither more than the maximum
// nor more than the percentage, whatever is in the cart by the time it is used.
import type { VoucherConditions } from '../../kernel/voucher.ts'
import { freshConditions } from '../fresh-conditions.ts'
import { conditionsOf, type Kind, leastOrderFor } from '../kind.ts'
import { type PercentOff, percentOffSchema } from './settings.ts'

export const percentOff: Kind<PercentOff> = {
  name: 'percent_off',
  schema: percentOffSchema,
  needs: null,
  isInstant: false,
  hasCode: true,
  fresh: () => ({
    kind: 'percent_off',
    title: '',
    points: 200,
    percent: 10,
    maximumMinor: null,
    ...freshConditions(),
  }),
  nameOf: ({ percent, maximumMinor }) =>
    maximumMinor === null
      ? { key: 'percent_off', parts: { percent: { percent } } }
      : {
          key: 'percent_off_up_to',
          parts: { percent: { percent }, amount: { money: maximumMinor } },
        },
  termsOf: (reward, { cartMinor }) => {
    const conditions = conditionsOf(reward)
    if (reward.maximumMinor === null) {
      return { by: 'discount', benefit: { kind: 'percent', percent: reward.percent }, conditions }
    }
    const amountMinor = shareOf(reward, reward.maximumMinor, cartMinor)
    return {
      by: 'discount',
      benefit: { kind: 'amount', amountMinor },
      conditions: atLeast(conditions, leastOrderFor(amountMinor, reward.percent)),
    }
  },
  offOrder: ({ percent, maximumMinor }) => ({ mostMinor: maximumMinor, percent }),
  needsCart: ({ maximumMinor }) => maximumMinor !== null,
}

/** Without a cart to look at, the most there is: it then takes an order that is worth it. */
function shareOf({ percent }: PercentOff, maximumMinor: number, cartMinor?: number): number {
  if (cartMinor === undefined) return maximumMinor
  const share = Math.floor((Math.min(cartMinor, Number.MAX_SAFE_INTEGER / 100) * percent) / 100)
  return Math.max(1, Math.min(maximumMinor, share))
}

/** A minimum of money says more than one of pieces, and the vendor holds only one of them. */
const atLeast = (conditions: VoucherConditions, leastMinor: number): VoucherConditions => ({
  ...conditions,
  minimumMinor: Math.max(conditions.minimumMinor, leastMinor),
  minimumQuantity: 0,
})

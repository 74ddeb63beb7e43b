// A fixed number of points for an order, by the order as it was placed; lost when nothing remains.
import type { Applied, RuleKind } from '../rule-kind.ts'
import { type OrderRule, orderSchema } from './settings.ts'

interface OrderBecause extends Applied<'order'> {
  points: number
  minimumMinor: number
  placedMinor: number
}

export const order: RuleKind<OrderRule, OrderBecause> = {
  name: 'order',
  schema: orderSchema,
  inCampaigns: true,
  fresh: () => ({ points: 10, minimumMinor: 0 }),
  onOrder: {
    isForLines: false,
    evaluate: ({ id: ruleId, points, minimumMinor }, { placedMinor, units }) => {
      if (units === 0) return { rule: 'order', ruleId, applied: false, obstacle: 'refunded' }
      const quantity = points
      return { rule: 'order', ruleId, applied: true, points, minimumMinor, placedMinor, quantity }
    },
    explain: ({ quantity, minimumMinor, placedMinor }) => {
      const amount = { points: quantity }
      if (minimumMinor === 0) return { key: 'order', figures: { amount } }
      const figures = { amount, placed: { money: placedMinor }, minimum: { money: minimumMinor } }
      return { key: 'order_minimum', figures }
    },
  },
  // Of which orders, is said before it where it is not for every one.
  wayOf: ({ points, orders }) => ({
    key: orders ? 'order_such' : 'order',
    figures: { amount: { points } },
  }),
  figuresOf: ({ minimumMinor }) => ({ minimumMinor }),
}

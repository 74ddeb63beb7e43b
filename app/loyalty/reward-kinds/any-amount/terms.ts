// The amount follows from the points at the reward's rate. That it is no more than a share of the
// order is kept by the vendor itself: as the least order that the code works for.
import { freshConditions } from '../fresh-conditions.ts'
import { conditionsOf, type Kind, leastOrderFor } from '../kind.ts'
import { type AnyAmount, anyAmountSchema } from './settings.ts'

const amountFor = ({ points, amountMinor }: AnyAmount, chosen: number) =>
  Math.floor(chosen / points) * amountMinor

export const anyAmount: Kind<AnyAmount> = {
  name: 'any_amount',
  schema: anyAmountSchema,
  needs: null,
  isInstant: false,
  hasCode: true,
  fresh: (unitMinor) => ({
    kind: 'any_amount',
    title: '',
    points: 100,
    amountMinor: unitMinor,
    minimumPoints: 100,
    maximumPoints: null,
    maximumShare: null,
    ...freshConditions(),
  }),
  nameOf: (reward, choice) =>
    choice
      ? { key: 'any_amount_chosen', parts: { amount: { money: amountFor(reward, choice.points) } } }
      : {
          key: 'any_amount',
          parts: { amount: { money: reward.amountMinor }, points: { points: reward.points } },
        },
  termsOf: (reward, { points }) => {
    const conditions = conditionsOf(reward)
    const amountMinor = amountFor(reward, points)
    const leastMinor = reward.maximumShare ? leastOrderFor(amountMinor, reward.maximumShare) : 0
    const hasLeast = leastMinor > 0
    return {
      by: 'discount',
      benefit: { kind: 'amount', amountMinor },
      conditions: {
        ...conditions,
        minimumMinor: Math.max(conditions.minimumMinor, leastMinor),
        minimumQuantity: hasLeast ? 0 : conditions.minimumQuantity,
      },
    }
  },
  offOrder: (reward) => {
    const { maximumPoints, maximumShare } = reward
    const mostMinor = maximumPoints === null ? null : amountFor(reward, maximumPoints)
    return { mostMinor, percent: maximumShare ?? 100 }
  },
  priceOf: ({ minimumPoints }) => minimumPoints,
  rangeOf: (reward) => ({
    stepPoints: reward.points,
    stepMinor: reward.amountMinor,
    minimumPoints: reward.minimumPoints,
    maximumPoints: reward.maximumPoints,
    maximumShare: reward.maximumShare,
  }),
}

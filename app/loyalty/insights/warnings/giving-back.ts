// How much of what is paid comes back: by what orders are worth to the very function that values
// live ones. An ordinary order is looked at, and the least ones that rules ask for, since an award
// that is the same for each order is the largest share of a small one.
import { evaluate } from '../../earning/evaluate.ts'
import type { Inputs } from '../../earning/evaluation.ts'
import { plainOrder } from '../../earning/plain-order.ts'
import { assetOf, pointsAmong } from '../../kernel/assets/asset.ts'
import { handyMinor } from '../../kernel/money.ts'
import type { ProgramSettings } from '../../program/settings.ts'
import { pointWorth, rewardWorth } from '../../reward-kinds/point-worth.ts'
import { ordinaryOrdinal } from '../../rules/which-orders.ts'
import type { AboveMargin, RewardAboveEarning, ShopFacts } from './warning.ts'

// About fifty dollars, as the example beside the settings.
const ordinary = 50

interface Earned {
  orderMinor: number
  points: number
}

export function rewardsAboveEarning(
  settings: ProgramSettings,
  facts: ShopFacts,
): RewardAboveEarning[] {
  const best = bestEarned(settings, facts)
  if (!best) return []
  const { orderMinor, points } = best
  return settings.rewards.flatMap((reward) => {
    const isForPoints = reward.isOn && assetOf(reward) === 'points'
    const worth = isForPoints ? rewardWorth(reward, ordinaryMinor(facts)) : null
    if (worth === null) return []
    const earnedMinor = Math.round((worth * points) / reward.points)
    if (earnedMinor < orderMinor) return []
    const code = 'reward_above_earning' as const
    return [{ code, rewardId: reward.id, orderMinor, earnedMinor }]
  })
}

export function aboveMargin(settings: ProgramSettings, facts: ShopFacts): AboveMargin[] {
  const { marginPercent } = facts
  const best = bestEarned(settings, facts)
  const worth = pointWorth(settings.rewards, ordinaryMinor(facts))
  if (marginPercent === null || !best || !worth) return []
  const { orderMinor, points } = best
  const share = (points * worth.minorPerPoint * 100) / orderMinor
  const givesBackPercent = Math.round(share * 10) / 10
  if (givesBackPercent <= marginPercent) return []
  return [{ code: 'above_margin', givesBackPercent, marginPercent, orderMinor }]
}

export const ordinaryMinor = ({ averageMinor, currency }: ShopFacts) =>
  averageMinor ?? ordinary * handyMinor(currency)

/** The order that earns the most for its money; null where none of them earns. */
function bestEarned(settings: ProgramSettings, facts: ShopFacts): Earned | null {
  const minimums = settings.rules.flatMap((rule) =>
    rule.isOn && 'minimumMinor' in rule ? [rule.minimumMinor] : [],
  )
  const amounts = [ordinaryMinor(facts), settings.orderMinimumMinor, ...minimums]
  const earned = amounts
    .filter((amount) => amount > 0)
    .map((orderMinor) => ({ orderMinor, points: pointsFor(settings, orderMinor, facts.currency) }))
  const rate = ({ points, orderMinor }: Earned) => points / orderMinor
  return earned
    .filter(({ points }) => points > 0)
    .reduce<Earned | null>((best, one) => (best && rate(best) >= rate(one) ? best : one), null)
}

function pointsFor(settings: ProgramSettings, amountMinor: number, currency: string): number {
  const { products, collections, business } = settings.scope
  const productId = products[0]?.id ?? 'example'
  const held = collections.slice(0, 1).map(({ id }) => id)
  const inputs: Inputs = {
    engine: 1,
    version: { number: 0, settings },
    timeZone: 'UTC',
    memberId: 'example',
    // Paid members are given the most.
    used: {
      ...{ day: 0, month: 0, all: 0, isPaidMember: true },
      orders: ordinaryOrdinal(settings.rules) - 1,
    },
    observed: {
      payments: { totalMinor: amountMinor, giftCardMinor: 0, storeCreditMinor: 0 },
      collections: { [productId]: held },
    },
  }
  const order = plainOrder({ amountMinor, currency, at, productId })
  const { effects } = evaluate(inputs, { ...order, isBusiness: business === 'only' })
  return pointsAmong(effects)
}

// No rule asks for the day.
const at = '2026-01-01T00:00:00.000Z'

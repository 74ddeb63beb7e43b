// What a point costs the shop at most: at the reward that gives the most for it. Rewards whose
// price the program does not know (a product, shipping, something fulfilled by hand) are not
// weighed.
import { assetOf } from '../kernel/assets/asset.ts'
import type { Reward } from './catalogue.ts'

export interface PointWorth {
  /** The reward that gives the most for a point. */
  rewardId: string
  /** Minor units of the shop's currency; a fraction, as a point is worth less than a cent. */
  minorPerPoint: number
}

/** @param averageMinor of an order: what a share of an order comes to. */
export function pointWorth(rewards: Reward[], averageMinor: number): PointWorth | null {
  const worths = rewards.flatMap((reward) => {
    const isForPoints = reward.isOn && assetOf(reward) === 'points'
    const minor = isForPoints ? rewardWorth(reward, averageMinor) : null
    return minor === null ? [] : [{ rewardId: reward.id, minorPerPoint: minor / reward.points }]
  })
  return worths.reduce<PointWorth | null>(
    (best, one) => (best && best.minorPerPoint >= one.minorPerPoint ? best : one),
    null,
  )
}

/** What it comes to in minor units; null where the program does not know its price. */
export function rewardWorth(reward: Reward, averageMinor: number): number | null {
  if (reward.kind === 'percent_off') {
    const share = (averageMinor * reward.percent) / 100
    const most = 'maximumMinor' in reward ? reward.maximumMinor : null
    return typeof most === 'number' ? Math.min(share, most) : share
  }
  return ('amountMinor' in reward ? reward.amountMinor : undefined) ?? null
}

// What a storefront shows of something that a member has had: the redemption, with what a page
// needs to know to say in its own language what can be done with it.
import type { PublicReward } from '../kernel/public-reward.ts'
import {
  type RedemptionRow,
  type RedemptionView,
  readRedeemed,
  viewRedemption,
} from '../rewards/redemption.ts'
import { outcomeOf } from './public-reward.ts'

export interface HeldReward extends RedemptionView {
  rewardId: string
  outcome: PublicReward['outcome']
  /** What happens next, in the merchant's words. */
  instructions?: string
}

export function viewHeld(row: RedemptionRow, locale: string): HeldReward {
  const reward = readRedeemed(row.reward)
  const instructions = 'instructions' in reward ? reward.instructions : ''
  return {
    ...viewRedemption(row, locale),
    rewardId: reward.id,
    outcome: outcomeOf(reward.kind),
    ...(instructions ? { instructions } : {}),
  }
}

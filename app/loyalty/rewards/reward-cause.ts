// What a transfer of a redemption says of its reward, for whoever reads it in their own language.
import type { RewardCause } from '../kernel/because.ts'
import { kindOf } from '../reward-kinds/catalogue.ts'
import type { RedeemedReward } from './redemption.ts'

export function rewardCause(reward: RedeemedReward): RewardCause {
  const { id: rewardId, label, title, currency, choice } = reward
  if (title) return { rewardId, label }
  return { rewardId, label, name: { ...kindOf(reward.kind).nameOf(reward, choice), currency } }
}

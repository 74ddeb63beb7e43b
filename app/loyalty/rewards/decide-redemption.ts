// What a program offers and to whom, decided purely.
import { accept, type Result, refuse } from '../kernel/refusals.ts'
import type { ProgramVersion, Reward } from '../program/settings.ts'

export interface Offer {
  isAvailable: boolean
  missingPoints: number
}

/** @param pointsAvailable what the member can spend; 0 for a visitor. */
export function offerOf(reward: { points: number }, pointsAvailable: number): Offer {
  const missingPoints = Math.max(0, reward.points - pointsAvailable)
  return { isAvailable: missingPoints === 0, missingPoints }
}

export interface RedemptionWish {
  rewardId: string
  /** The price the member was shown; where it has changed since, nothing is taken. */
  points?: number
}

/**
 * Whether the program has this reward for this price; whether the member has the points is for the
 * ledger to say, which knows what matured or expired by now.
 * Refuses program_not_live, reward_unknown, reward_off, price_changed.
 */
export function decideRedemption(
  version: ProgramVersion | null,
  wish: RedemptionWish,
): Result<Reward> {
  if (!version) return refuse('program_not_live')
  const reward = version.settings.rewards.find((one) => one.id === wish.rewardId)
  if (!reward) return refuse('reward_unknown')
  if (!reward.isOn) return refuse('reward_off')
  if (wish.points !== undefined && wish.points !== reward.points) {
    return refuse('price_changed', { points: reward.points })
  }
  return accept(reward)
}

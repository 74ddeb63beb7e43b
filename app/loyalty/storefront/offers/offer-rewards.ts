// The rewards that anybody may see, with what they mean to one shopper.
import type { PublicReward } from '../../kernel/public-reward.ts'
import { offerOf } from '../../rewards/decide-redemption.ts'
import type { CardState } from '../member-state.ts'

export type Obstacle = 'points' | 'limit' | 'sold_out' | 'paid_members' | 'audience' | 'locked'

export interface OfferedReward extends PublicReward {
  available: boolean
  missingPoints: number
  obstacle: Obstacle | null
}

export interface Shopper {
  pointsAvailable: number
  /** Ids of the rewards that this member has had as often as they may. */
  limitsReached: string[]
  /** Ids of the rewards that are for somebody else; null: nobody who is known. */
  barred: string[] | null
  cards?: CardState[]
  isPaidMember: boolean
  /** Keys of what they have unlocked; left out: nothing. */
  unlocks?: string[]
}

export function offerRewards(rewards: PublicReward[], shopper: Shopper): OfferedReward[] {
  const { pointsAvailable, cards = [] } = shopper
  const stampsOn = (card: string) => cards.find(({ id }) => id === card)?.stamps ?? 0
  return rewards.map((reward) => {
    const means = reward.card === undefined ? pointsAvailable : stampsOn(reward.card)
    const { isAvailable, missingPoints } = offerOf(reward, means)
    const obstacle = obstacleOf(reward, { ...shopper, isAvailable })
    return { ...reward, available: obstacle === null, missingPoints, obstacle }
  })
}

type Asked = Shopper & { isAvailable: boolean }

function obstacleOf(
  { id, isSoldOut, isForPaidMembers, audience, needs }: PublicReward,
  { isAvailable, limitsReached, barred, isPaidMember, unlocks = [] }: Asked,
): Obstacle | null {
  if (isSoldOut) return 'sold_out'
  if (isForPaidMembers && !isPaidMember) return 'paid_members'
  if (audience && (barred === null || barred.includes(id))) return 'audience'
  if (needs && !unlocks.includes(needs.key)) return 'locked'
  if (limitsReached.includes(id)) return 'limit'
  return isAvailable ? null : 'points'
}

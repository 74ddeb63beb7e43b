// What a program offers and to whom, decided purely.
import { accept, type Result, refuse } from '../kernel/refusals.ts'
import type { Capability } from '../kernel/voucher.ts'
import type { ProgramVersion } from '../program/settings.ts'
import { kindOf, type Reward } from '../reward-kinds/catalogue.ts'
import type { AmountRange, Choice } from '../reward-kinds/kind.ts'

export interface Offer {
  isAvailable: boolean
  missingPoints: number
}

/** @param pointsAvailable what the member can spend; 0 for a visitor. */
export function offerOf(reward: { points: number }, pointsAvailable: number): Offer {
  const missingPoints = Math.max(0, reward.points - pointsAvailable)
  return { isAvailable: missingPoints === 0, missingPoints }
}

export type Channel = 'web' | 'pos'

export interface RedemptionWish {
  rewardId: string
  /**
   * The price the member was shown, or the points they chose where the reward leaves it to them.
   */
  points?: number
  channel?: Channel
  /** The market that the member is in, by the vendor's id, where the page knows it. */
  marketId?: string
  /** What is in the cart is worth, in the shop's currency, where the page knows it. */
  cartMinor?: number
  /** Whom it is for, of one that goes to a cause. */
  causeId?: string
  /** The member's own offer that is taken, and for how many pieces. */
  offerId?: string
  pieces?: number
}

/** What the shop said of a product when it was asked for. */
export interface ItemSeen {
  variantId: string
  isAvailable: boolean
  unitMinor: number
}

export interface CauseSeen {
  id: string
  name: string
  hasEnded: boolean
}

export interface Circumstances {
  capabilities: Capability[]
  /** Null: not asked, or there is no such product. */
  item: ItemSeen | null
  /** The one that was named; null: there is no such cause. */
  cause: CauseSeen | null
  /** What the member was offered, where that is what they take; it is in no program. */
  offered?: Reward | null
}

export interface Decision {
  reward: Reward
  choice: Choice
}

/**
 * Whether the program has this reward for this price, here and now; whether the member has the
 * points is for the ledger to say, which knows what matured or expired by now.
 * Refuses program_not_live, reward_unknown, reward_off, reward_unavailable, reward_not_here,
 * points_not_chosen, points_out_of_range, price_changed, product_unavailable, cause_unknown,
 * cause_ended, pieces_out_of_range.
 */
export function decideRedemption(
  version: ProgramVersion | null,
  wish: RedemptionWish,
  circumstances: Circumstances,
): Result<Decision> {
  if (!version) return refuse('program_not_live')
  const reward = circumstances.offered ?? findReward(version, wish)
  if (!reward) return refuse('reward_unknown')
  if (!reward.isOn) return refuse('reward_off')
  const { needs } = kindOf(reward.kind)
  if (needs && !circumstances.capabilities.includes(needs)) return refuse('reward_unavailable')
  if (!isHadHere(reward, wish)) return refuse('reward_not_here')
  const points = decidePoints(reward, wish.points)
  if (!points.ok) return points
  const unit = decideItem(reward, circumstances.item)
  if (!unit.ok) return unit
  const cause = decideCause(reward, circumstances.cause)
  if (!cause.ok) return cause
  const { cartMinor, offerId, pieces = 1 } = wish
  const most = kindOf(reward.kind).piecesOf?.(reward) ?? 1
  if (pieces > most) return refuse('pieces_out_of_range')
  const choice: Choice = {
    points: points.value,
    ...(unit.value === null ? {} : { unitMinor: unit.value }),
    ...(cartMinor === undefined ? {} : { cartMinor }),
    ...(cause.value === null ? {} : { cause: cause.value }),
    ...(offerId === undefined ? {} : { offerId, pieces }),
  }
  return accept({ reward, choice })
}

const findReward = ({ settings }: ProgramVersion, { rewardId }: RedemptionWish) =>
  settings.rewards.find((one) => one.id === rewardId)

/** Without a word of where the member is, a reward of some places is not to be had. */
function isHadHere({ markets, channels }: Reward, { marketId, channel = 'web' }: RedemptionWish) {
  const isChannel = channels.length === 0 || channels.includes(channel)
  return isChannel && (markets.length === 0 || markets.some((market) => market.id === marketId))
}

function decidePoints(reward: Reward, points: number | undefined): Result<number> {
  const range = kindOf(reward.kind).rangeOf?.(reward)
  if (range) return decideChosen(range, points)
  if (points !== undefined && points !== reward.points) {
    return refuse('price_changed', { points: reward.points })
  }
  return accept(reward.points)
}

function decideChosen(range: AmountRange, points: number | undefined): Result<number> {
  const { stepPoints, minimumPoints, maximumPoints } = range
  if (points === undefined) return refuse('points_not_chosen')
  const isOut =
    points < minimumPoints ||
    points % stepPoints !== 0 ||
    (maximumPoints !== null && points > maximumPoints)
  if (!isOut) return accept(points)
  const limits: Record<string, number> = { stepPoints, minimumPoints }
  if (maximumPoints !== null) limits.maximumPoints = maximumPoints
  return refuse('points_out_of_range', limits)
}

/** @returns the price of one unit; null where the reward is no product. */
function decideItem(reward: Reward, seen: ItemSeen | null): Result<number | null> {
  const { itemOf } = kindOf(reward.kind)
  if (!itemOf) return accept(null)
  const wanted = itemOf(reward)
  const isThere = wanted !== null && seen?.variantId === wanted.variantId && seen.isAvailable
  if (!isThere || seen.unitMinor < 1) return refuse('product_unavailable')
  return accept(seen.unitMinor)
}

/** @returns null where the reward goes to no cause. */
function decideCause(reward: Reward, seen: CauseSeen | null): Result<Choice['cause'] | null> {
  if (!kindOf(reward.kind).isForCause) return accept(null)
  if (!seen) return refuse('cause_unknown')
  if (seen.hasEnded) return refuse('cause_ended')
  return accept({ id: seen.id, name: seen.name })
}

// A redemption: having a reward. What is kept of the reward is how it was when it was redeemed, so
// that neither a retry nor a later change of the program alters what the member was promised.
import { rewardLabel } from '../explain/reward-label.ts'
import type { VoucherTerms } from '../kernel/voucher.ts'
import { kindOf, type Reward, type RewardKind, rewardSchema } from '../reward-kinds/catalogue.ts'
import type { Choice } from '../reward-kinds/kind.ts'

export type RedemptionStatus =
  | 'issuing'
  | 'issued'
  | 'used'
  | 'returning'
  | 'returned'
  | 'refused'
  | 'expired'
  | 'in_doubt'
  | 'to_do'
  | 'sent'
  | 'cancelled'

type AsRedeemed = {
  label: string
  currency: string
  version: number
  /** What was chosen and seen then. Not named by redemptions from before there was a choice. */
  choice?: Choice
}

/** The reward as redeemed; stored as JSON with the redemption. */
export type RedeemedReward = Reward & AsRedeemed

/** Reads what was stored, whichever release stored it. */
export function readRedeemed(stored: unknown): RedeemedReward {
  const { label, currency, version, choice } = stored as AsRedeemed
  return { ...rewardSchema.parse(stored), label, currency, version, ...(choice ? { choice } : {}) }
}

/** What its voucher promises. */
export function voucherTerms(reward: RedeemedReward): VoucherTerms {
  return kindOf(reward.kind).termsOf(reward, reward.choice ?? { points: reward.points })
}

/** What a member sees of a redemption. Instants are ISO 8601 in UTC. */
export interface RedemptionView {
  id: string
  status: RedemptionStatus
  kind: RewardKind
  /**
   * Null until the voucher exists (a code that is not honoured yet is not shown), or without
   * one.
   */
  code: string | null
  label: string
  points: number
  expiresAt: string | null
  /** What the page adds to the cart before it applies the code. */
  variantId?: string
  /** What the shop says of one that it sent. */
  note?: string
  tracking?: string
}

export interface RedemptionRow {
  id: string
  status: RedemptionStatus
  code: string
  reward: unknown
  points: number
  expiresAt: Date | null
  note?: string | null
  tracking?: string | null
}

// There is none yet, there will be none, or nobody knows.
const withoutVoucher = new Set<RedemptionStatus>(['issuing', 'refused', 'in_doubt'])

/** The language of a reward's name in the books and in the merchant's discount list. */
export const labelLocale = 'en'

/** @param locale of who reads it. */
export function viewRedemption(row: RedemptionRow, locale: string = labelLocale): RedemptionView {
  const reward = readRedeemed(row.reward)
  const { hasCode, itemOf } = kindOf(reward.kind)
  const item = itemOf?.(reward)
  return {
    id: row.id,
    status: row.status,
    kind: reward.kind,
    code: hasCode && !withoutVoucher.has(row.status) ? row.code : null,
    label: rewardLabel(reward, reward.currency, locale, reward.choice ?? { points: row.points }),
    points: row.points,
    expiresAt: row.expiresAt?.toISOString() ?? null,
    ...(item ? { variantId: item.variantId } : {}),
    ...(row.note ? { note: row.note } : {}),
    ...(row.tracking ? { tracking: row.tracking } : {}),
  }
}

/** As codes are stored: at the checkout letter case does not matter. */
export function normalCode(code: string): string {
  return code.trim().toUpperCase()
}

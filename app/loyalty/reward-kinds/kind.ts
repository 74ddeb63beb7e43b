// What a kind of reward is: its settings, what a fresh one looks like, what it is called, and what
// a voucher of it promises. Everything that tells one kind from another is in its own folder.
import type { z } from 'zod'
import type { RewardName } from '../kernel/reward-name.ts'
import type { Capability, VoucherConditions, VoucherTerms } from '../kernel/voucher.ts'

/** What was chosen or seen when a reward was redeemed, beyond the reward itself. */
export type Choice = {
  /** Points taken. */
  points: number
  /** The price of one unit of the reward's product, as the shop said then. */
  unitMinor?: number
  /** What the cart was worth then. */
  cartMinor?: number
  /** Whom it goes to, where that is one of the merchant's causes. */
  cause?: { id: string; name: string }
  /** For how many pieces, and which of the member's offers it was. */
  pieces?: number
  offerId?: string
}

export interface Kind<Settings extends { kind: string }> {
  name: Settings['kind']
  schema: z.ZodType<Settings>
  /** What the shop must let us do; null: nothing but discount codes. */
  needs: Capability | null
  /** Given at once and for good: it ends with its issue and cannot be given back. */
  isInstant: boolean
  /** Whether a voucher of it is something to type or to show. */
  hasCode: boolean
  /** Whoever knows the code can spend it: nobody but the member is shown all of it. */
  isCodeMoney?: boolean
  /** What it is worth goes to a cause of the merchant's list, which the member chooses. */
  isForCause?: boolean
  /** Made for one member, never by the merchant: no program has it. */
  isPersonal?: boolean
  /** A new one, in amounts that fit the currency; `unitMinor` is about what one dollar is. */
  fresh(unitMinor: number): Omit<Settings, 'id' | 'isOn'>
  /** The name where the merchant gave it none. @param choice once it was redeemed. */
  nameOf(reward: Settings, choice?: Choice): RewardName
  termsOf(reward: Settings, choice: Choice): VoucherTerms
  /** Points from which it can be had, where that is not the settings' `points`. */
  priceOf?(reward: Settings): number
  /** What a member chooses from, where the amount is theirs to choose. */
  rangeOf?(reward: Settings): AmountRange
  /** The shop's variant that the voucher is for. */
  itemOf?(reward: Settings): { variantId: string; productId: string; title: string } | null
  /** How many pieces of its product it may be taken for, at most. */
  piecesOf?(reward: Settings): number
  /** What a code of it takes off an order; absent where it is nothing of the order's price. */
  offOrder?(reward: Settings): OffOrder
  /** Whether what it is worth depends on the cart at hand. */
  needsCart?(reward: Settings): boolean
}

export interface OffOrder {
  /** Null: no limit. */
  mostMinor: number | null
  /** Of the order, at most: in whole percent. */
  percent: number
}

/** Points for money: every `stepPoints` are worth `stepMinor`. */
export interface AmountRange {
  stepPoints: number
  stepMinor: number
  minimumPoints: number
  /** Null: as many as the member has. */
  maximumPoints: number | null
  /** Of the order, as a whole percentage; null: all of it. */
  maximumShare: number | null
}

interface ConditionFields {
  minimumMinor: number
  minimumQuantity: number | null
  products: { id: string }[]
  collections: { id: string }[]
  purchase: VoucherConditions['purchase']
  renewals: number | null
  combinesWithOrder: boolean
  combinesWithProduct: boolean
  combinesWithShipping: boolean
}

/** The settings' conditions as the voucher's. */
export function conditionsOf(fields: ConditionFields): VoucherConditions {
  const { minimumMinor, minimumQuantity, purchase, renewals } = fields
  return {
    minimumMinor,
    minimumQuantity: minimumQuantity ?? 0,
    products: fields.products.map((one) => one.id),
    collections: fields.collections.map((one) => one.id),
    purchase,
    renewals: purchase === 'one_time' ? 1 : renewals,
    combines: {
      order: fields.combinesWithOrder,
      product: fields.combinesWithProduct,
      shipping: fields.combinesWithShipping,
    },
  }
}

/** The least order of which `amountMinor` is no more than `share` percent. */
export const leastOrderFor = (amountMinor: number, share: number): number =>
  Math.ceil((amountMinor * 100) / share)

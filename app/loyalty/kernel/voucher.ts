// What a voucher promises, whatever honours it. Products, variants and collections are named by
// the vendor's numbers; money is minor units of the shop's currency.

export type Benefit =
  | { kind: 'amount'; amountMinor: number }
  | { kind: 'percent'; percent: number }
  /** @property maximumMinor dearer rates stay paid; null: any. `countries` empty: everywhere. */
  | { kind: 'free_shipping'; maximumMinor: number | null; countries: string[] }
  /** The worth of one unit of it, so that a second unit is paid for. */
  | { kind: 'free_item'; variantId: string; amountMinor: number }

export interface VoucherConditions {
  /** What the discount applies to must be worth at least this; 0: no minimum. */
  minimumMinor: number
  /** Or count at least this many; 0: no minimum. At most one of the two is set. */
  minimumQuantity: number
  /** What it applies to; both empty: everything. */
  products: string[]
  collections: string[]
  purchase: Purchase
  /** Payments of a subscription that it applies to; null: all of them. */
  renewals: number | null
  combines: { order: boolean; product: boolean; shipping: boolean }
}

export type Purchase = 'one_time' | 'subscription' | 'any'

export type VoucherTerms =
  | { by: 'discount'; benefit: Benefit; conditions: VoucherConditions }
  | { by: 'gift_card'; amountMinor: number }
  | { by: 'store_credit'; amountMinor: number }
  /** A person sees to it. */
  | { by: 'hand' }
  /** Nobody is asked for anything: what was given is given. */
  | { by: 'cause'; amountMinor: number }

/**
 * What a shop must let us do before such a voucher can be issued; a discount needs nothing more.
 */
export type Capability = 'gift_cards' | 'store_credit'

/** A code as the vendor shows it. */
export interface VoucherSeen {
  isActive: boolean
  /** Times it was used, as far as the vendor has counted. */
  used: number
  endsAt: Date | null
  usageLimit: number | null
  /** Whom it is for; empty: anybody. */
  customerIds: string[]
  /** Null where it is of a kind that we do not read. */
  value: { amountMinor: number } | { percent: number } | null
}

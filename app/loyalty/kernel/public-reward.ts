// What a storefront is told of a reward, of whichever kind: data, so that every page words it in
// its own language and currency. Nothing in it is secret.

/** A text per language, such as { en: "$5 off", he: "…" }. */
export type Texts = Readonly<Record<string, string>>

export interface PublicReward {
  id: string
  kind: string
  /** In the shop's own language. */
  label: string
  /** The same in every language of ours. */
  labels: Texts
  /** The merchant named it: a page then shows the label even where it knows better words. */
  isNamed: boolean
  /** The stamp card that it is paid with: then `points` are its stamps. Left out: points. */
  card?: string
  /** What it costs; of one for any amount, the least that can be spent. */
  points: number
  /**
   * What having it brings: a code, money at once (never undone), a task for the shop, or nothing
   * for the member: it is given to a cause.
   */
  outcome: 'code' | 'instant' | 'manual' | 'given'
  /** The order must be worth at least this; 0 means any order. */
  minimumMinor: number
  /** So many pieces must be in it. */
  minimumQuantity?: number
  /** Days an issued code may be used; null: without end. */
  validDays: number | null
  /** What it takes off or pays out, where that is a fixed amount of the shop's currency. */
  amountMinor?: number
  percent?: number
  /** The most that it takes off; of shipping, the dearest rate that it pays. */
  maximumMinor?: number
  /** What it is worth depends on the cart at hand, which is told when it is redeemed. */
  needsCart?: boolean
  product?: { variantId: string; title: string }
  /** Points for money, as much as the member chooses. */
  range?: {
    stepPoints: number
    stepMinor: number
    minimumPoints: number
    maximumPoints: number | null
    /** Of the order, as a whole percentage; null: all of it. */
    maximumShare: number | null
  }
  /** Which other discounts its code may stand beside. Absent: that means nothing here. */
  combines?: { order: boolean; product: boolean; shipping: boolean }
  isForSomeProducts?: boolean
  purchase?: 'one_time' | 'subscription' | 'any'
  /** Whoever does not hold the paid membership cannot have it; left out: everybody can. */
  isForPaidMembers?: true
  /** Whom it is for, by language, where not for everybody: whoever cannot have it is told so. */
  audience?: Texts
  /** What has to be reached first, by its key in a member's state; left out: nothing. */
  needs?: { key: string; label: string; labels: Texts }
  /** How often one member may have it; null: as often as they like. */
  limitPerMember: number | null
  isSoldOut: boolean
  /** Of one that is fulfilled by hand: what happens next, in the merchant's words. */
  instructions?: string
}

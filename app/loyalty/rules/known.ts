// What an order's own state does not tell, as far as what counts depends on it: observed once, or
// known from our own books. All of it is left out where nothing depends on it.

export interface Known {
  /** What was paid, before refunds, and how much of it with money that the shop had given out. */
  payments?: { totalMinor: number; giftCardMinor: number; storeCreditMinor: number } | null
  /** Of each product, the collections that a setting or a rule names. */
  collections?: Record<string, string[]> | null
  /** Codes of the order that were bought with points. */
  ownCodes?: string[]
}

// What the last comparison with Shopify came to, as Health shows it.
interface Counted {
  compared: number
  /** Of those, what was not as we knew it. */
  differing: number
}

export interface SweepFigures {
  /** Those that changed in Shopify since the comparison before, and those with a lost dispute. */
  orders: Counted
  customers: Counted
  /** Codes that members hold, and gift cards that they were given. */
  codes: Counted
  /** Known ones that were looked for, in case they were deleted there. */
  goneOrders: Counted
  goneCustomers: Counted
}

export interface LastSweep {
  /** Null before the first one ended. */
  finishedAt: Date | null
  figures: SweepFigures | null
  isUnderWay: boolean
}

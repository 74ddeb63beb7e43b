// How far an import is, as pages are told.
export interface ImportProgress {
  orders: ImportedPart
  customers: ImportedPart
  /** Orders placed since; null: all that there ever were. */
  since: Date | null
  /** Done, or given up. */
  isOver: boolean
  hasFailed: boolean
  /** The merchant stopped it. */
  isCancelled: boolean
  /** What held it up last. */
  problem: string | null
}

export interface ImportedPart {
  /** Out of Shopify's file, and kept by now: an order with refunds comes a little later. */
  read: number
  stored: number
  /** How many there are; null until Shopify has said so. */
  found: number | null
  isDone: boolean
}

// What a shop sells, in which parts of the world, and how it looks: part of the world.

export interface Product {
  id: string
  handle: string
  title: string
  description: string
  vendor: string
  productType: string
  tags: string[]
  isGiftCard: boolean
  status: 'ACTIVE' | 'DRAFT' | 'ARCHIVED'
  /** Null: not published to the online store. */
  publishedAt: string | null
  /** What the shop's theme draws for it; the simulator has no photographs. */
  picture: { emoji: string; colour: string }
  createdAt: string
  updatedAt: string
  variants: Variant[]
}

export interface Variant {
  id: string
  title: string
  sku: string
  priceMinor: number
  isTaxable: boolean
  requiresShipping: boolean
  /** Units on hand; null: not counted. */
  stock: number | null
  /** Whether it sells on when there is none. */
  isOversold: boolean
}

/** One per product type, kept up as products come and go. */
export interface Collection {
  id: string
  handle: string
  title: string
  productType: string
  updatedAt: string
}

export interface SellingPlan {
  id: string
  name: string
  /** Days from one order to the next. */
  everyDays: number
}

/** Where else the shop sells. The first is the primary one: the shop's own country and currency. */
export interface Market {
  id: string
  handle: string
  name: string
  countries: string[]
  currency: string
  /** Units of `currency` for one of the shop's. */
  rate: number
}

export interface Theme {
  id: string
  name: string
  role: 'MAIN' | 'UNPUBLISHED'
  /** App blocks and embeds by `extension/block`. One that is not named is as `isOnByDefault`. */
  switches: Record<string, boolean>
  isOnByDefault: boolean
  createdAt: string
  updatedAt: string
}

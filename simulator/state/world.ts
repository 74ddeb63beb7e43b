// Everything the simulated Shopify remembers. Plain data: a World survives JSON, with Maps kept as
// entries. Ids are decimal strings (Shopify's exceed what a double can hold). Money is integer
// minor units. Instants are ISO 8601 in UTC with second resolution, as Shopify stamps them: two
// changes within a second carry the same `updatedAt`, and an app has to cope.

import type { BulkOperation } from './bulk-operation.ts'
import type { GiftCard, StoreCreditAccount } from './credit.ts'
import type { Discount } from './discount.ts'
import type { Address, Order } from './order.ts'
import type { Collection, Market, Product, SellingPlan, Theme } from './selling.ts'

export type * from './bulk-operation.ts'
export type * from './credit.ts'
export type * from './discount.ts'
export type * from './order.ts'
export type * from './selling.ts'

export interface World {
  format: 2
  clockOffsetMs: number
  shops: Map<string, Shop>
  tokens: Map<string, Token>
  deliveries: Delivery[]
  scheduled: ScheduledEvent[]
}

/** One merchant's store. The key in `World.shops` is `domain`. */
export interface Shop {
  id: string
  domain: string
  name: string
  email: string
  currency: string
  timeZone: string
  country: string
  locale: string
  createdAt: string
  updatedAt: string
  taxesIncluded: boolean
  taxRateBps: number
  shippingMinor: number
  staff: Staff[]
  installation: Installation | null
  /** The id given next, to anything in this shop. */
  nextId: string
  nextOrderNumber: number
  customers: Map<string, Customer>
  products: Map<string, Product>
  orders: Map<string, Order>
  discounts: Map<string, Discount>
  /** By `ownerGid|namespace|key`. */
  metafields: Map<string, Metafield>
  carts: Map<string, Cart>
  giftCards: Map<string, GiftCard>
  storeCredit: Map<string, StoreCreditAccount>
  collections: Map<string, Collection>
  sellingPlans: SellingPlan[]
  markets: Market[]
  /** Languages of the storefront, the first one at the bare address. */
  locales: string[]
  themes: Theme[]
  bulkOperations: BulkOperation[]
  /** `legacy` accounts cannot spend store credit. */
  customerAccounts: 'new' | 'legacy'
  plan: { name: string; isDevelopment: boolean; isPlus: boolean }
  /**
   * Whom the app proxy names. Of new customer accounts it is told that it stays silent: until the
   * shopper passes the sign-in once more, or always.
   */
  proxyNames: 'everybody' | 'confirmed' | 'nobody'
}

export interface Staff {
  id: string
  firstName: string
  lastName: string
  email: string
  locale: string
}

export interface Installation {
  id: string
  /** What is granted: all that is required, and of the optional ones what the merchant allowed. */
  scopes: string[]
  installedAt: string
  /** Made by the app for this shop alone; they go with the app. */
  subscriptions?: ShopSubscription[]
}

export interface ShopSubscription {
  id: string
  /** Such as `customers/merge`. */
  topic: string
  uri: string
  includeFields: string[] | null
  createdAt: string
}

export interface Customer {
  id: string
  firstName: string
  lastName: string
  email: string
  phone: string | null
  locale: string
  tags: string[]
  note: string | null
  /** Left out: none is known. */
  address?: Address | null
  createdAt: string
  updatedAt: string
}

export interface Cart {
  /** The cart's token, as in the shopper's cookie. */
  id: string
  customerId: string | null
  lines: CartLine[]
  discountCodes: string[]
  note: string | null
  attributes: Record<string, string>
  /** Where the shopper is; it decides market and currency. Null: the shop's own country. */
  country?: string | null
  /** Codes of gift cards, and whether store credit is used, at the checkout. */
  giftCardCodes?: string[]
  usesStoreCredit?: boolean
  /** Whether who is signed in passed the sign-in again (`proxyNames`). */
  isConfirmed?: boolean
  updatedAt: string
}

export interface CartLine {
  key: string
  variantId: string
  quantity: number
  properties: Record<string, string>
  sellingPlanId?: string | null
}

export interface Metafield {
  id: string
  ownerId: string
  namespace: string
  key: string
  type: string
  value: string
  createdAt: string
  updatedAt: string
}

/** An access token of the app. Expiries are real time: they belong to the transport. */
export interface Token {
  accessToken: string
  shop: string
  kind: 'offline' | 'online'
  userId: string | null
  scopes: string[]
  expiresAtMs: number
  refreshToken: string | null
  refreshExpiresAtMs: number | null
}

export type DeliveryStatus = 'queued' | 'delivered' | 'retrying' | 'failed' | 'lost'

/** One webhook on its way to one address. A retry keeps everything but the attempts. */
export interface Delivery {
  webhookId: string
  eventId: string
  shop: string
  topic: string
  path: string
  name: string | null
  triggeredAt: string
  body: string
  status: DeliveryStatus
  attempts: DeliveryAttempt[]
  /** Real time of the next attempt, while queued or retrying. */
  dueAtMs: number
  isCopy: boolean
}

export interface DeliveryAttempt {
  atMs: number
  durationMs: number
  /** HTTP status, or null where none came. */
  status: number | null
  error: string | null
}

/** Something that happens when the simulator's clock passes `at`. */
export interface ScheduledEvent {
  id: string
  at: string
  kind: 'shop_redact'
  shop: string
}

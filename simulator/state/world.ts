// Everything the simulated Shopify remembers. Plain data: a World survives JSON, with Maps kept as
// entries. Ids are decimal strings (Shopify's exceed what a double can hold). Money is integer
// minor units. Instants are ISO 8601 in UTC with second resolution, as Shopify stamps them: two
// changes within a second carry the same `updatedAt`, and an app has to cope.

import type { Discount, Order } from './order.ts'

export type * from './order.ts'

export interface World {
  format: 1
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
  /** Of the theme: app blocks and embeds by `extension/block`. One that is not named is on. */
  themeSwitches?: Record<string, boolean>
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
  scopes: string[]
  installedAt: string
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
  createdAt: string
  updatedAt: string
}

export interface Product {
  id: string
  handle: string
  title: string
  description: string
  vendor: string
  productType: string
  tags: string[]
  isGiftCard: boolean
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
}

export interface Cart {
  /** The cart's token, as in the shopper's cookie. */
  id: string
  customerId: string | null
  lines: CartLine[]
  discountCodes: string[]
  note: string | null
  attributes: Record<string, string>
  updatedAt: string
}

export interface CartLine {
  key: string
  variantId: string
  quantity: number
  properties: Record<string, string>
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

// The world of a fresh start: one shop with something to sell, someone to sell it to, and the app
// installed. Ids count up from fixed places, so two fresh worlds are alike.
import { toStamp } from '../clock.ts'
import { takeId } from '../commerce/find.ts'
import { completeShop } from './complete.ts'
import { type Item, shelves } from './shelves.ts'
import type { Customer, Discount, Product, Shop, World } from './world.ts'

export interface ShopSeed {
  domain: string
  name: string
  currency: string
  timeZone: string
  country?: string
  taxesIncluded?: boolean
  taxRateBps?: number
  shippingMinor?: number
  /** Ids beyond 2^53: whoever reads them as numbers reads them wrong. */
  largeIds?: boolean
}

const garden: ShopSeed = {
  domain: 'perennial-garden.myshopify.com',
  name: 'Fern & Fable',
  currency: 'USD',
  timeZone: 'America/New_York',
}

export function seedWorld(scopes: string[]): World {
  const world: World = {
    format: 2,
    clockOffsetMs: 0,
    shops: new Map(),
    tokens: new Map(),
    deliveries: [],
    scheduled: [],
  }
  const shop = addShop(world, garden, new Date())
  shop.installation = { id: takeId(shop), scopes, installedAt: shop.createdAt }
  for (const person of people) addCustomer(shop, person)
  addWelcomeCode(shop)
  return world
}

/** A shop with the usual things on its shelves, without the app. Amounts follow its currency. */
export function addShop(world: World, seed: ShopSeed, now: Date): Shop {
  const stamp = toStamp(now)
  const firstId = seed.largeIds ? 820_982_911_946_000_000n : 7_400_000_000_000n
  const shop = {
    id: String(60_000_000_000 + world.shops.size + 1),
    domain: seed.domain,
    name: seed.name,
    email: `hello@${seed.domain.replace('.myshopify.com', '.example')}`,
    currency: seed.currency,
    timeZone: seed.timeZone,
    country: seed.country ?? 'US',
    locale: 'en',
    createdAt: stamp,
    updatedAt: stamp,
    taxesIncluded: seed.taxesIncluded ?? false,
    taxRateBps: seed.taxRateBps ?? 600,
    shippingMinor: seed.shippingMinor ?? 500,
    staff: [],
    installation: null,
    nextId: String(firstId + BigInt(world.shops.size) * 10_000_000_000n + 1n),
    nextOrderNumber: 1001,
    customers: new Map(),
    products: new Map(),
    orders: new Map(),
    discounts: new Map(),
    metafields: new Map(),
    carts: new Map(),
  } as Partial<Shop> as Shop
  shop.staff.push({
    id: takeId(shop),
    firstName: 'Robin',
    lastName: 'Reyes',
    email: shop.email,
    locale: 'en',
  })
  for (const item of shelves) addProduct(shop, item, stamp)
  completeShop(shop)
  world.shops.set(shop.domain, shop)
  return shop
}

function addProduct(shop: Shop, item: Item, stamp: string): void {
  const handle = item.title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/-$/, '')
  const isGiftCard = item.isGiftCard ?? false
  const product: Product = {
    id: takeId(shop),
    handle,
    title: item.title,
    description: item.description,
    vendor: shop.name,
    productType: item.kind,
    tags: [item.kind.toLowerCase()],
    isGiftCard,
    status: 'ACTIVE',
    publishedAt: stamp,
    picture: item.picture,
    createdAt: stamp,
    updatedAt: stamp,
    variants: item.variants.map(([title, priceMinor], index) => ({
      id: takeId(shop),
      title,
      sku: `${handle.toUpperCase().slice(0, 12)}-${index + 1}`,
      priceMinor,
      isTaxable: !isGiftCard,
      requiresShipping: !isGiftCard,
      stock: null,
      isOversold: false,
    })),
  }
  shop.products.set(product.id, product)
}

const people = [
  { firstName: 'Maya', lastName: 'Lindqvist', email: 'maya@example.com' },
  { firstName: 'Tomás', lastName: 'Ferreira', email: 'tomas@example.com' },
  { firstName: 'Aiko', lastName: 'Tanaka', email: 'aiko@example.com' },
  { firstName: 'Noor', lastName: 'Haddad', email: 'noor@example.com' },
]

function addCustomer(shop: Shop, person: (typeof people)[number]): Customer {
  const customer: Customer = {
    ...person,
    id: takeId(shop),
    phone: null,
    locale: 'en',
    tags: [],
    note: null,
    createdAt: shop.createdAt,
    updatedAt: shop.createdAt,
  }
  shop.customers.set(customer.id, customer)
  return customer
}

/** A code of the merchant's own that combines with nothing, to meet a loyalty code in the cart. */
function addWelcomeCode(shop: Shop): void {
  const discount: Discount = {
    id: takeId(shop),
    redeemCodeId: takeId(shop),
    title: 'Welcome',
    code: 'WELCOME10',
    tags: [],
    startsAt: shop.createdAt,
    endsAt: null,
    usageLimit: null,
    appliesOncePerCustomer: false,
    recurringCycleLimit: null,
    value: { kind: 'percentage', bps: 1000 },
    items: { kind: 'all' },
    onOneTimePurchase: true,
    onSubscription: false,
    minimum: null,
    buys: null,
    customerIds: null,
    marketIds: null,
    combinesWith: { orderDiscounts: false, productDiscounts: false, shippingDiscounts: false },
    usageCount: 0,
    createdAt: shop.createdAt,
    updatedAt: shop.createdAt,
  }
  shop.discounts.set(discount.id, discount)
}

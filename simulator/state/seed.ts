// The world of a fresh start: one shop with something to sell, someone to sell it to, and the app
// installed. Ids count up from fixed places, so two fresh worlds are alike.
import { toStamp } from '../clock.ts'
import { takeId } from '../commerce/find.ts'
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
    format: 1,
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
  const shop: Shop = {
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
  }
  shop.staff.push({
    id: takeId(shop),
    firstName: 'Robin',
    lastName: 'Reyes',
    email: shop.email,
    locale: 'en',
  })
  for (const item of shelves) addProduct(shop, item, stamp)
  world.shops.set(shop.domain, shop)
  return shop
}

interface Item {
  title: string
  kind: string
  description: string
  picture: Product['picture']
  /** [title, minor units] of each variant. */
  variants: [string, number][]
  isGiftCard?: boolean
}

const only = 'Default Title'
const shelves: Item[] = [
  {
    title: 'Fern Mug',
    kind: 'Kitchen',
    description: 'Stoneware, glazed by hand with a fern frond. Holds a third of a litre.',
    picture: { emoji: '☕', colour: '#e4ede0' },
    variants: [[only, 1400]],
  },
  {
    title: 'Terracotta Pot',
    kind: 'Pots',
    description: 'Unglazed, breathing clay with a drainage hole and a saucer.',
    picture: { emoji: '🪴', colour: '#f3ddcf' },
    variants: [
      ['Small', 1250],
      ['Large', 2800],
    ],
  },
  {
    title: 'Boston Fern',
    kind: 'Plants',
    description: 'Arching fronds for a bright bathroom. Likes company and a daily mist.',
    picture: { emoji: '🌿', colour: '#dcebd7' },
    variants: [[only, 2495]],
  },
  {
    title: 'Monstera Deliciosa',
    kind: 'Plants',
    description: 'The one with the windows. Grows towards light, so turn it weekly.',
    picture: { emoji: '🌱', colour: '#d5e6d9' },
    variants: [
      ['Young', 3900],
      ['Grown', 8900],
    ],
  },
  {
    title: 'Lavender',
    kind: 'Plants',
    description: 'English lavender for a sunny sill. Bees included in summer.',
    picture: { emoji: '🪻', colour: '#e6e0f0' },
    variants: [[only, 999]],
  },
  {
    title: 'Desert Trio',
    kind: 'Plants',
    description: 'Three small cacti that forgive holidays.',
    picture: { emoji: '🌵', colour: '#efe9d2' },
    variants: [[only, 1850]],
  },
  {
    title: 'Brass Watering Can',
    kind: 'Tools',
    description: 'A long spout that reaches under leaves. One litre.',
    picture: { emoji: '🫗', colour: '#f2e6c4' },
    variants: [[only, 4500]],
  },
  {
    title: 'Peat-free Soil, 5 l',
    kind: 'Tools',
    description: 'Coir, bark and worm castings. Drains well, holds enough.',
    picture: { emoji: '🟤', colour: '#e5d8cc' },
    variants: [[only, 750]],
  },
  {
    title: 'Botanist’s Notebook',
    kind: 'Paper',
    description: 'Dotted pages, thread-bound, with a pocket for pressed leaves.',
    picture: { emoji: '📗', colour: '#dfe8e4' },
    variants: [[only, 1600]],
  },
  {
    title: 'Gift Card',
    kind: 'Gift Cards',
    description: 'For someone who would rather choose the plant themselves.',
    picture: { emoji: '🎁', colour: '#f3dfe2' },
    variants: [
      ['25', 2500],
      ['50', 5000],
    ],
    isGiftCard: true,
  },
]

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
    minimum: null,
    customerIds: null,
    combinesWith: { orderDiscounts: false, productDiscounts: false, shippingDiscounts: false },
    usageCount: 0,
    createdAt: shop.createdAt,
    updatedAt: shop.createdAt,
  }
  shop.discounts.set(discount.id, discount)
}

// A shop without servers: its commerce alone, with what it would have told the app written down.
import { createBulkDesk } from '../admin-api/bulk/desk.ts'
import { parseAppConfig } from '../app-config.ts'
import { createClock } from '../clock.ts'
import { findVariant } from '../commerce/find.ts'
import type { SimulatorContext } from '../context.ts'
import { createFaults } from '../control/faults.ts'
import type { Courier, Message } from '../courier/courier.ts'
import { addShop, type ShopSeed } from '../state/seed.ts'
import { openStore } from '../state/store.ts'
import type { Discount, Shop } from '../state/world.ts'
import { allScopes, appToml } from './app-toml.ts'

export interface Till {
  context: SimulatorContext
  shop: Shop
  told: Message[]
  /** Puts something of this price on the shelf and gives its variant. */
  stock(priceMinor: number, changes?: { isGiftCard?: boolean }): string
  discount(changes: Partial<Discount> & Pick<Discount, 'code' | 'value'>): Discount
}

export function openTill(seed: Partial<ShopSeed> = {}): Till {
  const domain = 'till.myshopify.com'
  const fresh = () => ({
    format: 2 as const,
    clockOffsetMs: 0,
    shops: new Map(),
    tokens: new Map(),
    deliveries: [],
    scheduled: [],
  })
  const store = openStore({ fresh })
  const details = { domain, name: 'Till', currency: 'USD', timeZone: 'UTC', ...seed }
  const shop = addShop(store.world, { taxRateBps: 0, shippingMinor: 0, ...details }, new Date())
  shop.installation = { id: '1', scopes: allScopes, installedAt: shop.createdAt }
  const told: Message[] = []
  const courier = { emit: (_: Shop, messages: Message[]) => told.push(...messages) }
  const app = parseAppConfig(appToml())
  const context: SimulatorContext = {
    store,
    clock: createClock(store),
    courier: courier as unknown as Courier,
    faults: createFaults(),
    bulk: createBulkDesk({} as SimulatorContext['config']),
    config: { apiKey: 'till' } as SimulatorContext['config'],
    appConfig: () => app,
  }
  return { context, shop, told, stock: stockOf(shop), discount: discountOf(shop) }
}

function stockOf(shop: Shop): Till['stock'] {
  return (priceMinor, { isGiftCard = false } = {}) => {
    const [like] = shop.products.values()
    const [variant] = like?.variants ?? []
    if (!like || !variant) throw new Error('the shelves are empty')
    const id = String(900 + shop.products.size)
    const made = { ...variant, id: `${id}1`, priceMinor, isTaxable: !isGiftCard }
    shop.products.set(id, { ...like, id, handle: id, isGiftCard, variants: [made] })
    if (!findVariant(shop, made.id)) throw new Error('not on the shelf')
    return made.id
  }
}

function discountOf(shop: Shop): Till['discount'] {
  return (changes) => {
    const id = String(500 + shop.discounts.size)
    const discount: Discount = {
      id,
      redeemCodeId: `${id}0`,
      title: changes.code,
      tags: [],
      startsAt: '2020-01-01T00:00:00Z',
      endsAt: null,
      usageLimit: null,
      appliesOncePerCustomer: false,
      recurringCycleLimit: null,
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
      ...changes,
    }
    shop.discounts.set(id, discount)
    return discount
  }
}

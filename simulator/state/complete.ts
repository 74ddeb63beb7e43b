// Brings a world of an earlier snapshot up to date: what shops, orders and discounts did not have
// then they get as a fresh one would.
import { takeId } from '../commerce/find.ts'
import { orderFigures } from '../commerce/order-figures.ts'
import { firstMarkets } from './markets.ts'
import type { Discount, Order, Product, Shop, Theme, World } from './world.ts'

export const storefrontLocales = ['en', 'he', 'ja', 'cs']

/** What every shop has besides its shelves; those it has already stay. */
export function completeShop(shop: Shop): Shop {
  const next = () => takeId(shop)
  const { country, currency, createdAt } = shop
  const theme: Theme = {
    id: '',
    name: 'Windowsill',
    role: 'MAIN',
    switches: {},
    isOnByDefault: true,
    createdAt,
    updatedAt: createdAt,
  }
  shop.giftCards ??= new Map()
  shop.storeCredit ??= new Map()
  shop.collections ??= new Map()
  shop.sellingPlans ??= [{ id: next(), name: 'Delivered every month', everyDays: 30 }]
  shop.markets ??= firstMarkets({ country, currency }, next)
  shop.locales ??= storefrontLocales
  shop.bulkOperations ??= []
  shop.customerAccounts ??= 'new'
  shop.plan ??= { name: 'Basic', isDevelopment: true, isPlus: false }
  shop.proxyNames ??= 'everybody'
  shop.themes ??= [
    { ...theme, id: next() },
    { ...theme, id: next(), name: 'Winter garden', role: 'UNPUBLISHED', isOnByDefault: false },
  ]
  followTypes(shop)
  return shop
}

/** A collection for every type of product there is. */
export function followTypes(shop: Shop): void {
  const types = new Set([...shop.products.values()].map((product) => product.productType))
  for (const { id, productType } of [...shop.collections.values()]) {
    if (!types.delete(productType)) shop.collections.delete(id)
  }
  for (const productType of types) {
    if (!productType) continue
    const id = takeId(shop)
    const handle = productType.toLowerCase().replace(/[^a-z0-9]+/g, '-')
    const collection = { id, handle, title: productType, productType, updatedAt: shop.createdAt }
    shop.collections.set(id, collection)
  }
}

interface EarlierShop {
  themeSwitches?: Record<string, boolean>
}

/** A snapshot of format 1 becomes one of format 2. */
export function completeWorld(world: World): World {
  for (const shop of world.shops.values()) {
    for (const product of shop.products.values()) completeProduct(product)
    for (const order of shop.orders.values()) completeOrder(order, shop)
    for (const discount of shop.discounts.values()) completeDiscount(discount)
    completeShop(shop)
    const { themeSwitches } = shop as EarlierShop
    if (themeSwitches && shop.themes[0]) shop.themes[0].switches = themeSwitches
  }
  world.format = 2
  return world
}

function completeProduct(product: Product): void {
  product.status ??= 'ACTIVE'
  product.publishedAt ??= product.createdAt
  for (const variant of product.variants) {
    variant.stock ??= null
    variant.isOversold ??= false
  }
}

function completeOrder(order: Order, shop: Shop): void {
  order.presentment ??= { currency: order.currency, rate: 1 }
  order.country ??= shop.country
  order.tipMinor ??= 0
  order.dutiesMinor ??= 0
  order.company ??= null
  order.placedTotalMinor ??= orderFigures(order).totalMinor
  order.closedAt ??= null
  order.attributes ??= {}
  order.shipsTo ??= null
  order.fulfillments ??= []
  order.disputes ??= []
  order.subscription ??= null
  for (const line of order.lines) line.sellingPlan ??= null
  if (order.shipping) order.shipping.allocations ??= []
}

function completeDiscount(discount: Discount): void {
  discount.items ??= { kind: 'all' }
  discount.onOneTimePurchase ??= true
  discount.onSubscription ??= false
  discount.buys ??= null
  discount.marketIds ??= null
}

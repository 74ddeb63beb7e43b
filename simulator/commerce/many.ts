// A large shop in a moment: many customers and orders that were there before anybody looked. The
// app is told of none of them unless it is asked for; the same numbers make the same shop.
import { toStamp } from '../clock.ts'
import type { SimulatorContext } from '../context.ts'
import type { Customer, Shop } from '../state/world.ts'
import { takeId } from './find.ts'
import { placeOrder } from './place-order.ts'

const firstNames = ['Ada', 'Ben', 'Chiara', 'Dov', 'Eva', 'Fumiko', 'Goran', 'Hana', 'Ilan', 'Jana']
const lastNames = ['Abbas', 'Brandt', 'Cohen', 'Dvořák', 'Endō', 'Ferrari', 'Grün', 'Horák', 'Ito']
const locales = ['en', 'en', 'en', 'he', 'ja', 'cs']
const dayMs = 24 * 3600 * 1000

export interface ManyCustomers {
  count: number
  /** Over how many days before now they came; default a year. */
  days?: number
  tags?: string[]
}

/** @returns how many customers the shop has now. */
export function addManyCustomers(
  { clock, store }: SimulatorContext,
  shop: Shop,
  { count, days = 365, tags = [] }: ManyCustomers,
): number {
  const nowMs = clock.now().getTime()
  const start = shop.customers.size
  for (let index = 0; index < count; index += 1) {
    const number = start + index + 1
    const ageMs = ((count - index) / count) * days * dayMs
    const createdAt = toStamp(new Date(nowMs - ageMs))
    const customer: Customer = {
      id: takeId(shop),
      firstName: firstNames[number % firstNames.length] ?? '',
      lastName: lastNames[number % lastNames.length] ?? '',
      email: `shopper${number}@example.com`,
      phone: null,
      locale: locales[number % locales.length] ?? 'en',
      tags: [...tags],
      note: null,
      createdAt,
      updatedAt: createdAt,
    }
    shop.customers.set(customer.id, customer)
  }
  store.touch()
  return shop.customers.size
}

export interface ManyOrders {
  count: number
  days?: number
  /** Tells the app of each, as if it happened now. */
  isAnnounced?: boolean
}

/** Orders of one to three products, spread over the days and the customers, newest last. */
export function placeManyOrders(
  context: SimulatorContext,
  shop: Shop,
  { count, days = 365, isAnnounced = false }: ManyOrders,
): number {
  const customers = [...shop.customers.keys()]
  const variants = [...shop.products.values()]
    .filter((product) => !product.isGiftCard)
    .flatMap((product) => product.variants)
  const nowMs = context.clock.now().getTime()
  const roll = dice(count)
  for (let index = 0; index < count; index += 1) {
    const ageMs = ((count - index) / count) * days * dayMs
    const processedAt = toStamp(new Date(nowMs - ageMs))
    const lines = Array.from({ length: 1 + roll(3) }, () => ({
      variantId: variants[roll(variants.length)]?.id ?? '',
      quantity: 1 + roll(2),
    }))
    const customerId = customers[roll(customers.length)] ?? null
    const order = placeOrder(context, shop, {
      customerId,
      lines,
      discountCodes: [],
      processedAt,
      isQuiet: !isAnnounced,
    })
    if (!isAnnounced) order.updatedAt = processedAt
  }
  return shop.orders.size
}

/** Whole numbers below a limit, the same ones every time. */
function dice(seed: number): (below: number) => number {
  let state = seed + 1
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fff_ffff
    return Math.floor((state / 0x8000_0000) * below)
  }
}

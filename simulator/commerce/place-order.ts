// A checkout that went through: prices the cart, uses the codes up, takes or awaits the money.
import { randomBytes } from 'node:crypto'
import { toStamp } from '../clock.ts'
import type { SimulatorContext } from '../context.ts'
import type { Order, Shop } from '../state/world.ts'
import { announceOrder } from './announce.ts'
import { requireCustomer, takeId } from './find.ts'
import { type CartInput, type PricedCart, type PricedLine, priceCart } from './price-cart.ts'
import { CommerceRefusal } from './refusal.ts'

export interface PlaceOrderInput extends CartInput {
  /** Default: paid. A pending order is paid later, or never. */
  payment?: 'paid' | 'pending'
  /** ISO instant in the simulator's past; default now. */
  processedAt?: string
  channel?: string
  isTest?: boolean
  /** For a guest; a customer's own address wins. */
  email?: string | null
  note?: string | null
}

/**
 * Places an order and tells the app (orders/create, orders/paid, orders/updated).
 * @throws CommerceRefusal where a code does not hold: Shopify's checkout would say so, too.
 */
export function placeOrder(context: SimulatorContext, shop: Shop, input: PlaceOrderInput): Order {
  if (input.lines.length === 0) throw new CommerceRefusal('cart_empty', 'an order needs a line')
  const customer = input.customerId ? requireCustomer(shop, input.customerId) : null
  const priced = priceCart(context, shop, input)
  const refused = priced.codes.find((code) => !code.isApplicable)
  if (refused) {
    throw new CommerceRefusal('code_not_applicable', `${refused.code}: ${refused.problem}`)
  }
  const now = context.clock.stamp()
  const processedAt = readProcessedAt(context, input.processedAt)
  const number = shop.nextOrderNumber
  shop.nextOrderNumber += 1
  const order: Order = {
    id: takeId(shop),
    number,
    name: `#${number}`,
    token: randomBytes(16).toString('hex'),
    customerId: customer?.id ?? null,
    email: customer?.email ?? input.email ?? null,
    locale: customer?.locale ?? shop.locale,
    currency: shop.currency,
    createdAt: processedAt,
    processedAt,
    updatedAt: now,
    cancelledAt: null,
    cancelReason: null,
    isTest: input.isTest ?? false,
    isEdited: false,
    channel: input.channel ?? 'web',
    taxesIncluded: shop.taxesIncluded,
    taxRateBps: shop.taxRateBps,
    note: input.note ?? null,
    tags: [],
    lines: priced.lines.map((line) => toLineItem(shop, line)),
    shipping: toShipping(shop, priced),
    discounts: priced.applications,
    transactions: [],
    refunds: [],
  }
  for (const application of priced.applications) {
    const discount = shop.discounts.get(application.discountId)
    if (discount) discount.usageCount += 1
  }
  const isPaid = (input.payment ?? 'paid') === 'paid'
  if (isPaid) addSale(shop, order, priced.totalMinor, processedAt)
  shop.orders.set(order.id, order)
  context.store.touch()
  announceOrder(context, shop, order, [
    'orders/create',
    ...(isPaid ? (['orders/paid'] as const) : []),
    'orders/updated',
  ])
  return order
}

/** Takes money: a successful sale, through the shop's only gateway. */
export function addSale(shop: Shop, order: Order, amountMinor: number, createdAt: string): void {
  order.transactions.push({
    id: takeId(shop),
    kind: 'sale',
    status: 'success',
    gateway: 'bogus',
    amountMinor,
    createdAt,
    parentId: null,
  })
}

/** A line as ordered; also for one that an edit adds. */
export function toLineItem(shop: Shop, line: PricedLine): Order['lines'][number] {
  const { product, variant } = line
  return {
    id: takeId(shop),
    productId: product.id,
    variantId: variant.id,
    title: product.title,
    variantTitle: variant.title,
    sku: variant.sku,
    vendor: product.vendor,
    quantity: line.quantity,
    priceMinor: variant.priceMinor,
    isGiftCard: product.isGiftCard,
    isTaxable: variant.isTaxable && !product.isGiftCard,
    requiresShipping: variant.requiresShipping,
    allocations: line.allocations,
    taxMinor: line.taxMinor,
  }
}

function toShipping(shop: Shop, priced: PricedCart): Order['shipping'] {
  if (!priced.lines.some((line) => line.variant.requiresShipping)) return null
  return { id: takeId(shop), title: 'Standard', priceMinor: priced.shippingMinor }
}

function readProcessedAt(context: SimulatorContext, wanted: string | undefined): string {
  if (!wanted) return context.clock.stamp()
  const at = new Date(wanted)
  if (Number.isNaN(at.getTime())) {
    throw new CommerceRefusal('invalid_instant', `${wanted} is no ISO 8601 instant`)
  }
  if (at > context.clock.now()) {
    throw new CommerceRefusal('in_the_future', 'an order cannot be processed in the future')
  }
  return toStamp(at)
}

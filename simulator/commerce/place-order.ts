// A checkout that went through: prices the cart, uses the codes up, takes or awaits the money.
import { randomBytes } from 'node:crypto'
import { toStamp } from '../clock.ts'
import type { SimulatorContext } from '../context.ts'
import type { Address, Discount, Order, Shop } from '../state/world.ts'
import { announceMoney } from './announce.ts'
import { marketOf, requireCustomer, takeId } from './find.ts'
import { orderFigures } from './order-figures.ts'
import { authorize } from './payments/capture.ts'
import { type Purse, planPayment, spendPlan } from './payments/pay-with.ts'
import { addSale } from './payments/transactions.ts'
import { type CartInput, type PricedCart, type PricedLine, priceCart } from './price-cart.ts'
import { CommerceRefusal } from './refusal.ts'
import { requireStock, takeFromShelf } from './shelf.ts'
import { startSubscription } from './subscriptions/start.ts'

export interface PlaceOrderInput extends CartInput, Omit<Purse, 'customerId'> {
  /**
   * Default: paid. A pending order is paid later, or never; an authorised one is captured later,
   * or let go.
   */
  payment?: 'paid' | 'pending' | 'authorized'
  /** ISO instant in the simulator's past; default now. */
  processedAt?: string
  /** Shopify's source name: `web`, `pos`, `shopify_draft_order`, the id of an app … */
  channel?: string
  isTest?: boolean
  /** For a guest; a customer's own address wins. */
  email?: string | null
  note?: string | null
  /** The cart's. */
  attributes?: Record<string, string>
  /** Default: the customer's own. */
  shipsTo?: Address | null
  locale?: string
  tipMinor?: number
  dutiesMinor?: number
  /** The name of the company that buys. */
  company?: string
  /** Of a renewal: the subscription it belongs to, and codes of its first order that go on. */
  subscription?: Order['subscription']
  continued?: Discount[]
  /** Of an order that was there before anybody looked: the app is not told. */
  isQuiet?: boolean
}

/**
 * Places an order and tells the app (orders/create, orders/paid, orders/updated).
 * @throws CommerceRefusal where a code does not hold, as the checkout would say, or where there is
 * not enough on the shelf.
 */
export function placeOrder(context: SimulatorContext, shop: Shop, input: PlaceOrderInput): Order {
  if (input.lines.length === 0) throw new CommerceRefusal('cart_empty', 'an order needs a line')
  const priced = priceCart(context, shop, input)
  const refused = priced.codes.find((code) => !code.isApplicable)
  if (refused) {
    throw new CommerceRefusal('code_not_applicable', `${refused.code}: ${refused.problem}`)
  }
  requireStock(priced.lines)
  const besideMinor = (input.tipMinor ?? 0) + (input.dutiesMinor ?? 0)
  const plan = planPayment(context, shop, input, priced.totalMinor + besideMinor)
  const order = writeOrder(context, shop, input, priced)
  for (const application of priced.applications) {
    const discount = shop.discounts.get(application.discountId)
    if (discount && !input.continued?.includes(discount)) discount.usageCount += 1
  }
  takeFromShelf(priced.lines)
  shop.orders.set(order.id, order)
  spendPlan(context, shop, order, plan)
  const payment = input.payment ?? 'paid'
  if (plan.restMinor > 0 && payment === 'paid') {
    addSale(shop, order, plan.restMinor, order.processedAt)
  }
  if (plan.restMinor > 0 && payment === 'authorized') authorize(shop, order, plan.restMinor)
  startSubscription(order)
  context.store.touch()
  if (!input.isQuiet) announcePlaced(context, shop, order)
  return order
}

function writeOrder(
  context: SimulatorContext,
  shop: Shop,
  input: PlaceOrderInput,
  priced: PricedCart,
): Order {
  const customer = input.customerId ? requireCustomer(shop, input.customerId) : null
  const processedAt = readProcessedAt(context, input.processedAt)
  const country = input.country ?? shop.country
  const { currency, rate } = marketOf(shop, country)
  const number = shop.nextOrderNumber
  shop.nextOrderNumber += 1
  return {
    id: takeId(shop),
    number,
    name: `#${number}`,
    token: randomBytes(16).toString('hex'),
    customerId: customer?.id ?? null,
    email: customer?.email ?? input.email ?? null,
    locale: input.locale ?? customer?.locale ?? shop.locale,
    currency: shop.currency,
    presentment: { currency, rate },
    country,
    tipMinor: input.tipMinor ?? 0,
    dutiesMinor: input.dutiesMinor ?? 0,
    company: input.company ? { id: takeId(shop), name: input.company } : null,
    placedTotalMinor: priced.totalMinor + (input.tipMinor ?? 0) + (input.dutiesMinor ?? 0),
    createdAt: processedAt,
    processedAt,
    updatedAt: context.clock.stamp(),
    cancelledAt: null,
    cancelReason: null,
    closedAt: null,
    isTest: input.isTest ?? false,
    isEdited: false,
    channel: input.channel ?? 'web',
    taxesIncluded: shop.taxesIncluded,
    taxRateBps: shop.taxRateBps,
    note: input.note ?? null,
    attributes: { ...input.attributes },
    shipsTo: input.shipsTo ?? customer?.address ?? null,
    tags: [],
    lines: priced.lines.map((line) => toLineItem(shop, line)),
    shipping: toShipping(shop, priced),
    discounts: priced.applications,
    transactions: [],
    refunds: [],
    fulfillments: [],
    disputes: [],
    subscription: input.subscription ?? null,
  }
}

function announcePlaced(context: SimulatorContext, shop: Shop, order: Order): void {
  const isPaid = orderFigures(order).outstandingMinor <= 0
  announceMoney(context, shop, order, {
    topics: ['orders/create', ...(isPaid ? (['orders/paid'] as const) : []), 'orders/updated'],
    transactions: order.transactions,
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
    sellingPlan: line.sellingPlan ? { id: line.sellingPlan.id, name: line.sellingPlan.name } : null,
    taxMinor: line.taxMinor,
  }
}

function toShipping(shop: Shop, priced: PricedCart): Order['shipping'] {
  if (!priced.lines.some((line) => line.variant.requiresShipping)) return null
  const { shippingMinor, shippingDiscountMinor } = priced
  const application = priced.applications.findIndex((one) => one.target === 'shipping_line')
  return {
    id: takeId(shop),
    title: 'Standard',
    priceMinor: shippingMinor + shippingDiscountMinor,
    allocations: application < 0 ? [] : [{ application, amountMinor: shippingDiscountMinor }],
  }
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

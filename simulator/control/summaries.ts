// What the control API shows of the world: plain, with gids, money as decimal strings.

import { gid } from '../commerce/find.ts'
import { fulfillmentStatus } from '../commerce/fulfillments/status.ts'
import { toAmount } from '../commerce/money.ts'
import { financialStatus, lineFigures, orderFigures } from '../commerce/order-figures.ts'
import { describeDiscount } from '../commerce/pricing/describe-discount.ts'
import { discountStatus } from '../commerce/pricing/discount-rules.ts'
import { isInStock, isPublished } from '../commerce/shelf.ts'
import type {
  Customer,
  Delivery,
  Discount,
  GiftCard,
  Metafield,
  Order,
  Product,
  Refund,
  Shop,
  StoreCreditAccount,
} from '../state/world.ts'

export function shopView(shop: Shop) {
  return {
    id: shop.id,
    domain: shop.domain,
    name: shop.name,
    currency: shop.currency,
    timeZone: shop.timeZone,
    isInstalled: shop.installation !== null,
    scopes: shop.installation?.scopes ?? [],
    ownTopics: (shop.installation?.subscriptions ?? []).map(({ topic }) => topic),
    customerAccounts: shop.customerAccounts,
    plan: shop.plan,
    locales: shop.locales,
    proxyNames: shop.proxyNames,
    sellingPlans: shop.sellingPlans,
    markets: shop.markets.map((market) => ({ ...market, gid: gid('Market', market.id) })),
  }
}

export function customerView(customer: Customer) {
  const { id, firstName, lastName, email, phone, locale, tags, createdAt, updatedAt } = customer
  const gids = { gid: gid('Customer', id) }
  return { id, ...gids, firstName, lastName, email, phone, locale, tags, createdAt, updatedAt }
}

export function productView(shop: Shop, product: Product) {
  return {
    id: product.id,
    handle: product.handle,
    title: product.title,
    isGiftCard: product.isGiftCard,
    variants: product.variants.map((variant) => ({
      id: variant.id,
      title: variant.title,
      price: toAmount(variant.priceMinor, shop.currency),
      stock: variant.stock,
      isAvailable: isInStock(variant),
    })),
    status: product.status,
    isPublished: isPublished(product),
  }
}

export function orderSummary(order: Order) {
  const figures = orderFigures(order)
  return {
    id: order.id,
    gid: gid('Order', order.id),
    name: order.name,
    customerId: order.customerId,
    processedAt: order.processedAt,
    updatedAt: order.updatedAt,
    cancelledAt: order.cancelledAt,
    financialStatus: financialStatus(order),
    fulfillmentStatus: fulfillmentStatus(order),
    channel: order.channel,
    presentmentCurrency: order.presentment.currency,
    isTest: order.isTest,
    subscription: order.subscription,
    discountCodes: order.discounts.map((discount) => discount.code),
    total: toAmount(figures.totalMinor, order.currency),
    currentTotal: toAmount(figures.currentTotalMinor, order.currency),
  }
}

export function orderView(order: Order) {
  const figures = orderFigures(order)
  const amount = (minor: number) => toAmount(minor, order.currency)
  return {
    ...orderSummary(order),
    currency: order.currency,
    channel: order.channel,
    test: order.isTest,
    subtotal: amount(figures.subtotalMinor),
    discount: amount(figures.discountMinor),
    tax: amount(figures.taxMinor),
    shipping: amount(figures.shippingMinor),
    currentSubtotal: amount(figures.currentSubtotalMinor),
    paid: amount(figures.paidMinor),
    refunded: amount(figures.refundedMinor),
    outstanding: amount(figures.outstandingMinor),
    lines: order.lines.map((line) => {
      const { currentQuantity, amountMinor } = lineFigures(order, line)
      const { id, title, variantId, productId, quantity, isGiftCard } = line
      const price = amount(line.priceMinor)
      const ids = { id, title, variantId, productId }
      return { ...ids, quantity, currentQuantity, isGiftCard, price, amount: amount(amountMinor) }
    }),
    refunds: order.refunds.map((refund) => refundView(order, refund)),
    transactions: order.transactions.map(({ amountMinor, ...each }) => ({
      ...each,
      amount: amount(amountMinor),
    })),
    fulfillments: order.fulfillments,
    disputes: order.disputes,
  }
}

function refundView(order: Order, refund: Refund) {
  return {
    id: refund.id,
    createdAt: refund.createdAt,
    lines: refund.lines.map((line) => ({
      lineId: line.lineId,
      quantity: line.quantity,
      subtotal: toAmount(line.subtotalMinor, order.currency),
    })),
    shipping: toAmount(refund.shippingMinor, order.currency),
    adjustment: toAmount(refund.discrepancyMinor, order.currency),
  }
}

export function discountView(shop: Shop, discount: Discount, now: Date) {
  const { value, minimum } = discount
  return {
    id: discount.id,
    gid: gid('DiscountCodeNode', discount.id),
    title: discount.title,
    code: discount.code,
    status: discountStatus(discount, now),
    startsAt: discount.startsAt,
    endsAt: discount.endsAt,
    usageLimit: discount.usageLimit,
    usageCount: discount.usageCount,
    customerIds: discount.customerIds,
    combinesWith: discount.combinesWith,
    value: discountValue(shop, value),
    summary: describeDiscount(shop, discount),
    appliesOncePerCustomer: discount.appliesOncePerCustomer,
    recurringCycleLimit: discount.recurringCycleLimit,
    items: discount.items,
    marketIds: discount.marketIds,
    minimum:
      minimum?.kind === 'subtotal'
        ? { subtotal: toAmount(minimum.amountMinor, shop.currency) }
        : minimum,
  }
}

function discountValue({ currency }: Shop, value: Discount['value']) {
  if (value.kind === 'percentage') return { percentage: value.bps / 100 }
  if (value.kind === 'fixed_amount') return { amount: toAmount(value.amountMinor, currency) }
  return value
}

export function giftCardView(card: GiftCard) {
  const { initialMinor, balanceMinor, transactions, ...rest } = card
  const money = (minor: number) => toAmount(minor, card.currency)
  const moves = transactions.map(({ amountMinor, ...each }) => ({
    ...each,
    amount: money(amountMinor),
  }))
  const gids = { gid: gid('GiftCard', card.id) }
  const values = { initial: money(initialMinor), balance: money(balanceMinor) }
  return { ...rest, ...gids, ...values, transactions: moves }
}

export function storeCreditView({ transactions, balanceMinor, ...account }: StoreCreditAccount) {
  const money = (minor: number) => toAmount(minor, account.currency)
  const moves = transactions.map(({ amountMinor, event, createdAt, expiresAt }) => ({
    amount: money(amountMinor),
    event,
    createdAt,
    expiresAt,
  }))
  return { ...account, balance: money(balanceMinor), transactions: moves }
}

export function metafieldView(metafield: Metafield) {
  const { ownerId, namespace, key, type, value, updatedAt } = metafield
  return { ownerId, namespace, key, type, value, updatedAt }
}

export function deliveryView(delivery: Delivery, withBody: boolean) {
  const { webhookId, eventId, shop, topic, status, attempts, triggeredAt, isCopy } = delivery
  const view = { webhookId, eventId, shop, topic, status, attempts, triggeredAt, isCopy }
  return withBody ? { ...view, body: delivery.body } : view
}

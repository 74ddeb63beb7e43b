// An order as Shopify's webhooks tell it, in our own words. Amounts are shop money; ids are the
// digits of the global ids, because numbers in the body can exceed 2^53.
// https://shopify.dev/docs/api/webhooks (orders/*)
import type { OrderLine, OrderRefund, OrderSnapshot } from '../../loyalty/kernel/facts.ts'
import { toMinor } from '../../loyalty/kernel/money.ts'
import { digitsOf } from '../gid.ts'
import {
  type LinePayload,
  type OrderPayload,
  orderSchema,
  type RefundPayload,
} from './order-payload.ts'
import { readAs, UnreadableError } from './unreadable-error.ts'

/** @throws UnreadableError naming the fields that are missing or wrong. */
export function translateOrder(payload: unknown): OrderSnapshot {
  const order = readAs(orderSchema, payload)
  const money = (decimal: string, field: string) => readMinor(decimal, order.currency, field)
  return {
    orderId: digitsOf(order.admin_graphql_api_id),
    name: order.name,
    customerId: order.customer ? digitsOf(order.customer.admin_graphql_api_id) : null,
    customerCreatedAt: order.customer?.created_at ? instantOf(order.customer.created_at) : null,
    currency: order.currency,
    processedAt: instantOf(order.processed_at ?? order.created_at),
    updatedAt: instantOf(order.updated_at),
    cancelledAt: order.cancelled_at ? instantOf(order.cancelled_at) : null,
    payment: order.financial_status,
    isTest: order.test,
    channel: order.source_name ?? 'unknown',
    taxesIncluded: order.taxes_included,
    placedMinor: money(order.subtotal_price, 'subtotal_price'),
    lines: withoutTips(
      order.line_items.map((line) => translateLine(line, money)),
      money(order.total_tip_received ?? '0', 'total_tip_received'),
    ),
    refunds: order.refunds.map((refund) => translateRefund(refund, order, money)),
    discountCodes: order.discount_codes.map(({ code }) => code),
  }
}

type ReadMoney = (decimal: string, field: string) => number

function translateLine(line: LinePayload, money: ReadMoney): OrderLine {
  const discounts = line.discount_allocations.reduce(
    (sum, { amount }) => sum + money(amount, 'discount_allocations.amount'),
    0,
  )
  const listedMinor = money(line.price, 'line_items.price') * line.quantity
  return {
    id: digitsOf(line.admin_graphql_api_id),
    title: line.title,
    productId: line.product_id ?? null,
    variantId: line.variant_id ?? null,
    quantity: line.quantity,
    currentQuantity: line.current_quantity ?? line.quantity,
    // Discounts set on the line itself are among the allocations, but on old orders only here.
    amountMinor: listedMinor - Math.max(discounts, money(line.total_discount, 'total_discount')),
    taxMinor: line.tax_lines.reduce((sum, { price }) => sum + money(price, 'tax_lines.price'), 0),
    isGiftCard: line.gift_card,
  }
}

/**
 * A tip is among the lines, as one of no product, and is not part of the subtotal. Only webhooks
 * mark it, so that it is known by what every source tells: the tip's amount, or else the line's
 * name.
 */
function withoutTips(lines: OrderLine[], tipMinor: number): OrderLine[] {
  if (tipMinor <= 0) return lines
  const ofNoProduct = lines.filter((line) => line.productId === null && line.variantId === null)
  const whole = ofNoProduct.find((line) => line.amountMinor === tipMinor)
  const tips = whole ? [whole] : ofNoProduct.filter((line) => line.title === 'Tip')
  return lines.filter((line) => !tips.includes(line))
}

function translateRefund(
  refund: RefundPayload,
  order: OrderPayload,
  money: ReadMoney,
): OrderRefund {
  const field = 'refunds.refund_line_items.subtotal'
  return {
    id: digitsOf(refund.admin_graphql_api_id),
    createdAt: instantOf(refund.created_at),
    lines: refund.refund_line_items.map((part) => ({
      lineId: part.line_item ? digitsOf(part.line_item.admin_graphql_api_id) : part.line_item_id,
      quantity: part.quantity,
      // The plain subtotal is a JSON number, unlike all other amounts: its set is exact.
      amountMinor: money(part.subtotal_set?.shop_money.amount ?? String(part.subtotal), field),
    })),
    adjustmentMinor: adjustmentMinor(refund, order, money),
  }
}

/**
 * What was given back on top of lines and shipping. Shopify books it as an adjustment with the sign
 * of the shop's purse (negative: paid out); where there is neither line nor adjustment, the payment
 * says it.
 */
function adjustmentMinor(refund: RefundPayload, order: OrderPayload, money: ReadMoney): number {
  const adjustments = refund.order_adjustments.filter(({ kind }) => kind !== 'shipping_refund')
  if (adjustments.length > 0) {
    return adjustments.reduce((sum, { amount, amount_set: set }) => {
      return sum - money(set?.shop_money.amount ?? amount, 'refunds.order_adjustments.amount')
    }, 0)
  }
  const isPlain =
    refund.refund_line_items.length === 0 &&
    refund.refund_shipping_lines.length === 0 &&
    refund.order_adjustments.length === 0
  if (!isPlain) return 0
  return refund.transactions
    .filter(({ kind, status }) => kind === 'refund' && status !== 'failure' && status !== 'error')
    .filter(({ currency }) => !currency || currency === order.currency)
    .reduce((sum, { amount }) => sum + money(amount, 'refunds.transactions.amount'), 0)
}

function readMinor(decimal: string, currency: string, field: string): number {
  const minor = toMinor(decimal, currency)
  if (minor === null) throw new UnreadableError(`${field}: must be an amount of ${currency}`)
  return minor
}

function instantOf(stamp: string): string {
  return new Date(stamp).toISOString()
}

// An order as Shopify's webhooks tell it, in our own words. Amounts are shop money; ids are the
// digits of the global ids, because numbers in the body can exceed 2^53.
// https://shopify.dev/docs/api/webhooks (orders/*)
import type { OrderLine, OrderShipping, OrderSnapshot } from '../../loyalty/kernel/facts.ts'
import {
  readReferralCode,
  referralAttribute,
} from '../../loyalty/kernel/referrals/referral-code.ts'
import { digitsOf } from '../gid.ts'
import { type OrderPayload, orderSchema } from './order-payload.ts'
import { moneyIn, type ReadMoney } from './read-minor.ts'
import { translateLine } from './translate-line.ts'
import { translateRefund } from './translate-refund.ts'
import { readAs } from './unreadable-error.ts'

/** @throws UnreadableError naming the fields that are missing or wrong. */
export function translateOrder(payload: unknown): OrderSnapshot {
  const order = readAs(orderSchema, payload)
  const money = moneyIn(order.currency)
  const tipMinor = money(order.total_tip_received ?? '0', 'total_tip_received')
  const duties = order.current_total_duties_set?.shop_money.amount ?? '0'
  const dutiesMinor = money(duties, 'current_total_duties_set')
  const { discount_applications: applications } = order
  const lines = order.line_items.map((line) => translateLine(line, applications, money))
  return {
    ...translateState(order),
    placedMinor: money(order.subtotal_price, 'subtotal_price'),
    lines: withoutTips(lines, tipMinor),
    refunds: order.refunds.map((refund) => translateRefund(refund, order, money)),
    discountCodes: order.discount_codes.map(({ code }) => code),
    shipping: translateShipping(order, money),
    tipMinor,
    dutiesMinor,
    usesGiftCard: order.payment_gateway_names.includes('gift_card'),
    usesStoreCredit: order.payment_gateway_names.includes('shopify_store_credit'),
    ...translateUnpaid(order, { money, tipMinor, dutiesMinor }),
    ...translateReferral(order),
  }
}

function translateState(order: OrderPayload) {
  return {
    orderId: digitsOf(order.admin_graphql_api_id),
    name: order.name,
    customerId: order.customer ? digitsOf(order.customer.admin_graphql_api_id) : null,
    customerCreatedAt: order.customer?.created_at ? instantOf(order.customer.created_at) : null,
    currency: order.currency,
    processedAt: placedAt(order),
    updatedAt: instantOf(order.updated_at),
    cancelledAt: order.cancelled_at ? instantOf(order.cancelled_at) : null,
    payment: order.financial_status,
    isTest: order.test,
    channel: order.source_name ?? 'unknown',
    taxesIncluded: order.taxes_included,
    fulfilledAt: fulfilledAt(order),
    isBusiness: (order.company?.id ?? null) !== null,
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

/** What is left of it is told as one sum; the refunds that made it less differ by source. */
function translateShipping(order: OrderPayload, money: ReadMoney): OrderShipping {
  const lines = order.shipping_lines.filter((line) => !line.is_removed)
  const sum = (amounts: string[], field: string) =>
    amounts.reduce((total, amount) => total + money(amount, `shipping_lines.${field}`), 0)
  const placedMinor = sum(
    lines.map((line) => line.discounted_price),
    'discounted_price',
  )
  const left = order.current_shipping_price_set?.shop_money.amount
  const leftMinor = left ? money(left, 'current_shipping_price_set') : placedMinor
  return {
    placedMinor,
    refundedMinor: Math.max(0, placedMinor - leftMinor),
    taxMinor: sum(
      lines.flatMap((line) => line.tax_lines.map(({ price }) => price)),
      'tax_lines.price',
    ),
  }
}

interface Beside {
  money: ReadMoney
  tipMinor: number
  dutiesMinor: number
}

/**
 * Told of an order that was paid in part alone: elsewhere what is outstanding means nothing. What
 * is added to an order later is goods with their tax; the rest was paid when it was placed.
 */
function translateUnpaid(
  order: OrderPayload,
  { money, tipMinor, dutiesMinor }: Beside,
): Pick<OrderSnapshot, 'unpaid'> {
  if (order.financial_status !== 'partially_paid') return {}
  const leftMinor = money(order.total_outstanding ?? '0', 'total_outstanding')
  if (leftMinor <= 0) return {}
  const { placedMinor, refundedMinor } = translateShipping(order, money)
  const besideMinor = placedMinor - refundedMinor + tipMinor + dutiesMinor
  const totalMinor = money(order.current_total_price ?? '0', 'current_total_price') - besideMinor
  return { unpaid: { leftMinor, totalMinor: Math.max(leftMinor, totalMinor) } }
}

/** The storefront writes it into the cart; anybody can write anything there. */
function translateReferral({
  note_attributes: attributes,
}: OrderPayload): Pick<OrderSnapshot, 'referralCode'> {
  const told = attributes.find(({ name }) => name === referralAttribute)?.value
  const referralCode = typeof told === 'string' ? readReferralCode(told) : null
  return referralCode ? { referralCode } : {}
}

/** Without parcels that were called back. What needs no sending was there when it was placed. */
function fulfilledAt(order: OrderPayload): string | null {
  const { fulfillment_status: status, line_items: lines } = order
  const needsNone =
    lines.length > 0 && lines.every((line) => line.fulfillment_status === 'not_eligible')
  if (status !== 'fulfilled' && !needsNone) return null
  const sent = order.fulfillments
    .filter((parcel) => parcel.status !== 'cancelled')
    .map((parcel) => instantOf(parcel.created_at))
  return sent.sort().at(-1) ?? placedAt(order)
}

function placedAt(order: OrderPayload): string {
  return instantOf(order.processed_at ?? order.created_at)
}

function instantOf(stamp: string): string {
  return new Date(stamp).toISOString()
}

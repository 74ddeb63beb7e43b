// An order as the Admin API tells it. Its answer is put into the shape of a webhook's payload and
// read by the same translation, so that a fetched order and a delivered one are the same snapshot.
import type { OrderSnapshot } from '../../loyalty/kernel/facts.ts'
import { digitsOf, gidOf } from '../gid.ts'
import { translateOrder } from '../webhooks/translate-order.ts'
import type { AdminClient } from './client.ts'
import {
  type Lines,
  linesDocument,
  mostRefunds,
  type OrderData,
  orderDocument,
  type RefundData,
  type RefundLines,
  refundLinesDocument,
  type ShopMoney,
} from './order-document.ts'

/** @param orderId digits. @returns null where the order is gone or out of our reach. */
export async function readOrder(
  admin: AdminClient,
  orderId: string,
): Promise<OrderSnapshot | null> {
  const id = gidOf('Order', orderId)
  const { order } = await admin.graphql<{ order: OrderData | null }>(orderDocument, { id })
  return order && completeOrder(admin, order)
}

/** Reads on where the first answer held only a part of the order's lines. */
export async function completeOrder(admin: AdminClient, order: OrderData): Promise<OrderSnapshot> {
  if (order.refunds.length === mostRefunds) {
    throw new Error(`order ${order.id} has more refunds than can be read at once`)
  }
  await completeLines(admin, order)
  for (const refund of order.refunds) await completeRefund(admin, refund)
  return toSnapshot(order)
}

/** @throws UnreadableError, as for any order that lacks what we need. */
export function toSnapshot(order: OrderData): OrderSnapshot {
  return translateOrder(toPayload(order))
}

async function completeLines(admin: AdminClient, { id, lineItems }: OrderData): Promise<void> {
  while (lineItems.pageInfo.hasNextPage) {
    const after = lineItems.pageInfo.endCursor
    const next = await admin.graphql<{ order: { lineItems: Lines } }>(linesDocument, { id, after })
    lineItems.nodes.push(...next.order.lineItems.nodes)
    lineItems.pageInfo = next.order.lineItems.pageInfo
  }
}

async function completeRefund(admin: AdminClient, refund: RefundData): Promise<void> {
  const { id, refundLineItems: lines } = refund
  while (lines.pageInfo.hasNextPage) {
    const after = lines.pageInfo.endCursor
    const next = await admin.graphql<{ refund: { refundLineItems: RefundLines } }>(
      refundLinesDocument,
      { id, after },
    )
    lines.nodes.push(...next.refund.refundLineItems.nodes)
    lines.pageInfo = next.refund.refundLineItems.pageInfo
  }
}

function toPayload(order: OrderData) {
  return {
    admin_graphql_api_id: order.id,
    name: order.name,
    customer: order.customer && {
      admin_graphql_api_id: order.customer.id,
      created_at: order.customer.createdAt,
    },
    currency: order.currencyCode,
    created_at: order.createdAt,
    processed_at: order.processedAt,
    updated_at: order.updatedAt,
    cancelled_at: order.cancelledAt,
    financial_status: order.displayFinancialStatus?.toLowerCase(),
    test: order.test,
    source_name: order.sourceName,
    taxes_included: order.taxesIncluded,
    subtotal_price: order.subtotalPriceSet ? amountOf(order.subtotalPriceSet) : '0',
    total_tip_received: order.totalTipReceivedSet && amountOf(order.totalTipReceivedSet),
    line_items: order.lineItems.nodes.map(toLine),
    refunds: order.refunds.map(toRefund),
    discount_codes: order.discountCodes.map((code) => ({ code })),
  }
}

function toLine(line: Lines['nodes'][number]) {
  return {
    admin_graphql_api_id: line.id,
    title: line.title,
    product_id: line.product && digitsOf(line.product.id),
    variant_id: line.variant && digitsOf(line.variant.id),
    quantity: line.quantity,
    current_quantity: line.currentQuantity,
    price: amountOf(line.originalUnitPriceSet),
    total_discount: amountOf(line.totalDiscountSet),
    gift_card: line.isGiftCard,
    discount_allocations: line.discountAllocations.map((allocation) => ({
      amount: amountOf(allocation.allocatedAmountSet),
    })),
    tax_lines: line.taxLines.map((tax) => ({ price: amountOf(tax.priceSet) })),
  }
}

function toRefund(refund: RefundData) {
  return {
    admin_graphql_api_id: refund.id,
    created_at: refund.createdAt ?? refund.processedAt,
    refund_line_items: refund.refundLineItems.nodes.map((part) => ({
      line_item_id: digitsOf(part.lineItem.id),
      quantity: part.quantity,
      subtotal: amountOf(part.subtotalSet),
    })),
    // The Admin API lists shipping apart; what is an adjustment here is what was given on top.
    order_adjustments: refund.orderAdjustments.nodes.map((adjustment) => ({
      kind: 'refund_discrepancy',
      amount: amountOf(adjustment.amountSet),
    })),
    refund_shipping_lines: refund.refundShippingLines.nodes,
    transactions: refund.transactions.nodes.map(({ kind, status, amountSet }) => ({
      kind: kind.toLowerCase(),
      status: status.toLowerCase(),
      amount: amountOf(amountSet),
      currency: amountSet.presentmentMoney.currencyCode,
    })),
  }
}

function amountOf({ shopMoney }: ShopMoney): string {
  return shopMoney.amount
}

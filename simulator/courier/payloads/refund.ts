// A refund, and an edit, as webhooks carry them.

import { gid } from '../../commerce/find.ts'
import { exponentOf, toAmount } from '../../commerce/money.ts'
import type { LineDelta, Order, Refund, RefundLine, Shop } from '../../state/world.ts'
import { lineItemPayload } from './line-item.ts'
import { staffId, transactionPayload } from './transaction.ts'
import { moneySet, rawId, shopTime } from './values.ts'

export function refundPayload(shop: Shop, order: Order, refund: Refund) {
  const at = shopTime(shop, refund.createdAt)
  const transactions = order.transactions.filter(({ id }) => refund.transactionIds.includes(id))
  return {
    id: rawId(refund.id),
    admin_graphql_api_id: gid('Refund', refund.id),
    order_id: rawId(order.id),
    created_at: at,
    processed_at: at,
    note: refund.note,
    user_id: staffId(shop),
    restock: refund.lines.some((line) => line.restock !== 'no_restock'),
    duties: [],
    total_duties_set: moneySet(0, order),
    return: null,
    refund_shipping_lines: refundedShipping(order, refund),
    order_adjustments: adjustments(order, refund),
    refund_line_items: refund.lines.map((line) => refundLine(shop, order, line)),
    transactions: transactions.map((each) => transactionPayload(shop, order, each)),
  }
}

export function orderEditPayload(
  shop: Shop,
  order: Order,
  { additions, removals }: { additions: LineDelta[]; removals: LineDelta[] },
) {
  const toEntry = ({ lineId, delta }: LineDelta) => ({ id: rawId(lineId), delta: Math.abs(delta) })
  return {
    order_edit: {
      id: rawId(`${order.id}${order.refunds.length + order.lines.length}`),
      app_id: null,
      created_at: shopTime(shop, order.updatedAt),
      notify_customer: false,
      order_id: rawId(order.id),
      staff_note: '',
      user_id: staffId(shop),
      line_items: { additions: additions.map(toEntry), removals: removals.map(toEntry) },
      discounts: { line_item: { additions: [], removals: [] } },
      shipping_lines: { additions: [], removals: [] },
    },
  }
}

/** Money beyond the lines and shipping is negative here, as Shopify books it. */
function adjustments(order: Order, refund: Refund) {
  if (refund.discrepancyMinor === 0) return []
  return [
    {
      id: rawId(`${refund.id}1`),
      order_id: rawId(order.id),
      refund_id: rawId(refund.id),
      kind: 'refund_discrepancy',
      reason: 'Refund discrepancy',
      amount: toAmount(-refund.discrepancyMinor, order.currency),
      amount_set: moneySet(-refund.discrepancyMinor, order),
      tax_amount: toAmount(0, order.currency),
      tax_amount_set: moneySet(0, order),
    },
  ]
}

/** Since API version 2024-10 refunded shipping stands here and is no adjustment. */
function refundedShipping(order: Order, refund: Refund) {
  if (refund.shippingMinor === 0 || !order.shipping) return []
  return [
    {
      id: rawId(`${refund.id}2`),
      shipping_line_id: rawId(order.shipping.id),
      subtotal_amount_set: moneySet(refund.shippingMinor, order),
      tax_amount_set: moneySet(0, order),
    },
  ]
}

function refundLine(shop: Shop, order: Order, entry: RefundLine) {
  const line = order.lines.find((candidate) => candidate.id === entry.lineId)
  const major = 10 ** exponentOf(order.currency)
  return {
    id: rawId(entry.id),
    quantity: entry.quantity,
    line_item_id: rawId(entry.lineId),
    location_id: null,
    restock_type: entry.restock,
    // Numbers here, unlike everywhere else: the platform's own oddity.
    subtotal: entry.subtotalMinor / major,
    total_tax: entry.taxMinor / major,
    subtotal_set: moneySet(entry.subtotalMinor, order),
    total_tax_set: moneySet(entry.taxMinor, order),
    line_item: line ? lineItemPayload(shop, order, line) : null,
  }
}

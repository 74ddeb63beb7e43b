// What was given back of an order, in our own words.
import type { OrderRefund } from '../../loyalty/kernel/facts.ts'
import { digitsOf } from '../gid.ts'
import type { OrderPayload, RefundPayload } from './order-payload.ts'
import type { ReadMoney } from './read-minor.ts'

export function translateRefund(
  refund: RefundPayload,
  order: OrderPayload,
  money: ReadMoney,
): OrderRefund {
  const field = 'refunds.refund_line_items.subtotal'
  return {
    id: digitsOf(refund.admin_graphql_api_id),
    createdAt: new Date(refund.created_at).toISOString(),
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

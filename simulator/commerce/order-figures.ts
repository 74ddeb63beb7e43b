// Every figure of an order, computed in one place from what happened to it, so that GraphQL and
// webhooks cannot disagree. "Placed" counts what was ever ordered, "current" what is left.
import type { LineItem, Order } from '../state/world.ts'

export interface LineFigures {
  currentQuantity: number
  fullMinor: number
  discountMinor: number
  /** All units after discounts. */
  amountMinor: number
  /** What is left of `amountMinor` and of the tax after refunds and removals. */
  currentMinor: number
  currentTaxMinor: number
  currentDiscountMinor: number
}

export interface OrderFigures {
  itemsMinor: number
  discountMinor: number
  subtotalMinor: number
  taxMinor: number
  shippingMinor: number
  totalMinor: number
  currentSubtotalMinor: number
  currentDiscountMinor: number
  currentTaxMinor: number
  currentShippingMinor: number
  currentTotalMinor: number
  paidMinor: number
  refundedMinor: number
  refundedShippingMinor: number
  /** Positive: the shopper still owes; negative: the shop owes. */
  outstandingMinor: number
}

export type FinancialStatus =
  | 'pending'
  | 'partially_paid'
  | 'paid'
  | 'partially_refunded'
  | 'refunded'
  | 'voided'

export function lineFigures(order: Order, line: LineItem): LineFigures {
  const gone = order.refunds
    .flatMap((refund) => refund.lines)
    .filter((entry) => entry.lineId === line.id)
  const fullMinor = line.priceMinor * line.quantity
  const discountMinor = sum(line.allocations, (allocation) => allocation.amountMinor)
  const amountMinor = fullMinor - discountMinor
  const currentQuantity = line.quantity - sum(gone, (entry) => entry.quantity)
  const currentMinor = amountMinor - sum(gone, (entry) => entry.subtotalMinor)
  return {
    currentQuantity,
    fullMinor,
    discountMinor,
    amountMinor,
    currentMinor,
    currentTaxMinor: line.taxMinor - sum(gone, (entry) => entry.taxMinor),
    currentDiscountMinor: line.priceMinor * currentQuantity - currentMinor,
  }
}

export function orderFigures(order: Order): OrderFigures {
  const lines = order.lines.map((line) => lineFigures(order, line))
  const addedTax = (taxMinor: number) => (order.taxesIncluded ? 0 : taxMinor)
  const subtotalMinor = sum(lines, (line) => line.amountMinor)
  const taxMinor = sum(order.lines, (line) => line.taxMinor)
  const shippingMinor = order.shipping?.priceMinor ?? 0
  const refundedShippingMinor = sum(order.refunds, (refund) => refund.shippingMinor)
  const currentSubtotalMinor = sum(lines, (line) => line.currentMinor)
  const currentTaxMinor = sum(lines, (line) => line.currentTaxMinor)
  const currentShippingMinor = shippingMinor - refundedShippingMinor
  const currentTotalMinor = currentSubtotalMinor + addedTax(currentTaxMinor) + currentShippingMinor
  const done = order.transactions.filter((transaction) => transaction.status === 'success')
  const paidMinor = sum(done, (each) => (each.kind === 'sale' ? each.amountMinor : 0))
  const refundedMinor = sum(done, (each) => (each.kind === 'refund' ? each.amountMinor : 0))
  const discrepancyMinor = sum(order.refunds, (refund) => refund.discrepancyMinor)
  return {
    itemsMinor: sum(lines, (line) => line.fullMinor),
    discountMinor: sum(lines, (line) => line.discountMinor),
    subtotalMinor,
    taxMinor,
    shippingMinor,
    totalMinor: subtotalMinor + addedTax(taxMinor) + shippingMinor,
    currentSubtotalMinor,
    currentDiscountMinor: sum(lines, (line) => line.currentDiscountMinor),
    currentTaxMinor,
    currentShippingMinor,
    currentTotalMinor,
    paidMinor,
    refundedMinor,
    refundedShippingMinor,
    outstandingMinor: order.cancelledAt
      ? 0
      : currentTotalMinor - discrepancyMinor - (paidMinor - refundedMinor),
  }
}

export function financialStatus(order: Order): FinancialStatus {
  const { paidMinor, refundedMinor, outstandingMinor, totalMinor } = orderFigures(order)
  if (order.transactions.some((transaction) => transaction.kind === 'void')) return 'voided'
  if (refundedMinor > 0) return refundedMinor >= paidMinor ? 'refunded' : 'partially_refunded'
  if (paidMinor === 0 && totalMinor > 0) return 'pending'
  return outstandingMinor > 0 ? 'partially_paid' : 'paid'
}

function sum<Item>(items: Item[], of: (item: Item) => number): number {
  return items.reduce((total, item) => total + of(item), 0)
}

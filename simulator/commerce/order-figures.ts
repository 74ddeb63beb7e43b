// Every figure of an order, computed in one place from what happened to it, so that GraphQL and
// webhooks cannot disagree. "Placed" counts what was ever ordered, "current" what is left.
import type { LineItem, Order, Transaction } from '../state/world.ts'

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
  /** Off lines and shipping. */
  discountMinor: number
  subtotalMinor: number
  taxMinor: number
  /** Before discounts. */
  shippingMinor: number
  shippingDiscountMinor: number
  tipMinor: number
  dutiesMinor: number
  totalMinor: number
  currentSubtotalMinor: number
  currentDiscountMinor: number
  currentTaxMinor: number
  /** After discounts and what was given back. */
  currentShippingMinor: number
  currentTotalMinor: number
  paidMinor: number
  /** Authorised and neither captured nor voided yet. */
  authorizedMinor: number
  refundedMinor: number
  refundedShippingMinor: number
  /** Positive: the shopper still owes; negative: the shop owes. */
  outstandingMinor: number
}

export type FinancialStatus =
  | 'pending'
  | 'authorized'
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
  const shippingDiscountMinor = sum(order.shipping?.allocations ?? [], (one) => one.amountMinor)
  const { tipMinor, dutiesMinor } = order
  const besideMinor = tipMinor + dutiesMinor
  const refundedShippingMinor = sum(order.refunds, (refund) => refund.shippingMinor)
  const currentSubtotalMinor = sum(lines, (line) => line.currentMinor)
  const currentTaxMinor = sum(lines, (line) => line.currentTaxMinor)
  const paidShippingMinor = shippingMinor - shippingDiscountMinor
  const currentShippingMinor = paidShippingMinor - refundedShippingMinor
  const currentTotalMinor =
    currentSubtotalMinor + addedTax(currentTaxMinor) + currentShippingMinor + besideMinor
  const { paidMinor, refundedMinor, authorizedMinor } = moneyMoved(order)
  const discrepancyMinor = sum(order.refunds, (refund) => refund.discrepancyMinor)
  return {
    itemsMinor: sum(lines, (line) => line.fullMinor),
    discountMinor: sum(lines, (line) => line.discountMinor) + shippingDiscountMinor,
    subtotalMinor,
    taxMinor,
    shippingMinor,
    shippingDiscountMinor,
    tipMinor,
    dutiesMinor,
    totalMinor: subtotalMinor + addedTax(taxMinor) + paidShippingMinor + besideMinor,
    currentSubtotalMinor,
    currentDiscountMinor: sum(lines, (line) => line.currentDiscountMinor),
    currentTaxMinor,
    currentShippingMinor,
    currentTotalMinor,
    paidMinor,
    authorizedMinor,
    refundedMinor,
    refundedShippingMinor,
    outstandingMinor: order.cancelledAt
      ? 0
      : currentTotalMinor - discrepancyMinor - (paidMinor - refundedMinor),
  }
}

function moneyMoved(order: Order) {
  const moved = (...kinds: Transaction['kind'][]) =>
    sum(order.transactions, ({ kind, status, amountMinor }) =>
      status === 'success' && kinds.includes(kind) ? amountMinor : 0,
    )
  return {
    paidMinor: moved('sale', 'capture'),
    refundedMinor: moved('refund'),
    authorizedMinor: moved('authorization') - moved('capture') - moved('void'),
  }
}

export function financialStatus(order: Order): FinancialStatus {
  const { paidMinor, refundedMinor, authorizedMinor, outstandingMinor, totalMinor } =
    orderFigures(order)
  const isVoided = order.transactions.some((transaction) => transaction.kind === 'void')
  if (isVoided && paidMinor === 0) return 'voided'
  if (refundedMinor > 0) return refundedMinor >= paidMinor ? 'refunded' : 'partially_refunded'
  if (paidMinor === 0 && totalMinor > 0) return authorizedMinor > 0 ? 'authorized' : 'pending'
  return outstandingMinor > 0 ? 'partially_paid' : 'paid'
}

function sum<Item>(items: Item[], of: (item: Item) => number): number {
  return items.reduce((total, item) => total + of(item), 0)
}

// Giving back: units, an amount, shipping, or any of them together.
import type { SimulatorContext } from '../context.ts'
import type { Order, Refund, RefundLine, Shop } from '../state/world.ts'
import { announceRefund } from './announce.ts'
import { requireLine, takeId } from './find.ts'
import { lineFigures, orderFigures } from './order-figures.ts'
import { payBack } from './payments/pay-back.ts'
import { CommerceRefusal } from './refusal.ts'
import { putBack } from './shelf.ts'

export interface RefundInput {
  lines?: { lineId: string; quantity: number }[]
  /**
   * Money for goods, tax included; default what the lines cost and was paid. Where it differs
   * from that, the difference is recorded as Shopify does: an adjustment, `refund_discrepancy`.
   */
  amountMinor?: number
  shippingMinor?: number
  note?: string | null
}

/**
 * Refunds an order and tells the app.
 * @throws CommerceRefusal beyond what is there to give back.
 */
export function refundOrder(
  context: SimulatorContext,
  shop: Shop,
  order: Order,
  input: RefundInput,
): Refund {
  if (order.cancelledAt) {
    throw new CommerceRefusal('order_cancelled', `${order.name} is cancelled`)
  }
  const refund = recordRefund(context, shop, order, { ...input, restock: 'return' })
  announceRefund(context, shop, order, refund)
  return refund
}

/** The refund itself, without telling anybody: a cancellation tells more. */
export function recordRefund(
  context: SimulatorContext,
  shop: Shop,
  order: Order,
  input: RefundInput & { restock: RefundLine['restock'] },
): Refund {
  const { paidMinor, refundedMinor, currentShippingMinor, outstandingMinor } = orderFigures(order)
  const lines = takeUnits(shop, order, input.lines ?? [], input.restock)
  const shippingMinor = input.shippingMinor ?? 0
  if (shippingMinor < 0 || shippingMinor > currentShippingMinor) {
    throw new CommerceRefusal('too_much_shipping', 'more shipping than was charged and is left')
  }
  const linesMinor = lines.reduce(
    (sum, line) => sum + line.subtotalMinor + (order.taxesIncluded ? 0 : line.taxMinor),
    0,
  )
  // Units that were not paid yet lower what is owed; only the rest is money to give back.
  const dueMinor = Math.max(0, linesMinor - Math.max(0, outstandingMinor))
  const leftMinor = paidMinor - refundedMinor - shippingMinor
  const goodsMinor = input.amountMinor ?? Math.min(dueMinor, Math.max(leftMinor, 0))
  if (goodsMinor < 0 || goodsMinor > leftMinor) {
    throw new CommerceRefusal('more_than_paid', `${order.name} has less left to give back`)
  }
  if (lines.length === 0 && goodsMinor === 0 && shippingMinor === 0) {
    throw new CommerceRefusal('nothing_to_refund', 'name lines, an amount or shipping')
  }
  const now = context.clock.stamp()
  const refund: Refund = {
    id: takeId(shop),
    createdAt: now,
    note: input.note ?? null,
    lines,
    shippingMinor,
    discrepancyMinor: goodsMinor - dueMinor,
    transactionIds: [],
  }
  payBack(context, shop, { order, refund, reason: input.restock }, goodsMinor + shippingMinor)
  order.refunds.push(refund)
  putBack(shop, order, lines)
  order.updatedAt = now
  context.store.touch()
  return refund
}

/** Units that leave an order, each with its share of what its line has left. */
export function takeUnits(
  shop: Shop,
  order: Order,
  wanted: { lineId: string; quantity: number }[],
  restock: RefundLine['restock'],
): RefundLine[] {
  const seen = new Set<string>()
  return wanted.map(({ lineId, quantity }) => {
    const line = requireLine(order, lineId)
    const left = lineFigures(order, line)
    if (seen.has(lineId) || !Number.isInteger(quantity) || quantity < 1) {
      throw new CommerceRefusal('invalid_quantity', 'name each line once, with a whole quantity')
    }
    if (quantity > left.currentQuantity) {
      throw new CommerceRefusal('too_many_units', `line ${lineId} has ${left.currentQuantity} left`)
    }
    seen.add(lineId)
    const share = quantity / left.currentQuantity
    return {
      id: takeId(shop),
      lineId,
      quantity,
      restock,
      subtotalMinor: Math.round(left.currentMinor * share),
      taxMinor: Math.round(left.currentTaxMinor * share),
    }
  })
}

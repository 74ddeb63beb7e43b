// The merchant calls an order off: with the money back, keeping it, or before any came.
import type { SimulatorContext } from '../context.ts'
import type { Order, Refund, Shop } from '../state/world.ts'
import { announceCancellation } from './announce.ts'
import { lineFigures, orderFigures } from './order-figures.ts'
import { addTransaction } from './payments/transactions.ts'
import { recordRefund } from './refund-order.ts'
import { CommerceRefusal } from './refusal.ts'

export interface CancelInput {
  /** Whether the money goes back; default true. An unpaid order has none to give. */
  refund?: boolean
  reason?: 'customer' | 'fraud' | 'inventory' | 'declined' | 'other'
}

/** Cancels an order and tells the app. @throws CommerceRefusal where it is cancelled already. */
export function cancelOrder(
  context: SimulatorContext,
  shop: Shop,
  order: Order,
  input: CancelInput,
): Order {
  if (order.cancelledAt) {
    throw new CommerceRefusal('order_cancelled', `${order.name} is cancelled already`)
  }
  const { paidMinor, refundedMinor } = orderFigures(order)
  const isUnpaid = paidMinor === 0
  const refund = isUnpaid || input.refund !== false ? giveAllBack(context, shop, order) : null
  if (isUnpaid && refundedMinor === 0) voidPayment(context, shop, order)
  const now = context.clock.stamp()
  order.cancelledAt = now
  order.cancelReason = input.reason ?? 'customer'
  order.updatedAt = now
  context.store.touch()
  announceCancellation(context, shop, order, refund)
  return order
}

function giveAllBack(context: SimulatorContext, shop: Shop, order: Order): Refund | null {
  const { currentShippingMinor, paidMinor, refundedMinor } = orderFigures(order)
  const lines = order.lines
    .map((line) => ({ lineId: line.id, quantity: lineFigures(order, line).currentQuantity }))
    .filter((line) => line.quantity > 0)
  const leftMinor = paidMinor - refundedMinor
  const shippingMinor = Math.min(currentShippingMinor, leftMinor)
  if (lines.length === 0 && leftMinor === 0) return null
  const amountMinor = leftMinor - shippingMinor
  return recordRefund(context, shop, order, {
    lines,
    shippingMinor,
    amountMinor,
    restock: 'cancel',
  })
}

/** What was set aside is let go; of an order that awaited money nothing is left but the word. */
function voidPayment(context: SimulatorContext, shop: Shop, order: Order): void {
  const { authorizedMinor } = orderFigures(order)
  addTransaction(shop, order, {
    kind: 'void',
    gateway: order.transactions[0]?.gateway ?? 'bogus',
    amountMinor: authorizedMinor,
    createdAt: context.clock.stamp(),
  })
}

// The shopper's bank asks money back, or asks about it, and decides. A dispute moves no money of
// the order's own: Shopify books it between the bank and the merchant.
import type { SimulatorContext } from '../../context.ts'
import { disputePayload } from '../../courier/payloads/dispute.ts'
import type { Dispute, Order, Shop } from '../../state/world.ts'
import { takeId } from '../find.ts'
import { orderFigures } from '../order-figures.ts'
import { CommerceRefusal } from '../refusal.ts'

/** Opens a dispute about all that was paid (disputes/create). @throws CommerceRefusal. */
export function openDispute(
  context: SimulatorContext,
  shop: Shop,
  order: Order,
  kind: Dispute['kind'] = 'chargeback',
): Dispute {
  const { paidMinor, refundedMinor } = orderFigures(order)
  if (paidMinor <= refundedMinor) {
    throw new CommerceRefusal('nothing_paid', `${order.name} has no money to dispute`)
  }
  const now = context.clock.stamp()
  const dispute: Dispute = {
    id: takeId(shop),
    kind,
    status: 'needs_response',
    amountMinor: paidMinor - refundedMinor,
    reason: 'fraudulent',
    createdAt: now,
  }
  order.disputes.push(dispute)
  order.updatedAt = now
  context.store.touch()
  const payload = disputePayload(shop, order, dispute)
  context.courier.emit(shop, [{ topic: 'disputes/create', payload }])
  return dispute
}

/** The bank decides (disputes/update). @throws CommerceRefusal where nothing is open. */
export function decideDispute(
  context: SimulatorContext,
  shop: Shop,
  order: Order,
  status: 'won' | 'lost',
): Dispute {
  const dispute = order.disputes.find((each) => each.status === 'needs_response')
  if (!dispute) throw new CommerceRefusal('no_dispute', `${order.name} has no open dispute`)
  dispute.status = status
  order.updatedAt = context.clock.stamp()
  context.store.touch()
  const payload = disputePayload(shop, order, dispute)
  context.courier.emit(shop, [{ topic: 'disputes/update', payload }])
  return dispute
}

// The shopper's bank asks money back, or asks about it, and decides. A dispute moves no money of
// the order's own: Shopify books it between the bank and the merchant. Whether it moves the order's
// stamp is not documented; here it does not, so that nobody counts on it.
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
    decidedAt: null,
  }
  order.disputes.push(dispute)
  context.store.touch()
  const payload = disputePayload(shop, order, dispute)
  context.courier.emit(shop, [{ topic: 'disputes/create', payload }])
  return dispute
}

/** The bank decides, be it otherwise than before (disputes/update). @throws CommerceRefusal. */
export function decideDispute(
  context: SimulatorContext,
  shop: Shop,
  order: Order,
  status: 'won' | 'lost',
): Dispute {
  const dispute = order.disputes.at(-1)
  if (!dispute || dispute.status === status)
    throw new CommerceRefusal('no_dispute', `${order.name} has no dispute to decide`)
  dispute.status = status
  dispute.decidedAt = context.clock.stamp()
  context.store.touch()
  const payload = disputePayload(shop, order, dispute)
  context.courier.emit(shop, [{ topic: 'disputes/update', payload }])
  return dispute
}

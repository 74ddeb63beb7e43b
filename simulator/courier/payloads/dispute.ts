// A dispute as disputes/create and disputes/update carry it.
import { toAmount } from '../../commerce/money.ts'
import type { Dispute, Order, Shop } from '../../state/world.ts'
import { rawId, shopTime } from './values.ts'

export function disputePayload(shop: Shop, order: Order, dispute: Dispute) {
  return {
    id: rawId(dispute.id),
    order_id: rawId(order.id),
    type: dispute.kind,
    amount: toAmount(dispute.amountMinor, order.currency),
    currency: order.currency,
    reason: dispute.reason,
    network_reason_code: '4837',
    status: dispute.status,
    evidence_due_by: null,
    evidence_sent_on: null,
    finalized_on: dispute.decidedAt && shopTime(shop, dispute.decidedAt),
    initiated_at: shopTime(shop, dispute.createdAt),
  }
}

// Points spent on an order come back when its money does. Settled like the order itself: what
// should have returned by its newest state, less what has.
import type { ShopTx } from '../../../db.server.ts'
import type { OrderSnapshot } from '../../kernel/facts.ts'
import { addDays } from '../../kernel/time.ts'
import { type PlannedTransfer, post } from '../../ledger/post.server.ts'
import { rewardCause } from '../../rewards/reward-cause.ts'
import type { OrderCase } from '../order-case.ts'
import { planReturn, type ReturnMove } from './plan-return.ts'
import { listUsed, readSpent, type Used } from './read-spent.server.ts'
import { pointsToReturn, refundShare } from './refund-share.ts'

/** After the codes of these orders were marked as used. */
export async function returnSpent(tx: ShopTx, orders: OrderCase[], now: Date): Promise<void> {
  for (const order of orders.filter(mayReturn)) {
    for (const used of await listUsed(tx, order.snapshot)) await settleUsed(tx, order, used, now)
  }
}

/** Nothing was given back of a new order yet; and most orders name no code at all. */
function mayReturn({ snapshot, before }: OrderCase): boolean {
  return snapshot.discountCodes.length > 0 && (before !== null || refundShare(snapshot).part > 0)
}

async function settleUsed(tx: ShopTx, order: OrderCase, used: Used, now: Date): Promise<void> {
  const { returnSpent: policy = 'never', shortfall = 'clamp', graceDays = 0 } = order.settings ?? {}
  const due = pointsToReturn(used.points, refundShare(order.snapshot), policy)
  if (due === used.pointsReturned) return
  await sweepMember(tx, used, now)
  const { voucher, postings } = await readSpent(tx, used)
  const moves = planReturn(voucher, due, shortfall)
  const lotIds = moves.flatMap((one) => (one.to === 'available' && one.lotId ? [one.lotId] : []))
  await tx.sql`
    SELECT 1 AS one FROM keep_lots(p_shop_id => ${tx.shopId}::int, p_lot_ids => ${lotIds}::bigint[],
      p_until => ${addDays(now, graceDays)}::timestamptz)`
  const transfers = moves.map((move, index) => {
    return toTransfer(move, { order, used, n: postings + index + 1 })
  })
  const posted = await post(tx, transfers, now)
  if (!posted.ok)
    throw new Error(`a return was booked otherwise: ${JSON.stringify(posted.refusal)}`)
  await tx.db.redemption.update({
    where: { shopId_id: { shopId: tx.shopId, id: used.id } },
    data: { pointsReturned: due },
  })
}

function toTransfer(
  { from, to, amount, lotId }: ReturnMove,
  { order, used, n }: { order: OrderCase; used: Used; n: number },
): PlannedTransfer {
  const { name, updatedAt } = order.snapshot
  const kind = from === 'redeemed' ? 'spent_returned' : 'spent_retaken'
  return {
    reference: `redemption/${used.id}/refund/${n}`,
    memberId: used.memberId,
    asset: used.asset,
    from,
    to,
    amount,
    lotId,
    opens: null,
    orderId: null,
    key: null,
    redemptionId: used.id,
    occurredAt: new Date(updatedAt),
    because: { kind, ...rewardCause(used.reward), orderName: name },
  }
}

/** The member is locked: whoever marks a voucher as used has done so. */
async function sweepMember(tx: ShopTx, { memberId }: Used, now: Date): Promise<void> {
  await tx.sql`SELECT 1 AS one FROM sweep_members(p_shop_id => ${tx.shopId}::int,
    p_now => ${now}::timestamptz, p_member_ids => ${[memberId]}::uuid[])`
}

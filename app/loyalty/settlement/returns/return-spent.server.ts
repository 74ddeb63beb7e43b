// Points spent on an order come back when its money does. Settled like the order itself: what
// should have returned by its newest state, less what has.
import type { ShopTx } from '../../../db.server.ts'
import type { OrderSnapshot } from '../../kernel/facts.ts'
import { addDays } from '../../kernel/time.ts'
import { type PlannedTransfer, post } from '../../ledger/post.server.ts'
import { normalCode, type RedeemedReward } from '../../rewards/redemption.ts'
import type { OrderCase } from '../order-case.ts'
import { planReturn, type ReturnMove, type SpentVoucher } from './plan-return.ts'
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

interface Used {
  id: string
  memberId: string
  points: number
  pointsReturned: number
  reward: RedeemedReward
}

function listUsed(tx: ShopTx, { orderId, discountCodes }: OrderSnapshot): Promise<Used[]> {
  return tx.sql<Used>`
    SELECT id::text, member_id::text AS "memberId", points, reward,
      points_returned AS "pointsReturned"
    FROM redemptions
    WHERE shop_id = ${tx.shopId} AND code = ANY(${discountCodes.map(normalCode)}::text[])
      AND status = 'used' AND used_order_id = ${orderId} ORDER BY id`
}

async function settleUsed(tx: ShopTx, order: OrderCase, used: Used, now: Date): Promise<void> {
  const { returnSpent: policy = 'never', shortfall = 'clamp', graceDays = 0 } = order.settings ?? {}
  const due = pointsToReturn(used.points, refundShare(order.snapshot), policy)
  if (due === used.pointsReturned) return
  const { voucher, postings } = await readSpent(tx, used, now)
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
  const { id: rewardId, label } = used.reward
  const kind = from === 'redeemed' ? 'spent_returned' : 'spent_retaken'
  return {
    reference: `redemption/${used.id}/refund/${n}`,
    memberId: used.memberId,
    asset: 'points',
    from,
    to,
    amount,
    lotId,
    opens: null,
    orderId: null,
    key: null,
    redemptionId: used.id,
    occurredAt: new Date(updatedAt),
    because: { kind, rewardId, label, orderName: name },
  }
}

interface Spent {
  voucher: SpentVoucher
  postings: number
}

/** The member is locked: whoever marks a voucher as used has done so. */
async function readSpent(tx: ShopTx, { id, memberId }: Used, now: Date): Promise<Spent> {
  await tx.sql`SELECT 1 AS one FROM sweep_members(p_shop_id => ${tx.shopId}::int,
    p_now => ${now}::timestamptz, p_member_ids => ${[memberId]}::uuid[])`
  const [sums] = await tx.sql<Omit<SpentVoucher, 'lots'> & { postings: number }>`
    SELECT coalesce(sum(amount * (("from" = 'redeemed')::int - ("to" = 'redeemed'
        AND "from" <> 'outstanding')::int)), 0)::int AS returned,
      coalesce(sum(amount * (("from" = 'waived')::int - ("to" = 'waived')::int)), 0)::int AS waived,
      coalesce(sum(amount * (("from" = 'debt')::int - ("to" = 'debt')::int)), 0)::int AS owed,
      coalesce((SELECT debt FROM balances WHERE shop_id = ${tx.shopId}
        AND member_id = ${memberId}::uuid AND asset = 'points'), 0) AS debt,
      count(*)::int AS postings
    FROM transfers WHERE shop_id = ${tx.shopId} AND redemption_id = ${id}::uuid`
  const lots = await tx.sql<SpentVoucher['lots'][number]>`
    WITH flows AS (
      SELECT lot_id, min(id) AS first, sum(amount * (("from" = 'available')::int
        - ("to" = 'available')::int))::int AS missing
      FROM transfers WHERE shop_id = ${tx.shopId} AND redemption_id = ${id}::uuid
        AND lot_id IS NOT NULL GROUP BY lot_id)
    SELECT l.id::text AS "lotId", coalesce(f.missing, 0) AS missing,
      l.available_left AS "availableLeft"
    FROM lots l LEFT JOIN flows f ON f.lot_id = l.id
    WHERE l.shop_id = ${tx.shopId} AND l.member_id = ${memberId}::uuid AND l.asset = 'points'
      AND (f.lot_id IS NOT NULL OR l.available_left > 0)
    ORDER BY f.first NULLS LAST, l.expires_at NULLS LAST, l.id`
  if (!sums) throw new Error('a sum answered nothing')
  const { postings, ...voucher } = sums
  return { voucher: { ...voucher, lots }, postings }
}

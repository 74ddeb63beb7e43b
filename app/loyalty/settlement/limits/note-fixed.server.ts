// Orders that are too old to be settled anew, although a member's limits would give them something
// else by now: Health lists them, until they are right again.
import type { ShopTx } from '../../../db.server.ts'
import { recordFinding } from '../../../findings.server.ts'
import type { FoldedOrder } from './fold-member.ts'

export async function noteFixed(tx: ShopTx, folded: FoldedOrder[], now: Date): Promise<void> {
  const kind = 'limit_differs' as const
  const differing = folded.filter(({ fixed }) => fixed?.booked !== fixed?.due)
  for (const { order, fixed } of differing) {
    const { orderId, name: orderName } = order.snapshot
    const points = { booked: String(fixed?.booked), due: String(fixed?.due) }
    const detail = { orderId, orderName, memberId: order.memberId, ...points }
    await recordFinding(tx, { kind, subject: orderId, detail }, now)
  }
  const right = folded.filter(({ fixed }) => fixed !== null && fixed.booked === fixed.due)
  if (right.length === 0) return
  await tx.sql`
    UPDATE findings SET resolved_at = ${now} WHERE shop_id = ${tx.shopId} AND kind = ${kind}
      AND subject = ANY(${right.map(({ order }) => order.snapshot.orderId)}::text[])
      AND resolved_at IS NULL RETURNING 1 AS one`
}

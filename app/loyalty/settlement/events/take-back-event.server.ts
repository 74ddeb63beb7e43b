// What an event gave is taken back where it did not hold: the friend's order was refunded, what was
// sent in was rejected after all. What is booked of it says what is left to take, so that asking
// again takes nothing.
import type { ShopTx } from '../../../db.server.ts'
import type { EventTold } from '../../kernel/events/event.ts'
import { lockMembers } from '../../ledger/lock-members.server.ts'
import { takeBack } from '../take-back.server.ts'

export interface BookedEvent {
  /** Whose it is now, after any merging. */
  memberId: string
  /** Only what was booked to this one of those merged into them; left out: to any. */
  givenTo?: string
  /** As it was booked. */
  key: string
  told: EventTold
}

/** @returns how many points it stood at; 0 where it was never booked, or is taken back already. */
export async function takeBackEvent(
  tx: ShopTx,
  { memberId, givenTo, key, told }: BookedEvent,
  now: Date,
): Promise<number> {
  await lockMembers(tx, [memberId])
  const lots = await tx.sql<{ lotId: string; booked: number }>`
    SELECT g.lot_id::text AS "lotId",
      (g.amount - coalesce(sum(u.amount), 0))::int AS booked
    FROM transfers g
    LEFT JOIN transfers u ON u.shop_id = g.shop_id AND u."to" = 'issued'
      AND u.reference LIKE 'event-undone/' || g.lot_id || '/%'
    WHERE g.shop_id = ${tx.shopId} AND g.reference = ANY (
      SELECT 'event/' || i.id || '/' || ${key}
      FROM unnest(identities(${tx.shopId}::int, ${memberId}::uuid)) i (id)
      WHERE i.id = coalesce(${givenTo ?? null}::uuid, i.id))
    GROUP BY g.lot_id, g.amount`
  const standing = lots.filter(({ booked }) => booked > 0)
  for (const { lotId, booked } of standing) {
    await takeBack(
      tx,
      { memberId, lotId, key, booked },
      { reference: `event-undone/${lotId}`, because: { kind: 'event_undone', ...told }, now },
    )
  }
  return standing.reduce((sum, { booked }) => sum + booked, 0)
}

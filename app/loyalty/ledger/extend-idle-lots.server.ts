// Points that end after inactivity: the end counts from the member's last activity, be it an order
// that earned or a reward that was had. Found anew from all of them, so that it does not matter in
// which order we hear. What has ended by then stays ended, and no end comes nearer.
import type { ShopTx } from '../../db.server.ts'
import { movedEnd } from '../kernel/expiry.ts'
import { endOfDayAfterMonths } from '../kernel/time.ts'

interface IdleLot {
  id: string
  memberId: string
  idleMonths: number
  expiresAt: Date
  movesTo: Date | null
  activeAt: Date | null
}

/** Members are locked beforehand. Asks for nothing where the program never had such an end. */
export async function extendIdleLots(tx: ShopTx, memberIds: string[], now: Date): Promise<void> {
  if (memberIds.length === 0) return
  const lots = await listIdleLots(tx, memberIds, now)
  if (lots.length === 0) return
  const where = { id: tx.shopId }
  const shop = await tx.db.shop.findUniqueOrThrow({ where, select: { timeZone: true } })
  const timeZone = shop.timeZone ?? 'UTC'
  const later = lots.flatMap(({ activeAt, ...lot }) => {
    const end = activeAt && endOfDayAfterMonths(activeAt, lot.idleMonths, timeZone)
    if (!end || end <= lot.expiresAt) return []
    // An end that is new has to be announced again; one that moved already does not move twice.
    return [{ ...lot, end, movesTo: lot.movesTo && movedEnd(end, activeAt, timeZone) }]
  })
  if (later.length > 0) await write(tx, later)
}

function listIdleLots(tx: ShopTx, memberIds: string[], now: Date): Promise<IdleLot[]> {
  return tx.sql<IdleLot>`
    SELECT l.id::text, l.member_id::text AS "memberId", l.idle_months AS "idleMonths",
      l.expires_at AS "expiresAt", l.moves_to AS "movesTo", greatest(
        (SELECT max(o.processed_at) FROM orders o WHERE o.shop_id = l.shop_id
          AND o.member_id = l.member_id AND o.evaluation->'effects' <> '[]'),
        (SELECT max(r.created_at) FROM redemptions r WHERE r.shop_id = l.shop_id
          AND r.member_id = l.member_id)) AS "activeAt"
    FROM unnest(${[...new Set(memberIds)]}::uuid[]) AS one (id)
    CROSS JOIN LATERAL (SELECT * FROM lots
      WHERE shop_id = ${tx.shopId} AND member_id = one.id OFFSET 0) l
    WHERE l.idle_months IS NOT NULL AND l.expires_at > ${now}
      AND (l.pending_left > 0 OR l.available_left > 0)
      AND EXISTS (SELECT FROM program_versions WHERE shop_id = ${tx.shopId}
        AND settings->'expiry'->>'kind' = 'inactivity')
    ORDER BY l.id`
}

async function write(
  tx: ShopTx,
  later: { id: string; memberId: string; end: Date; movesTo: Date | null }[],
): Promise<void> {
  await tx.sql`
    UPDATE lots l SET expires_at = t.ends, moves_to = t.moves_to, noticed_at = NULL
    FROM unnest(${later.map((one) => one.id)}::bigint[],
      ${later.map((one) => one.end.toISOString())}::timestamptz[],
      ${later.map((one) => one.movesTo?.toISOString() ?? null)}::timestamptz[])
      t (id, ends, moves_to)
    WHERE l.shop_id = ${tx.shopId} AND l.id = t.id RETURNING 1 AS one`
  await tx.sql`
    UPDATE member_states SET revision = revision + 1, due_at = next_change_at(shop_id, member_id)
    WHERE shop_id = ${tx.shopId}
      AND member_id = ANY(${[...new Set(later.map((one) => one.memberId))]}::uuid[])
    RETURNING 1 AS one`
}

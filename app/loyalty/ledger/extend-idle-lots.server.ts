// Points that end after inactivity: each activity of their member moves the end. What has ended by
// the time we hear of it stays ended.
import type { ShopTx } from '../../db.server.ts'
import { movedEnd } from '../kernel/expiry.ts'
import { endOfDayAfterMonths } from '../kernel/time.ts'

export interface Activity {
  memberId: string
  /** Business time: when the order was placed, or the reward had. */
  at: Date
}

interface IdleLot {
  id: string
  memberId: string
  idleMonths: number
  expiresAt: Date
  movesTo: Date | null
  noticedAt: Date | null
}

/** Members are locked beforehand. Asks for nothing where no lot of theirs ends so. */
export async function extendIdleLots(tx: ShopTx, activities: Activity[], now: Date): Promise<void> {
  if (activities.length === 0) return
  const lots = await listIdleLots(tx, activities, now)
  if (lots.length === 0) return
  const where = { id: tx.shopId }
  const shop = await tx.db.shop.findUniqueOrThrow({ where, select: { timeZone: true } })
  const timeZone = shop.timeZone ?? 'UTC'
  const last = new Map<string, Date>()
  for (const { memberId, at } of activities) {
    const known = last.get(memberId)
    if (!known || known < at) last.set(memberId, at)
  }
  const later = lots.flatMap((lot) => {
    const at = last.get(lot.memberId)
    const end = at && endOfDayAfterMonths(at, lot.idleMonths, timeZone)
    if (!end || end <= lot.expiresAt) return []
    // An end that is new has to be announced again; one that moved already does not move twice.
    const movesTo = lot.movesTo && movedEnd(end, at, timeZone)
    return [{ ...lot, end, movesTo }]
  })
  if (later.length === 0) return
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

function listIdleLots(tx: ShopTx, activities: Activity[], now: Date): Promise<IdleLot[]> {
  const memberIds = [...new Set(activities.map((one) => one.memberId))]
  return tx.sql<IdleLot>`
    SELECT id::text, member_id::text AS "memberId", idle_months AS "idleMonths",
      expires_at AS "expiresAt", moves_to AS "movesTo", noticed_at AS "noticedAt"
    FROM lots
    WHERE shop_id = ${tx.shopId} AND member_id = ANY(${memberIds}::uuid[])
      AND idle_months IS NOT NULL AND expires_at > ${now} AND (pending_left > 0 OR available_left > 0)
      AND EXISTS (SELECT FROM program_versions WHERE shop_id = ${tx.shopId}
        AND settings->'expiry'->>'kind' = 'inactivity')
    ORDER BY id`
}

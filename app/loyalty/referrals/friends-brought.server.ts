// Friends as challenges count them: from when on each was given for, and until when that held. What
// is taken back and given again is a row of its own.
import type { ShopTx } from '../../db.server.ts'
import type { ReferralRow } from './referral.ts'

export interface Brought {
  eventKey: string
  referrerId: string
  /** Business time of the giving. */
  at: Date
}

export async function noteBrought(tx: ShopTx, { eventKey, referrerId, at }: Brought) {
  await tx.sql`
    INSERT INTO friends_brought AS b (shop_id, event_key, referrer_id, held_at)
    VALUES (${tx.shopId}, ${eventKey}, ${referrerId}::uuid, ${at}::timestamptz)
    ON CONFLICT (shop_id, event_key) DO UPDATE SET referrer_id = EXCLUDED.referrer_id,
      held_at = EXCLUDED.held_at, lost_at = NULL RETURNING 1 AS one`
}

/**
 * It holds no more; what is known to have ceased before stays so.
 * @param at null: it turned out that it never should have.
 */
export async function noteLost(
  tx: ShopTx,
  { eventKey }: Pick<ReferralRow, 'eventKey'>,
  at: Date | null,
): Promise<void> {
  await tx.sql`
    UPDATE friends_brought
    SET lost_at = coalesce(lost_at, greatest(held_at, ${at}::timestamptz))
    WHERE shop_id = ${tx.shopId} AND event_key = ${eventKey} RETURNING 1 AS one`
}

/** In milliseconds, by whoever brought them. */
export async function listFriendsBrought(
  tx: ShopTx,
  memberIds: string[],
): Promise<Map<string, { at: number; until: number | null }[]>> {
  const rows = await tx.sql<{ memberId: string; heldAt: Date; lostAt: Date | null }>`
    SELECT referrer_id::text AS "memberId", held_at AS "heldAt", lost_at AS "lostAt"
    FROM friends_brought
    WHERE shop_id = ${tx.shopId} AND referrer_id = ANY(${memberIds}::uuid[])`
  const brought = rows.map(({ memberId, heldAt, lostAt }) => {
    return { memberId, at: heldAt.getTime(), until: lostAt?.getTime() ?? null }
  })
  return Map.groupBy(brought, ({ memberId }) => memberId)
}

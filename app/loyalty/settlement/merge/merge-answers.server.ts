// Two customers who are one person answer a survey once: the earlier answer is kept, and what was
// given for the later one is taken back.
import type { ShopTx } from '../../../db.server.ts'
import { takeBack } from '../take-back.server.ts'

interface Merged {
  old: string
  kept: string
}

export async function mergeAnswers(tx: ShopTx, merged: Merged, now: Date): Promise<void> {
  await keepEarlier(tx, merged)
  for (const { lotId, key, booked } of await listLater(tx, merged.kept)) {
    await takeBack(
      tx,
      { memberId: merged.kept, lotId, key, booked },
      {
        reference: `event-undone/${lotId}`,
        because: { kind: 'event_undone', event: 'survey' },
        now,
      },
    )
  }
}

async function keepEarlier(tx: ShopTx, { old, kept }: Merged): Promise<void> {
  const both = [old, kept]
  await tx.sql`
    DELETE FROM survey_answers a USING survey_answers b
    WHERE a.shop_id = ${tx.shopId} AND b.shop_id = a.shop_id AND b.survey_id = a.survey_id
      AND a.member_id = ANY(${both}::uuid[]) AND b.member_id = ANY(${both}::uuid[])
      AND (b.answered_at, b.member_id) < (a.answered_at, a.member_id) RETURNING 1 AS one`
  await tx.sql`
    UPDATE survey_answers SET member_id = ${kept}::uuid
    WHERE shop_id = ${tx.shopId} AND member_id = ${old}::uuid RETURNING 1 AS one`
}

interface Later {
  lotId: string
  key: string
  /** What is left of it to take. */
  booked: number
}

/** Of each survey that was given for more than once, all but the first. */
async function listLater(tx: ShopTx, kept: string): Promise<Later[]> {
  return tx.sql<Later>`
    SELECT * FROM (
      SELECT g.lot_id::text AS "lotId", g.key, (g.amount - coalesce((
          SELECT sum(u.amount) FROM transfers u WHERE u.shop_id = ${tx.shopId}
            AND u."to" = 'issued'
            AND u.reference LIKE 'event-undone/' || g.lot_id || '/%'), 0))::int AS booked,
        row_number() OVER (PARTITION BY g.key ORDER BY g.occurred_at, g.id) AS place
      FROM transfers g
      WHERE g.shop_id = ${tx.shopId} AND g.key LIKE 'survey/%' AND g."from" = 'issued'
        AND g.reference LIKE 'event/%' AND g.lot_id IS NOT NULL
        AND g.member_id = ANY (identities(${tx.shopId}::int, ${kept}::uuid))) all_given
    WHERE place > 1 AND booked > 0 ORDER BY "lotId"::bigint`
}

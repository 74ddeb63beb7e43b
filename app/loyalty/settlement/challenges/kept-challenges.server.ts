// What is kept of members' challenges: one row for each period in which they got anywhere. Their
// states are written again where a row changes, and only then. The members' locks are held.
import type { ShopTx } from '../../../db.server.ts'
import { type Fared, type Kept } from './fare.ts'

type Row = Kept & { memberId: string }

export async function keptOf(tx: ShopTx, memberIds: string[]): Promise<Map<string, Kept[]>> {
  const rows = await tx.sql<Row>`
    SELECT member_id::text AS "memberId", challenge_id AS "challengeId", period, badge,
      count::float8 AS count, target::float8 AS target, until, reached_at AS "reachedAt", points,
      times
    FROM member_challenges
    WHERE shop_id = ${tx.shopId} AND member_id = ANY(${memberIds}::uuid[])`
  return Map.groupBy(rows, ({ memberId }) => memberId)
}

export async function writeKept(tx: ShopTx, fared: [string, Fared][]): Promise<void> {
  const touched = [...(await removeGone(tx, fared)), ...(await upsert(tx, fared))]
  if (touched.length === 0) return
  await tx.sql`UPDATE member_states SET revision = revision + 1
    WHERE shop_id = ${tx.shopId} AND member_id = ANY(${[...new Set(touched)]}::uuid[])
    RETURNING 1 AS one`
}

async function removeGone(tx: ShopTx, fared: [string, Fared][]): Promise<string[]> {
  const gone = fared.flatMap(([memberId, one]) => one.gone.map((row) => ({ memberId, ...row })))
  if (gone.length === 0) return []
  const rows = await tx.sql<{ memberId: string }>`
    DELETE FROM member_challenges c
    USING unnest(${gone.map(({ memberId }) => memberId)}::uuid[],
      ${gone.map(({ challengeId }) => challengeId)}::text[],
      ${gone.map(({ period }) => period)}::text[]) AS g (member_id, challenge_id, period)
    WHERE c.shop_id = ${tx.shopId} AND c.member_id = g.member_id
      AND c.challenge_id = g.challenge_id AND c.period = g.period
    RETURNING c.member_id::text AS "memberId"`
  return rows.map(({ memberId }) => memberId)
}

async function upsert(tx: ShopTx, fared: [string, Fared][]): Promise<string[]> {
  const rows = fared.flatMap(([memberId, one]) => one.rows.map((row) => toRow(memberId, row)))
  if (rows.length === 0) return []
  const changed = await tx.sql<{ memberId: string }>`
    INSERT INTO member_challenges AS c (shop_id, member_id, challenge_id, period, badge, count,
      target, until, reached_at, points, times)
    SELECT ${tx.shopId}, r.member_id, r.challenge_id, r.period, r.badge, r.count, r.target, r.until,
      r.reached_at, r.points, r.times
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r (member_id uuid,
      challenge_id text, period text, badge jsonb, count bigint, target bigint, until timestamptz,
      reached_at timestamptz, points int, times int)
    ON CONFLICT (shop_id, member_id, challenge_id, period) DO UPDATE SET badge = EXCLUDED.badge,
      count = EXCLUDED.count, target = EXCLUDED.target, until = EXCLUDED.until,
      reached_at = EXCLUDED.reached_at, points = EXCLUDED.points, times = EXCLUDED.times
    WHERE (c.badge, c.count, c.target, c.until, c.reached_at, c.points, c.times) IS DISTINCT FROM
      (EXCLUDED.badge, EXCLUDED.count, EXCLUDED.target, EXCLUDED.until, EXCLUDED.reached_at,
        EXCLUDED.points, EXCLUDED.times)
    RETURNING c.member_id::text AS "memberId"`
  return changed.map(({ memberId }) => memberId)
}

const toRow = (memberId: string, row: Kept) => ({
  member_id: memberId,
  challenge_id: row.challengeId,
  period: row.period,
  badge: row.badge,
  count: row.count,
  target: row.target,
  until: row.until,
  reached_at: row.reachedAt,
  points: row.points,
  times: row.times,
})

// Of which rewards nothing is left: for everybody, or for one member. What a page shows; whether
// one can be had is decided under lock when it is redeemed.
import type { ShopTx } from '../../db.server.ts'
import type { Reward } from '../reward-kinds/catalogue.ts'

interface TakenRow {
  id: string
}

/** Ids of the rewards whose stock is gone. */
export async function readSoldOut(shop: ShopTx, rewards: Reward[]): Promise<string[]> {
  const limited = rewards.filter((reward) => reward.stock !== null)
  if (limited.length === 0) return []
  const ids = limited.map((reward) => reward.id)
  const stocks = limited.map((reward) => reward.stock ?? 0)
  const rows = await shop.sql<TakenRow>`
    SELECT r.id FROM unnest(${ids}::text[], ${stocks}::int[]) AS r (id, stock)
    WHERE r.stock <= (SELECT count(*) FROM (
      SELECT 1 FROM redemptions t WHERE t.shop_id = ${shop.shopId} AND t.reward_id = r.id
        AND t.status NOT IN ('refused', 'returned', 'expired', 'cancelled')
      LIMIT r.stock) taken)`
  return rows.map((row) => row.id)
}

/** For each of these members the ids of the rewards that they have had as often as one may. */
export async function readLimitsReached(
  shop: ShopTx,
  memberIds: string[],
  rewards: Reward[],
): Promise<Map<string, string[]>> {
  const reached = new Map<string, string[]>()
  const limited = rewards.filter((reward) => reward.limitPerMember !== null)
  if (limited.length === 0) return reached
  const ids = limited.map((reward) => reward.id)
  const limits = limited.map((reward) => reward.limitPerMember ?? 0)
  const rows = await shop.sql<TakenRow & { memberId: string }>`
    SELECT r.id, m.id::text AS "memberId"
    FROM unnest(${ids}::text[], ${limits}::int[]) AS r (id, most)
    CROSS JOIN unnest(${memberIds}::uuid[]) AS m (id)
    WHERE r.most <= (SELECT count(*) FROM (
      SELECT 1 FROM redemptions t WHERE t.shop_id = ${shop.shopId} AND t.reward_id = r.id
        AND t.member_id = m.id
        AND t.status NOT IN ('refused', 'returned', 'expired', 'cancelled')
      LIMIT r.most) taken)`
  for (const { id, memberId } of rows) reached.set(memberId, [...(reached.get(memberId) ?? []), id])
  return reached
}

// Beyond it nobody needs the exact number, and counting would take time.
export const mostCounted = 10_000

/** How many of these rewards were had and not given back, up to the most that is counted. */
export async function countTaken(shop: ShopTx, ids: string[]): Promise<Map<string, number>> {
  const rows = await shop.sql<TakenRow & { taken: number }>`
    SELECT r.id, (SELECT count(*)::int FROM (
      SELECT 1 FROM redemptions t WHERE t.shop_id = ${shop.shopId} AND t.reward_id = r.id
        AND t.status NOT IN ('refused', 'returned', 'expired', 'cancelled')
      LIMIT ${mostCounted}) taken) AS taken
    FROM unnest(${ids}::text[]) AS r (id)`
  return new Map(rows.map(({ id, taken }) => [id, taken]))
}

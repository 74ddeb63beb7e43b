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

/** Ids of the rewards that the member has had as often as one may. */
export async function readLimitsReached(
  shop: ShopTx,
  memberId: string,
  rewards: Reward[],
): Promise<string[]> {
  const limited = rewards.filter((reward) => reward.limitPerMember !== null)
  if (limited.length === 0) return []
  const ids = limited.map((reward) => reward.id)
  const limits = limited.map((reward) => reward.limitPerMember ?? 0)
  const rows = await shop.sql<TakenRow>`
    SELECT r.id FROM unnest(${ids}::text[], ${limits}::int[]) AS r (id, most)
    WHERE r.most <= (SELECT count(*) FROM (
      SELECT 1 FROM redemptions t WHERE t.shop_id = ${shop.shopId} AND t.reward_id = r.id
        AND t.member_id = ${memberId}::uuid
        AND t.status NOT IN ('refused', 'returned', 'expired', 'cancelled')
      LIMIT r.most) taken)`
  return rows.map((row) => row.id)
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

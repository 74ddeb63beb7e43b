// Which customers should carry the tag of paid members and do not, or carry it from us and should
// not any more: that follows from who holds the membership now, so that one that lapses loses it.
import { prisma, type ShopTx } from '../../db.server.ts'

export interface TagDue {
  memberId: string
  customerId: string
  /** As it was written last. */
  had: string | null
  /** As it should be. */
  wanted: string | null
}

/** Shops where anybody ever bought one. */
export function listShopsWithHolders(): Promise<{ shopId: number; domain: string }[]> {
  return prisma().$queryRaw<{ shopId: number; domain: string }[]>`
    SELECT id AS "shopId", domain FROM shops
    WHERE installed_at IS NOT NULL AND uninstalled_at IS NULL
      AND EXISTS (SELECT 1 FROM plan_holdings p WHERE p.shop_id = shops.id)`
}

export interface AskTags {
  /** Of the program in force; empty: none. */
  tag: string
  now: Date
  limit: number
}

export function listTagsDue(shop: ShopTx, { tag, now, limit }: AskTags): Promise<TagDue[]> {
  return shop.sql<TagDue>`
    WITH holdings AS (
      SELECT member_id, tag AS had, CASE WHEN ${tag} <> '' AND held_from IS NOT NULL
        AND (held_until IS NULL OR held_until >= ${now}) THEN ${tag} END AS wanted
      FROM plan_holdings WHERE shop_id = ${shop.shopId})
    SELECT h.member_id::text AS "memberId", m.customer_id AS "customerId", h.had, h.wanted
    FROM holdings h JOIN members m ON m.shop_id = ${shop.shopId} AND m.id = h.member_id
    WHERE h.had IS DISTINCT FROM h.wanted AND m.customer_id IS NOT NULL AND m.deleted_at IS NULL
    ORDER BY h.member_id LIMIT ${limit}::int`
}

export async function noteTag(shop: ShopTx, { memberId, wanted }: TagDue): Promise<void> {
  await shop.sql`UPDATE plan_holdings SET tag = ${wanted}
    WHERE shop_id = ${shop.shopId} AND member_id = ${memberId}::uuid RETURNING 1 AS one`
}

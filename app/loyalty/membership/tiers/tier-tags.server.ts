// Which tags say in the vendor's admin what tier somebody holds: what they carry by us, and what
// they should. Whoever was merged into somebody else carries none.
import type { ShopTx } from '../../../db.server.ts'
import { readProgramInForce } from '../../program/read-program-in-force.server.ts'
import { tierTag } from '../../program/tiers/tier-tag.ts'

export interface TagToChange {
  memberId: string
  customerId: string
  /** Put there by us; null: none. */
  carried: string | null
  /** Null: none. */
  due: string | null
}

interface Row {
  memberId: string
  customerId: string
  carried: string | null
  tierId: string | null
}

/** @returns only those whose tag is another one than it should be. */
export async function listTagsToChange(
  shop: ShopTx,
  memberIds: string[],
  now: Date,
): Promise<TagToChange[]> {
  const version = await readProgramInForce(shop, now)
  const tags = new Map((version?.settings.tiers ?? []).map((tier) => [tier.id, tierTag(tier)]))
  const rows = await shop.sql<Row>`
    SELECT m.id::text AS "memberId", m.customer_id AS "customerId", g.tag AS carried,
      CASE WHEN m.merged_into IS NULL THEN t.tier_id END AS "tierId"
    FROM members m
    LEFT JOIN member_tiers t ON t.shop_id = m.shop_id AND t.member_id = m.id
    LEFT JOIN member_tier_tags g ON g.shop_id = m.shop_id AND g.member_id = m.id
    WHERE m.shop_id = ${shop.shopId} AND m.id = ANY(${memberIds}::uuid[])
      AND m.customer_id IS NOT NULL AND m.deleted_at IS NULL`
  return rows.flatMap(({ tierId, ...row }) => {
    const due = (tierId !== null && tags.get(tierId)) || null
    return due === row.carried ? [] : [{ ...row, due }]
  })
}

/** @returns whether it was noted: not where somebody else has changed it meanwhile. */
export async function noteTag(
  shop: ShopTx,
  { memberId, carried, due }: TagToChange,
  now: Date,
): Promise<boolean> {
  const { shopId } = shop
  const rows =
    carried === null
      ? await shop.sql`
          INSERT INTO member_tier_tags (shop_id, member_id, tag, written_at)
          VALUES (${shopId}, ${memberId}::uuid, ${due}, ${now})
          ON CONFLICT (shop_id, member_id) DO NOTHING RETURNING 1 AS one`
      : due === null
        ? await shop.sql`
            DELETE FROM member_tier_tags WHERE shop_id = ${shopId}
              AND member_id = ${memberId}::uuid AND tag = ${carried} RETURNING 1 AS one`
        : await shop.sql`
            UPDATE member_tier_tags SET tag = ${due}, written_at = ${now}
            WHERE shop_id = ${shopId} AND member_id = ${memberId}::uuid AND tag = ${carried}
            RETURNING 1 AS one`
  return rows.length > 0
}

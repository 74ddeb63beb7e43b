// Which tags say in the vendor's admin what level somebody has reached: what they carry by us, and
// what they should.
import type { ShopTx } from '../../../db.server.ts'
import { levelAt } from '../../program/challenges/challenge-settings.ts'
import { levelTag } from '../../program/challenges/level-tag.ts'
import { readProgramInForce } from '../../program/read-program-in-force.server.ts'
import type { TagToChange } from '../tiers/tier-tags.server.ts'

interface Row {
  memberId: string
  customerId: string
  carried: string | null
  completed: number
}

/** @returns only those whose tag is another one than it should be. */
export async function listLevelTagsToChange(
  shop: ShopTx,
  memberIds: string[],
  now: Date,
): Promise<TagToChange[]> {
  const version = await readProgramInForce(shop, now)
  const levels = version?.settings.levels ?? []
  const rows = await shop.sql<Row>`
    SELECT m.id::text AS "memberId", m.customer_id AS "customerId", g.tag AS carried,
      CASE WHEN m.merged_into IS NULL THEN (SELECT count(*)::int FROM member_challenges c
        WHERE c.shop_id = m.shop_id AND c.member_id = m.id AND c.reached_at IS NOT NULL)
      ELSE 0 END AS completed
    FROM members m
    LEFT JOIN member_level_tags g ON g.shop_id = m.shop_id AND g.member_id = m.id
    WHERE m.shop_id = ${shop.shopId} AND m.id = ANY(${memberIds}::uuid[])
      AND m.customer_id IS NOT NULL AND m.deleted_at IS NULL`
  return rows.flatMap(({ completed, ...row }) => {
    const level = levelAt(levels, completed)
    const due = level && levelTag(level)
    return due === row.carried ? [] : [{ ...row, due }]
  })
}

/** @returns whether it was noted: not where somebody else has changed it meanwhile. */
export async function noteLevelTag(
  shop: ShopTx,
  { memberId, carried, due }: TagToChange,
  now: Date,
): Promise<boolean> {
  const { shopId } = shop
  const rows =
    carried === null
      ? await shop.sql`
          INSERT INTO member_level_tags (shop_id, member_id, tag, written_at)
          VALUES (${shopId}, ${memberId}::uuid, ${due}, ${now})
          ON CONFLICT (shop_id, member_id) DO NOTHING RETURNING 1 AS one`
      : due === null
        ? await shop.sql`
            DELETE FROM member_level_tags WHERE shop_id = ${shopId}
              AND member_id = ${memberId}::uuid AND tag = ${carried} RETURNING 1 AS one`
        : await shop.sql`
            UPDATE member_level_tags SET tag = ${due}, written_at = ${now}
            WHERE shop_id = ${shopId} AND member_id = ${memberId}::uuid AND tag = ${carried}
            RETURNING 1 AS one`
  return rows.length > 0
}

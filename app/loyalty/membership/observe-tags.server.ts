// Which customers carry a tag that the program or a segment names. Of their tags nothing else is
// kept, and of those who never carried one, nothing at all.
import type { ShopTx } from '../../db.server.ts'
import { listVersions } from '../program/list-versions.server.ts'
import { listSegmentEditions } from '../segments/list-segments.server.ts'
import { tagsNamed } from '../segments/segment.ts'

export interface CustomerTags {
  customerId: string
  tags: string[]
  /** When they were so, by the vendor's clock. */
  observedAt: Date
}

/** Every tag that any version excludes, or that a segment ever named, in small letters. */
export async function readNamedTags(shop: ShopTx): Promise<Set<string>> {
  const [versions, segments] = [await listVersions(shop), await listSegmentEditions(shop)]
  const excluded = versions.flatMap(({ settings }) => settings.excludedTags)
  const named = [...excluded, ...segments.flatMap(tagsNamed)]
  return new Set(named.map((tag) => tag.toLowerCase()))
}

/** Writes what has changed. @returns the members whose tags were news. */
export async function observeTags(
  tx: ShopTx,
  seen: CustomerTags[],
  now: Date,
): Promise<{ memberId: string; observedAt: Date }[]> {
  const named = await readNamedTags(tx)
  const kept = seen.map(({ tags, ...rest }) => {
    const lower = tags.map((tag) => tag.toLowerCase()).filter((tag) => named.has(tag))
    return { ...rest, tags: JSON.stringify([...new Set(lower)].sort()) }
  })
  const rows = await tx.sql<{ memberId: string; observedAt: Date }>`
    INSERT INTO member_tags (shop_id, member_id, tags, observed_at, recorded_at)
    SELECT m.shop_id, m.id, s.tags, s.observed_at, ${now}::timestamptz
    FROM (SELECT customer_id, observed_at,
        ARRAY(SELECT jsonb_array_elements_text(tags::jsonb) ORDER BY 1) AS tags
      FROM unnest(${kept.map((one) => one.customerId)}::text[],
        ${kept.map((one) => one.observedAt.toISOString())}::timestamptz[],
        ${kept.map((one) => one.tags)}::text[]) t (customer_id, observed_at, tags)) s
    JOIN members m ON m.shop_id = ${tx.shopId} AND m.customer_id = s.customer_id
    LEFT JOIN LATERAL (SELECT tags, observed_at FROM member_tags l
      WHERE l.shop_id = m.shop_id AND l.member_id = m.id ORDER BY id DESC LIMIT 1) last ON true
    WHERE coalesce(last.tags, '{}') <> s.tags
      AND (last.observed_at IS NULL OR last.observed_at <= s.observed_at)
    RETURNING member_id::text AS "memberId", observed_at AS "observedAt"`
  if (rows.length > 0) await touchStates(tx, rows)
  return rows
}

/** A reward may be for those who carry it. */
async function touchStates(tx: ShopTx, rows: { memberId: string }[]): Promise<void> {
  const ids = rows.map(({ memberId }) => memberId)
  await tx.sql`UPDATE member_states SET revision = revision + 1
    WHERE shop_id = ${tx.shopId} AND member_id IN (SELECT member_id FROM member_states
      WHERE shop_id = ${tx.shopId} AND member_id = ANY(${ids}::uuid[])
      ORDER BY member_id FOR NO KEY UPDATE) RETURNING 1 AS one`
}

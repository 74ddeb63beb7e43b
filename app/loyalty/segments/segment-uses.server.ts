// Where a segment is used: campaigns that run or wait, claim links that are open, contests that are
// not decided, rewards of the program in force, of one that waits for its time and of the draft,
// personal offers, and the idea board.
import type { ShopTx } from '../../db.server.ts'
import type { SegmentUses } from './segment-row.ts'

export const noUses = (): SegmentUses => ({
  campaigns: [],
  rewards: [],
  links: [],
  contests: [],
  offers: [],
  board: [],
})

export async function readUses(shop: ShopTx, segment: number, now: Date): Promise<SegmentUses> {
  const uses = await readAllUses(shop, now)
  return uses.get(segment) ?? noUses()
}

interface Row {
  segment: number
  by: keyof SegmentUses
  name: string
}

/** By segment; those that are used nowhere are left out. */
export async function readAllUses(shop: ShopTx, now: Date): Promise<Map<number, SegmentUses>> {
  const { shopId } = shop
  const rows = await shop.sql<Row>`
    SELECT (e.audience->>'segment')::int AS segment, 'campaigns' AS by, e.rule->>'title' AS name
    FROM campaign_editions e
    WHERE e.shop_id = ${shopId} AND e.audience->>'who' = 'segment' AND e.ends_at > ${now}
      AND e.number = (SELECT max(l.number) FROM campaign_editions l
        WHERE l.shop_id = e.shop_id AND l.campaign = e.campaign)
      AND NOT EXISTS (SELECT FROM campaign_stops s
        WHERE s.shop_id = e.shop_id AND s.campaign = e.campaign AND s.at <= ${now})
    UNION
    SELECT (r->'audience'->>'segment')::int, 'rewards', coalesce(r->>'title', '')
    FROM (SELECT settings FROM program_drafts WHERE shop_id = ${shopId}
      UNION ALL
      SELECT settings FROM program_versions v WHERE v.shop_id = ${shopId}
        AND v.effective_from >= coalesce((SELECT max(effective_from) FROM program_versions
          WHERE shop_id = ${shopId} AND effective_from <= ${now}), '-infinity')) p
    CROSS JOIN jsonb_array_elements(p.settings->'rewards') r
    WHERE r->'audience'->>'who' = 'segment'
    UNION
    SELECT (audience->>'segment')::int, 'links', name FROM claim_links
    WHERE shop_id = ${shopId} AND audience->>'who' = 'segment' AND ended_at IS NULL
      AND coalesce(ends_at, 'infinity') > ${now}
    UNION
    SELECT (audience->>'segment')::int, 'contests', title FROM contests
    WHERE shop_id = ${shopId} AND audience->>'who' = 'segment' AND called_off_at IS NULL
      AND decided_at IS NULL
    UNION
    SELECT (settings->'audience'->>'segment')::int, 'offers', '' FROM personal_offer_settings
    WHERE shop_id = ${shopId} AND is_on AND settings->'audience'->>'who' = 'segment'
    UNION
    SELECT (a->>'segment')::int, 'board', '' FROM idea_boards b
    CROSS JOIN unnest(ARRAY[b.posting, b.voting]) a
    WHERE b.shop_id = ${shopId} AND a->>'who' = 'segment'
    ORDER BY 1, 2, 3`
  const uses = new Map<number, SegmentUses>()
  for (const { segment, by, name } of rows) {
    const one = uses.get(segment) ?? noUses()
    one[by].push(name)
    uses.set(segment, one)
  }
  return uses
}

/**
 * Where a reward is for the segment, whoever may have it now, or not any more, is shown so: states
 * are written anew at the publisher's own pace.
 */
export async function touchMembers(tx: ShopTx, segment: number, now: Date): Promise<void> {
  const { rewards } = await readUses(tx, segment, now)
  if (rewards.length === 0) return
  await tx.sql`UPDATE member_states SET revision = revision + 1
    WHERE shop_id = ${tx.shopId} RETURNING 1 AS one`
}

// All that was ever said of a shop's segments, in the order in which it was said.
import type { ShopTx } from '../../db.server.ts'
import { newestOfEach, type SegmentEdition, segmentSchema } from './segment.ts'

interface Row extends Omit<SegmentEdition, 'match' | 'conditions'> {
  match: string
  conditions: unknown[]
}

export async function listSegmentEditions(shop: ShopTx): Promise<SegmentEdition[]> {
  const rows = await shop.sql<Row>`
    SELECT e.number, e.segment, e.name, e.match, e.conditions,
      e.effective_from AS "effectiveFrom", s.removed_at IS NOT NULL AS "isRemoved"
    FROM segment_editions e JOIN segments s ON s.shop_id = e.shop_id AND s.id = e.segment
    WHERE e.shop_id = ${shop.shopId} ORDER BY e.number`
  // Checked again, so that a bad one crashes here.
  return rows.map(({ name, match, conditions, ...edition }) => ({
    ...edition,
    ...segmentSchema.parse({ name, match, conditions }),
  }))
}

/** As they are said to be now, those that were removed left out. */
export async function listSegments(shop: ShopTx): Promise<SegmentEdition[]> {
  return newestOfEach(await listSegmentEditions(shop)).filter(({ isRemoved }) => !isRemoved)
}

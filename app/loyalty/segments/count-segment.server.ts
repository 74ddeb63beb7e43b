// How many members are in a segment, while it is typed: a slice of the members after the other, for
// as long as a page may wait. Their ids are random, so that those looked at stand for all.
import { type Fragment, fragment, type ShopTx } from '../../db.server.ts'
import { isSomebody, matchSegment } from './match-segment.server.ts'
import type { SegmentForm } from './segment.ts'
import type { SegmentCount } from './segment-row.ts'

/** How long a page waits for a count. */
const mostMs = 1200
const firstSlice = 2000
/** What took less is followed by a larger one. */
const quickMs = 200
const largestSlice = 20_000
const beforeAll = '00000000-0000-0000-0000-000000000000'

interface Slice {
  found: number
  looked: number
  last: string | null
}

export interface Counting {
  now: Date
  /** Milliseconds after which no further slice is begun. */
  within?: number
}

export function countSegment(
  shop: ShopTx,
  segment: Pick<SegmentForm, 'match' | 'conditions'>,
  { now, within }: Counting,
): Promise<SegmentCount> {
  const isMet = matchSegment(segment, { shopId: shop.shopId, now })
  return countInSlices(shop, fragment`${isSomebody} AND ${isMet}`, within)
}

/** @param isMet of members `m` and their balance of points `b`. */
export async function countInSlices(
  shop: ShopTx,
  isMet: Fragment,
  within = mostMs,
): Promise<SegmentCount> {
  const until = performance.now() + within
  let [after, found, looked, size] = [beforeAll, 0, 0, firstSlice]
  for (;;) {
    const begun = performance.now()
    const slice = await countSlice(shop, isMet, { after, size })
    found += slice.found
    looked += slice.looked
    if (slice.looked < size || slice.last === null) return { members: found, isAbout: false }
    if (performance.now() > until) break
    after = slice.last
    if (performance.now() - begun < quickMs) size = Math.min(size * 2, largestSlice)
  }
  const all = await countAll(shop)
  return { members: Math.round((found / looked) * Math.max(all, looked)), isAbout: true }
}

async function countSlice(
  shop: ShopTx,
  isMet: Fragment,
  { after, size }: { after: string; size: number },
): Promise<Slice> {
  const { shopId } = shop
  const [slice] = await shop.sql<Slice>`
    SELECT count(*) FILTER (WHERE ${isMet})::int AS found, count(*)::int AS looked,
      max(m.id::text) AS last
    FROM (SELECT * FROM members WHERE shop_id = ${shopId} AND id > ${after}::uuid
      ORDER BY id LIMIT ${size}::int) m
    LEFT JOIN balances b ON b.shop_id = m.shop_id AND b.member_id = m.id AND b.asset = 'points'`
  return slice ?? { found: 0, looked: 0, last: null }
}

async function countAll(shop: ShopTx): Promise<number> {
  const [row] = await shop.sql<{ count: number }>`
    SELECT count(*)::int AS count FROM members WHERE shop_id = ${shop.shopId}`
  return row?.count ?? 0
}

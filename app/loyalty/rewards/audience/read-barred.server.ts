// Which rewards members cannot have now because they are for others: for those who hold a tier, or
// are in a segment. Who is in is asked of the database, in one statement for each segment.
import { fragment, type ShopTx } from '../../../db.server.ts'
import { segmentOf } from '../../kernel/audience/audience.ts'
import type { Reward } from '../../reward-kinds/catalogue.ts'
import { listSegmentEditions } from '../../segments/list-segments.server.ts'
import { isSomebody, matchSegment } from '../../segments/match-segment.server.ts'
import { newestOfEach, type SegmentEdition } from '../../segments/segment.ts'

interface Asked {
  memberIds: string[]
  /** Or whatever else has an audience. */
  rewards: Pick<Reward, 'id' | 'audience'>[]
  now: Date
}

/** By member, the rewards' ids; whoever can have all of them is left out. */
export async function readBarred(
  shop: ShopTx,
  { memberIds, rewards, now }: Asked,
): Promise<Map<string, string[]>> {
  const barred = new Map<string, string[]>()
  const closed = rewards.filter(({ audience }) => audience !== undefined)
  if (closed.length === 0 || memberIds.length === 0) return barred
  const tiers = await readTierIds(shop, memberIds)
  const segments = await readIsIn(shop, { memberIds, rewards: closed, now })
  for (const memberId of memberIds) {
    const ids = closed.filter(({ audience }) => {
      const id = segmentOf(audience)
      if (id !== null) return !segments.get(id)?.has(memberId)
      return !audience?.tiers.some((one) => one.id === tiers.get(memberId))
    })
    if (ids.length > 0)
      barred.set(
        memberId,
        ids.map(({ id }) => id),
      )
  }
  return barred
}

async function readTierIds(shop: ShopTx, memberIds: string[]): Promise<Map<string, string>> {
  const rows = await shop.db.memberTier.findMany({
    where: { shopId: shop.shopId, memberId: { in: memberIds } },
    select: { memberId: true, tierId: true },
  })
  return new Map(rows.flatMap(({ memberId, tierId }) => (tierId ? [[memberId, tierId]] : [])))
}

/** By segment, who of them is in it. One that was removed is still what it was. */
async function readIsIn(
  shop: ShopTx,
  { memberIds, rewards, now }: Asked,
): Promise<Map<number, ReadonlySet<string>>> {
  const wanted = new Set(rewards.map(({ audience }) => segmentOf(audience)))
  if (wanted.size === 1 && wanted.has(null)) return new Map()
  const said = newestOfEach(await listSegmentEditions(shop))
  const named = said.filter(({ segment }) => wanted.has(segment))
  const found = new Map<number, ReadonlySet<string>>()
  for (const one of named) found.set(one.segment, await readOne(shop, one, { memberIds, now }))
  return found
}

async function readOne(
  shop: ShopTx,
  segment: SegmentEdition,
  { memberIds, now }: Pick<Asked, 'memberIds' | 'now'>,
): Promise<ReadonlySet<string>> {
  const { shopId } = shop
  const isMet = fragment`${isSomebody} AND ${matchSegment(segment, { shopId, now })}`
  const rows = await shop.sql<{ id: string }>`
    SELECT m.id::text FROM members m
    LEFT JOIN balances b ON b.shop_id = m.shop_id AND b.member_id = m.id AND b.asset = 'points'
    WHERE m.shop_id = ${shopId} AND m.id = ANY(${memberIds}::uuid[]) AND ${isMet}`
  return new Set(rows.map(({ id }) => id))
}

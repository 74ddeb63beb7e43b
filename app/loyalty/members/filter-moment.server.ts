// What a filter of members means at a moment: the shop's days, and who the program counts as in.
import type { ShopTx } from '../../db.server.ts'
import { readEarlierWays } from '../membership/read-earlier-ways.server.ts'
import { readProgramInForce } from '../program/read-program-in-force.server.ts'
import { listSegments } from '../segments/list-segments.server.ts'
import type { FilterMoment } from './match-members.server.ts'

export async function readFilterMoment(shop: ShopTx, now: Date): Promise<FilterMoment> {
  const { shopId } = shop
  const [version, segments, row] = await Promise.all([
    readProgramInForce(shop, now),
    listSegments(shop),
    shop.db.shop.findUniqueOrThrow({ where: { id: shopId }, select: { timeZone: true } }),
  ])
  const { membership = 'everyone', excludedTags = [] } = version?.settings ?? {}
  const earlier = membership === 'everyone' ? {} : await readEarlierWays(shop, now)
  const timeZone = row.timeZone ?? 'UTC'
  return { shopId, now, timeZone, membership, earlier, excludedTags, segments }
}

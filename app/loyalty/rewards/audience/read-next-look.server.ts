// When somebody enters or leaves a segment although nothing happens: an order leaves the last days
// that one asks about, a month begins, they get a year older. Then what a page says of the rewards
// for it is written anew.
import type { ShopTx } from '../../../db.server.ts'
import { segmentOf } from '../../kernel/audience/audience.ts'
import type { Reward } from '../../reward-kinds/catalogue.ts'
import { listSegmentEditions } from '../../segments/list-segments.server.ts'
import { daysAsked, newestOfEach, turns } from '../../segments/segment.ts'
import { readTurns } from './read-turns.server.ts'

interface Asked {
  memberIds: string[]
  rewards: Reward[]
  now: Date
}

/** By member; whoever has nothing of the kind ahead is left out. */
export async function readNextLook(
  shop: ShopTx,
  { memberIds, rewards, now }: Asked,
): Promise<Map<string, Date>> {
  const wanted = new Set(rewards.flatMap(({ audience }) => segmentOf(audience) ?? []))
  if (wanted.size === 0 || memberIds.length === 0) return new Map()
  const said = newestOfEach(await listSegmentEditions(shop))
  const named = said.filter(({ segment }) => wanted.has(segment))
  const [byOrders, byCalendar] = await Promise.all([
    readOrdersLeave(shop, { memberIds, now, days: named.flatMap(daysAsked) }),
    readTurns(shop, { memberIds, now, turns: named.flatMap(turns) }),
  ])
  return new Map(
    memberIds.flatMap((id): [string, Date][] => {
      const times = [byOrders.get(id), byCalendar.get(id)].filter((at) => at !== undefined)
      return times.length > 0 ? [[id, new Date(Math.min(...times.map(Number)))]] : []
    }),
  )
}

interface OrdersAsked extends Omit<Asked, 'rewards'> {
  days: number[]
}

/** When the first of their orders leaves the last days that are asked about. */
async function readOrdersLeave(
  shop: ShopTx,
  { memberIds, now, days }: OrdersAsked,
): Promise<Map<string, Date>> {
  if (days.length === 0) return new Map()
  const rows = await shop.sql<{ memberId: string; at: Date }>`
    SELECT m.id::text AS "memberId",
      min(o.processed_at + make_interval(secs => d.days * 86400)) AS at
    FROM unnest(${memberIds}::uuid[]) m (id) CROSS JOIN unnest(${days}::int[]) d (days)
    JOIN orders o ON o.shop_id = ${shop.shopId} AND o.member_id = m.id AND o.is_counted
      AND o.processed_at > ${now}::timestamptz - make_interval(secs => d.days * 86400)
    GROUP BY m.id`
  return new Map(rows.map(({ memberId, at }) => [memberId, at]))
}

// A real member to show what the settings would come to: of some members, who bought one thing the
// most often.
import type { ShopTx } from '../../../db.server.ts'
import { addDays } from '../../kernel/time.ts'
import { type BoughtOrder, boughtOften } from '../../personal-offers/personal-offer.ts'
import { readBought } from './read-bought.server.ts'

export interface Example {
  memberId: string
  customerId: string
  orders: BoughtOrder[]
}

/** Some are enough for an example, and never too many to look at. */
const mostLooked = 300
const mostRead = 10
const widest = { leastOrders: 2, withinDays: 730, excluded: [], everyDays: 1 }

/** @returns null where nobody of them bought anything twice. */
export async function readExample(shop: ShopTx, now: Date): Promise<Example | null> {
  const members = await shop.sql<{ id: string; customerId: string }>`
    SELECT m.id::text, m.customer_id AS "customerId" FROM (
      SELECT id, customer_id FROM members
      WHERE shop_id = ${shop.shopId} AND merged_into IS NULL AND customer_id IS NOT NULL
      ORDER BY id LIMIT ${mostLooked}) m
    CROSS JOIN LATERAL (SELECT count(*) AS count FROM (
      SELECT 1 FROM orders WHERE shop_id = ${shop.shopId} AND member_id = m.id AND is_counted
        AND processed_at >= ${addDays(now, -widest.withinDays)} LIMIT 50) counted) o
    WHERE o.count >= ${widest.leastOrders} ORDER BY o.count DESC, m.id LIMIT ${mostRead}`
  const memberIds = members.map(({ id }) => id)
  const bought = await readBought(shop, { memberIds, settings: widest, now })
  const most = (id: string) => boughtOften(bought.get(id) ?? [], widest, now)[0]?.times ?? 0
  const best = members.toSorted((a, b) => most(b.id) - most(a.id))[0]
  if (!best || most(best.id) === 0) return null
  return { memberId: best.id, customerId: best.customerId, orders: bought.get(best.id) ?? [] }
}

// Stored bodies go after seven days, far longer than Shopify repeats a delivery. What is done goes
// whole; what is in trouble stays listed under Health without its body. What still waits keeps its
// body, however old: without it the delivery would be lost.
import { forShop, prisma } from '../db.server.ts'
import { addDays } from '../loyalty/kernel/time.ts'
import { takeTurns } from './take-turns.ts'

const keptDays = 7
const mostRows = 2000
const inTurns = takeTurns('housekeeping', 1)

/** One pass over all shops; answers how many bodies went. */
export async function purgeDeliveries({ now }: { now: Date }): Promise<number> {
  const before = addDays(now, -keptDays)
  const shops = await prisma().shop.findMany({ select: { id: true } })
  return inTurns(
    shops.map(({ id }) => ({ shopId: id })),
    ({ shopId }) => purgeShop(shopId, before),
  )
}

async function purgeShop(shopId: number, before: Date): Promise<number> {
  const shop = forShop(shopId)
  const done = await shop.sql`
    DELETE FROM deliveries WHERE shop_id = ${shopId} AND webhook_id IN (
      SELECT webhook_id FROM deliveries d
      WHERE shop_id = ${shopId} AND received_at < ${before} AND trouble IS NULL
        AND NOT EXISTS (SELECT 1 FROM waiting_deliveries w
          WHERE w.shop_id = d.shop_id AND w.seq = d.seq)
      ORDER BY received_at LIMIT ${mostRows}::int)
    RETURNING webhook_id`
  const troubled = await shop.sql`
    UPDATE deliveries SET body = NULL
    WHERE shop_id = ${shopId} AND received_at < ${before} AND body IS NOT NULL
      AND trouble IS NOT NULL
    RETURNING webhook_id`
  return done.length + troubled.length
}

// Bodies of deliveries go after seven days; the row stays, against duplicates and for the figures.
// What still waits to be worked off keeps its body, however old: without it the delivery is lost.
import { forShop, prisma } from '../db.server.ts'

const keptDays = 7
const mostRows = 2000

/** One pass over all shops; answers how many bodies went. */
export async function purgeDeliveries({ now }: { now: Date }): Promise<number> {
  const before = new Date(now.getTime() - keptDays * 24 * 60 * 60 * 1000)
  const shops = await prisma().shop.findMany({ select: { id: true } })
  let purged = 0
  for (const { id } of shops) purged += await purgeShop(id, before)
  return purged
}

async function purgeShop(shopId: number, before: Date): Promise<number> {
  const rows = await forShop(shopId).sql`
    UPDATE deliveries SET body = NULL
    WHERE shop_id = ${shopId} AND webhook_id IN (
      SELECT webhook_id FROM deliveries WHERE shop_id = ${shopId} AND received_at < ${before}
        AND body IS NOT NULL AND state <> 'new' LIMIT ${mostRows}::int)
    RETURNING webhook_id`
  return rows.length
}

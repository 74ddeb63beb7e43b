// Asks for what was there before the app came, or before it came back: customers, and the orders
// that Shopify lets us see.
import { prisma, type ShopDb } from '../db.server.ts'
import { addDays } from '../loyalty/kernel/time.ts'
import { enqueue } from '../queue.server.ts'

/** Shopify shows an app that asked for nothing more the orders of so many days. */
export const visibleDays = 60
const stuckMs = 60 * 60_000
export const allOrdersScope = 'read_all_orders'

/** One at a time: while an import is under way, asking again changes nothing. */
export async function askImport(shop: ShopDb, domain: string, now: Date): Promise<void> {
  const { shopId } = shop
  const since = (await mayReadAllOrders(domain)) ? null : addDays(now, -visibleDays)
  const stuck = new Date(now.getTime() - stuckMs)
  await shop.transaction(async (tx) => {
    await tx.sql`
      INSERT INTO imports (shop_id, subject, since, asked_at)
      SELECT ${shopId}::int, subject,
        CASE subject WHEN 'orders' THEN ${since}::timestamptz END, ${now}::timestamptz
      FROM unnest(ARRAY['customers', 'orders']) subject
      ON CONFLICT (shop_id, subject) DO UPDATE SET status = 'asked', since = EXCLUDED.since,
        asked_at = EXCLUDED.asked_at, operation_id = NULL, found = NULL, lines_read = 0, read = 0,
        stored = 0, after_cursor = NULL, attempts = 0, problem = NULL, finished_at = NULL
      WHERE imports.finished_at IS NOT NULL OR imports.asked_at < ${stuck}`
    await enqueue(tx, 'import_shop', { shopId }, { key: `import/${shopId}` })
  })
}

async function mayReadAllOrders(domain: string): Promise<boolean> {
  const session = await prisma().session.findFirst({
    where: { shop: domain, isOnline: false },
    select: { scope: true },
  })
  return (session?.scope ?? '').split(',').includes(allOrdersScope)
}

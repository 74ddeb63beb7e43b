// Works off the webhook deliveries that the door stored: a batch of one shop at a time, all that is
// about orders and customers in one transaction; then the orders that have to be asked for, then
// the topics that are about neither. Any number of workers may run this at once.
import { prisma } from '../db.server.ts'
import { fetchWanted } from './deliveries/fetch-wanted.ts'
import { handOver } from './deliveries/hand-over.ts'
import { noticeLooks } from './deliveries/notice-looks.ts'
import { batchSize, settleShop } from './deliveries/settle-batch.ts'
import type { ShopAtWork } from './deliveries/shop-at-work.ts'
import { takeTurns } from './take-turns.ts'

/** Batches under way at once: while two are with the database, the next is parsed. */
const lanes = 3
/** Of all lanes in one pass: a pass has an end, and the clock is read again. */
const mostBatches = 30
const inTurns = takeTurns('settle', lanes)
const isTimeForNotices = noticeLooks(batchSize)

/** One pass over the shops that have work. @returns how many deliveries and orders were done. */
export async function settleDeliveries({ now }: { now: Date }): Promise<number> {
  const shops = await listShopsWithWork(now)
  const isBacklog = shops.length === 1 && shops.every(isBehind)
  const most = isBacklog ? mostBatches : 1
  let begun = 0
  // All lanes work for a shop that is alone and behind: one batch is parsed while others wait for
  // the database. Who is not behind needs one; a second would ask in vain.
  const turns = isBacklog ? Array.from({ length: lanes }, () => shops).flat() : shops
  return inTurns(turns, async (shop) => {
    let done = 0
    // Lanes that waited for one another before the end would leave a processor idle meanwhile.
    for (;;) {
      begun += 1
      const settled = await settleShop(shop, now)
      done += settled + (await fetchWanted(shop, now))
      if (isTimeForNotices(shop.shopId, settled)) done += await handOver(shop, now)
      const isEnd = settled < batchSize || begun >= most
      if (isEnd || (await listShopsWithWork(now)).length > 1) return done
    }
  })
}

interface ShopWithWork extends ShopAtWork {
  /** Deliveries, as far as they were counted. */
  waiting: number
}

const isBehind = ({ waiting }: ShopWithWork) => waiting > batchSize

// A step from one shop with work to the next along the index: the cost is of the shops with work.
// What waits is counted a little further than a batch.
async function listShopsWithWork(now: Date): Promise<ShopWithWork[]> {
  return prisma().$queryRaw<ShopWithWork[]>`
    WITH RECURSIVE delivered (shop_id) AS (
      (SELECT shop_id FROM waiting_deliveries ORDER BY shop_id LIMIT 1)
      UNION ALL
      SELECT (SELECT w.shop_id FROM waiting_deliveries w
        WHERE w.shop_id > delivered.shop_id ORDER BY w.shop_id LIMIT 1)
      FROM delivered WHERE delivered.shop_id IS NOT NULL)
    SELECT id AS "shopId", domain, (SELECT count(*)::int FROM (
      SELECT FROM waiting_deliveries WHERE shop_id = shops.id LIMIT ${batchSize + 1}) w) AS waiting
    FROM shops WHERE id IN (
      SELECT shop_id FROM delivered WHERE shop_id IS NOT NULL
      UNION SELECT shop_id FROM order_fetches WHERE try_at <= ${now})
    ORDER BY id`
}

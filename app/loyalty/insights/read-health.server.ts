// Reads the health of a shop for the page of that name. Only reads.
import type { ShopTx } from '../../db.server.ts'
import { startOfDay } from '../kernel/time.ts'
import type { Health, NewsToday } from './health.ts'
import { listMended } from './list-mended.server.ts'
import { listTroubles } from './list-troubles.server.ts'
import { readLastSweep } from './read-last-sweep.server.ts'

/** @param timeZone of the shop: "today" is the merchant's day. */
export async function readHealth(shop: ShopTx, timeZone: string, now: Date): Promise<Health> {
  const [today, troubles, membersBehind, row, lastSweep] = await Promise.all([
    countNews(shop, startOfDay(now, timeZone), now),
    listTroubles(shop, now),
    countMembersBehind(shop),
    shop.db.shop.findUniqueOrThrow({ where: { id: shop.shopId } }),
    readLastSweep(shop, now),
  ])
  return {
    today,
    troubles,
    mended: await listMended(shop, troubles, now),
    storefront: { membersBehind, isProgramBehind: row.programWritten < row.programRevision },
    sweptUntil: row.sweptUntil,
    lastSweep,
  }
}

async function countNews(shop: ShopTx, day: Date, now: Date): Promise<NewsToday> {
  const [row] = await shop.sql<{
    received: number
    settled: number
    waiting: number
    oldest: Date | null
    usualLagMs: number | null
  }>`
    WITH line AS (
      SELECT count(*)::int AS waiting, min(d.received_at) AS oldest
      FROM waiting_deliveries w JOIN deliveries d USING (shop_id, webhook_id)
      WHERE w.shop_id = ${shop.shopId}),
    today AS (
      SELECT d.received_at, d.processed_at, d.trouble IS NULL AND w.seq IS NULL AS is_settled
      FROM deliveries d LEFT JOIN waiting_deliveries w USING (shop_id, seq)
      WHERE d.shop_id = ${shop.shopId} AND d.received_at >= ${day})
    SELECT count(today.received_at)::int AS received,
      (count(*) FILTER (WHERE is_settled))::int AS settled,
      (extract(epoch FROM percentile_cont(0.5) WITHIN GROUP (ORDER BY processed_at - received_at)
        FILTER (WHERE is_settled AND processed_at IS NOT NULL)) * 1000)::float8 AS "usualLagMs",
      line.waiting, line.oldest
    FROM line LEFT JOIN today ON true GROUP BY line.waiting, line.oldest`
  const { received = 0, settled = 0, waiting = 0, oldest = null, usualLagMs = null } = row ?? {}
  const oldestWaitingMs = oldest && Math.max(0, now.getTime() - oldest.getTime())
  return { received, settled, waiting, oldestWaitingMs, usualLagMs }
}

async function countMembersBehind(shop: ShopTx): Promise<number> {
  const [row] = await shop.sql<{ behind: number }>`
    SELECT COUNT(*)::int AS behind FROM member_states
    WHERE shop_id = ${shop.shopId} AND written < revision`
  return row?.behind ?? 0
}

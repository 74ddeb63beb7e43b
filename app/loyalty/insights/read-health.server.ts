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
    SELECT
      (COUNT(*) FILTER (WHERE received_at >= ${day}))::int AS received,
      (COUNT(*) FILTER (WHERE received_at >= ${day} AND state = 'done'))::int AS settled,
      (COUNT(*) FILTER (WHERE state = 'new'))::int AS waiting,
      MIN(received_at) FILTER (WHERE state = 'new') AS oldest,
      (EXTRACT(EPOCH FROM percentile_cont(0.5) WITHIN GROUP (ORDER BY processed_at - received_at)
        FILTER (WHERE received_at >= ${day} AND state = 'done')) * 1000)::float8 AS "usualLagMs"
    FROM deliveries
    WHERE shop_id = ${shop.shopId} AND (received_at >= ${day} OR state = 'new')`
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

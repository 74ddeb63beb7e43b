// Reads the health of a shop for the page of that name. Only reads.
import type { ShopTx } from '../../db.server.ts'
import type { FindingKind } from '../kernel/findings.ts'
import { addDays, startOfDay } from '../kernel/time.ts'
import type {
  DeliveriesToday,
  Health,
  HealthFinding,
  TroubledDelivery,
  TroubledOrder,
  TroubledRedemption,
} from './health.ts'

const listed = 50
const findingDays = 30
/** Work this old has been left behind, not merely started. */
const stuckMs = 5 * 60_000

/** @param timeZone of the shop: "today" is the merchant's day. */
export async function readHealth(shop: ShopTx, timeZone: string, now: Date): Promise<Health> {
  const [deliveries, troubled, orders, redemptions, findings, membersBehind, row] =
    await Promise.all([
      countDeliveries(shop, startOfDay(now, timeZone), now),
      listTroubledDeliveries(shop),
      listTroubledOrders(shop, now),
      listTroubledRedemptions(shop, now),
      listFindings(shop, now),
      countMembersBehind(shop),
      shop.db.shop.findUniqueOrThrow({ where: { id: shop.shopId } }),
    ])
  const isProgramBehind = row.programWritten < row.programRevision
  return {
    deliveries,
    troubled,
    orders,
    redemptions,
    findings,
    storefront: { membersBehind, isProgramBehind },
    sweptUntil: row.sweptUntil,
  }
}

async function countDeliveries(shop: ShopTx, day: Date, now: Date): Promise<DeliveriesToday> {
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

function listTroubledDeliveries(shop: ShopTx): Promise<TroubledDelivery[]> {
  return shop.sql<TroubledDelivery>`
    SELECT webhook_id AS "webhookId", topic, received_at AS "receivedAt", state, reason,
      body IS NOT NULL AS "canRetry"
    FROM deliveries
    WHERE shop_id = ${shop.shopId} AND state IN ('parked', 'unreadable')
    ORDER BY received_at DESC LIMIT ${listed}`
}

function listTroubledOrders(shop: ShopTx, now: Date): Promise<TroubledOrder[]> {
  const stuck = new Date(now.getTime() - stuckMs)
  return shop.sql<TroubledOrder>`
    SELECT o.id, o.name, o.member_id::text AS "memberId", o.parked_reason AS problem,
      true AS "isParked", o.settled_at AS since
    FROM orders o
    WHERE o.shop_id = ${shop.shopId} AND o.parked_reason IS NOT NULL
    UNION ALL
    SELECT f.order_id, o.name, o.member_id::text, f.problem, false, f.asked_at
    FROM order_fetches f
    LEFT JOIN orders o ON o.shop_id = f.shop_id AND o.id = f.order_id
    WHERE f.shop_id = ${shop.shopId} AND o.parked_reason IS NULL
      AND (f.asked_at < ${stuck} OR f.problem IS NOT NULL)
    ORDER BY since DESC LIMIT ${listed}`
}

function listTroubledRedemptions(shop: ShopTx, now: Date): Promise<TroubledRedemption[]> {
  const stuck = new Date(now.getTime() - stuckMs)
  return shop.sql<TroubledRedemption>`
    SELECT id::text, member_id::text AS "memberId", status::text, reward->>'label' AS label,
      problem, created_at AS "createdAt"
    FROM redemptions
    WHERE shop_id = ${shop.shopId} AND (status = 'in_doubt'
      OR (status = 'issuing' AND created_at < ${stuck})
      OR (problem IS NOT NULL AND status <> 'refused'))
    ORDER BY created_at DESC LIMIT ${listed}`
}

async function listFindings(shop: ShopTx, now: Date): Promise<HealthFinding[]> {
  const since = addDays(now, -findingDays)
  const rows = await shop.db.finding.findMany({
    where: { shopId: shop.shopId, foundAt: { gte: since } },
    orderBy: { foundAt: 'desc' },
    take: listed,
  })
  return rows.map(({ id, kind, detail, foundAt, resolvedAt }) => ({
    id: String(id),
    kind: kind as FindingKind,
    detail: textsOf(detail),
    answer: kind === 'data_request' ? JSON.stringify(detail, null, 2) : null,
    foundAt,
    resolvedAt,
  }))
}

function textsOf(detail: unknown): Record<string, string> {
  const texts = Object.entries(detail as object).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  )
  return Object.fromEntries(texts)
}

async function countMembersBehind(shop: ShopTx): Promise<number> {
  const [row] = await shop.sql<{ behind: number }>`
    SELECT COUNT(*)::int AS behind FROM member_states
    WHERE shop_id = ${shop.shopId} AND written < revision`
  return row?.behind ?? 0
}

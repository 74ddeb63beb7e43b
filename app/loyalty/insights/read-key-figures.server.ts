// The figures of the home page. Readers only: nothing here writes.
import type { ShopTx } from '../../db.server.ts'
import { addDays } from '../kernel/time.ts'
import type { KeyFigures } from './key-figures.ts'

const recentDays = 30

/** Recent: the 30 days before `now`; before: the 30 days before those. */
export async function readKeyFigures(shop: ShopTx, now: Date): Promise<KeyFigures> {
  const since = addDays(now, -recentDays)
  const before = addDays(since, -recentDays)
  const [members, points, orders] = await Promise.all([
    countMembers(shop, since),
    sumPoints(shop, since),
    countOrders(shop, since, before),
  ])
  return { ...members, ...points, ...orders }
}

async function countMembers(shop: ShopTx, since: Date) {
  const [row] = await shop.sql<{ members: number; membersRecent: number }>`
    SELECT COUNT(*)::int AS members,
      (COUNT(*) FILTER (WHERE joined_at >= ${since}))::int AS "membersRecent"
    FROM members WHERE shop_id = ${shop.shopId}`
  return row as { members: number; membersRecent: number }
}

async function sumPoints(shop: ShopTx, since: Date) {
  const [row] = await shop.sql<{
    issued: number
    redeemed: number
    expired: number
    outstanding: number
  }>`
    SELECT
      (SELECT COALESCE(SUM(CASE WHEN "from" = 'issued' THEN amount WHEN "to" = 'issued' THEN -amount
          ELSE 0 END), 0)::float8
        FROM transfers WHERE shop_id = ${shop.shopId} AND asset = 'points'
          AND recorded_at >= ${since}) AS issued,
      (SELECT COALESCE(SUM(amount), 0)::float8 FROM transfers
        WHERE shop_id = ${shop.shopId} AND asset = 'points' AND "to" = 'redeemed'
          AND recorded_at >= ${since}) AS redeemed,
      (SELECT COALESCE(SUM(amount), 0)::float8 FROM transfers
        WHERE shop_id = ${shop.shopId} AND asset = 'points' AND "to" = 'expired'
          AND recorded_at >= ${since}) AS expired,
      (SELECT COALESCE(SUM(pending + available + held + outstanding), 0)::float8 FROM balances
        WHERE shop_id = ${shop.shopId} AND asset = 'points') AS outstanding`
  const { issued = 0, redeemed = 0, expired = 0, outstanding = 0 } = row ?? {}
  return { issuedRecent: issued, redeemedRecent: redeemed, expiredRecent: expired, outstanding }
}

async function countOrders(shop: ShopTx, since: Date, before: Date) {
  const [row] = await shop.sql<{ recent: number; before: number; hasEarned: boolean }>`
    SELECT (COUNT(*) FILTER (WHERE processed_at >= ${since}))::int AS recent,
      (COUNT(*) FILTER (WHERE processed_at < ${since}))::int AS before,
      EXISTS (SELECT FROM transfers
        WHERE shop_id = ${shop.shopId} AND order_id IS NOT NULL) AS "hasEarned"
    FROM orders WHERE shop_id = ${shop.shopId} AND processed_at >= ${before}`
  const { recent = 0, before: ordersBefore = 0, hasEarned = false } = row ?? {}
  return { ordersRecent: recent, ordersBefore, hasAnyOrderEarned: hasEarned }
}

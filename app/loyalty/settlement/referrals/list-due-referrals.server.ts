// Referrals whose days are over, or that are to be taken back.
import { prisma, type ShopDb } from '../../../db.server.ts'

export interface DueReferral {
  friendId: string
  referrerId: string
  state: 'ordered' | 'undoing'
  attempts: number
  orderId: string
  orderUpdatedAt: Date
  /** Orders of the friend that we know. */
  knownOrders: number
  /** Null once somebody asked to be forgotten. */
  friendCustomer: string | null
  referrerCustomer: string | null
}

export function listShopsWithReferrals(now: Date): Promise<{ shopId: number; domain: string }[]> {
  return prisma().$queryRaw<{ shopId: number; domain: string }[]>`
    SELECT s.id AS "shopId", s.domain FROM shops s
    WHERE s.installed_at IS NOT NULL AND s.uninstalled_at IS NULL AND EXISTS (
      SELECT 1 FROM referrals WHERE shop_id = s.id AND state IN ('ordered', 'undoing')
        AND try_at <= ${now}) ORDER BY 1`
}

const mostAtOnce = 20

export function listDueReferrals(shop: ShopDb, now: Date): Promise<DueReferral[]> {
  return shop.sql<DueReferral>`
    SELECT r.friend_id::text AS "friendId", r.referrer_id::text AS "referrerId", r.state,
      r.attempts, r.order_id AS "orderId", o.updated_at AS "orderUpdatedAt",
      (SELECT count(*)::int FROM orders k WHERE k.shop_id = r.shop_id AND k.member_id = r.friend_id)
        AS "knownOrders",
      f.customer_id AS "friendCustomer", m.customer_id AS "referrerCustomer"
    FROM referrals r
    JOIN orders o ON o.shop_id = r.shop_id AND o.id = r.order_id
    JOIN members f ON f.shop_id = r.shop_id AND f.id = r.friend_id
    JOIN members m ON m.shop_id = r.shop_id AND m.id = r.referrer_id
    WHERE r.shop_id = ${shop.shopId} AND r.state IN ('ordered', 'undoing') AND r.try_at <= ${now}
    ORDER BY r.try_at, r.friend_id LIMIT ${mostAtOnce}`
}

/** To be tried again later. */
export async function putOffReferral(
  shop: ShopDb,
  { friendId, tryAt }: { friendId: string; tryAt: Date },
): Promise<void> {
  await shop.sql`
    UPDATE referrals SET attempts = attempts + 1, try_at = ${tryAt}
    WHERE shop_id = ${shop.shopId} AND friend_id = ${friendId}::uuid
      AND state IN ('ordered', 'undoing') RETURNING 1 AS one`
}

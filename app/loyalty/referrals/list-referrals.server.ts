// The merchant's view: what friends came to, and those that wait for a person.
import type { ShopTx } from '../../db.server.ts'
import type { ListedReferral, ReferralFigures } from './listed-referral.ts'

export const referralsOnPage = 25

interface Row extends Omit<ListedReferral, 'cameAt' | 'dueAt'> {
  cameAt: Date
  dueAt: Date | null
}

interface Wanted {
  /** Those that wait for a person, or all the others. */
  inReview: boolean
  page: number
}

/** Those that wait: the longest first; else the newest first. One more than a page, if there is. */
export async function listReferrals(
  shop: ShopTx,
  { inReview, page }: Wanted,
): Promise<ListedReferral[]> {
  const rows = await shop.sql<Row>`
    SELECT r.friend_id::text AS "friendId", r.referrer_id::text AS "referrerId", r.state,
      r.reasons, r.came_at AS "cameAt", r.due_at AS "dueAt", r.order_id AS "orderId",
      (SELECT name FROM orders WHERE shop_id = r.shop_id AND id = r.order_id) AS "orderName",
      r.points_referrer AS "pointsReferrer", r.points_friend AS "pointsFriend",
      r.decided_by IS NOT NULL AS "isDecided", f.customer_id AS "friendCustomer",
      m.customer_id AS "referrerCustomer"
    FROM referrals r
    JOIN members f ON f.shop_id = r.shop_id AND f.id = r.friend_id
    JOIN members m ON m.shop_id = r.shop_id AND m.id = r.referrer_id
    WHERE r.shop_id = ${shop.shopId} AND (r.state = 'review') = ${inReview}
    ORDER BY CASE WHEN ${inReview} THEN r.came_at END, r.came_at DESC, r.friend_id
    LIMIT ${referralsOnPage + 1} OFFSET ${page * referralsOnPage}`
  return rows.map(({ cameAt, dueAt, ...row }) => ({
    ...row,
    cameAt: cameAt.toISOString(),
    dueAt: dueAt?.toISOString() ?? null,
  }))
}

export async function readReferralFigures(shop: ShopTx): Promise<ReferralFigures> {
  const [row] = await shop.sql<ReferralFigures>`
    SELECT count(*)::int AS came,
      count(*) FILTER (WHERE state IN ('ordered', 'review'))::int AS waiting,
      count(*) FILTER (WHERE state = 'review')::int AS review,
      count(*) FILTER (WHERE state = 'held')::int AS held,
      count(*) FILTER (WHERE state IN ('rejected', 'undoing'))::int AS rejected,
      coalesce(sum(points_referrer + points_friend) FILTER (WHERE state = 'held'), 0)::float8
        AS points
    FROM referrals WHERE shop_id = ${shop.shopId}`
  return row ?? { came: 0, waiting: 0, review: 0, held: 0, rejected: 0, points: 0 }
}

export async function waitsForReview(shop: ShopTx): Promise<boolean> {
  const row = await shop.db.referral.findFirst({
    where: { shopId: shop.shopId, state: 'review' },
    select: { friendId: true },
  })
  return row !== null
}

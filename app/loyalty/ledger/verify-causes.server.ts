// Compares transfers with what caused them, where the cause is kept for itself: whoever changes the
// one by hand has not changed the other.
import type { ShopTx } from '../../db.server.ts'
import type { Found } from '../kernel/difference.ts'

export function compareHolds(shop: ShopTx) {
  return shop.sql<Found>`
    WITH held AS (
      SELECT redemption_id, sum(amount)::int AS amount FROM transfers
      WHERE shop_id = ${shop.shopId} AND redemption_id IS NOT NULL AND "to" = 'held' GROUP BY 1)
    SELECT concat_ws(' ', 'redemption', redemption_id) AS subject,
      coalesce(r.points, 0) AS found, coalesce(h.amount, 0) AS expected
    FROM held h FULL JOIN (
      SELECT id AS redemption_id, points FROM redemptions WHERE shop_id = ${shop.shopId}) r
      USING (redemption_id)
    WHERE coalesce(r.points, 0) <> coalesce(h.amount, 0) ORDER BY 1`
}

export function compareAdjustments(shop: ShopTx) {
  return shop.sql<Found>`
    WITH moved AS (
      SELECT key, sum(amount * (("from" = 'adjusted')::int - ("to" = 'adjusted')::int))::int
        AS amount
      FROM transfers
      WHERE shop_id = ${shop.shopId} AND ("from" = 'adjusted' OR "to" = 'adjusted') GROUP BY 1),
    said AS (
      SELECT key, (data->>'points')::int AS amount FROM facts
      WHERE shop_id = ${shop.shopId} AND kind = 'adjustment')
    SELECT key AS subject, coalesce(m.amount, 0) AS found, coalesce(s.amount, 0) AS expected
    FROM moved m FULL JOIN said s USING (key)
    WHERE coalesce(m.amount, 0) <> coalesce(s.amount, 0) ORDER BY 1`
}

/** What was taken back stands at nothing; the rows of whoever was forgotten are gone. */
export function compareChallenges(shop: ShopTx) {
  return shop.sql<Found>`
    WITH given AS (
      SELECT coalesce(m.merged_into, m.id) AS member_id,
        regexp_replace(t.key, '/[0-9]+$', '') AS key,
        sum(amount * (("from" = 'issued')::int - ("to" = 'issued')::int))::int AS amount
      FROM transfers t JOIN members m ON m.shop_id = t.shop_id AND m.id = t.member_id
      WHERE t.shop_id = ${shop.shopId} AND t.key LIKE 'challenge/%' AND m.redacted_at IS NULL
      GROUP BY 1, 2),
    said AS (
      SELECT member_id, 'challenge/' || challenge_id || '/' || period AS key, points AS amount
      FROM member_challenges WHERE shop_id = ${shop.shopId})
    SELECT concat_ws(' ', key, 'member', member_id) AS subject,
      coalesce(s.amount, 0) AS found, coalesce(g.amount, 0) AS expected
    FROM given g FULL JOIN said s USING (member_id, key)
    WHERE coalesce(g.amount, 0) <> coalesce(s.amount, 0) ORDER BY 1`
}

/** Both sides of each friend that is held, and of none that is not. */
export function compareReferrals(shop: ShopTx) {
  return shop.sql<Found>`
    WITH given AS (
      SELECT coalesce(m.merged_into, m.id) AS member_id,
        sum(amount * (("from" = 'issued')::int - ("to" = 'issued')::int))::int AS amount
      FROM transfers t JOIN members m ON m.shop_id = t.shop_id AND m.id = t.member_id
      WHERE t.shop_id = ${shop.shopId}
        AND (t.key LIKE 'friend_held/%' OR t.key LIKE 'friend_welcomed/%') GROUP BY 1),
    said AS (
      SELECT coalesce(m.merged_into, m.id) AS member_id, sum(one.points)::int AS amount
      FROM referrals r CROSS JOIN LATERAL (VALUES (r.friend_id, r.points_friend),
        (r.referrer_id, r.points_referrer)) one (member_id, points)
      JOIN members m ON m.shop_id = r.shop_id AND m.id = one.member_id
      WHERE r.shop_id = ${shop.shopId} AND r.state IN ('held', 'undoing') GROUP BY 1)
    SELECT concat_ws(' ', 'member', member_id) AS subject,
      coalesce(s.amount, 0) AS found, coalesce(g.amount, 0) AS expected
    FROM given g FULL JOIN said s USING (member_id)
    WHERE coalesce(g.amount, 0) <> coalesce(s.amount, 0) ORDER BY 1`
}

/** One for each friend that is held, of whoever brought them, unless they were forgotten. */
export function compareBrought(shop: ShopTx) {
  return shop.sql<Found>`
    WITH held AS (
      SELECT r.event_key, r.referrer_id FROM referrals r
      JOIN members m ON m.shop_id = r.shop_id AND m.id = r.referrer_id
      WHERE r.shop_id = ${shop.shopId} AND r.state = 'held' AND m.redacted_at IS NULL),
    counted AS (
      SELECT b.event_key, b.referrer_id FROM friends_brought b
      JOIN members m ON m.shop_id = b.shop_id AND m.id = b.referrer_id
      WHERE b.shop_id = ${shop.shopId} AND b.lost_at IS NULL AND m.redacted_at IS NULL)
    SELECT concat_ws(' ', 'friend', event_key, 'of', referrer_id) AS subject,
      (c IS NOT NULL)::int AS found, (h IS NOT NULL)::int AS expected
    FROM held h FULL JOIN counted c USING (event_key, referrer_id)
    WHERE h IS NULL OR c IS NULL ORDER BY 1`
}

// Rebuilds what is cached from the transfers, which are never changed, and names every difference.
// Nothing is repaired here: a difference is a bug, and its trace is worth more than a tidy table.
import type { ShopTx } from '../../db.server.ts'
import type { Difference, Found } from '../kernel/difference.ts'
import {
  compareAdjustments,
  compareBrought,
  compareChallenges,
  compareHolds,
  compareReferrals,
} from './verify-causes.server.ts'
import { compareDays } from './verify-days.server.ts'

type Check = (shop: ShopTx) => Promise<Found[]>

const checks: Record<string, Check> = {
  'a balance is the sum of its transfers': compareBalances,
  'a lot holds what its transfers left in it': compareLots,
  'a balance is the sum of its lots': compareLotSums,
  'an order is booked at its worth': compareWorths,
  'what is pending waits for the day its order says': compareDays,
  'a redemption holds its points where its status says': compareRedemptions,
  'a redemption cost what was held for it': compareHolds,
  'an adjustment moved what it says': compareAdjustments,
  'a challenge gave what it says': compareChallenges,
  'friends were given for as it is kept': compareReferrals,
  'challenges count the friends who hold': compareBrought,
  'nobody owes who could pay': findUnpaidDebts,
  'no lot has points beside a waiver of its own': findUnmadeWaivers,
  'nothing is below zero': findNegatives,
}

/** @returns nothing where the books agree; else every difference, named. */
export async function verifyBooks(shop: ShopTx): Promise<Difference[]> {
  const differences: Difference[] = []
  for (const [check, run] of Object.entries(checks)) {
    differences.push(...(await run(shop)).map((one) => ({ check, ...one })))
  }
  return differences
}

function compareBalances(shop: ShopTx) {
  return shop.sql<Found>`
    WITH flows AS (
      SELECT member_id, asset, "to" AS account, amount FROM transfers WHERE shop_id = ${shop.shopId}
      UNION ALL
      SELECT member_id, asset, "from", -amount FROM transfers WHERE shop_id = ${shop.shopId}),
    expected AS (
      SELECT coalesce(m.merged_into, m.id) AS member_id, asset, account::text,
        sum(amount)::int * (CASE account WHEN 'debt' THEN -1 ELSE 1 END) AS amount
      FROM flows f JOIN members m ON m.shop_id = ${shop.shopId} AND m.id = f.member_id
      WHERE account IN ('pending', 'available', 'held', 'outstanding', 'debt')
      GROUP BY 1, 2, account),
    found AS (
      SELECT member_id, asset, account, amount FROM balances b CROSS JOIN LATERAL (VALUES
        ('pending', b.pending), ('available', b.available), ('held', b.held),
        ('outstanding', b.outstanding), ('debt', b.debt)) v (account, amount)
      WHERE b.shop_id = ${shop.shopId})
    SELECT concat_ws(' ', 'member', member_id, asset, account) AS subject,
      coalesce(f.amount, 0) AS found, coalesce(e.amount, 0) AS expected
    FROM expected e FULL JOIN found f USING (member_id, asset, account)
    WHERE coalesce(f.amount, 0) <> coalesce(e.amount, 0) ORDER BY 1`
}

function compareLots(shop: ShopTx) {
  return shop.sql<Found>`
    WITH flows AS (
      SELECT lot_id, "to" AS account, amount FROM transfers
      WHERE shop_id = ${shop.shopId} AND lot_id IS NOT NULL
      UNION ALL
      SELECT lot_id, "from", -amount FROM transfers
      WHERE shop_id = ${shop.shopId} AND lot_id IS NOT NULL),
    expected AS (
      SELECT lot_id, account::text, sum(amount)::int AS amount FROM flows
      WHERE account IN ('pending', 'available', 'expired') GROUP BY 1, 2),
    found AS (
      SELECT id AS lot_id, account, amount FROM lots l CROSS JOIN LATERAL (VALUES
        ('pending', l.pending_left), ('available', l.available_left), ('expired', l.expired)
        ) v (account, amount)
      WHERE l.shop_id = ${shop.shopId})
    SELECT concat_ws(' ', 'lot', lot_id, account) AS subject,
      coalesce(f.amount, 0) AS found, coalesce(e.amount, 0) AS expected
    FROM expected e FULL JOIN found f USING (lot_id, account)
    WHERE coalesce(f.amount, 0) <> coalesce(e.amount, 0) ORDER BY 1`
}

function compareLotSums(shop: ShopTx) {
  return shop.sql<Found>`
    WITH summed AS (
      SELECT member_id, asset, sum(pending_left)::int AS pending,
        sum(available_left)::int AS available
      FROM lots WHERE shop_id = ${shop.shopId} GROUP BY 1, 2)
    SELECT concat_ws(' ', 'member', member_id, asset) AS subject,
      coalesce(b.pending + b.available, 0) AS found,
      coalesce(s.pending + s.available, 0) AS expected
    FROM (SELECT * FROM balances WHERE shop_id = ${shop.shopId}) b
    FULL JOIN summed s USING (member_id, asset)
    WHERE (coalesce(b.pending, 0), coalesce(b.available, 0))
      <> (coalesce(s.pending, 0), coalesce(s.available, 0)) ORDER BY 1`
}

function compareWorths(shop: ShopTx) {
  return shop.sql<Found>`
    WITH worth AS (
      SELECT o.id AS order_id, coalesce(m.merged_into, m.id) AS member_id, e.key, e.asset,
        e.quantity AS amount
      FROM orders o CROSS JOIN LATERAL (
        SELECT (value->>'memberId')::uuid AS member_id, value->>'key' AS key,
          value->>'asset' AS asset, (value->>'quantity')::int AS quantity
        FROM jsonb_array_elements(o.evaluation->'effects')) e
      JOIN members m ON m.shop_id = o.shop_id AND m.id = e.member_id
      WHERE o.shop_id = ${shop.shopId}),
    booked AS (
      SELECT t.order_id, coalesce(m.merged_into, m.id) AS member_id, t.key, t.asset,
        sum(t.amount * ((t."from" = 'issued')::int - (t."to" = 'issued')::int))::int AS amount
      FROM transfers t JOIN members m ON m.shop_id = t.shop_id AND m.id = t.member_id
      WHERE t.shop_id = ${shop.shopId} AND t.order_id IS NOT NULL GROUP BY 1, 2, 3, 4)
    SELECT concat_ws(' ', 'order', order_id, 'member', member_id, key, asset) AS subject,
      coalesce(b.amount, 0) AS found, coalesce(w.amount, 0) AS expected
    FROM worth w FULL JOIN booked b USING (order_id, member_id, key, asset)
    WHERE coalesce(b.amount, 0) <> coalesce(w.amount, 0) ORDER BY 1`
}

function compareRedemptions(shop: ShopTx) {
  return shop.sql<Found>`
    WITH flows AS (
      SELECT redemption_id, "to" AS account, amount FROM transfers
      WHERE shop_id = ${shop.shopId} AND redemption_id IS NOT NULL
      UNION ALL
      SELECT redemption_id, "from", -amount FROM transfers
      WHERE shop_id = ${shop.shopId} AND redemption_id IS NOT NULL),
    found AS (
      SELECT redemption_id, account::text, sum(amount)::int AS amount FROM flows
      WHERE account IN ('held', 'outstanding', 'redeemed') GROUP BY 1, 2
      HAVING sum(amount) <> 0),
    expected AS (
      SELECT id AS redemption_id, points - points_returned AS amount, CASE status
        WHEN 'issuing' THEN 'held' WHEN 'in_doubt' THEN 'held' WHEN 'issued' THEN 'outstanding'
        WHEN 'returning' THEN 'outstanding' WHEN 'used' THEN 'redeemed'
        WHEN 'to_do' THEN 'outstanding'
        -- Sent can be undone until it falls due.
        WHEN 'sent' THEN CASE WHEN due_at IS NULL THEN 'redeemed' ELSE 'outstanding' END
        END AS account
      FROM redemptions WHERE shop_id = ${shop.shopId})
    SELECT concat_ws(' ', 'redemption', redemption_id, account) AS subject,
      coalesce(f.amount, 0) AS found, coalesce(e.amount, 0) AS expected
    FROM (SELECT * FROM expected WHERE account IS NOT NULL AND amount <> 0) e
    FULL JOIN found f USING (redemption_id, account)
    WHERE coalesce(f.amount, 0) <> coalesce(e.amount, 0) ORDER BY 1`
}

function findNegatives(shop: ShopTx) {
  return shop.sql<Found>`
    SELECT concat_ws(' ', 'member', member_id, asset) AS subject,
      least(pending, available, held, outstanding, debt) AS found, 0 AS expected
    FROM balances
    WHERE shop_id = ${shop.shopId} AND least(pending, available, held, outstanding, debt) < 0
    UNION ALL
    SELECT concat_ws(' ', 'lot', id), least(pending_left, available_left, expired), 0
    FROM lots WHERE shop_id = ${shop.shopId} AND least(pending_left, available_left, expired) < 0
    UNION ALL
    SELECT concat_ws(' ', 'order', order_id, 'member', coalesce(m.merged_into, m.id), key), sum(
      amount * (("from" = 'waived')::int - ("to" = 'waived')::int))::int, 0
    FROM transfers t JOIN members m ON m.shop_id = t.shop_id AND m.id = t.member_id
    WHERE t.shop_id = ${shop.shopId} AND order_id IS NOT NULL
    GROUP BY order_id, coalesce(m.merged_into, m.id), key
    HAVING sum(amount * (("from" = 'waived')::int - ("to" = 'waived')::int)) < 0`
}

function findUnpaidDebts(shop: ShopTx) {
  return shop.sql<Found>`
    SELECT concat_ws(' ', 'member', member_id, asset) AS subject,
      least(debt, available) AS found, 0 AS expected
    FROM balances WHERE shop_id = ${shop.shopId} AND debt > 0 AND available > 0 ORDER BY 1`
}

function findUnmadeWaivers(shop: ShopTx) {
  return shop.sql<Found>`
    WITH waived AS (
      SELECT coalesce(m.merged_into, m.id) AS member_id, t.asset, t.order_id, t.key,
        sum(t.amount * ((t."from" = 'waived')::int - (t."to" = 'waived')::int))::int AS amount
      FROM transfers t JOIN members m ON m.shop_id = t.shop_id AND m.id = t.member_id
      WHERE t.shop_id = ${shop.shopId} AND t.key IS NOT NULL
        AND (t."from" = 'waived' OR t."to" = 'waived') GROUP BY 1, 2, 3, 4)
    SELECT concat_ws(' ', 'lot', l.id) AS subject,
      least(w.amount, l.pending_left + l.available_left) AS found, 0 AS expected
    FROM waived w JOIN lots l ON l.shop_id = ${shop.shopId} AND l.member_id = w.member_id
      AND l.asset = w.asset AND l.order_id IS NOT DISTINCT FROM w.order_id AND l.key = w.key
    WHERE w.amount > 0 AND l.pending_left + l.available_left > 0 ORDER BY 1`
}

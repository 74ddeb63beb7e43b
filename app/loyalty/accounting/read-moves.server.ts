// Sums of what was recorded from an instant on, per month of the shop's calendar. What belongs to
// test lots is left out: such points are promised to nobody. A lot follows its member into a merge;
// what was booked before stays under the earlier identity.
import type { ShopTx } from '../../db.server.ts'
import type { Month } from './months.ts'
import type { MonthMove } from './move-sums.ts'

export interface Stretch {
  timeZone: string
  /** What was recorded before is known already. */
  since: Date
  /** The month that `since` falls in, or the one after a month that is already stated. */
  first: Month
  until: Date
}

export async function readMoves(shop: ShopTx, stretch: Stretch): Promise<MonthMove[]> {
  const [all, held, ordered] = await Promise.all([
    readAll(shop, stretch),
    readTestVouchers(shop, stretch),
    readTestOrders(shop, stretch),
  ])
  return [...all, ...negate(held), ...negate(ordered)]
}

const negate = (moves: MonthMove[]) => moves.map((move) => ({ ...move, points: -move.points }))

function readAll(shop: ShopTx, { timeZone, since, first, until }: Stretch): Promise<MonthMove[]> {
  return shop.sql<MonthMove>`
    SELECT GREATEST(to_char(t.recorded_at AT TIME ZONE ${timeZone}, 'YYYY-MM'), ${first}) AS month,
      t."from"::text AS "from", t."to"::text AS "to",
      to_char(l.occurred_at AT TIME ZONE ${timeZone}, 'YYYY-MM') AS cohort,
      SUM(t.amount)::float8 AS points
    FROM transfers t LEFT JOIN lots l ON l.shop_id = t.shop_id AND l.id = t.lot_id
    WHERE t.shop_id = ${shop.shopId} AND t.asset = 'points'
      AND t.recorded_at >= ${since} AND t.recorded_at < ${until} AND l.is_test IS NOT TRUE
    GROUP BY 1, 2, 3, 4`
}

/** A voucher's own moves name no lot: its test part is what test lots were held for it. */
function readTestVouchers(shop: ShopTx, stretch: Stretch): Promise<MonthMove[]> {
  const { timeZone, since, first, until } = stretch
  return shop.sql<MonthMove>`
    WITH parts AS (
      SELECT l.member_id, h.redemption_id, SUM(h.amount) AS points
      FROM lots l JOIN transfers h ON h.shop_id = l.shop_id AND h.lot_id = l.id
        AND h.member_id = ANY (identities(l.shop_id, l.member_id))
      WHERE l.shop_id = ${shop.shopId} AND l.is_test AND l.asset = 'points' AND h."to" = 'held'
      GROUP BY 1, 2
    )
    SELECT GREATEST(to_char(t.recorded_at AT TIME ZONE ${timeZone}, 'YYYY-MM'), ${first}) AS month,
      t."from"::text AS "from", t."to"::text AS "to", NULL::text AS cohort,
      SUM(LEAST(t.amount, p.points))::float8 AS points
    FROM parts p JOIN transfers t ON t.shop_id = ${shop.shopId}
      AND t.member_id = ANY (identities(${shop.shopId}::int, p.member_id))
      AND t.redemption_id = p.redemption_id
    WHERE t.lot_id IS NULL AND t.recorded_at >= ${since} AND t.recorded_at < ${until}
    GROUP BY 1, 2, 3`
}

/** So do waivers of an order: they are tests where the lot of the order is one. */
function readTestOrders(shop: ShopTx, stretch: Stretch): Promise<MonthMove[]> {
  const { timeZone, since, first, until } = stretch
  return shop.sql<MonthMove>`
    SELECT GREATEST(to_char(t.recorded_at AT TIME ZONE ${timeZone}, 'YYYY-MM'), ${first}) AS month,
      t."from"::text AS "from", t."to"::text AS "to", NULL::text AS cohort,
      SUM(t.amount)::float8 AS points
    FROM lots l JOIN transfers t ON t.shop_id = l.shop_id
      AND t.member_id = ANY (identities(l.shop_id, l.member_id))
      AND t.asset = l.asset AND t.order_id = l.order_id AND t.key = l.key
    WHERE l.shop_id = ${shop.shopId} AND l.is_test AND l.asset = 'points' AND t.lot_id IS NULL
      AND t.recorded_at >= ${since} AND t.recorded_at < ${until}
    GROUP BY 1, 2, 3`
}

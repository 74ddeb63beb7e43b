// All of a shop's personal offers, or a member's, with what became of each and what it cost.
import type { ShopTx } from '../../db.server.ts'
import { addDays } from '../kernel/time.ts'
import { daysCounted, type ListedOffer, type OfferSums } from './listed-offer.ts'
import { readOffered } from './offer.ts'

interface Asked {
  memberId?: string | null
  atMost: number
  now: Date
}

type Row = Omit<ListedOffer, 'reward' | 'madeAt' | 'until'> & {
  reward: unknown
  madeAt: Date
  until: Date
}

/** The newest first. */
export async function listOffers(
  shop: ShopTx,
  { memberId = null, atMost, now }: Asked,
): Promise<ListedOffer[]> {
  const rows = await shop.sql<Row>`
    SELECT o.id::text, o.member_id::text AS "memberId", m.customer_id AS "customerId", o.reward,
      o.times, o.made_at AS "madeAt", o.until,
      CASE WHEN o.state = 'open' AND o.until <= ${now} THEN 'over'
        WHEN r.status = 'used' THEN 'used'
        WHEN r.status IN ('returned', 'expired', 'refused') THEN 'ended'
        ELSE o.state::text END AS state
    FROM personal_offers o
    JOIN members m ON m.shop_id = o.shop_id AND m.id = o.member_id
    LEFT JOIN redemptions r ON r.shop_id = o.shop_id AND r.id = o.redemption_id
    WHERE o.shop_id = ${shop.shopId}
      AND (${memberId}::uuid IS NULL OR o.member_id = ${memberId}::uuid)
    ORDER BY o.made_at DESC, o.id DESC LIMIT ${atMost}`
  return rows.map(({ reward, madeAt, until, ...row }) => ({
    ...row,
    reward: readOffered(reward),
    madeAt: madeAt.toISOString(),
    until: until.toISOString(),
  }))
}

export async function sumOffers(shop: ShopTx, now: Date): Promise<OfferSums> {
  const [row] = await shop.sql<OfferSums>`
    SELECT count(*)::int AS made,
      count(*) FILTER (WHERE o.state = 'open' AND o.until > ${now})::int AS open,
      count(*) FILTER (WHERE o.state = 'taken'
        AND r.status NOT IN ('used', 'returned', 'expired', 'refused'))::int AS taken,
      count(*) FILTER (WHERE r.status = 'used')::int AS used,
      coalesce(sum(cost.minor), 0)::float8 AS "costMinor"
    FROM personal_offers o
    LEFT JOIN redemptions r ON r.shop_id = o.shop_id AND r.id = o.redemption_id
    LEFT JOIN orders u ON u.shop_id = o.shop_id AND u.id = r.used_order_id AND r.status = 'used'
    LEFT JOIN LATERAL (
      SELECT sum((d->>'amountMinor')::bigint) AS minor
      FROM jsonb_array_elements(u.snapshot->'lines') l,
        jsonb_array_elements(coalesce(l->'discounts', '[]')) d
      WHERE upper(d->>'code') = r.code) cost ON true
    WHERE o.shop_id = ${shop.shopId} AND o.made_at >= ${addDays(now, -daysCounted)}`
  return row ?? { made: 0, open: 0, taken: 0, used: 0, costMinor: 0 }
}

// What members have bought, order by order, as far as a personal offer looks at it.
import type { ShopTx } from '../../../db.server.ts'
import { addDays } from '../../kernel/time.ts'
import type { OfferSettings } from '../../personal-offers/offer-settings.ts'
import type { BoughtOrder } from '../../personal-offers/personal-offer.ts'

/** The newest of each member. */
const mostOrders = 200

interface Asked {
  memberIds: string[]
  settings: Pick<OfferSettings, 'leastOrders' | 'withinDays'>
  now: Date
}

interface Row {
  memberId: string
  id: string
  at: Date
  items: BoughtOrder['items'] | null
}

/**
 * Paid orders that were not called off, with what of them was kept; goods that can be offered are
 * a variant of a product, and no gift card. Whoever has too few orders is left out: their number
 * is counted first, which reads less.
 */
export async function readBought(
  shop: ShopTx,
  { memberIds, settings, now }: Asked,
): Promise<Map<string, BoughtOrder[]>> {
  const { leastOrders, withinDays } = settings
  const rows = await shop.sql<Row>`
    SELECT m.id::text AS "memberId", o.id, o.processed_at AS at, (
        SELECT jsonb_agg(jsonb_build_object('productId', l->>'productId',
          'variantId', l->>'variantId', 'title', l->>'title'))
        FROM jsonb_array_elements(o.snapshot->'lines') l
        WHERE (l->>'currentQuantity')::int > 0 AND NOT (l->>'isGiftCard')::boolean
          AND l->>'productId' IS NOT NULL AND l->>'variantId' IS NOT NULL) AS items
    FROM unnest(${memberIds}::uuid[]) m (id)
    CROSS JOIN LATERAL (
      SELECT id, processed_at, snapshot FROM orders
      WHERE shop_id = ${shop.shopId} AND member_id = m.id AND is_counted
        AND processed_at >= ${addDays(now, -withinDays)}
      ORDER BY processed_at DESC LIMIT ${mostOrders}) o
    WHERE (SELECT count(*) FROM (
      SELECT 1 FROM orders c WHERE c.shop_id = ${shop.shopId} AND c.member_id = m.id
        AND c.is_counted AND c.processed_at >= ${addDays(now, -withinDays)}
      LIMIT ${leastOrders}) few) >= ${leastOrders}
    ORDER BY o.processed_at, o.id`
  const bought = new Map<string, BoughtOrder[]>()
  for (const { memberId, id, at, items } of rows) {
    const orders = bought.get(memberId) ?? []
    orders.push({ id, at: at.toISOString(), items: items ?? [] })
    bought.set(memberId, orders)
  }
  return bought
}

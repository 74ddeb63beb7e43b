// What members have on their stamp cards, for many at once.
import type { ShopTx } from '../../../db.server.ts'
import type { CardBalance } from './stamp-cards.ts'

type CardRow = CardBalance & { memberId: string }

/** Less what is owed; what was never begun, or is empty, is left out. */
export function readCards(shop: ShopTx, memberIds: string[]): Promise<CardRow[]> {
  return shop.sql<CardRow>`
    SELECT member_id::text AS "memberId", asset, available - debt AS available, pending
    FROM balances
    WHERE shop_id = ${shop.shopId} AND member_id = ANY(${memberIds}::uuid[])
      AND asset LIKE 'stamp:%' AND (available <> 0 OR pending <> 0 OR debt <> 0)
    ORDER BY asset`
}

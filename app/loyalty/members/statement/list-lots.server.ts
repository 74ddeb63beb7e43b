// A member's credits, one line a lot, for the page that says when points come and end.
import { fragment, type ShopTx } from '../../../db.server.ts'
import type { StatementLot } from './statement.ts'

const asset = 'points'
const listedLots = 200
const listedExpired = 20

const lotColumns = fragment`l.id::text, o.name AS "orderName", l.occurred_at AS "occurredAt",
  l.available_at AS "availableAt", l.expires_at AS "expiresAt", l.pending_left AS "pendingLeft",
  l.available_left AS "availableLeft", l.expired, l.is_test AS "isTest"`

/** Those that still hold something, those that expire first at the top. */
export function listLots(shop: ShopTx, memberId: string): Promise<StatementLot[]> {
  return shop.sql<StatementLot>`
    SELECT ${lotColumns} FROM lots l
    LEFT JOIN orders o ON o.shop_id = l.shop_id AND o.id = l.order_id
    WHERE l.shop_id = ${shop.shopId} AND l.member_id = ${memberId}::uuid AND l.asset = ${asset}
      AND (l.pending_left > 0 OR l.available_left > 0)
    ORDER BY l.expires_at NULLS LAST, l.available_at, l.id LIMIT ${listedLots}`
}

/** Those of which something expired lately: a merchant can bring it back. */
export function listExpiredLots(shop: ShopTx, memberId: string): Promise<StatementLot[]> {
  return shop.sql<StatementLot>`
    SELECT ${lotColumns} FROM lots l
    LEFT JOIN orders o ON o.shop_id = l.shop_id AND o.id = l.order_id
    WHERE l.shop_id = ${shop.shopId} AND l.member_id = ${memberId}::uuid AND l.asset = ${asset}
      AND l.expired > 0
    ORDER BY l.expires_at DESC NULLS LAST, l.id DESC LIMIT ${listedExpired}`
}

// What a member has, and what it is the sum of.
import type { ShopTx } from '../../../db.server.ts'
import type { BalanceSum, Statement } from './statement.ts'

const asset = 'points'

/** `available` is what is in lots less what is owed. */
export async function readBalance(shop: ShopTx, memberId: string): Promise<Statement['balance']> {
  const row = await shop.db.balance.findUnique({
    where: { shopId_memberId_asset: { shopId: shop.shopId, memberId, asset } },
    select: { pending: true, available: true, held: true, outstanding: true, debt: true },
  })
  return row
    ? { ...row, available: row.available - row.debt }
    : { pending: 0, available: 0, held: 0, outstanding: 0, debt: 0 }
}

/**
 * Of all transfers, what came in and went out of pending and available together, less what is owed:
 * the same lines as a shopper's history has, without end.
 */
export function readSums(shop: ShopTx, memberId: string): Promise<BalanceSum[]> {
  return shop.sql<BalanceSum>`
    SELECT because->>'kind' AS kind,
      coalesce(sum(amount) FILTER (WHERE "to" IN ('pending', 'available', 'debt')), 0)::int
        AS "cameIn",
      coalesce(sum(amount) FILTER (WHERE "from" IN ('pending', 'available', 'debt')), 0)::int
        AS "wentOut"
    FROM transfers
    WHERE shop_id = ${shop.shopId} AND asset = ${asset}
      AND member_id = ANY (identities(${shop.shopId}::int, ${memberId}::uuid))
      AND ("from" IN ('pending', 'available', 'debt')) <> ("to" IN ('pending', 'available', 'debt'))
    GROUP BY 1`
}

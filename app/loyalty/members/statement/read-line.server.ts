// One line of a shopper's history, as the storefront shows it: what one cause moved at one moment,
// spread over however many credits.
import type { ShopTx } from '../../../db.server.ts'
import type { Because } from '../../kernel/because.ts'
import { nameParts } from './list-credits.server.ts'
import type { EntryPart } from './statement.ts'

export interface ReadLine {
  because: Because
  asset: string
  amount: number
  points: number
  parts: EntryPart[]
}

const mostTransfers = 200

/** @param id of its newest transfer. @returns null where this member has no such line. */
export async function readLine(
  shop: ShopTx,
  { memberId, id }: { memberId: string; id: bigint },
): Promise<ReadLine | null> {
  const rows = await shop.sql<{ lotId: string | null; amount: number; points: number }>`
    WITH mine AS (
      SELECT id, lot_id::text AS "lotId", occurred_at, because, asset, amount,
        CASE WHEN 'pending' IN ("from", "to") THEN 'pending' ELSE 'available' END AS account,
        CASE WHEN "from" IN ('pending', 'available', 'debt') THEN -amount ELSE amount END AS points
      FROM transfers
      WHERE shop_id = ${shop.shopId}
        AND member_id = ANY (identities(${shop.shopId}::int, ${memberId}::uuid))
        AND ("from" IN ('pending', 'available', 'debt'))
          <> ("to" IN ('pending', 'available', 'debt')))
    SELECT m."lotId", m.amount, m.points FROM mine m
    JOIN mine asked ON asked.id = ${id}::bigint AND m.occurred_at = asked.occurred_at
      AND m.account = asked.account AND m.asset = asked.asset
        AND m.because = asked.because
    ORDER BY m.id DESC LIMIT ${mostTransfers}`
  if (rows.length === 0) return null
  const { shopId } = shop
  const { because, asset } = await shop.db.transfer.findUniqueOrThrow({
    where: { shopId_id: { shopId, id } },
    select: { because: true, asset: true },
  })
  const points = rows.reduce((sum, row) => sum + row.points, 0)
  const moved = rows.flatMap(({ lotId, amount }) => (lotId === null ? [] : [{ lotId, amount }]))
  const [parts = []] = await nameParts(shop, [moved])
  return { because: because as unknown as Because, asset, amount: Math.abs(points), points, parts }
}

// The credits that lines of a history moved: which order gave them, and until when they last.
import type { ShopTx } from '../../../db.server.ts'
import { gainOf } from '../../ledger/account.ts'
import type { BookedTransfer, Entry, MovedPart } from './group-transfers.ts'
import type { EntryPart, WithCredits } from './statement.ts'

export async function nameCredits<Line extends Entry<BookedTransfer>>(
  shop: ShopTx,
  entries: Line[],
): Promise<WithCredits<Line>[]> {
  const named = await nameParts(
    shop,
    entries.map(({ parts }) => parts),
  )
  return entries.map((entry, index) => {
    const points = gainOf(entry.from, entry.to, entry.amount)
    return { ...entry, points, parts: named[index] ?? [] }
  })
}

/** Of each line, parts of the same credit are one. */
export async function nameParts(shop: ShopTx, lines: MovedPart[][]): Promise<EntryPart[][]> {
  const lotIds = lines.flat().map(({ lotId }) => lotId)
  const credits = await listCredits(shop, [...new Set(lotIds)])
  const byId = new Map(credits.map(({ lotId, ...credit }) => [lotId, credit]))
  return lines.map((parts) =>
    [...Map.groupBy(parts, ({ lotId }) => lotId)].flatMap(([lotId, moved]) => {
      const credit = byId.get(lotId)
      const amount = moved.reduce((sum, one) => sum + one.amount, 0)
      return credit ? [{ amount, ...credit }] : []
    }),
  )
}

function listCredits(
  shop: ShopTx,
  lotIds: string[],
): Promise<(Omit<EntryPart, 'amount'> & { lotId: string })[]> {
  if (lotIds.length === 0) return Promise.resolve([])
  return shop.sql`
    SELECT l.id::text AS "lotId", o.name AS "orderName", l.occurred_at AS "givenAt",
      l.available_at AS "availableAt", l.expires_at AS "expiresAt"
    FROM lots l LEFT JOIN orders o ON o.shop_id = l.shop_id AND o.id = l.order_id
    WHERE l.shop_id = ${shop.shopId} AND l.id = ANY(${lotIds}::bigint[])`
}

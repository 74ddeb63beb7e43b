// The journal: every transfer of a month as it was recorded, in order. It is read in pieces, so
// that a month of millions needs no more memory than one of ten.
import type { ShopTx } from '../../db.server.ts'
import type { JournalLine } from './journal-line.ts'

const piece = 2000

/** @param span from its first instant until before its last. */
export async function* readJournal(
  shop: ShopTx,
  span: { from: Date; until: Date },
): AsyncGenerator<JournalLine[]> {
  let after = 0n
  for (;;) {
    const lines = await readPiece(shop, span, after)
    if (lines.length > 0) yield lines
    if (lines.length < piece) return
    after = lines.at(-1)?.id ?? after
  }
}

function readPiece(
  shop: ShopTx,
  { from, until }: { from: Date; until: Date },
  after: bigint,
): Promise<JournalLine[]> {
  return shop.sql<JournalLine>`
    SELECT t.id, t.recorded_at AS "recordedAt", t.occurred_at AS "occurredAt", t.reference,
      t.member_id AS "memberId", t.order_id AS "orderId", t."from"::text AS "from",
      t."to"::text AS "to", t.amount AS points, COALESCE(l.is_test, false) AS "isTest", t.because
    FROM transfers t LEFT JOIN lots l ON l.shop_id = t.shop_id AND l.id = t.lot_id
    WHERE t.shop_id = ${shop.shopId} AND t.asset = 'points' AND t.id > ${after}
      AND t.recorded_at >= ${from} AND t.recorded_at < ${until}
    ORDER BY t.id LIMIT ${piece}`
}

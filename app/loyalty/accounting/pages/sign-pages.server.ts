// Transfers are bound in pages and signed, off the path of whoever books: a page holds a print of
// each transfer, and its signature, by a key that is not in the database, covers the page before.
// A transfer that is changed, taken out or slipped in later is named by the verifier.
import { prisma, type ShopTx } from '../../../db.server.ts'
import { signatureOf } from './signature.server.ts'

/** So many transfers fill a page. */
const mostTransfers = 1000

/** Up to where no transfer can come in any more. */
export interface Settled {
  shopId: number
  untilId: bigint
}

/**
 * Shops with transfers that are on no page, and up to where no other transaction can still commit
 * one: ids are taken under a lock, so whoever took an earlier one was at work when we looked.
 * @returns none where somebody is at work for longer than we wait; the next pass finds them.
 */
export async function listUnsigned(waitMs: number): Promise<Settled[]> {
  const seen = await prisma().$queryRaw<(Settled & { ahead: string })[]>`
    SELECT s.id AS "shopId", t.until_id AS "untilId",
      pg_snapshot_xmax(pg_current_snapshot())::text AS ahead
    FROM shops s CROSS JOIN LATERAL (
      SELECT max(id) AS until_id FROM transfers WHERE shop_id = s.id) t
    WHERE t.until_id > coalesce(
      (SELECT max(until_id) FROM book_pages WHERE shop_id = s.id), 0)`
  const [first] = seen
  if (!first || !(await areDone(first.ahead, Date.now() + waitMs))) return []
  return seen.map(({ shopId, untilId }) => ({ shopId, untilId }))
}

async function areDone(ahead: string, deadline: number): Promise<boolean> {
  for (;;) {
    const [row] = await prisma().$queryRaw<{ isDone: boolean }[]>`
      SELECT pg_snapshot_xmin(pg_current_snapshot()) >= ${ahead}::text::xid8 AS "isDone"`
    if (row?.isDone) return true
    if (Date.now() > deadline) return false
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

export interface Page {
  number: number
  untilId: bigint
  signature: string
}

/** Signs one page more. @returns how many transfers are on it; 0 where nothing was left. */
export async function signPage(
  tx: ShopTx,
  { untilId }: Pick<Settled, 'untilId'>,
  now: Date,
): Promise<{ page: Page | null; transfers: number }> {
  const before = await readLastPage(tx)
  const [bound] = await tx.sql<Bound>`
    SELECT count(*)::int AS transfers, max(id) AS "untilId", array_agg(id ORDER BY id)::text AS ids,
      array_agg(print ORDER BY id)::text AS prints
    FROM (SELECT t.id, transfer_print(t) AS print FROM transfers t
      WHERE t.shop_id = ${tx.shopId} AND t.id > ${before.untilId} AND t.id <= ${untilId}
      ORDER BY t.id LIMIT ${mostTransfers}) fresh`
  if (!bound || bound.transfers === 0) return { page: null, transfers: 0 }
  const number = before.number + 1
  const signature = signatureOf({ ...bound, shopId: tx.shopId, number }, before.signature)
  // Another worker may have signed it meanwhile: then there is nothing for us to do.
  const written = await tx.sql`
    INSERT INTO book_pages (shop_id, number, until_id, ids, prints, signature, signed_at)
    VALUES (${tx.shopId}, ${number}, ${bound.untilId}, ${bound.ids}::text::bigint[],
      ${bound.prints}::text::bigint[], ${signature}, ${now})
    ON CONFLICT (shop_id, number) DO NOTHING RETURNING number`
  const page = written.length > 0 ? { number, untilId: bound.untilId, signature } : null
  return { page, transfers: bound.transfers }
}

interface Bound {
  transfers: number
  untilId: bigint
  ids: string
  prints: string
}

async function readLastPage(tx: ShopTx): Promise<Page> {
  const last = await tx.db.bookPage.findFirst({
    where: { shopId: tx.shopId },
    orderBy: { number: 'desc' },
    select: { number: true, untilId: true, signature: true },
  })
  return last ?? { number: 0, untilId: 0n, signature: '' }
}

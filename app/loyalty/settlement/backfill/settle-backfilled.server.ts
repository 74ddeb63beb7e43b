// Settles the orders that a decision about past orders is about, by the one mechanism. A piece and
// the place that it leads to are one transaction: a worker that is killed loses nothing, and the
// next one goes on from there. Orders that come in meanwhile settle by the decision themselves.
import { prisma, type ShopDb, type ShopTx } from '../../../db.server.ts'
import { settleAgain } from '../settle-orders.server.ts'
import { parkOrder } from '../stored-orders.server.ts'

export interface RunAtWork {
  shopId: number
  number: number
}

export function listRunsAtWork(): Promise<RunAtWork[]> {
  return prisma().backfillRun.findMany({
    where: { finishedAt: null },
    select: { shopId: true, number: true },
    orderBy: [{ shopId: 'asc' }, { number: 'asc' }],
  })
}

export interface Piece {
  number: number
  /** How many orders at most. */
  limit: number
  now: Date
}

/** @returns how many orders were settled; null where another worker is at it. */
export function settlePiece(shop: ShopDb, { number, limit, now }: Piece): Promise<number | null> {
  return shop.transaction(async (tx) => {
    const place = await claim(tx, number)
    if (place === null) return null
    const orderIds = await pick(tx, { number, after: place, limit })
    await settleAgain(tx, orderIds, now)
    await advance(tx, { number, orderIds, isLast: orderIds.length < limit, now })
    return orderIds.length
  })
}

/** One order that cannot be settled is set aside and shown; the others go on. */
export function parkNext(
  shop: ShopDb,
  { number, reason, now }: { number: number; reason: string; now: Date },
): Promise<void> {
  return shop.transaction(async (tx) => {
    const place = await claim(tx, number)
    if (place === null) return
    const orderIds = await pick(tx, { number, after: place, limit: 1 })
    for (const orderId of orderIds) await parkOrder(tx, orderId, reason)
    await advance(tx, { number, orderIds, isLast: orderIds.length === 0, now })
  })
}

/** @returns the order id up to which all is done; null where there is nothing to do here. */
async function claim(tx: ShopTx, number: number): Promise<string | null> {
  const [row] = await tx.sql<{ afterOrder: string }>`
    SELECT after_order AS "afterOrder" FROM backfill_runs
    WHERE shop_id = ${tx.shopId} AND number = ${number}::int AND finished_at IS NULL
    FOR UPDATE SKIP LOCKED`
  return row?.afterOrder ?? null
}

async function pick(
  tx: ShopTx,
  { number, after, limit }: { number: number; after: string; limit: number },
): Promise<string[]> {
  const rows = await tx.sql<{ id: string }>`
    SELECT o.id FROM orders o JOIN backfills b ON b.shop_id = o.shop_id
      AND b.number = ${number}::int
    WHERE o.shop_id = ${tx.shopId} AND o.id > ${after} AND o.member_id IS NOT NULL
      AND o.processed_at >= b.since AND o.processed_at < b.until
    ORDER BY o.id LIMIT ${limit}::int`
  return rows.map(({ id }) => id)
}

interface Reached {
  number: number
  orderIds: string[]
  isLast: boolean
  now: Date
}

async function advance(tx: ShopTx, { number, orderIds, isLast, now }: Reached): Promise<void> {
  await tx.sql`
    UPDATE backfill_runs SET settled = settled + ${orderIds.length}::int,
      after_order = coalesce(${orderIds.at(-1) ?? null}::text, after_order),
      finished_at = ${isLast ? now : null}::timestamptz
    WHERE shop_id = ${tx.shopId} AND number = ${number}::int RETURNING 1 AS one`
}

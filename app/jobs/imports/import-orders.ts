// Orders out of the file, settled like all others: what was placed before the first version of the
// program came into force is kept and earns nothing. A batch and the place in the file go into one
// transaction, so that no order is skipped and none is counted twice.
import type { ShopDb } from '../../db.server.ts'
import { expectOrders, requestFetches } from '../../loyalty/settlement/request-fetches.server.ts'
import { detailsOf, settleOrders } from '../../loyalty/settlement/settle-orders.server.ts'
import { type ReadOrder, readOrdersInBulk } from '../../shopify/admin/bulk/read-orders-in-bulk.ts'
import { type ImportRow, mustAdvance } from './import-row.server.ts'

/** A batch is held several times over while it is written: as rows, as a text, as a parameter. */
const batchSize = 200
/**
 * How long the list of refunded orders may take until each of them is asked for alone: the end of
 * the list asks for what it did not hold, and a million orders take hours of Shopify's patience.
 */
const listingMs = 24 * 60 * 60_000

/** @returns the row as it is once the file is at its end. @throws Overtaken; ShopifyFault. */
export async function importOrders(
  shop: ShopDb,
  row: ImportRow,
  { url, now }: { url: string; now: Date },
): Promise<ImportRow> {
  let batch: ReadOrder[] = []
  // While the database keeps one batch, the next is read.
  let kept = Promise.resolve(row)
  const keep = async () => {
    const orders = batch
    batch = []
    const reached = await kept
    kept = keepBatch(shop, reached, { orders, now })
    kept.catch(() => {})
  }
  try {
    for await (const read of readOrdersInBulk(url, row.linesRead)) {
      batch.push(read)
      if (batch.length === batchSize) await keep()
    }
    if (batch.length > 0) await keep()
  } finally {
    await kept.catch(() => {})
  }
  return kept
}

function keepBatch(
  shop: ShopDb,
  row: ImportRow,
  { orders, now }: { orders: ReadOrder[]; now: Date },
): Promise<ImportRow> {
  const read = orders.flatMap(({ told }) => told ?? [])
  const snapshots = read.map(({ snapshot }) => snapshot)
  const unread = orders.filter(({ told }) => told === null)
  const refunded = unread.filter(({ problem }) => problem === null)
  const unclear = unread.filter(({ problem }) => problem !== null)
  const linesRead = orders.at(-1)?.lastLine ?? row.linesRead
  return shop.transaction(async (tx) => {
    const stored = row.stored + snapshots.length
    const counts = { read: row.read + orders.length, stored }
    const next = await mustAdvance(tx, row, { linesRead, ...counts, attempts: 0 })
    // The file is of some moment since then.
    const { askedAt } = row
    await settleOrders(tx, { snapshots, details: detailsOf(read), askedAt, now })
    const tryAt = new Date(now.getTime() + listingMs)
    await expectOrders(tx, refunded.map(idOf), { now, tryAt })
    // What cannot be read is asked for at once, and listed under Health with the reason.
    await requestFetches(tx, unclear.map(idOf), now)
    return next
  })
}

const idOf = ({ orderId }: ReadOrder): string => orderId

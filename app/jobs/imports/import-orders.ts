// Orders out of the file, settled like all others: what was placed before the first version of the
// program came into force is kept and earns nothing. A batch and the place in the file go into one
// transaction, so that no order is skipped and none is counted twice.
import type { ShopDb } from '../../db.server.ts'
import { expectOrders, requestFetches } from '../../loyalty/settlement/request-fetches.server.ts'
import { settleOrders } from '../../loyalty/settlement/settle-orders.server.ts'
import { type ReadOrder, readOrdersInBulk } from '../../shopify/admin/bulk/read-orders-in-bulk.ts'
import { type ImportRow, mustAdvance } from './import-row.server.ts'

const batchSize = 200
/** How long the list of refunded orders may take until each of them is asked for alone. */
const listingMs = 30 * 60_000

/** @returns the row as it is once the file is at its end. @throws Overtaken; ShopifyFault. */
export async function importOrders(
  shop: ShopDb,
  row: ImportRow,
  { url, now }: { url: string; now: Date },
): Promise<ImportRow> {
  let reached = row
  let batch: ReadOrder[] = []
  const keep = async () => {
    const orders = batch
    batch = []
    reached = await keepBatch(shop, reached, { orders, now })
  }
  for await (const read of readOrdersInBulk(url, row.linesRead)) {
    batch.push(read)
    if (batch.length === batchSize) await keep()
  }
  if (batch.length > 0) await keep()
  return reached
}

function keepBatch(
  shop: ShopDb,
  row: ImportRow,
  { orders, now }: { orders: ReadOrder[]; now: Date },
): Promise<ImportRow> {
  const snapshots = orders.flatMap(({ snapshot }) => (snapshot ? [snapshot] : []))
  const unread = orders.filter(({ snapshot }) => snapshot === null)
  const refunded = unread.filter(({ problem }) => problem === null)
  const unclear = unread.filter(({ problem }) => problem !== null)
  const linesRead = orders.at(-1)?.lastLine ?? row.linesRead
  return shop.transaction(async (tx) => {
    const stored = row.stored + snapshots.length
    const next = await mustAdvance(tx, row, { linesRead, stored, attempts: 0 })
    await settleOrders(tx, { snapshots, now })
    const tryAt = new Date(now.getTime() + listingMs)
    await expectOrders(tx, refunded.map(idOf), { now, tryAt })
    // What cannot be read is asked for at once, and listed under Health with the reason.
    await requestFetches(tx, unclear.map(idOf), now)
    return next
  })
}

const idOf = ({ orderId }: ReadOrder): string => orderId

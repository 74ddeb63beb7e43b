// Customers out of the file, a batch and the place in the file in one transaction.
import type { ShopDb } from '../../db.server.ts'
import type { MemberJoined } from '../../loyalty/kernel/facts.ts'
import { enrollAll } from '../../loyalty/settlement/enroll.server.ts'
import { readCustomersInBulk } from '../../shopify/admin/bulk/read-customers-in-bulk.ts'
import { type ImportRow, mustAdvance } from './import-row.server.ts'

const batchSize = 1000

/** @returns the row as it is once the file is at its end. @throws Overtaken; ShopifyFault. */
export async function importCustomers(
  shop: ShopDb,
  row: ImportRow,
  { url, now }: { url: string; now: Date },
): Promise<ImportRow> {
  let reached = row
  let batch: MemberJoined[] = []
  let lastLine = row.linesRead
  const keep = async () => {
    const joined = batch
    batch = []
    reached = await shop.transaction(async (tx) => {
      const stored = reached.stored + joined.length
      const counts = { read: stored, stored }
      const next = await mustAdvance(tx, reached, { linesRead: lastLine, ...counts, attempts: 0 })
      await enrollAll(tx, joined, now)
      return next
    })
  }
  for await (const read of readCustomersInBulk(url, row.linesRead)) {
    batch.push(read.joined)
    lastLine = read.lastLine
    if (batch.length === batchSize) await keep()
  }
  if (batch.length > 0) await keep()
  return reached
}

// How far an import has got, in a row that each step finds and leaves behind: a worker that is
// killed loses what it has not written, and the next one goes on from there.
import type { ShopTx } from '../../db.server.ts'
import type { Import } from '../../generated/prisma/client.ts'

export type ImportRow = Import

export function readImports(shop: ShopTx): Promise<ImportRow[]> {
  return shop.db.import.findMany({
    where: { shopId: shop.shopId },
    orderBy: { subject: 'asc' },
  })
}

type Changes = Partial<Omit<ImportRow, 'shopId' | 'subject' | 'askedAt'>>

/**
 * Writes how far it is, together with what was read.
 * @param row as it was found. @returns false where somebody else has gone on from there, or it was
 *   asked for anew: then nothing of this step may count.
 */
export async function advance(tx: ShopTx, row: ImportRow, changes: Changes): Promise<boolean> {
  const { subject, askedAt, status, linesRead, afterCursor } = row
  const { count } = await tx.db.import.updateMany({
    where: { shopId: tx.shopId, subject, askedAt, status, linesRead, afterCursor },
    data: { ...changes, shopId: tx.shopId },
  })
  return count > 0
}

/** Thrown within a step whose row has moved on: its transaction is undone. */
export class Overtaken extends Error {
  constructor() {
    super('another worker goes on with this import')
    this.name = 'Overtaken'
  }
}

/** As `advance`, within a transaction that is undone where the row has moved on. */
export async function mustAdvance(
  tx: ShopTx,
  row: ImportRow,
  changes: Changes,
): Promise<ImportRow> {
  if (!(await advance(tx, row, changes))) throw new Overtaken()
  return { ...row, ...changes }
}

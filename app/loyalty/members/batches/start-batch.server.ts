// A batch is booked, discarded or undone because somebody said so, once: who presses twice, or in
// another tab, is told that it has begun.
import type { ShopDb, ShopTx } from '../../../db.server.ts'
import { accept, type Result, refuse } from '../../kernel/refusals.ts'

interface Asked {
  batchId: string
  now: Date
}

/** @returns refusals: `batch_unknown`, `batch_not_ready`, `batch_empty`. */
export async function startBatch(shop: ShopDb, { batchId, now }: Asked): Promise<Result<null>> {
  return shop.transaction(async (tx) => {
    const state = await lockBatch(tx, batchId)
    if (state === null) return refuse('batch_unknown')
    if (state === 'running' || state === 'done') return accept(null)
    if (state !== 'ready') return refuse('batch_not_ready')
    const where = { shopId: tx.shopId, batchId, state: 'ready' }
    if (!(await tx.db.batchRow.findFirst({ where, select: { number: true } })))
      return refuse('batch_empty')
    await tx.db.batch.update({
      where: { shopId_id: { shopId: tx.shopId, id: batchId } },
      data: { state: 'running', startedAt: now },
    })
    return accept(null)
  })
}

/** Of a batch that was not booked nothing stays but that it was there. */
export async function discardBatch(shop: ShopDb, { batchId, now }: Asked): Promise<Result<null>> {
  return shop.transaction(async (tx) => {
    const state = await lockBatch(tx, batchId)
    if (state === null) return refuse('batch_unknown')
    if (state === 'discarded') return accept(null)
    if (state !== 'ready' && state !== 'checking') return refuse('batch_not_ready')
    const { shopId } = tx
    await tx.db.batchRow.deleteMany({ where: { shopId, batchId } })
    await tx.db.batch.update({
      where: { shopId_id: { shopId, id: batchId } },
      data: { state: 'discarded', finishedAt: now },
    })
    return accept(null)
  })
}

export interface UndoBatch extends Asked {
  /** Of the batch that undoes; where two ask, one of theirs is made. */
  undoId: string
  actor: string
}

/**
 * Undoing is a batch of its own, one for each batch, begun at once.
 * @returns the id of the batch that undoes; refusals: `batch_unknown`, `batch_not_done`,
 * `request_reused`.
 */
export async function undoBatch(
  shop: ShopDb,
  { batchId, undoId, actor, now }: UndoBatch,
): Promise<Result<{ undoId: string }>> {
  return shop.transaction(async (tx) => {
    const { shopId } = tx
    const state = await lockBatch(tx, batchId)
    const batch = await tx.db.batch.findUnique({
      where: { shopId_id: { shopId, id: batchId }, kind: 'adjust' },
    })
    if (!batch) return refuse('batch_unknown')
    if (state !== 'done') return refuse('batch_not_done')
    const known = await tx.db.batch.findFirst({ where: { shopId, undoes: batchId } })
    if (known) return accept({ undoId: known.id })
    const isTaken = await tx.db.batch.findUnique({
      where: { shopId_id: { shopId, id: undoId } },
      select: { id: true },
    })
    if (isTaken) return refuse('request_reused')
    await tx.db.batch.create({
      data: {
        shopId,
        id: undoId,
        kind: 'undo',
        source: 'batch',
        state: 'running',
        note: batch.note,
        actor,
        undoes: batchId,
        createdAt: now,
        startedAt: now,
      },
    })
    await tx.sql`
      INSERT INTO batch_rows (shop_id, batch_id, number, member_id, points, state)
      SELECT shop_id, ${undoId}::uuid, number, member_id, -points, 'ready' FROM batch_rows
      WHERE shop_id = ${shopId} AND batch_id = ${batchId}::uuid AND state = 'booked'`
    return accept({ undoId })
  })
}

/**
 * Rows that were refused are tried once more, as after a member has earned what was missing; not
 * of a batch that was undone: nobody could undo them again.
 */
export async function retryBatch(shop: ShopDb, { batchId }: Asked): Promise<Result<null>> {
  return shop.transaction(async (tx) => {
    const { shopId } = tx
    const state = await lockBatch(tx, batchId)
    if (state === null) return refuse('batch_unknown')
    if (state === 'running') return accept(null)
    if (state !== 'done') return refuse('batch_not_done')
    const undone = await tx.db.batch.findFirst({ where: { shopId, undoes: batchId } })
    if (undone) return refuse('adjustment_already_undone')
    const again = await tx.sql`
      UPDATE batch_rows SET state = 'ready', problem = NULL, details = NULL
      WHERE shop_id = ${shopId} AND batch_id = ${batchId}::uuid AND state = 'refused'
        AND problem = 'insufficient_points' RETURNING 1 AS one`
    if (again.length > 0)
      await tx.db.batch.update({
        where: { shopId_id: { shopId, id: batchId } },
        data: { state: 'running', finishedAt: null },
      })
    return accept(null)
  })
}

async function lockBatch(tx: ShopTx, batchId: string): Promise<string | null> {
  const [batch] = await tx.sql<{ state: string }>`
    SELECT state FROM batches WHERE shop_id = ${tx.shopId} AND id = ${batchId}::uuid FOR UPDATE`
  return batch?.state ?? null
}

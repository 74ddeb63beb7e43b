// Books a batch piece by piece. A piece's rows and their transfers are written together or not at
// all, and each row has its own adjustment id: taken up again after any interruption, it goes on
// where it stopped, and nothing is booked twice.
import { prisma, type ShopDb, type ShopTx } from '../../../db.server.ts'
import type { Refusal } from '../../kernel/refusals.ts'
import { adjust } from '../../ledger/adjust.server.ts'
import { lockMembers } from '../../ledger/lock-members.server.ts'
import { bookUndo, expiryOfCredit } from '../adjust-member.server.ts'
import type { RowProblem } from './batch.ts'

const rowsPerPiece = 50
const batchesAtOnce = 100

export interface BatchAtWork {
  shopId: number
  domain: string
  batchId: string
  state: 'checking' | 'running'
}

/** The batches under way in shops that are installed, oldest first. */
export function listBatchesAtWork(): Promise<BatchAtWork[]> {
  return prisma().$queryRaw<BatchAtWork[]>`
    SELECT s.id AS "shopId", s.domain, b.id::text AS "batchId", b.state
    FROM shops s JOIN batches b ON b.shop_id = s.id
    WHERE s.installed_at IS NOT NULL AND s.uninstalled_at IS NULL
      AND b.state IN ('checking', 'running')
    ORDER BY b.created_at, b.id LIMIT ${batchesAtOnce}`
}

/** @returns how many rows were done; 0 where somebody else is at it, or it has ended. */
export async function runBatch(shop: ShopDb, batchId: string, now: Date): Promise<number> {
  return shop.transaction(async (tx) => {
    const batch = await claimBatch(tx, batchId)
    if (!batch) return 0
    const rows = await listReady(tx, batchId)
    if (rows.length === 0) {
      await endBatch(tx, batchId, now)
      return 1
    }
    await lockMembers(tx, [...new Set(rows.map(({ memberId }) => memberId))])
    const expiresAt = await expiryOfCredit(tx, now)
    for (const row of rows) await bookRow(tx, { batch, row, expiresAt, now })
    return rows.length
  })
}

interface RunningBatch {
  id: string
  note: string
  actor: string
  undoes: string | null
}

interface ReadyRow {
  number: number
  memberId: string
  points: number
  note: string | null
}

async function claimBatch(tx: ShopTx, batchId: string): Promise<RunningBatch | null> {
  const [batch] = await tx.sql<RunningBatch>`
    SELECT id::text, note, actor, undoes::text FROM batches
    WHERE shop_id = ${tx.shopId} AND id = ${batchId}::uuid AND state = 'running'
    FOR UPDATE SKIP LOCKED`
  return batch ?? null
}

function listReady(tx: ShopTx, batchId: string): Promise<ReadyRow[]> {
  return tx.sql<ReadyRow>`
    SELECT number, member_id::text AS "memberId", points, note FROM batch_rows
    WHERE shop_id = ${tx.shopId} AND batch_id = ${batchId}::uuid AND state = 'ready'
    ORDER BY member_id, number LIMIT ${rowsPerPiece}`
}

interface Booking {
  batch: RunningBatch
  row: ReadyRow
  expiresAt: Date | null
  now: Date
}

async function bookRow(tx: ShopTx, { batch, row, expiresAt, now }: Booking): Promise<void> {
  const { memberId, points } = row
  const { actor } = batch
  const adjustmentId = `${batch.undoes ?? batch.id}/${row.number}`
  const given = { memberId, adjustmentId, actor, expiresAt, now }
  const booked = batch.undoes
    ? await bookUndo(tx, given)
    : await adjust(tx, { ...given, points, note: row.note ?? batch.note })
  const refusal = booked.ok ? null : booked.refusal
  await tx.sql`
    UPDATE batch_rows SET state = ${refusal ? 'refused' : 'booked'},
      problem = ${refusal ? problemOf(refusal) : null},
      details = ${refusal?.details ? JSON.stringify(refusal.details) : null}::jsonb
    WHERE shop_id = ${tx.shopId} AND batch_id = ${batch.id}::uuid AND number = ${row.number}`
}

function problemOf({ code }: Refusal): RowProblem {
  if (code === 'insufficient_points') return 'insufficient_points'
  if (code === 'member_unknown') return 'customer_unknown'
  return code === 'adjustment_already_undone' ? 'already_undone' : 'not_booked'
}

async function endBatch(tx: ShopTx, batchId: string, now: Date): Promise<void> {
  await tx.db.batch.update({
    where: { shopId_id: { shopId: tx.shopId, id: batchId } },
    data: { state: 'done', finishedAt: now },
  })
}

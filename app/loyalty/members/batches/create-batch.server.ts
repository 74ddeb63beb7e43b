// A batch begins as rows: one for each member of a list, or for each line of a file. The form
// chooses the batch's id, so that a form sent twice makes one batch. Nothing is booked here.
import { fragment, type ShopDb, type ShopTx } from '../../../db.server.ts'
import { accept, type Result, refuse } from '../../kernel/refusals.ts'
import { withBalance } from '../list/list-legs.server.ts'
import { type FilterMoment, matchMembers } from '../match-members.server.ts'
import type { MemberFilter } from '../member-filter.ts'
import { batchRowsMax, type FileBatchInput, fileNameMax, type ListBatchInput } from './batch.ts'
import { concludeCheck } from './check-batch.server.ts'
import { type FileRow, readFile } from './read-file.ts'
import { sealEmail } from './sealed-email.server.ts'

const rowsPerInsert = 5000

interface Asked {
  actor: string
  now: Date
}

export interface ListBatch extends Asked {
  input: ListBatchInput
  filter: MemberFilter
  moment: FilterMoment
  /** Of a search at the vendor; null where nothing was searched for. */
  customerIds: string[] | null
}

/**
 * Everybody whom the list shows at this moment; who is forgotten is left aside.
 * @returns refusals: `batch_empty`, `batch_too_large`, `request_reused`.
 */
export async function createListBatch(shop: ShopDb, asked: ListBatch): Promise<Result<null>> {
  const { input, filter, moment, customerIds } = asked
  const { shopId } = shop
  return shop.transaction(async (tx) => {
    const { points, note, batchId } = input
    const batch = { ...asked, id: batchId, note, source: 'list' as const }
    if (!(await insertBatch(tx, batch))) return recall(tx, { ...batch, points })
    const isFound = customerIds
      ? fragment`m.customer_id = ANY(${customerIds}::text[])`
      : fragment`m.customer_id IS NOT NULL`
    const [made] = await tx.sql<{ count: number }>`
      WITH made AS (
        INSERT INTO batch_rows (shop_id, batch_id, number, member_id, points, state)
        SELECT m.shop_id, ${batchId}::uuid, row_number() OVER (ORDER BY m.joined_at, m.id), m.id,
          ${points}::int, 'ready'
        FROM members m ${withBalance}
        WHERE m.shop_id = ${shopId} AND m.merged_into IS NULL AND ${isFound}
          AND ${matchMembers(filter, moment)}
        LIMIT ${batchRowsMax + 1} RETURNING 1)
      SELECT count(*)::int AS count FROM made`
    const refusal = refuseCount(made?.count ?? 0)
    if (refusal) return undo(tx, batchId, refusal)
    await concludeCheck(tx, batchId)
    return accept(null)
  })
}

export interface FileBatch extends Asked {
  input: FileBatchInput
  fileName: string
  text: string
}

/**
 * Customers named by their id are looked up here, those named by e-mail by the worker.
 * @returns refusals: `file_empty`, `file_headings_missing`, `file_too_long`, `file_unreadable`,
 * `request_reused`.
 */
export async function createFileBatch(shop: ShopDb, asked: FileBatch): Promise<Result<null>> {
  const { input, text } = asked
  const read = readFile(text)
  if (!read.ok) return read
  const rows = read.value
  const fileName = asked.fileName.slice(-fileNameMax)
  return shop.transaction(async (tx) => {
    const { batchId, note } = input
    const batch = { ...asked, id: batchId, note, fileName, source: 'file' as const }
    if (!(await insertBatch(tx, batch))) return recall(tx, batch)
    for (let start = 0; start < rows.length; start += rowsPerInsert)
      await insertRows(tx, batchId, rows.slice(start, start + rowsPerInsert))
    const isAsking = rows.some(({ customer }) => customer && 'email' in customer)
    if (!isAsking) await concludeCheck(tx, batchId)
    return accept(null)
  })
}

interface NewBatch extends Asked {
  id: string
  source: 'list' | 'file'
  note: string
  fileName?: string
}

/** @returns false where the form was sent before. */
async function insertBatch(tx: ShopTx, batch: NewBatch): Promise<boolean> {
  const { id, source, note, actor, now, fileName = null } = batch
  const { count } = await tx.db.batch.createMany({
    data: [
      {
        shopId: tx.shopId,
        id,
        kind: 'adjust',
        source,
        state: 'checking',
        fileName,
        note,
        actor,
        createdAt: now,
      },
    ],
    skipDuplicates: true,
  })
  return count === 1
}

/** The form was sent before: with the same content it is the same batch, with another it is not. */
async function recall(tx: ShopTx, asked: NewBatch & { points?: number }): Promise<Result<null>> {
  const { shopId } = tx
  const { id, source, note, points, fileName = null } = asked
  const batch = await tx.db.batch.findUnique({ where: { shopId_id: { shopId, id } } })
  const isOther = batch?.source !== source || batch.note !== note || batch.fileName !== fileName
  if (isOther) return refuse('request_reused')
  if (points === undefined) return accept(null)
  const where = { shopId, batchId: id, points: { not: points } }
  const other = await tx.db.batchRow.findFirst({ where, select: { number: true } })
  return other ? refuse('request_reused') : accept(null)
}

async function insertRows(tx: ShopTx, batchId: string, rows: FileRow[]): Promise<void> {
  const { shopId } = tx
  const idOf = ({ customer }: FileRow) => (customer && 'id' in customer ? customer.id : null)
  const emailOf = ({ customer }: FileRow) =>
    customer && 'email' in customer ? sealEmail(customer.email, batchId) : null
  await tx.sql`
    INSERT INTO batch_rows (shop_id, batch_id, number, member_id, sealed_email, points, note, state,
      problem)
    SELECT ${shopId}::int, ${batchId}::uuid, r.number,
      coalesce(m.merged_into, m.id), r.sealed_email, r.points, r.note,
      CASE WHEN r.problem IS NOT NULL THEN 'left_out' WHEN r.sealed_email IS NOT NULL THEN 'new'
        WHEN m.id IS NULL THEN 'left_out' ELSE 'ready' END,
      CASE WHEN r.problem IS NOT NULL THEN r.problem WHEN r.sealed_email IS NOT NULL THEN NULL
        WHEN m.id IS NULL THEN 'customer_unknown' END
    FROM unnest(${rows.map(({ number }) => number)}::int[], ${rows.map(idOf)}::text[],
      ${rows.map(emailOf)}::text[], ${rows.map(({ points }) => points)}::int[],
      ${rows.map(({ note }) => note)}::text[], ${rows.map(({ problem }) => problem)}::text[])
      AS r (number, customer_id, sealed_email, points, note, problem)
    LEFT JOIN members m ON m.shop_id = ${shopId} AND m.customer_id = r.customer_id`
}

function refuseCount(count: number): Result<never> | null {
  if (count === 0) return refuse('batch_empty')
  return count > batchRowsMax ? refuse('batch_too_large', { most: batchRowsMax }) : null
}

/** Nothing stays of a batch that is refused. */
async function undo(tx: ShopTx, batchId: string, refusal: Result<never>): Promise<Result<never>> {
  await tx.db.batch.delete({ where: { shopId_id: { shopId: tx.shopId, id: batchId } } })
  return refusal
}

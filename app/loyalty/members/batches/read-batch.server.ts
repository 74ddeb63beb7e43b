// Batches as they are shown: how far each is, what it comes to, and its rows a page at a time.
import { fragment, type ShopTx } from '../../../db.server.ts'
import type { Batch, BatchCounts, BatchRow } from './batch.ts'

const batchesPerPage = 25
const rowsPerPage = 50

type BatchHead = Omit<Batch, 'counts'>

/** @returns null for an unknown batch. */
export async function readBatch(shop: ShopTx, batchId: string): Promise<Batch | null> {
  const [head] = await shop.sql<BatchHead>`
    SELECT ${columns} FROM batches b
    WHERE b.shop_id = ${shop.shopId} AND b.id = ${batchId}::uuid`
  if (!head) return null
  const counts = await countRows(shop, [batchId])
  return { ...head, counts: counts.get(batchId) ?? nothing }
}

export interface BatchPage {
  batches: Batch[]
  /** What to pass as `before` for older ones; null where there are none. */
  older: string | null
}

/** Newest first. @param before id of the last one seen. */
export async function listBatches(shop: ShopTx, before: string | null): Promise<BatchPage> {
  const { shopId } = shop
  const isOlder = before
    ? fragment`(b.created_at, b.id) < (SELECT l.created_at, l.id FROM batches l
        WHERE l.shop_id = ${shopId} AND l.id = ${before}::uuid)`
    : fragment`true`
  const heads = await shop.sql<BatchHead>`
    SELECT ${columns} FROM batches b WHERE b.shop_id = ${shopId} AND ${isOlder}
    ORDER BY b.created_at DESC, b.id DESC LIMIT ${batchesPerPage + 1}`
  const shown = heads.slice(0, batchesPerPage)
  const counts = await countRows(
    shop,
    shown.map(({ id }) => id),
  )
  return {
    batches: shown.map((head) => ({ ...head, counts: counts.get(head.id) ?? nothing })),
    older: heads.length > batchesPerPage ? (shown.at(-1)?.id ?? null) : null,
  }
}

export interface BatchRowQuery {
  batchId: string
  /** Those left out or refused only. */
  isProblems: boolean
  /** Number of the last row seen. */
  after: number
  limit?: number
}

export interface BatchRowPage {
  rows: BatchRow[]
  next: number | null
}

export async function listBatchRows(shop: ShopTx, query: BatchRowQuery): Promise<BatchRowPage> {
  const { batchId, isProblems, after, limit = rowsPerPage } = query
  const rows = await shop.sql<BatchRow>`
    SELECT r.number, r.member_id::text AS "memberId", m.customer_id AS "customerId", r.points,
      r.note, r.state, r.problem, r.details
    FROM batch_rows r LEFT JOIN members m ON m.shop_id = r.shop_id AND m.id = r.member_id
    WHERE r.shop_id = ${shop.shopId} AND r.batch_id = ${batchId}::uuid AND r.number > ${after}::int
      AND ${isProblems ? fragment`r.problem IS NOT NULL` : fragment`true`}
    ORDER BY r.number LIMIT ${limit + 1}`
  const shown = rows.slice(0, limit)
  return { rows: shown, next: rows.length > limit ? (shown.at(-1)?.number ?? null) : null }
}

const nothing: BatchCounts = {
  rows: 0,
  unchecked: 0,
  ready: 0,
  leftOut: 0,
  booked: 0,
  refused: 0,
  given: 0,
  taken: 0,
}

const columns = fragment`b.id::text, b.kind, b.source, b.state, b.file_name AS "fileName", b.note,
  b.actor, b.undoes::text, b.created_at AS "createdAt", b.started_at AS "startedAt",
  b.finished_at AS "finishedAt",
  (SELECT u.id::text FROM batches u WHERE u.shop_id = b.shop_id AND u.undoes = b.id) AS "undoneBy"`

async function countRows(shop: ShopTx, batchIds: string[]): Promise<Map<string, BatchCounts>> {
  const rows = await shop.sql<BatchCounts & { id: string }>`
    SELECT batch_id::text AS id, count(*)::int AS rows,
      (count(*) FILTER (WHERE state = 'new'))::int AS unchecked,
      (count(*) FILTER (WHERE state = 'ready'))::int AS ready,
      (count(*) FILTER (WHERE state = 'left_out'))::int AS "leftOut",
      (count(*) FILTER (WHERE state = 'booked'))::int AS booked,
      (count(*) FILTER (WHERE state = 'refused'))::int AS refused,
      coalesce(sum(points) FILTER (WHERE points > 0 AND state IN ('ready', 'booked')), 0)::float8
        AS given,
      coalesce(-sum(points) FILTER (WHERE points < 0 AND state IN ('ready', 'booked')), 0)::float8
        AS taken
    FROM batch_rows
    WHERE shop_id = ${shop.shopId} AND batch_id = ANY(${batchIds}::uuid[]) GROUP BY batch_id`
  return new Map(rows.map(({ id, ...counts }) => [id, counts]))
}

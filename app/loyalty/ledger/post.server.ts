// The way into the books for a batch of planned transfers: one statement, whatever their number.
import type { ShopTx } from '../../db.server.ts'
import type { Because } from '../kernel/because.ts'
import { accept, type Result, refuse } from '../kernel/refusals.ts'
import type { Account } from './account.ts'

export interface LotToOpen {
  availableAt: Date
  expiresAt: Date | null
  /** Set where each activity of the member moves the end to so many months after it. */
  idleMonths?: number | null
  /** Where the end moves, once, unless it was announced thirty days ahead. */
  movesTo?: Date | null
  /** Of a test order: left out of every report. */
  isTest?: boolean
}

export interface PlannedTransfer {
  /** Unique in the shop. Known with the same content: a duplicate; with other content: refused. */
  reference: string
  memberId: string
  asset: string
  from: Account
  to: Account
  amount: number
  lotId: string | null
  /** Set where this transfer opens its lot. */
  opens: LotToOpen | null
  orderId: string | null
  key: string | null
  redemptionId?: string
  occurredAt: Date
  because: Because
}

export interface Posted {
  posted: number
  duplicates: number
}

/**
 * Books all or nothing.
 * @returns the refusal `reference_reused`, naming the first such reference.
 */
export async function post(
  tx: ShopTx,
  transfers: PlannedTransfer[],
  now: Date,
): Promise<Result<Posted>> {
  if (transfers.length === 0) return accept({ posted: 0, duplicates: 0 })
  const column = <Value>(read: (transfer: PlannedTransfer) => Value) => transfers.map(read)
  const [row] = await tx.sql<Posted & { reused: string[] }>`
    SELECT posted, duplicates, reused FROM ledger_post(
      p_shop_id => ${tx.shopId}::int, p_now => ${now}::timestamptz,
      p_transfers => ARRAY(
        SELECT ROW(reference, member_id, asset, from_account, to_account, amount, lot_id, order_id,
          key, redemption_id, occurred_at, because, lot_available_at, lot_expires_at, lot_is_test,
          lot_idle_months, lot_moves_to)::planned_transfer
        FROM unnest(
          ${column((one) => one.reference)}::text[],
          ${column((one) => one.memberId)}::uuid[],
          ${column((one) => one.asset)}::text[],
          ${column((one) => one.from)}::account[],
          ${column((one) => one.to)}::account[],
          ${column((one) => one.amount)}::int[],
          ${column((one) => one.lotId)}::bigint[],
          ${column((one) => one.orderId)}::text[],
          ${column((one) => one.key)}::text[],
          ${column((one) => one.occurredAt.toISOString())}::timestamptz[],
          ${column((one) => JSON.stringify(one.because))}::jsonb[],
          ${column((one) => one.opens?.availableAt.toISOString() ?? null)}::timestamptz[],
          ${column((one) => one.opens?.expiresAt?.toISOString() ?? null)}::timestamptz[],
          ${column((one) => one.redemptionId ?? null)}::uuid[],
          ${column((one) => one.opens?.isTest ?? false)}::bool[],
          ${column((one) => one.opens?.idleMonths ?? null)}::smallint[],
          ${column((one) => one.opens?.movesTo?.toISOString() ?? null)}::timestamptz[]
        ) t (reference, member_id, asset, from_account, to_account, amount, lot_id, order_id, key,
          occurred_at, because, lot_available_at, lot_expires_at, redemption_id, lot_is_test,
          lot_idle_months, lot_moves_to)))`
  if (!row) throw new Error('ledger_post answered nothing')
  const [reused] = row.reused
  return reused === undefined
    ? accept({ posted: row.posted, duplicates: row.duplicates })
    : refuse('reference_reused', { reference: reused })
}

/** Ids for lots that a batch is going to open. */
export async function reserveLotIds(tx: ShopTx, count: number): Promise<string[]> {
  if (count === 0) return []
  const rows = await tx.sql<{ id: string }>`
    SELECT ${tx.shopId}::int AS shop_id, nextval('lots_id_seq')::text AS id
    FROM generate_series(1, ${count}::int)`
  return rows.map((row) => row.id)
}

// The way into the books for a batch of planned transfers: one statement, whatever their number.
import type { ShopTx } from '../../db.server.ts'
import type { Because } from '../kernel/because.ts'
import { accept, type Result, refuse } from '../kernel/refusals.ts'
import type { Account } from './account.ts'

export interface LotToOpen {
  /** Null while that is not known yet. */
  availableAt: Date | null
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
  const [row] = await tx.sql<Posted & { reused: string[] }>`
    SELECT posted, duplicates, reused FROM ledger_post(
      p_shop_id => ${tx.shopId}::int, p_now => ${now}::timestamptz,
      p_transfers => ARRAY(SELECT t FROM jsonb_populate_recordset(NULL::planned_transfer,
        ${JSON.stringify(transfers.map(toRow))}::jsonb) t))`
  if (!row) throw new Error('ledger_post answered nothing')
  const [reused] = row.reused
  return reused === undefined
    ? accept({ posted: row.posted, duplicates: row.duplicates })
    : refuse('reference_reused', { reference: reused })
}

/** By the names of `planned_transfer`. */
function toRow(transfer: PlannedTransfer) {
  const { reference, memberId, asset, from, to, amount, lotId, orderId, key } = transfer
  const { redemptionId, occurredAt, because, opens } = transfer
  return {
    reference,
    member_id: memberId,
    asset,
    from_account: from,
    to_account: to,
    amount,
    lot_id: lotId,
    order_id: orderId,
    key,
    redemption_id: redemptionId,
    occurred_at: occurredAt.toISOString(),
    because,
    lot_available_at: opens && dayOf(opens),
    lot_expires_at: opens?.expiresAt?.toISOString(),
    lot_is_test: opens?.isTest ?? false,
    lot_idle_months: opens?.idleMonths,
    lot_moves_to: opens?.movesTo?.toISOString(),
  }
}

/** A lot without a day is opened by one that never comes. */
function dayOf({ availableAt }: LotToOpen): string {
  return availableAt?.toISOString() ?? 'infinity'
}

/** Ids for lots that a batch is going to open. */
export async function reserveLotIds(tx: ShopTx, count: number): Promise<string[]> {
  if (count === 0) return []
  const rows = await tx.sql<{ id: string }>`
    SELECT ${tx.shopId}::int AS shop_id, nextval('lots_id_seq')::text AS id
    FROM generate_series(1, ${count}::int)`
  return rows.map((row) => row.id)
}

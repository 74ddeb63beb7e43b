// A merchant gives points more time, also such as have expired. What was and who did it is kept as
// a fact: ends are not transfers.
import type { ShopTx } from '../../db.server.ts'
import type { Because } from '../kernel/because.ts'
import { accept, type Result, refuse } from '../kernel/refusals.ts'

export interface Extension {
  memberId: string
  lotId: string
  until: Date
  /** Chosen by the caller, once per extension: the same again is a success that changes nothing. */
  requestId: string
  note: string
  actor: string
  now: Date
}

/** @returns refusals: `lot_unknown`, `lot_empty`, `lot_not_later`, `reference_reused`. */
export async function extendLot(
  tx: ShopTx,
  extension: Extension,
): Promise<Result<{ isRepeat: boolean }>> {
  const { memberId, lotId, until, requestId, note, actor, now } = extension
  const because: Because = { kind: 'extended', note, actor }
  const [row] = await tx.sql<{ outcome: string }>`
    SELECT extend_lot(p_shop_id => ${tx.shopId}::int, p_now => ${now}::timestamptz,
      p_member_id => ${memberId}::uuid, p_lot_id => ${lotId}::bigint,
      p_until => ${until}::timestamptz, p_request_id => ${requestId}::text,
      p_because => ${JSON.stringify(because)}::jsonb) AS outcome`
  switch (row?.outcome) {
    case 'extended':
      return accept({ isRepeat: false })
    case 'duplicate':
      return accept({ isRepeat: true })
    case 'reused':
      return refuse('reference_reused')
    case 'not_later':
      return refuse('lot_not_later')
    case 'empty':
      return refuse('lot_empty')
    default:
      return refuse('lot_unknown')
  }
}

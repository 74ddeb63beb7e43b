// When the points of an order can be spent may be known only later, or change: the parcel was sent,
// or called back. What has not matured by then waits anew.
import type { ShopTx } from '../../db.server.ts'

export interface LotToRetime {
  lotId: string
  terms: {
    availableAt: Date | null
    expiresAt: Date | null
    idleMonths?: number
    movesTo?: Date
  }
}

/** Members are locked beforehand. */
export async function retimeLots(tx: ShopTx, lots: LotToRetime[]): Promise<void> {
  if (lots.length === 0) return
  const column = <Value>(read: (terms: LotToRetime['terms']) => Value) =>
    lots.map(({ terms }) => read(terms))
  await tx.sql`SELECT 1 AS one FROM retime_lots(p_shop_id => ${tx.shopId}::int,
    p_lot_ids => ${lots.map((one) => one.lotId)}::bigint[],
    p_available_at => ${column((one) => one.availableAt?.toISOString() ?? null)}::timestamptz[],
    p_expires_at => ${column((one) => one.expiresAt?.toISOString() ?? null)}::timestamptz[],
    p_idle_months => ${column((one) => one.idleMonths ?? null)}::smallint[],
    p_moves_to => ${column((one) => one.movesTo?.toISOString() ?? null)}::timestamptz[])`
}

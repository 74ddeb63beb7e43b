// All that was ever decided about orders from before the program, newest first.
import type { ShopTx } from '../../../db.server.ts'
import type { PhaseChange } from '../phase.ts'
import type { ProgramVersion } from '../settings.ts'
import type { Backfill } from './backfill.ts'
import { openedAt } from './opened-at.ts'

export function listBackfills(shop: ShopTx): Promise<Backfill[]> {
  return shop.db.backfill.findMany({
    where: { shopId: shop.shopId },
    orderBy: { number: 'desc' },
    select: {
      number: true,
      since: true,
      until: true,
      version: true,
      undoes: true,
      decidedAt: true,
    },
  })
}

/** For orders placed since `earliest`: nothing is asked where all are of the program's own time. */
export async function readBackfillsFor(
  tx: ShopTx,
  orders: { versions: ProgramVersion[]; phases: PhaseChange[]; earliest: Date },
): Promise<Backfill[]> {
  const opened = openedAt(orders.versions, orders.phases)
  return opened !== null && orders.earliest < opened ? listBackfills(tx) : []
}

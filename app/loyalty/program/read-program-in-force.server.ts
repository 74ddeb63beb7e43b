// Which version values an order: the one in force when it was placed, not the one of today.
import type { ShopTx } from '../../db.server.ts'
import { toProgramVersion } from './list-versions.server.ts'
import type { ProgramVersion } from './settings.ts'

/**
 * @returns the version whose `effectiveFrom` is the last one not after `at`; null before the first.
 */
export async function readProgramInForce(shop: ShopTx, at: Date): Promise<ProgramVersion | null> {
  const row = await shop.db.programVersion.findFirst({
    where: { shopId: shop.shopId, effectiveFrom: { lte: at } },
    orderBy: [{ effectiveFrom: 'desc' }, { number: 'desc' }],
  })
  return row && toProgramVersion(row)
}

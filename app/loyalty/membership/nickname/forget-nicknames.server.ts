// Nobody is shown by a name that was theirs once they are forgotten.
import type { ShopTx } from '../../../db.server.ts'
import { showNamesAnew } from './show-names.server.ts'

export async function forgetNicknames(tx: ShopTx, memberIds: string[]): Promise<void> {
  const gone = await tx.sql`
    DELETE FROM nicknames
    WHERE shop_id = ${tx.shopId} AND member_id = ANY(${memberIds}::uuid[]) RETURNING 1 AS one`
  if (gone.length > 0) await showNamesAnew(tx)
}

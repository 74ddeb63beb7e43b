// What pages show of names is written anew once one has changed.
import type { ShopTx } from '../../../db.server.ts'

export async function touchOwnState(tx: ShopTx, memberId: string): Promise<void> {
  await tx.sql`
    UPDATE member_states SET revision = revision + 1
    WHERE shop_id = ${tx.shopId} AND member_id = ${memberId}::uuid RETURNING 1 AS one`
}

/** Where others see it: in the program's public part, within seconds. */
export async function showNamesAnew(tx: ShopTx): Promise<void> {
  const { shopId } = tx
  await tx.db.shop.update({ where: { id: shopId }, data: { programRevision: { increment: 1 } } })
}

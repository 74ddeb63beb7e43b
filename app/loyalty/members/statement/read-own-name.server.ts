// The name by which others see a member, as the merchant sees it.
import type { ShopTx } from '../../../db.server.ts'
import type { OwnName } from '../../membership/nickname/nickname.ts'

/** Null where they have none. */
export async function readOwnName(shop: ShopTx, memberId: string): Promise<OwnName | null> {
  const { shopId } = shop
  const row = await shop.db.nickname.findUnique({
    where: { shopId_memberId: { shopId, memberId } },
  })
  if (!row?.nickname) return null
  const { nickname, chosenAt, hiddenAt, hiddenBy } = row
  const hidden = hiddenAt && { at: hiddenAt.toISOString(), by: hiddenBy ?? '' }
  return { nickname, chosenAt: chosenAt.toISOString(), hidden }
}

// The merchant decides how long ahead members are told, and whether the storefront does it.
import type { ShopTx } from '../../../db.server.ts'
import { accept, type Result, refuse } from '../../kernel/refusals.ts'
import { readNoticeDays } from './notice.ts'

export interface Telling {
  /** As typed. */
  noticeDays: string
  tellsNews: boolean
}

/** @returns the days, or refuses notice_days_invalid. */
export async function stateTelling(
  shop: ShopTx,
  { noticeDays: typed, tellsNews }: Telling,
): Promise<Result<number>> {
  const noticeDays = readNoticeDays(typed)
  if (noticeDays === null) return refuse('notice_days_invalid')
  await shop.db.shop.update({
    where: { id: shop.shopId },
    // The storefront's copy of the program is written anew.
    data: { noticeDays, tellsNews, programRevision: { increment: 1 } },
  })
  return accept(noticeDays)
}

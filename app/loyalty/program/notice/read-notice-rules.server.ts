// What a shop has decided about telling its members, and whether they can see its program.
import type { ShopTx } from '../../../db.server.ts'
import { readPhase } from '../read-phase.server.ts'
import type { NoticeRules } from './notice.ts'

export async function readNoticeRules(shop: ShopTx, now: Date): Promise<NoticeRules> {
  const [{ phase }, row] = await Promise.all([
    readPhase(shop, now),
    shop.db.shop.findUniqueOrThrow({
      where: { id: shop.shopId },
      select: { noticeDays: true, tellsNews: true },
    }),
  ])
  const isSeen = phase === 'live' || phase === 'winding_down'
  return { days: row.noticeDays, tellsNews: row.tellsNews, isSeen }
}

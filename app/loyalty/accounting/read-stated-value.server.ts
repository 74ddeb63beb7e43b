// What a point is stated to be worth in a month: by the newest statement up to it.
import type { ShopTx } from '../../db.server.ts'
import type { Month } from './months.ts'
import type { PointValue } from './point-value.ts'

/** @returns null where nothing was stated for it. */
export function readStatedValue(shop: ShopTx, month: Month): Promise<PointValue | null> {
  return shop.db.pointValue.findFirst({
    where: { shopId: shop.shopId, fromMonth: { lte: month } },
    orderBy: { fromMonth: 'desc' },
    select: { points: true, valueMinor: true },
  })
}

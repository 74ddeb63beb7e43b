// From when until when a month ran: by the shop's calendar, or as it was when the month was kept.
import type { ShopTx } from '../../db.server.ts'
import { addMonths, type Month, startOfMonth } from './months.ts'

export async function readMonthSpan(
  shop: ShopTx,
  month: Month,
  timeZone: string,
): Promise<{ from: Date; until: Date }> {
  const before = addMonths(month, -1)
  const kept = await shop.db.accountingMonth.findMany({
    where: { shopId: shop.shopId, month: { in: [before, month] } },
    select: { month: true, untilAt: true },
  })
  const end = (of: Month) =>
    kept.find((row) => row.month === of)?.untilAt ?? startOfMonth(addMonths(of, 1), timeZone)
  return { from: end(before), until: end(month) }
}

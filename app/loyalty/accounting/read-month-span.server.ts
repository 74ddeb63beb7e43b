// From when until when a month ran: by the shop's calendar, or as it was when the month was kept.
import type { ShopTx } from '../../db.server.ts'
import { addMonths, type Month, startOfMonth } from './months.ts'

const beginning = new Date(0)

/** A month that is closed runs as it did then, whatever the shop's time zone has become. */
export async function readMonthSpan(
  shop: ShopTx,
  month: Month,
  timeZone: string,
): Promise<{ from: Date; until: Date }> {
  const before = addMonths(month, -1)
  const kept = await shop.db.accountingMonth.findMany({
    where: {
      shopId: shop.shopId,
      month: { in: [before, month] },
      OR: [{ closedAt: { not: null } }, { timeZone }],
    },
    select: { month: true, untilAt: true },
  })
  const endOf = (one: Month) => kept.find((row) => row.month === one)?.untilAt
  const own = endOf(month)
  const nextDoor = endOf(before)
  // The first month of the books has everything from their beginning.
  const from = nextDoor ?? (own ? beginning : startOfMonth(month, timeZone))
  return { from, until: own ?? startOfMonth(addMonths(month, 1), timeZone) }
}

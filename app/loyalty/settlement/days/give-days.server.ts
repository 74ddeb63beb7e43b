// What is given because a day has come, which nobody reports: once a day by each shop's clock, by
// the version in force when that day begins. What a day gives a member is a fact with a key of its
// own, so whoever asks again, at once or after a break, finds it done.
import { prisma, type ShopDb, type ShopTx } from '../../../db.server.ts'
import { dateOf, startOfDate } from '../../kernel/time.ts'
import { listVersions } from '../../program/list-versions.server.ts'
import { bookEvents } from '../events/book-events.server.ts'
import { versionAt } from '../version-at.ts'
import { anniversaries } from './anniversaries.server.ts'
import { birthdays } from './birthdays.server.ts'
import type { DayGift } from './day-gift.server.ts'
import { winbacks } from './winbacks.server.ts'
import { datesBetween, dayAfter } from './yearly-day.ts'

/** Days that are made up for after a break. */
const mostDays = 31

const gifts: DayGift[] = [anniversaries, birthdays, winbacks]

interface ShopDay {
  shopId: number
  timeZone: string
  /** The last day that was done; null: none yet, so that nothing is given for the past. */
  until: string | null
}

/** Shops whose day has begun and was not all given for. */
export async function listShopDays(now: Date): Promise<ShopDay[]> {
  const shops = await prisma().$queryRaw<ShopDay[]>`
    SELECT id AS "shopId", coalesce(time_zone, 'UTC') AS "timeZone", days_until AS until
    FROM shops WHERE installed_at IS NOT NULL AND uninstalled_at IS NULL
      -- Days begin up to fourteen hours before they do in London.
      AND (days_until IS NULL OR days_until < to_char(${now}::timestamptz AT TIME ZONE 'UTC'
        + interval '14 hours', 'YYYY-MM-DD'))
    ORDER BY id`
  return shops.filter(({ timeZone, until }) => until === null || until < dateOf(now, timeZone))
}

/** One bounded step. @returns how many members it was about; 0 once the shop's day is done. */
export async function giveDays(shop: ShopDb, day: ShopDay, now: Date): Promise<number> {
  const today = dateOf(now, day.timeZone)
  const from = day.until === null ? today : dayAfter(day.until)
  for (const date of datesBetween(from, today, mostDays)) {
    for (const gift of gifts) {
      const given = await shop.transaction((tx) => giveOn(tx, gift, { ...day, date, now }))
      if (given > 0) return given
    }
  }
  await shop.db.shop.update({ where: { id: shop.shopId }, data: { daysUntil: today } })
  return 0
}

interface Asked {
  date: string
  timeZone: string
  now: Date
}

async function giveOn(tx: ShopTx, gift: DayGift, { date, timeZone, now }: Asked): Promise<number> {
  const at = startOfDate(date, timeZone)
  const version = at && versionAt(await listVersions(tx), at)
  if (!at || !version || !gift.isIn(version.settings)) return 0
  await waitForOthers(tx)
  const { members, events } = await gift.claim(tx, { date, timeZone, at, version, now })
  await bookEvents(tx, events, now)
  return members
}

/**
 * One at a time for a shop: two that chose the same members would leave one of them with nobody,
 * which says that the day is done.
 */
async function waitForOthers(tx: ShopTx): Promise<void> {
  await tx.sql`SELECT ${tx.shopId}::int AS shop_id,
    pg_advisory_xact_lock(hashtextextended('days', ${tx.shopId}))::text`
}

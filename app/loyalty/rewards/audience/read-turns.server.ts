// When the calendar alone brings members into a segment or takes them out: with the month, for one
// that asks about birthdays, or on their birthday, for one that asks about age. The shop's days.
import type { ShopTx } from '../../../db.server.ts'
import { addDays, endOfNextYearly, startOfDay, startOfMonth } from '../../kernel/time.ts'

interface Asked {
  memberIds: string[]
  now: Date
  turns: ('month' | 'age')[]
}

interface Row {
  memberId: string
  month: number
  day: number
  year: number | null
  timeZone: string
}

/** By member; whoever told no birthday is left out. */
export async function readTurns(
  shop: ShopTx,
  { memberIds, now, turns }: Asked,
): Promise<Map<string, Date>> {
  if (turns.length === 0) return new Map()
  const rows = await shop.sql<Row>`
    SELECT p.member_id::text AS "memberId", p.birth_month AS month, p.birth_day AS day,
      p.birth_year AS year, coalesce(s.time_zone, 'UTC') AS "timeZone"
    FROM member_profiles p JOIN shops s ON s.id = p.shop_id
    WHERE p.shop_id = ${shop.shopId} AND p.member_id = ANY(${memberIds}::uuid[])
      AND p.birth_day IS NOT NULL`
  return new Map(
    rows.flatMap((row): [string, Date][] => {
      const times = [
        ...(turns.includes('month') ? [nextMonth(now, row.timeZone)] : []),
        ...(turns.includes('age') && row.year !== null ? [nextBirthday(now, row)] : []),
      ]
      return times.length > 0 ? [[row.memberId, new Date(Math.min(...times.map(Number)))]] : []
    }),
  )
}

const nextMonth = (now: Date, timeZone: string): Date =>
  startOfMonth(addDays(startOfMonth(now, timeZone), 32), timeZone)

/** As it begins. It is never today's. */
function nextBirthday(now: Date, { month, day, timeZone }: Row): Date {
  const tomorrow = addDays(startOfDay(now, timeZone), 1.5)
  return startOfDay(endOfNextYearly(tomorrow, { month, day, graceDays: 0 }, timeZone), timeZone)
}

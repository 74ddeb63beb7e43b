// The day of the year on which somebody joined, by the shop's clock.
import type { ShopTx } from '../../../db.server.ts'
import { startOfDate } from '../../kernel/time.ts'
import type { MemberEvent } from '../events/book-events.server.ts'
import {
  type Claimed,
  type DayGift,
  type GivenDay,
  mostAtOnce,
  pointsOf,
  rulesOn,
  yearOf,
} from './day-gift.server.ts'
import { dayAfter, earlierDates } from './yearly-day.ts'

const mostYears = 60

export const anniversaries: DayGift = {
  isIn: (settings) => rulesOn(settings, 'anniversary').length > 0,
  async claim(tx, day): Promise<Claimed> {
    const members = await claim(tx, day)
    const events = members.flatMap((one) => eventsOf(one, day))
    return { members: members.length, events }
  },
}

interface Celebrated {
  memberId: string
  years: number
}

const eventsOf = ({ memberId, years }: Celebrated, { date, at, version }: GivenDay) =>
  rulesOn(version.settings, 'anniversary').map(
    (rule): MemberEvent => ({
      memberId,
      key: `anniversary/${rule.id}/${yearOf(date)}`,
      at,
      points: pointsOf(rule),
      told: {
        event: 'anniversary',
        ruleId: rule.id,
        version: version.number,
        figures: { count: years },
      },
    }),
  )

/** Those of whom nobody has claimed this year's yet, under their own name or a merged one. */
function claim(tx: ShopTx, { date, timeZone, at, now }: GivenDay): Promise<Celebrated[]> {
  const joined = earlierDates(date, mostYears).flatMap((one) => {
    const from = startOfDate(one, timeZone)
    const until = startOfDate(dayAfter(one), timeZone)
    return from && until ? [{ from, until, years: yearOf(date) - yearOf(one) }] : []
  })
  return tx.sql<Celebrated>`
    INSERT INTO facts (shop_id, key, kind, member_id, occurred_at, recorded_at, data)
    SELECT m.shop_id, 'anniversary/' || m.id || '/' || ${String(yearOf(date))}, 'anniversary', m.id,
      ${at}::timestamptz, ${now}::timestamptz, jsonb_build_object('years', d.years)
    FROM unnest(${joined.map(({ from }) => from.toISOString())}::timestamptz[],
      ${joined.map(({ until }) => until.toISOString())}::timestamptz[],
      ${joined.map(({ years }) => years)}::int[]) d ("from", until, years)
    JOIN members m ON m.shop_id = ${tx.shopId} AND m.joined_at >= d."from" AND m.joined_at < d.until
    WHERE m.customer_id IS NOT NULL AND m.merged_into IS NULL AND NOT EXISTS (
      SELECT 1 FROM facts f
      WHERE f.shop_id = m.shop_id AND f.kind = 'anniversary'
        AND f.member_id IN (SELECT o.id FROM members o
          WHERE o.shop_id = m.shop_id AND (o.id = m.id OR o.merged_into = m.id))
        AND f.key LIKE '%/' || ${String(yearOf(date))})
    ORDER BY m.id LIMIT ${mostAtOnce}
    ON CONFLICT DO NOTHING
    RETURNING member_id::text AS "memberId", (data->>'years')::int AS years`
}

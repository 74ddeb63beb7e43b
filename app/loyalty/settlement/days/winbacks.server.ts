// Whoever has ordered nothing for so many days is given points that last for a few. The day is the
// one on which that time is over, so that whoever was away before the rule began is given nothing;
// nobody is twice for one lapse, nor within a year. An order that is told later takes nothing back:
// the fact keeps which order was the last that was known.
import type { ShopTx } from '../../../db.server.ts'
import { endOfDayAfterDays, startOfDate } from '../../kernel/time.ts'
import type { Rule } from '../../program/settings.ts'
import { ruleKind } from '../../rules/catalogue.ts'
import type { MemberEvent } from '../events/book-events.server.ts'
import {
  type Claimed,
  type DayGift,
  type GivenDay,
  mostAtOnce,
  pointsOf,
  rulesOn,
} from './day-gift.server.ts'
import { dayAfter, daysBefore } from './yearly-day.ts'

const daysBetweenGifts = 365

export const winbacks: DayGift = {
  isIn: (settings) => rulesOn(settings, 'winback').length > 0,
  async claim(tx, day): Promise<Claimed> {
    for (const rule of rulesOn(day.version.settings, 'winback')) {
      const memberIds = await claim(tx, rule, day)
      const events = memberIds.map((memberId) => eventOf(rule, memberId, day))
      if (memberIds.length > 0) return { members: memberIds.length, events }
    }
    return { members: 0, events: [] }
  },
}

function eventOf(rule: Rule, memberId: string, day: GivenDay): MemberEvent {
  const { lapseDays, spendDays } = lapseOf(rule)
  const { date, at, timeZone, version } = day
  return {
    memberId,
    key: `winback/${rule.id}/${date}`,
    at,
    points: pointsOf(rule),
    // The day itself is the first.
    endsAt: endOfDayAfterDays(at, spendDays - 1, timeZone),
    told: {
      event: 'winback',
      ruleId: rule.id,
      version: version.number,
      figures: { count: lapseDays },
    },
  }
}

function lapseOf(rule: Rule) {
  const lapse = ruleKind(rule.kind).lapseOf?.(rule)
  if (!lapse) throw new Error(`the rule ${rule.kind} is about no lapse`)
  return lapse
}

/**
 * Those whose last order was placed on that day; one that was called off, or was a test, was none.
 * Whoever has ordered since is not missed, even where the day is only made up for now.
 */
async function claim(tx: ShopTx, rule: Rule, day: GivenDay): Promise<string[]> {
  const { date, timeZone, at, now } = day
  const last = daysBefore(date, lapseOf(rule).lapseDays)
  const [from, until] = [startOfDate(last, timeZone), startOfDate(dayAfter(last), timeZone)]
  const rows = await tx.sql<{ memberId: string }>`
    INSERT INTO facts (shop_id, key, kind, member_id, occurred_at, recorded_at, data)
    SELECT m.shop_id, 'winback/' || m.id || '/' || ${date}, 'winback', m.id,
      ${at}::timestamptz, ${now}::timestamptz, jsonb_build_object('lastOrderAt', o.last)
    FROM (SELECT member_id, max(processed_at) AS last FROM orders
      WHERE shop_id = ${tx.shopId} AND processed_at >= ${from} AND processed_at < ${until}
        AND member_id IS NOT NULL AND snapshot->>'cancelledAt' IS NULL
        AND snapshot->>'isTest' IS DISTINCT FROM 'true'
      GROUP BY member_id) o
    JOIN members m ON m.shop_id = ${tx.shopId} AND m.id = o.member_id
    WHERE m.customer_id IS NOT NULL AND m.merged_into IS NULL
      AND NOT EXISTS (SELECT 1 FROM orders l
        WHERE l.shop_id = m.shop_id AND l.member_id = m.id AND l.processed_at >= ${until}
          AND l.snapshot->>'cancelledAt' IS NULL
          AND l.snapshot->>'isTest' IS DISTINCT FROM 'true')
      AND NOT EXISTS (SELECT 1 FROM facts f
        WHERE f.shop_id = m.shop_id AND f.member_id = m.id AND f.kind = 'winback'
          AND f.occurred_at > ${startOfDate(daysBefore(date, daysBetweenGifts), timeZone)})
    ORDER BY m.id LIMIT ${mostAtOnce}
    ON CONFLICT DO NOTHING
    RETURNING member_id::text AS "memberId"`
  return rows.map(({ memberId }) => memberId)
}

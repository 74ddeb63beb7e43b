// Birthdays, as members told them: once in a calendar year, whatever the birthday was meanwhile.
// Told too shortly before, or after, it has nothing yet that year. A tier may give more.
import type { ShopTx } from '../../../db.server.ts'
import { startOfDate } from '../../kernel/time.ts'
import { readTiers } from '../../membership/tiers/read-tiers.server.ts'
import { ruleKind } from '../../rules/catalogue.ts'
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
import { dayAfter, daysBefore, daysCelebrated } from './yearly-day.ts'

export const birthdays: DayGift = {
  isIn: (settings) => rulesOn(settings, 'birthday').length > 0,
  async claim(tx, day): Promise<Claimed> {
    const memberIds = await claim(tx, day)
    const tiers = await readTiers(tx, memberIds)
    const events = memberIds.flatMap((memberId) => [
      ...rulesOn(day.version.settings, 'birthday').map((rule) => byRule(rule, memberId, day)),
      ...byTier(tiers.get(memberId)?.tierId ?? null, memberId, day),
    ])
    return { members: memberIds.length, events }
  },
}

type BirthdayRule = ReturnType<typeof rulesOn>[number]

const byRule = (rule: BirthdayRule, memberId: string, { date, at, version }: GivenDay) =>
  ({
    memberId,
    key: `birthday/${rule.id}/${yearOf(date)}`,
    at,
    points: pointsOf(rule),
    told: { event: 'birthday', ruleId: rule.id, version: version.number },
  }) satisfies MemberEvent

/** By the tier that is held as the day begins. */
function byTier(tierId: string | null, memberId: string, day: GivenDay): MemberEvent[] {
  const { date, at, version } = day
  const tier = version.settings.tiers.find(({ id }) => id === tierId)
  if (!tier?.birthdayPoints) return []
  return [
    {
      memberId,
      // The id of a rule has no colon.
      key: `birthday/tier:gift/${yearOf(date)}`,
      at,
      points: tier.birthdayPoints,
      told: { event: 'birthday_tier', name: tier.name },
    },
  ]
}

/** Those of whom nobody has claimed this year's yet, under their own name or a merged one. */
async function claim(tx: ShopTx, day: GivenDay): Promise<string[]> {
  const { date, timeZone, at, now } = day
  const days = daysCelebrated(date)
  const toldBefore = startOfDate(dayAfter(daysBefore(date, leadOf(day))), timeZone) ?? at
  const year = String(yearOf(date))
  const rows = await tx.sql<{ memberId: string }>`
    INSERT INTO facts (shop_id, key, kind, member_id, occurred_at, recorded_at, data)
    SELECT m.shop_id, 'birthday/' || m.id || '/' || ${year}, 'birthday', m.id,
      ${at}::timestamptz, ${now}::timestamptz, '{}'
    FROM unnest(${days.map(({ month }) => month)}::smallint[],
      ${days.map(({ day }) => day)}::smallint[]) d (month, day)
    JOIN member_profiles p ON p.shop_id = ${tx.shopId}
      AND p.birth_month = d.month AND p.birth_day = d.day
    JOIN members m ON m.shop_id = p.shop_id AND m.id = p.member_id
    WHERE m.customer_id IS NOT NULL AND m.merged_into IS NULL
      AND coalesce(p.told_at, p.changed_at) < ${toldBefore} AND p.changed_at < ${at}
      AND NOT EXISTS (
        SELECT 1 FROM facts f
        WHERE f.shop_id = m.shop_id AND f.kind = 'birthday'
          AND f.member_id IN (SELECT o.id FROM members o
            WHERE o.shop_id = m.shop_id AND (o.id = m.id OR o.merged_into = m.id))
          AND f.key LIKE '%/' || ${year})
    ORDER BY m.id LIMIT ${mostAtOnce}
    ON CONFLICT DO NOTHING
    RETURNING member_id::text AS "memberId"`
  return rows.map(({ memberId }) => memberId)
}

/** Of several rules, the longest. A birthday is told the day before at the latest. */
function leadOf({ version }: GivenDay): number {
  const leads = rulesOn(version.settings, 'birthday').map(
    (rule) => ruleKind(rule.kind).asksOfMembers?.(rule).leadDays ?? 0,
  )
  return Math.max(1, ...leads)
}

// How what can be done stands for members, in one question for each thing that has to be counted.
import type { ShopTx } from '../../../db.server.ts'
import { listVisits } from '../../deeds/keep-visit.server.ts'
import { spanAt } from '../../deeds/limit.ts'
import { rowEnding } from '../../deeds/streak.ts'
import { addDays, dateOf } from '../../kernel/time.ts'
import type { Rule } from '../../program/settings.ts'
import { ruleKind } from '../../rules/catalogue.ts'
import type { Streak } from '../../rules/deed-fields.ts'
import { type Counted, type DeedStanding, nothingDone, rowOf, standingOf } from './deed-standing.ts'

interface Asked {
  memberIds: string[]
  /** Those that are on. */
  rules: Rule[]
  timeZone: string
  now: Date
}

/** By member; empty where the program has none of it. */
export async function readDeedStandings(
  shop: ShopTx,
  { memberIds, rules, timeZone, now }: Asked,
): Promise<Map<string, DeedStanding[]>> {
  const asked = rules.flatMap((rule) => {
    const { deed } = ruleKind(rule.kind)
    if (!deed) return []
    const limit = deed.limitOf(rule)
    const span = spanAt(limit.period, now, timeZone)
    return [{ id: rule.id, limit, span, streak: deed.streakOf?.(rule) }]
  })
  if (asked.length === 0) return new Map()
  const isAboutVisits = asked.some(({ streak }) => streak)
  const [rows, visits] = await Promise.all([
    readCounted(shop, memberIds, asked),
    isAboutVisits ? listVisits(shop, memberIds) : [],
  ])
  return new Map(
    memberIds.map((memberId) => {
      const days = visits.filter((one) => one.memberId === memberId).map(({ day }) => day)
      const standings = asked.map(({ id, streak, ...terms }) => {
        const row = rows.find((one) => one.memberId === memberId && one.ruleId === id)
        if (!streak) return standingOf(id, row ?? nothingDone, terms)
        const inRow = visitsInRow(days, { streak, timeZone, now })
        return { id, state: 'open' as const, row: rowOf(inRow, streak) }
      })
      return [memberId, standings]
    }),
  )
}

/** A row that today's visit has not reached yet still stands, until the day or week is over. */
function visitsInRow(
  days: string[],
  { streak, timeZone, now }: { streak: Streak; timeZone: string; now: Date },
): { count: number; until: Date } {
  const { unit } = streak
  const span = spanAt(unit, now, timeZone)
  const today = rowEnding(days, dateOf(now, timeZone), unit)
  const next = span.until ?? now
  if (today > 0) {
    return { count: today, until: spanAt(unit, addDays(next, 0.5), timeZone).until ?? next }
  }
  const before = rowEnding(days, dateOf(addDays(span.from, -0.5), timeZone), unit)
  return { count: before % streak.length, until: next }
}

interface Row extends Counted {
  memberId: string
  ruleId: string
}

function readCounted(
  shop: ShopTx,
  memberIds: string[],
  asked: { id: string; span: { from: Date } }[],
): Promise<Row[]> {
  return shop.sql<Row>`
    SELECT m.id::text AS "memberId", r.id AS "ruleId", d.counted, d.waiting,
      d."lastState", d."lastReason"
    FROM unnest(${memberIds}::uuid[]) AS m (id)
    CROSS JOIN unnest(${asked.map(({ id }) => id)}::text[],
      ${asked.map(({ span }) => span.from.toISOString())}::timestamptz[]) AS r (id, since)
    CROSS JOIN LATERAL (
      SELECT count(*) FILTER (WHERE state <> 'rejected')::int AS counted,
        count(*) FILTER (WHERE state = 'waiting')::int AS waiting,
        (array_agg(state ORDER BY happened_at DESC, id))[1] AS "lastState",
        (array_agg(reason ORDER BY happened_at DESC, id))[1] AS "lastReason"
      FROM deeds WHERE shop_id = ${shop.shopId} AND member_id = m.id AND rule_id = r.id
        AND happened_at >= r.since) d
    WHERE d."lastState" IS NOT NULL`
}

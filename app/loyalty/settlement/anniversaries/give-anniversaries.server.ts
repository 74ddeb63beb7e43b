// Points on the day of the year on which somebody joined, by the shop's clock and by the version in
// force when that day begins. That a member had a year's is a fact with a key of its own: whoever
// asks again, at once or after a break, finds it done.
import { prisma, type ShopDb, type ShopTx } from '../../../db.server.ts'
import { dateOf, startOfDate } from '../../kernel/time.ts'
import { listVersions } from '../../program/list-versions.server.ts'
import type { Rule } from '../../program/settings.ts'
import { ruleKind } from '../../rules/catalogue.ts'
import { bookEvents, type MemberEvent } from '../events/book-events.server.ts'
import { versionAt } from '../version-at.ts'
import { datesBetween, dayAfter, earlierDates } from './yearly-day.ts'

/** Days that are made up for after a break. */
const mostDays = 31
const mostYears = 60
const mostAtOnce = 200

interface ShopDay {
  shopId: number
  timeZone: string
  /** The last day that was done; null: none yet, so that nothing is given for the past. */
  until: string | null
}

/** Shops whose day has begun and whose anniversaries are not all given. */
export async function listAnniversaryShops(now: Date): Promise<ShopDay[]> {
  const shops = await prisma().$queryRaw<ShopDay[]>`
    SELECT id AS "shopId", coalesce(time_zone, 'UTC') AS "timeZone", anniversaries_until AS until
    FROM shops WHERE installed_at IS NOT NULL AND uninstalled_at IS NULL ORDER BY id`
  return shops.filter(({ timeZone, until }) => until === null || until < dateOf(now, timeZone))
}

/** One bounded step. @returns how many members it was about; 0 once the shop's day is done. */
export async function giveAnniversaries(shop: ShopDb, day: ShopDay, now: Date): Promise<number> {
  const today = dateOf(now, day.timeZone)
  const from = day.until === null ? today : dayAfter(day.until)
  for (const date of datesBetween(from, today, mostDays)) {
    const given = await shop.transaction((tx) => giveOn(tx, { ...day, date, now }))
    if (given > 0) return given
  }
  await shop.db.shop.update({
    where: { id: shop.shopId },
    data: { anniversariesUntil: today },
  })
  return 0
}

interface GivenDay extends ShopDay {
  date: string
  now: Date
}

async function giveOn(tx: ShopTx, day: GivenDay): Promise<number> {
  const at = startOfDate(day.date, day.timeZone)
  const version = at && versionAt(await listVersions(tx), at)
  const rules = version?.settings.rules.filter(isAnniversary) ?? []
  if (!at || !version || rules.length === 0) return 0
  await waitForOthers(tx)
  const members = await claim(tx, day, at)
  const events = members.flatMap(({ memberId, years }) =>
    rules.map(
      (rule): MemberEvent => ({
        memberId,
        key: `anniversary/${rule.id}/${yearOf(day.date)}`,
        at,
        points: ruleKind(rule.kind).onEvent?.points(rule) ?? 0,
        told: {
          event: 'anniversary',
          ruleId: rule.id,
          version: version.number,
          figures: { count: years },
        },
      }),
    ),
  )
  await bookEvents(tx, events, day.now)
  return members.length
}

/**
 * One at a time for a shop: two that chose the same members would leave one of them with nobody,
 * which says that the day is done.
 */
async function waitForOthers(tx: ShopTx): Promise<void> {
  await tx.sql`SELECT ${tx.shopId}::int AS shop_id,
    pg_advisory_xact_lock(hashtextextended('anniversaries', ${tx.shopId}))::text`
}

const isAnniversary = (rule: Rule) =>
  rule.isOn && ruleKind(rule.kind).onEvent?.event === 'anniversary'

interface Celebrated {
  memberId: string
  years: number
}

/** Those of whom nobody has claimed this year's yet, under their own name or a merged one. */
function claim(tx: ShopTx, { date, timeZone, now }: GivenDay, at: Date): Promise<Celebrated[]> {
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

const yearOf = (date: string): number => Number(date.slice(0, 4))

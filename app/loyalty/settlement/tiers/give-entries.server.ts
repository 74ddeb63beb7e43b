// What is given for reaching a tier, once in each term, by the version in force when the order was
// placed that reached it. Where a refund means that it was not reached after all, it is taken back,
// and given once more where it is reached in the same term by another order.
import type { ShopTx } from '../../../db.server.ts'
import type { TierOrder } from '../../earning/tiers/tier-held.ts'
import {
  isSameTerm,
  type PastTiers,
  type ReachedTier,
  tiersReached,
} from '../../earning/tiers/tiers-reached.ts'
import type { EventTold } from '../../kernel/events/event.ts'
import { addDays } from '../../kernel/time.ts'
import type { ProgramVersion } from '../../program/settings.ts'
import { bookEvents, type MemberEvent } from '../events/book-events.server.ts'
import { takeBackEvent } from '../events/take-back-event.server.ts'
import { versionAt } from '../version-at.ts'

/** What was given so long ago stays, whatever becomes of its orders. */
const takenBackDays = 730

export interface Entering {
  /** What each member's orders count towards tiers, the earliest first. */
  orders: ReadonlyMap<string, TierOrder[]>
  versions: ProgramVersion[]
  timeZone: string
}

/** The members are locked by whoever asks. */
export async function giveEntries(tx: ShopTx, entering: Entering, now: Date): Promise<void> {
  const { orders, versions, timeZone } = entering
  const gives = ({ settings }: ProgramVersion) => settings.tiers.some((tier) => tier.entryPoints)
  if (orders.size === 0 || !versions.some(gives)) return
  const past: PastTiers = {
    tiersAt: (at) => versionAt(versions, at)?.settings ?? null,
    timeZone,
  }
  const entries = await readEntries(tx, [...orders.keys()])
  for (const [memberId, theirs] of orders) {
    const reached = tiersReached(theirs, past)
    const own = entries.filter((one) => one.memberId === memberId)
    await takeBackEntries(tx, { reached, own, timeZone }, now)
    const due = reached.filter((one) => !isGiven(one, own, timeZone))
    await give(tx, { memberId, due, own, versions }, now)
  }
}

interface Entry {
  memberId: string
  tierId: string
  term: string
  key: string
  at: Date
  told: EventTold
  isTaken: boolean
}

const isGiven = ({ tier, at, period }: ReachedTier, own: Entry[], timeZone: string): boolean =>
  own.some(
    (one) => !one.isTaken && one.tierId === tier.id && isSameTerm({ period, at }, one.at, timeZone),
  )

interface Known {
  reached: ReachedTier[]
  own: Entry[]
  timeZone: string
}

async function takeBackEntries(
  tx: ShopTx,
  { reached, own, timeZone }: Known,
  now: Date,
): Promise<void> {
  const holds = ({ tierId, at }: Entry) =>
    reached.some((one) => one.tier.id === tierId && isSameTerm(one, at, timeZone))
  const since = addDays(now, -takenBackDays)
  for (const entry of own) {
    if (entry.isTaken || entry.at < since || holds(entry)) continue
    const { memberId, key, told } = entry
    await takeBackEvent(tx, { memberId, key, told }, now)
    await tx.sql`UPDATE facts SET data = data || jsonb_build_object('takenAt', ${now}::timestamptz)
      WHERE shop_id = ${tx.shopId} AND kind = 'tier_entry' AND member_id = ${memberId}::uuid
        AND data->>'key' = ${key} RETURNING 1 AS one`
    entry.isTaken = true
  }
}

interface Giving {
  memberId: string
  due: ReachedTier[]
  own: Entry[]
  versions: ProgramVersion[]
}

async function give(tx: ShopTx, { memberId, due, own, versions }: Giving, now: Date) {
  const events = due.map(({ tier, at, term }): MemberEvent => {
    const before = own.filter((one) => one.tierId === tier.id && one.term === term)
    const version = versionAt(versions, at)
    return {
      memberId,
      key: `tier/${tier.id}/${term}/${before.length + 1}`,
      at,
      points: tier.entryPoints ?? 0,
      told: {
        event: 'tier',
        name: tier.name,
        ...(version ? { version: version.number } : {}),
      },
      // They wait as the points of the order do.
      availableAt: addDays(at, version?.settings.pendingDays ?? 0),
    }
  })
  const booked = await bookEvents(tx, events, now)
  for (const { key, at, told } of booked) {
    const [, tierId, term] = key.split('/')
    const data = { tierId, term, key, told }
    await tx.sql`
      INSERT INTO facts (shop_id, key, kind, member_id, occurred_at, recorded_at, data)
      VALUES (${tx.shopId}, ${`tier-entry/${memberId}/${key}`}, 'tier_entry', ${memberId}::uuid,
        ${at}, ${now}, ${JSON.stringify(data)}::jsonb)
      ON CONFLICT DO NOTHING`
  }
}

function readEntries(tx: ShopTx, memberIds: string[]): Promise<Entry[]> {
  return tx.sql<Entry>`
    SELECT member_id::text AS "memberId", data->>'tierId' AS "tierId", data->>'term' AS term,
      data->>'key' AS key, occurred_at AS at, data->'told' AS told, data ? 'takenAt' AS "isTaken"
    FROM facts
    WHERE shop_id = ${tx.shopId} AND member_id = ANY(${memberIds}::uuid[]) AND kind = 'tier_entry'
    ORDER BY occurred_at, key`
}

// What is given for reaching a tier, once in each term, by the version in force when the order was
// placed that reached it. Where a refund means that it was not reached after all, it is taken back,
// and given once more where it is reached in the same term by another order. Of what two members
// were given who became one, the earlier stays.
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
  /** What each member's orders count towards tiers, the earliest first; also of whom none does. */
  orders: ReadonlyMap<string, TierOrder[]>
  versions: ProgramVersion[]
  timeZone: string
}

/** The members are locked by whoever asks. */
export async function giveEntries(tx: ShopTx, entering: Entering, now: Date): Promise<void> {
  const { orders, versions, timeZone } = entering
  if (orders.size === 0) return
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
  /** Of its fact. */
  factKey: string
  memberId: string
  /** Whom it was given to, before any merging. */
  givenTo: string
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
  const since = addDays(now, -takenBackDays)
  const kept: Entry[] = []
  const isDue = ({ tierId, at }: Entry): boolean => {
    const isIts = (one: ReachedTier) => one.tier.id === tierId && isSameTerm(one, at, timeZone)
    const { period } = reached.find(isIts) ?? {}
    const isSecond = (one: Entry) =>
      period && one.tierId === tierId && isSameTerm({ period, at: one.at }, at, timeZone)
    return period !== undefined && !kept.some(isSecond)
  }
  for (const entry of own.filter(({ isTaken }) => !isTaken)) {
    if (entry.at < since || isDue(entry)) {
      kept.push(entry)
      continue
    }
    await takeBackEvent(tx, entry, now)
    await tx.sql`UPDATE facts SET data = data || jsonb_build_object('takenAt', ${now}::timestamptz)
      WHERE shop_id = ${tx.shopId} AND key = ${entry.factKey} RETURNING 1 AS one`
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
    SELECT key AS "factKey", member_id::text AS "memberId", split_part(key, '/', 2) AS "givenTo",
      data->>'tierId' AS "tierId", data->>'term' AS term, data->>'key' AS key, occurred_at AS at,
      data->'told' AS told, data ? 'takenAt' AS "isTaken"
    FROM facts
    WHERE shop_id = ${tx.shopId} AND member_id = ANY(${memberIds}::uuid[]) AND kind = 'tier_entry'
    ORDER BY occurred_at, key`
}

// What is given for reaching a tier, once in each term, by the version in force when the order was
// placed that reached it. Where a refund means that it was not reached after all, it is taken back,
// and given once more where it is reached in the same term by another order. Whatever order they
// are told in, it comes to the same. Of what two members were given who became one, the earlier
// stays.
import type { ShopTx } from '../../../db.server.ts'
import type { TierOrder } from '../../earning/tiers/tier-held.ts'
import {
  type GivenForTier,
  matchEntries,
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
  const entries = await readEntries(tx, [...orders.keys()], addDays(now, -takenBackDays))
  for (const [memberId, theirs] of orders) {
    const reached = tiersReached(theirs, past)
    const own = entries.filter((one) => one.memberId === memberId)
    const standing = own.filter(({ isTaken }) => !isTaken)
    const matched = matchEntries(reached, standing, timeZone)
    const kept = new Set(matched.values())
    await takeBackEntries(
      tx,
      standing.filter((one) => !kept.has(one)),
      now,
    )
    const due = reached.filter((one) => !matched.has(one))
    await give(tx, { memberId, due, own, versions }, now)
  }
}

interface Entry extends GivenForTier {
  /** Of its fact. */
  factKey: string
  memberId: string
  /** Whom it was given to, before any merging. */
  givenTo: string
  term: string
  key: string
  told: EventTold
  isTaken: boolean
}

async function takeBackEntries(tx: ShopTx, entries: Entry[], now: Date): Promise<void> {
  for (const entry of entries.filter(({ points }) => points !== null)) {
    await takeBackEvent(tx, entry, now)
    await tx.sql`UPDATE facts SET data = data || jsonb_build_object('takenAt', ${now}::timestamptz)
      WHERE shop_id = ${tx.shopId} AND key = ${entry.factKey} RETURNING 1 AS one`
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

function readEntries(tx: ShopTx, memberIds: string[], since: Date): Promise<Entry[]> {
  return tx.sql<Entry>`
    SELECT f.key AS "factKey", f.member_id::text AS "memberId", g.member_id::text AS "givenTo",
      data->>'tierId' AS "tierId", data->>'term' AS term, data->>'key' AS key, f.occurred_at AS at,
      CASE WHEN f.occurred_at >= ${since} THEN t.amount::int END AS points, data->'told' AS told,
      data ? 'takenAt' AS "isTaken"
    FROM facts f
    CROSS JOIN LATERAL (SELECT split_part(f.key, '/', 2) AS member_id) g
    JOIN transfers t ON t.shop_id = f.shop_id
      AND t.reference = 'event/' || g.member_id || '/' || (data->>'key')
    WHERE f.shop_id = ${tx.shopId} AND f.member_id = ANY(${memberIds}::uuid[])
      AND kind = 'tier_entry'
    ORDER BY f.occurred_at, f.key`
}

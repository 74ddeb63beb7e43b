// Keeps how members fare with the challenges, and gives what they have reached, from all of their
// orders and friends as they are known: after orders were settled or a friend was given for, and
// when a version comes into force. Whoever calls has no order of theirs half written.
import type { ShopTx } from '../../../db.server.ts'
import { enqueue } from '../../../queue.server.ts'
import { orderOnTheWay } from '../../earning/challenges/challenge-orders.ts'
import type { Edition } from '../../earning/challenges/course.ts'
import { asksForFriends, editionsOf } from '../../earning/challenges/editions.ts'
import { lockMembers } from '../../ledger/lock-members.server.ts'
import { listLevelTagsToChange } from '../../membership/challenges/level-tags.server.ts'
import { listOpenMembers } from '../../membership/list-open-members.server.ts'
import { listVersions } from '../../program/list-versions.server.ts'
import { listFriendsBrought } from '../../referrals/friends-brought.server.ts'
import { bookEvents } from '../events/book-events.server.ts'
import { takeBackEvent } from '../events/take-back-event.server.ts'
import { readWhoIsGiven } from '../events/who-is-given.server.ts'
import type { OrderToValue } from '../order-case.ts'
import { readOrdersOf } from '../program/read-orders-of.server.ts'
import { type Booking, type Fared, fareOf } from './fare.ts'
import { keptOf, writeKept } from './kept-challenges.server.ts'

/** Of whom these orders are, and of whom they were before. */
export function keepChallengesOf(tx: ShopTx, orders: OrderToValue[], now: Date): Promise<void> {
  const ids = orders.flatMap(({ memberId, before }) => [memberId, before?.memberId ?? null])
  return keepChallenges(
    tx,
    ids.filter((id) => id !== null),
    now,
  )
}

export async function keepChallenges(tx: ShopTx, memberIds: string[], now: Date): Promise<void> {
  const ids = [...new Set(memberIds)].sort()
  const editions = editionsOf(await listVersions(tx), now)
  if (ids.length === 0 || editions.size === 0) return
  await lockMembers(tx, ids)
  const open = await listOpenMembers(tx, ids)
  const fared = await fare(tx, { ids: open, editions, now })
  for (const [memberId, { bookings }] of fared) await book(tx, memberId, bookings, now)
  await writeKept(tx, fared)
  await askForTags(tx, open, now)
}

/** Of those whose friends count otherwise by now, where a challenge is about any. */
export async function keepFriendChallenges(
  tx: ShopTx,
  memberIds: string[],
  now: Date,
): Promise<void> {
  if (asksForFriends(editionsOf(await listVersions(tx), now)))
    await keepChallenges(tx, memberIds, now)
}

interface Asked {
  ids: string[]
  editions: ReadonlyMap<string, Edition[]>
  now: Date
}

async function fare(tx: ShopTx, { ids, editions, now }: Asked): Promise<[string, Fared][]> {
  const { timeZone } = await tx.db.shop.findUniqueOrThrow({
    where: { id: tx.shopId },
    select: { timeZone: true },
  })
  const kept = await keptOf(tx, ids)
  const orders = await readOrdersOf(tx, ids)
  const brought = asksForFriends(editions) ? await listFriendsBrought(tx, ids) : null
  const fareOfOne = (id: string, isIn: (at: Date) => boolean): [string, Fared] => {
    const counted = (orders.get(id) ?? []).flatMap(
      ({ inputs, snapshot }) => orderOnTheWay(inputs, snapshot) ?? [],
    )
    const steps = { orders: counted, friends: brought?.get(id) ?? [] }
    const asked = { steps, editions, now, timeZone: timeZone ?? 'UTC', isIn }
    return [id, fareOf({ ...asked, kept: kept.get(id) ?? [] })]
  }
  const fared = ids.map((id) => fareOfOne(id, () => true))
  const given = fared.filter(([, { bookings }]) => bookings.some(({ how }) => how === 'give'))
  if (given.length === 0) return fared
  // Only where something is to be given is it asked who was in.
  const givenIds = given.map(([id]) => id)
  const versionFor = await readWhoIsGiven(tx, givenIds)
  return fared.map(([id, one]) => {
    if (!givenIds.includes(id)) return [id, one]
    return fareOfOne(id, (at) => versionFor({ memberId: id, at }) !== null)
  })
}

/** What is wrong is taken back before anything is given in its place. */
async function book(tx: ShopTx, memberId: string, bookings: Booking[], now: Date): Promise<void> {
  const { take = [], give = [] } = Object.groupBy(bookings, ({ how }) => how)
  const toldOf = ({ name }: Booking) => ({ event: 'challenge' as const, name })
  for (const one of take)
    await takeBackEvent(tx, { memberId, key: one.key, told: toldOf(one) }, now)
  const events = give.map((one) => ({ ...one, memberId, told: toldOf(one) }))
  await bookEvents(tx, events, now)
}

/** The vendor's admin says the level by a tag. */
async function askForTags(tx: ShopTx, memberIds: string[], now: Date): Promise<void> {
  const { shopId } = tx
  const changes = await listLevelTagsToChange(tx, memberIds, now)
  if (changes.length === 0) return
  await enqueue(tx, 'mirror_levels', { shopId, memberIds: changes.map((one) => one.memberId) })
}

// Points for both sides of a referral, and taking them back. Each giving has a key of its own, so
// that what was taken back can be given again. Both members are locked by whoever asks.
import type { ShopTx } from '../../../db.server.ts'
import type { EventName } from '../../kernel/events/event.ts'
import { readVersions } from '../../program/list-versions.server.ts'
import { friendTerms } from '../../referrals/friend-terms.ts'
import { noteBrought, noteLost } from '../../referrals/friends-brought.server.ts'
import type { ReferralRow } from '../../referrals/referral.ts'
import { writeReferral } from '../../referrals/referral-rows.server.ts'
import type { FriendTerms } from '../../rules/rule-kind.ts'
import { bookEvents, type MemberEvent } from '../events/book-events.server.ts'
import { takeBackEvent } from '../events/take-back-event.server.ts'

/** Of the version that was in force when the friend ordered. */
export async function readTerms(tx: ShopTx, { version }: ReferralRow): Promise<FriendTerms | null> {
  const settings = version === null ? undefined : (await readVersions(tx, [version])).get(version)
  return settings ? friendTerms(settings) : null
}

export interface Giving {
  row: ReferralRow
  terms: FriendTerms
  /** Business time of the giving. */
  at: Date
  now: Date
  /** Set where a person decided. */
  decidedBy?: string
}

export async function giveForFriend(tx: ShopTx, giving: Giving): Promise<void> {
  const { row, terms, at, now, decidedBy = null } = giving
  const eventKey = nextKey(row)
  const sides = sidesOf({ ...row, eventKey })
  const points = { referrer: terms.points, friend: terms.friendPoints }
  const events = sides.map(
    ({ side, ...event }): MemberEvent => ({ ...event, at, points: points[side] }),
  )
  const booked = await bookEvents(tx, events, now)
  const given = (key: string) => booked.find((one) => one.key === key)?.points ?? 0
  const [referrer, friend] = sides
  await writeReferral(
    tx,
    {
      ...row,
      state: 'held',
      reasons: decidedBy ? row.reasons : [],
      eventKey,
      pointsReferrer: given(referrer.key),
      pointsFriend: given(friend.key),
      decidedBy,
    },
    { concludedAt: now },
  )
  await noteBrought(tx, { eventKey, referrerId: row.referrerId, at })
}

/** What is there no more is let go, or owed, as with any gift. */
export async function takeBackForFriend(tx: ShopTx, row: ReferralRow, now: Date): Promise<void> {
  if (!row.eventKey) return
  for (const { memberId, key, told } of sidesOf({ ...row, eventKey: row.eventKey }))
    await takeBackEvent(tx, { memberId, key, told }, now)
  await noteLost(tx, row, now)
}

type Side = { side: 'referrer' | 'friend' } & Pick<MemberEvent, 'memberId' | 'key' | 'told'>

function sidesOf(row: ReferralRow & { eventKey: string }): [Side, Side] {
  const { referrerId, friendId, eventKey, ruleId, version } = row
  const by = { ...(ruleId ? { ruleId } : {}), ...(version === null ? {} : { version }) }
  const told = (event: EventName) => ({ event, ...by })
  return [
    {
      side: 'referrer',
      memberId: referrerId,
      key: `friend_held/${eventKey}`,
      told: told('friend_held'),
    },
    {
      side: 'friend',
      memberId: friendId,
      key: `friend_welcomed/${eventKey}`,
      told: told('friend_welcomed'),
    },
  ]
}

/** `<friend>/<n>`: the friend as they were known at the first giving. */
function nextKey({ friendId, eventKey }: ReferralRow): string {
  const [friend, n] = eventKey?.split('/') ?? [friendId, '0']
  return `${friend}/${Number(n) + 1}`
}

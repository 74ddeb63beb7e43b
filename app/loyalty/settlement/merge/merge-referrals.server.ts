// Whom they sent, and who sent them, is the kept member's. Of two referrals that say who sent them
// one stays: what was given or decided before what still waits. What that comes to follows from all
// of their orders together; whoever turns out to have sent themselves is found there.
import type { ShopTx } from '../../../db.server.ts'
import type { ReferralRow } from '../../referrals/referral.ts'
import { dropReferral, listReferralsOf } from '../../referrals/referral-rows.server.ts'
import { takeBackForFriend } from '../referrals/give-for-friend.server.ts'
import { keepReferrals } from '../referrals/keep-referrals.server.ts'
import { listFriendsAmong } from '../referrals/list-friends-among.server.ts'

interface Merged {
  old: string
  kept: string
}

/** Who sent either of two who have both come as friends: locked together with them. */
export async function referrersOf(tx: ShopTx, { old, kept }: Merged): Promise<string[]> {
  const rows = [...(await listReferralsOf(tx, [old, kept])).values()]
  return rows.length === 2 ? rows.map(({ referrerId }) => referrerId) : []
}

export async function mergeReferrals(tx: ShopTx, { old, kept }: Merged, now: Date): Promise<void> {
  await keepOne(tx, { old, kept }, now)
  await tx.sql`
    UPDATE referrals SET friend_id = ${kept}::uuid
    WHERE shop_id = ${tx.shopId} AND friend_id = ${old}::uuid RETURNING 1 AS one`
  await tx.sql`
    UPDATE referrals SET referrer_id = ${kept}::uuid
    WHERE shop_id = ${tx.shopId} AND referrer_id = ${old}::uuid RETURNING 1 AS one`
  await tx.sql`
    UPDATE friends_brought SET referrer_id = ${kept}::uuid
    WHERE shop_id = ${tx.shopId} AND referrer_id = ${old}::uuid RETURNING 1 AS one`
  // Who they are is known from now on: whoever held until then did.
  await keepReferrals(tx, await listFriendsAmong(tx, [kept]), now, now)
}

/** The weaker one goes: what both were given, one person is given once. */
async function keepOne(tx: ShopTx, { old, kept }: Merged, now: Date): Promise<void> {
  const rows = await listReferralsOf(tx, [old, kept])
  const [theirs, own] = [rows.get(old), rows.get(kept)]
  if (!theirs || !own) return
  const [weaker, stronger] = weightOf(theirs) > weightOf(own) ? [own, theirs] : [theirs, own]
  if (isGiven(weaker)) await takeBackForFriend(tx, asMerged(weaker, { old, kept }), now)
  await dropReferral(tx, weaker)
  // Numbers that either was given under are used up.
  if (stronger.eventKey === null && weaker.eventKey !== null)
    await tx.sql`UPDATE referrals SET event_key = ${weaker.eventKey}
      WHERE shop_id = ${tx.shopId} AND friend_id = ${stronger.friendId}::uuid RETURNING 1 AS one`
}

const isGiven = ({ state }: ReferralRow) => state === 'held' || state === 'undoing'
const weightOf = (row: ReferralRow) => Number(isGiven(row)) + Number(row.decidedBy !== null)
/** As the books are by now. */
const asMerged = (row: ReferralRow, { old, kept }: Merged): ReferralRow => ({
  ...row,
  friendId: kept,
  referrerId: row.referrerId === old ? kept : row.referrerId,
})

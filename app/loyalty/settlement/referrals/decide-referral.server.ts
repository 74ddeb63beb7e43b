// A person decides about a referral: accepts what looked suspicious, rejects it, or takes a
// decision back. What was given is taken back with it.
import type { ShopDb, ShopTx } from '../../../db.server.ts'
import { accept, type Result, refuse } from '../../kernel/refusals.ts'
import type { ReferralRow } from '../../referrals/referral.ts'
import { findReferral, writeReferral } from '../../referrals/referral-rows.server.ts'
import { keepFriendChallenges } from '../challenges/keep-challenges.server.ts'
import { lookAgain } from './conclude-referral.server.ts'
import { giveForFriend, readTerms, takeBackForFriend } from './give-for-friend.server.ts'
import { keepReferrals } from './keep-referrals.server.ts'

export interface Decision {
  friendId: string
  intent: 'accept' | 'reject' | 'undo'
  /** Who decides. */
  by: string
  now: Date
}

/** Refuses referral_changed where it is no longer what the person saw. */
export function decideReferral(shop: ShopDb, decision: Decision): Promise<Result<null>> {
  return shop.transaction(async (tx) => {
    const { friendId, now } = decision
    const seen = await findReferral(tx, friendId)
    const row = seen && (await lookAgain(tx, { friendId, referrerId: seen.referrerId, now }))
    if (!row) return refuse('referral_changed')
    const isDone = await decide(tx, row, decision)
    if (isDone) await keepFriendChallenges(tx, [row.referrerId], now)
    return isDone ? accept(null) : refuse('referral_changed')
  })
}

async function decide(tx: ShopTx, row: ReferralRow, decision: Decision): Promise<boolean> {
  const { intent, by, now } = decision
  if (intent === 'accept') {
    const terms = row.state === 'review' ? await readTerms(tx, row) : null
    if (!terms) return false
    await giveForFriend(tx, { row, terms, at: now, now, decidedBy: by })
    return true
  }
  if (intent === 'reject') {
    if (row.state !== 'review' && row.state !== 'held') return false
    if (row.state === 'held') await takeBackForFriend(tx, row, now)
    await writeReferral(tx, { ...row, state: 'rejected', decidedBy: by }, { concludedAt: now })
    return true
  }
  if (!row.decidedBy || row.state === 'review') return false
  if (row.state === 'held') await takeBackForFriend(tx, row, now)
  await writeReferral(tx, {
    ...row,
    state: 'review',
    decidedBy: null,
    pointsFriend: 0,
    pointsReferrer: 0,
  })
  // What was told of them meanwhile was left aside, since a person had decided.
  await keepReferrals(tx, [row.friendId], now)
  return true
}

// When a friend's first order has held: both sides are given their points in one transaction, or a
// person is asked first. Under the locks of both everything is looked at once more, so that whoever
// settles an order of theirs meanwhile is waited for.
import type { ShopTx } from '../../../db.server.ts'
import { addDays, startOfMonth } from '../../kernel/time.ts'
import { lockMembers } from '../../ledger/lock-members.server.ts'
import { type Compared, checkReferral, type Facts } from '../../referrals/check-referral.ts'
import type { ReferralRow } from '../../referrals/referral.ts'
import { findReferral, writeReferral } from '../../referrals/referral-rows.server.ts'
import type { FriendTerms } from '../../rules/rule-kind.ts'
import { keepFriendChallenges } from '../challenges/keep-challenges.server.ts'
import { giveForFriend, readTerms, takeBackForFriend } from './give-for-friend.server.ts'
import { keepReferrals } from './keep-referrals.server.ts'

export interface Concluding {
  friendId: string
  referrerId: string
  /** Null: the vendor could not be asked, and is not asked again. */
  compared: Compared | null
  now: Date
}

/** @returns whether it was still to be concluded. */
export async function concludeReferral(tx: ShopTx, asked: Concluding): Promise<boolean> {
  const { friendId, referrerId, compared, now } = asked
  const row = await lookAgain(tx, { friendId, referrerId, now })
  if (row?.state === 'undoing') {
    await takeBackForFriend(tx, row, now)
    await writeReferral(tx, { ...row, state: 'rejected' }, { concludedAt: now })
    await keepFriendChallenges(tx, [referrerId], now)
    // It may be another's by now.
    await keepReferrals(tx, [friendId], now)
    return true
  }
  if (row?.state !== 'ordered' || !row.dueAt || row.dueAt > now) return false
  const terms = await readTerms(tx, row)
  if (!terms) return false
  const verdict = checkReferral(await readFacts(tx, { row, terms, compared }))
  const prints = compared ? [...compared.friend.emails, ...compared.friend.addresses] : []
  const seen: ReferralRow = { ...row, prints: [...new Set(prints)] }
  if (verdict.is === 'clear') {
    await giveForFriend(tx, { row: seen, terms, at: row.dueAt, now })
    await keepFriendChallenges(tx, [referrerId], now)
    return true
  }
  const { reasons } = verdict
  const state = verdict.is
  await writeReferral(tx, { ...seen, state, reasons }, { concludedAt: now })
  return true
}

/** Both locked, as it follows from the orders now; null where it is about others by now. */
export async function lookAgain(
  tx: ShopTx,
  { friendId, referrerId, now }: Omit<Concluding, 'compared'>,
): Promise<ReferralRow | null> {
  await lockMembers(tx, [...new Set([friendId, referrerId])].sort())
  await keepReferrals(tx, [friendId], now)
  const row = await findReferral(tx, friendId)
  return row?.referrerId === referrerId ? row : null
}

interface Asked {
  row: ReferralRow
  terms: FriendTerms
  compared: Compared | null
}

async function readFacts(tx: ShopTx, { row, terms, compared }: Asked): Promise<Facts> {
  const { friendId, referrerId, orderedAt, dueAt } = row
  const ordered = orderedAt ?? row.cameAt
  const { timeZone } = await tx.db.shop.findUniqueOrThrow({
    where: { id: tx.shopId },
    select: { timeZone: true },
  })
  const month = startOfMonth(dueAt ?? ordered, timeZone ?? 'UTC')
  const nextMonth = startOfMonth(addDays(month, 32), timeZone ?? 'UTC')
  const [sums] = await tx.sql<{ week: number; month: number; prints: string[] | null }>`
    SELECT count(*) FILTER (WHERE ordered_at > ${addDays(ordered, -7)}::timestamptz
        AND ordered_at <= ${ordered}::timestamptz)::int AS week,
      count(*) FILTER (WHERE state = 'held' AND due_at >= ${month}::timestamptz
        AND due_at < ${nextMonth}::timestamptz)::int AS month,
      (SELECT array_agg(DISTINCT p) FROM referrals o CROSS JOIN LATERAL unnest(o.prints) p
        WHERE o.shop_id = ${tx.shopId} AND o.referrer_id = ${referrerId}::uuid
          AND o.friend_id <> ${friendId}::uuid) AS prints
    FROM referrals
    WHERE shop_id = ${tx.shopId} AND referrer_id = ${referrerId}::uuid
      AND friend_id <> ${friendId}::uuid`
  return {
    terms,
    compared,
    otherPrints: sums?.prints ?? [],
    friendsInWeek: sums?.week ?? 0,
    givenInMonth: sums?.month ?? 0,
  }
}

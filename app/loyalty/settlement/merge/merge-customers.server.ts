// Two customers who turned out to be one person. The books of the one that went become those of the
// one that was kept, lots with their ends; what a member is given once stays given once, the
// earlier time. Told again, or the other way round in time, nothing more happens.
import type { ShopTx } from '../../../db.server.ts'
import { enqueue } from '../../../queue.server.ts'
import { listEditions } from '../../campaigns/list-editions.server.ts'
import { mergeContests } from '../../contests/member-contests.server.ts'
import { mergeDeeds } from '../../deeds/merge-deeds.server.ts'
import { isForSome, looksBack } from '../../earning/look-back.ts'
import { mergeIdeas } from '../../ideas/member-ideas.server.ts'
import { extendIdleLots } from '../../ledger/extend-idle-lots.server.ts'
import { lockMembers } from '../../ledger/lock-members.server.ts'
import { mergeNicknames } from '../../membership/nickname/merge-nicknames.server.ts'
import { mergeCountries } from '../../membership/note-countries.server.ts'
import { mergeProfiles } from '../../membership/profile/merge-profiles.server.ts'
import { readMembership } from '../../membership/read-membership.server.ts'
import { mergeOffers } from '../../personal-offers/member-offers.server.ts'
import { listVersions } from '../../program/list-versions.server.ts'
import { keepFriendChallenges } from '../challenges/keep-challenges.server.ts'
import { mergeChallenges } from '../challenges/merge-challenges.server.ts'
import { enrollAll } from '../enroll.server.ts'
import { askResettlement } from '../joining/resettle-member.server.ts'
import { keepTiers } from '../tiers/keep-tiers.server.ts'
import { mergeAnswers } from './merge-answers.server.ts'
import { mergeReferrals, referrersOf } from './merge-referrals.server.ts'
import { takeLaterSignup } from './take-later-signup.server.ts'

export interface Merge {
  keptId: string
  deletedId: string
  /** Business time of the merge. */
  at: Date
  now: Date
}

/** @returns whether anything was merged: not where it had been, or neither was known. */
export async function mergeCustomers(tx: ShopTx, merge: Merge): Promise<boolean> {
  const { keptId, deletedId, now } = merge
  if (keptId === deletedId) return false
  // No order of either is on its way to the books meanwhile.
  await tx.sql`SELECT 1 AS one FROM lock_merging(p_shop_id => ${tx.shopId}::int)`
  const members = await findMembers(tx, merge)
  const old = members.get(deletedId)
  const kept = members.get(keptId)
  if (!old || !kept || old === kept) return false
  const referrers = await referrersOf(tx, { old, kept })
  await lockMembers(tx, [...new Set([old, kept, ...referrers])])
  await tx.sql`SELECT 1 AS one FROM merge_members(p_shop_id => ${tx.shopId}::int,
    p_now => ${now}::timestamptz, p_old => ${old}::uuid, p_kept => ${kept}::uuid)`
  await mergeProfiles(tx, { old, kept })
  await mergeNicknames(tx, { old, kept })
  await mergeContests(tx, { old, kept })
  await mergeDeeds(tx, { old, kept })
  await mergeCountries(tx, { old, kept })
  await takeLaterSignup(tx, { old, kept }, now)
  await mergeAnswers(tx, { old, kept }, now)
  await mergeIdeas(tx, { old, kept })
  await mergeOffers(tx, { old, kept }, now)
  await extendIdleLots(tx, [kept], now)
  await claimWaiting(tx, kept, now)
  await limitTogether(tx, { old, kept })
  await keepTiers(tx, [old, kept], now)
  await mergeReferrals(tx, { old, kept }, now)
  await mergeChallenges(tx, { old, kept }, now)
  await keepFriendChallenges(tx, referrers, now)
  return true
}

/** What waits under one name for somebody who is in by the other is settled again. */
async function claimWaiting(tx: ShopTx, memberId: string, now: Date): Promise<void> {
  const [first] = await tx.sql<{ since: Date | null }>`
    SELECT min(processed_at) AS since FROM orders
    WHERE shop_id = ${tx.shopId} AND member_id = ${memberId}::uuid AND evaluation ? 'waiting'
      AND (evaluation->'waiting'->>'until')::timestamptz > ${now}`
  const status = (await readMembership(tx, [memberId], now)).get(memberId)?.status
  if (first?.since && status === 'member')
    await askResettlement(tx, { memberId, since: first.since }, '')
}

/** What one of them earned, or bought of a plan, is the other's: their orders are settled again. */
async function limitTogether(
  tx: ShopTx,
  { old, kept: memberId }: { old: string; kept: string },
): Promise<void> {
  const [versions, editions] = [await listVersions(tx), await listEditions(tx)]
  const isAsked =
    isForSome(editions.map(({ audience }) => audience)) ||
    versions.some(({ settings }) => looksBack(settings))
  if (!isAsked) return
  await tx.sql`DELETE FROM plan_holdings
    WHERE shop_id = ${tx.shopId} AND member_id = ${old}::uuid RETURNING 1 AS one`
  await enqueue(
    tx,
    'resettle_member',
    { shopId: tx.shopId, memberId, since: new Date(0).toISOString() },
    { key: `limits/${tx.shopId}/${memberId}` },
  )
}

/**
 * The one that went is made a member where we had never heard of them, so that whatever comes late
 * under their name is the other's. The one that was kept is then as old as they are, and is not
 * welcomed once more.
 */
async function findMembers(
  tx: ShopTx,
  { keptId, deletedId, at, now }: Merge,
): Promise<Map<string, string>> {
  const known = await tx.sql<{ customerId: string; joinedAt: Date; memberId: string }>`
    SELECT customer_id AS "customerId", joined_at AS "joinedAt",
      coalesce(merged_into, id)::text AS "memberId"
    FROM members
    WHERE shop_id = ${tx.shopId} AND customer_id = ANY(${[keptId, deletedId]}::text[])`
  const members = new Map(known.map((one) => [one.customerId, one.memberId]))
  if (members.size === 2) return members
  if (members.size === 0) {
    await enrollAll(tx, [{ customerId: keptId, createdAt: at.toISOString() }], now)
    return findMembers(tx, { keptId, deletedId, at, now })
  }
  const stranger = members.has(keptId) ? deletedId : keptId
  const joinedAt = known[0]?.joinedAt ?? at
  const [made] = await tx.sql<{ memberId: string }>`
    SELECT member_id::text AS "memberId" FROM enroll_members(p_shop_id => ${tx.shopId}::int,
      p_now => ${now}::timestamptz, p_customer_ids => ${[stranger]}::text[],
      p_joined_at => ${[joinedAt.toISOString()]}::timestamptz[])`
  if (made) members.set(stranger, made.memberId)
  return members
}

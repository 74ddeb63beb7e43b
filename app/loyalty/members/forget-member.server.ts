// Forgetting a person and keeping the books: the member stays as a tombstone without the customer's
// id, so every sum remains; nothing left says whose they were. Findings that name the customer lose
// what they quote.
import type { ShopTx } from '../../db.server.ts'
import { forgetContests } from '../contests/member-contests.server.ts'
import { forgetIdeas } from '../ideas/member-ideas.server.ts'
import { forgetNicknames } from '../membership/nickname/forget-nicknames.server.ts'
import { forgetOffers } from '../personal-offers/member-offers.server.ts'
import { forgetAnswers } from '../surveys/member-answers.server.ts'

export interface Forget {
  customerId: string
  /** Orders the request names; the member's own are found besides. */
  orderIds: string[]
  now: Date
}

/** @returns whether there was somebody to forget; a repetition finds nobody and is harmless. */
export async function forgetMember(tx: ShopTx, request: Forget): Promise<boolean> {
  const { customerId, orderIds, now } = request
  // As with a merge: an order on its way to the books would be written with their id once more.
  await tx.sql`SELECT 1 AS one FROM lock_merging(p_shop_id => ${tx.shopId}::int)`
  const members = await tx.sql<{ id: string; mergedInto: string | null }>`
    UPDATE members SET customer_id = NULL, redacted_at = ${now}, country = NULL,
      country_at = NULL
    WHERE shop_id = ${tx.shopId} AND customer_id = ${customerId}
    RETURNING id::text, merged_into::text AS "mergedInto"`
  // The books of a customer that was merged are another person's record, and are kept for them.
  const memberIds = members.filter((one) => one.mergedInto === null).map(({ id }) => id)
  await tx.sql`
    UPDATE members SET customer_id = NULL, redacted_at = ${now}, country = NULL,
      country_at = NULL
    WHERE shop_id = ${tx.shopId} AND merged_into = ANY(${memberIds}::uuid[]) RETURNING 1 AS one`
  await tx.sql`
    UPDATE orders SET snapshot = snapshot || '{"customerId": null, "customerCreatedAt": null}'
    WHERE shop_id = ${tx.shopId} AND (member_id = ANY(${memberIds}::uuid[])
      OR (id = ANY(${orderIds}::text[]) AND snapshot->>'customerId' = ${customerId}))`
  await tx.sql`
    DELETE FROM member_tags
    WHERE shop_id = ${tx.shopId} AND member_id = ANY(${memberIds}::uuid[])`
  await tx.sql`
    DELETE FROM member_level_tags
    WHERE shop_id = ${tx.shopId} AND member_id = ANY(${memberIds}::uuid[])`
  await tx.sql`
    DELETE FROM member_challenges
    WHERE shop_id = ${tx.shopId} AND member_id = ANY(${memberIds}::uuid[])`
  await tx.sql`
    DELETE FROM member_tier_tags
    WHERE shop_id = ${tx.shopId} AND member_id = ANY(${memberIds}::uuid[])`
  await tx.sql`
    DELETE FROM member_tiers
    WHERE shop_id = ${tx.shopId} AND member_id = ANY(${memberIds}::uuid[])`
  await forgetDeeds(tx, memberIds)
  await forgetReferrals(tx, memberIds)
  await forgetAnswers(tx, memberIds)
  await forgetIdeas(tx, memberIds)
  await forgetOffers(tx, memberIds)
  await tx.sql`
    DELETE FROM member_profiles
    WHERE shop_id = ${tx.shopId} AND member_id = ANY(${memberIds}::uuid[])`
  await forgetNicknames(tx, memberIds)
  await forgetContests(tx, memberIds)
  await tx.sql`
    DELETE FROM profile_corrections
    WHERE shop_id = ${tx.shopId} AND member_id = ANY(${memberIds}::uuid[])`
  await tx.sql`
    UPDATE facts SET data = data - 'customerId'
    WHERE shop_id = ${tx.shopId} AND member_id = ANY(${memberIds}::uuid[]) AND data ? 'customerId'`
  await tx.sql`
    UPDATE findings SET detail = '{"forgotten": true}', subject = kind || '/' || id,
      resolved_at = coalesce(resolved_at, ${now})
    WHERE shop_id = ${tx.shopId} AND detail->>'customerId' = ${customerId}`
  return members.length > 0
}

/** What they sent in goes, and nobody decides it any more; that it was done stays. */
async function forgetDeeds(tx: ShopTx, memberIds: string[]): Promise<void> {
  await tx.sql`
    UPDATE deeds SET note = NULL, reason = NULL,
      state = CASE WHEN state = 'waiting' THEN 'rejected' ELSE state END
    WHERE shop_id = ${tx.shopId} AND member_id = ANY(${memberIds}::uuid[]) RETURNING 1 AS one`
  await tx.sql`
    DELETE FROM visit_days
    WHERE shop_id = ${tx.shopId} AND member_id = ANY(${memberIds}::uuid[]) RETURNING 1 AS one`
  await tx.sql`
    DELETE FROM share_links s USING members m
    WHERE s.shop_id = ${tx.shopId} AND m.shop_id = s.shop_id AND m.id = s.member_id
      AND (m.id = ANY(${memberIds}::uuid[]) OR m.merged_into = ANY(${memberIds}::uuid[]))
    RETURNING 1 AS one`
}

/** What was given stays in the books; nothing that could be compared with them does. */
async function forgetReferrals(tx: ShopTx, memberIds: string[]): Promise<void> {
  await tx.sql`
    DELETE FROM referral_codes WHERE shop_id = ${tx.shopId} AND member_id IN (SELECT id FROM members
      WHERE shop_id = ${tx.shopId} AND (id = ANY(${memberIds}::uuid[])
        OR merged_into = ANY(${memberIds}::uuid[])))`
  await tx.sql`
    DELETE FROM referrals WHERE shop_id = ${tx.shopId} AND state NOT IN ('held', 'undoing')
      AND (friend_id = ANY(${memberIds}::uuid[]) OR referrer_id = ANY(${memberIds}::uuid[]))`
  await tx.sql`
    DELETE FROM friends_brought
    WHERE shop_id = ${tx.shopId} AND referrer_id = ANY(${memberIds}::uuid[])`
  await tx.sql`
    UPDATE referrals SET prints = '{}'
    WHERE shop_id = ${tx.shopId} AND friend_id = ANY(${memberIds}::uuid[]) RETURNING 1 AS one`
}

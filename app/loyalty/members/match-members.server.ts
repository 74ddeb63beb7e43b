// A filter as conditions on `m` (members) and `b` (their balance of points, or nothing). Only what
// is asked for becomes a condition, so that the database plans for exactly that.
import { allOf, type Fragment, fragment } from '../../db.server.ts'
import type { EarlierWays } from '../membership/earlier-ways.ts'
import { tagsReachMs } from '../membership/standing.ts'
import { isSomebody, matchSegment } from '../segments/match-segment.server.ts'
import type { SegmentEdition } from '../segments/segment.ts'
import type { MemberFilter, MemberStatus } from './member-filter.ts'

/**
 * When and where a filter is asked: days are the shop's, and who is in follows from its program.
 */
export interface FilterMoment {
  shopId: number
  now: Date
  timeZone: string
  membership: 'everyone' | 'signed_in' | 'joined'
  excludedTags: string[]
  /** Ways in that were easier before. */
  earlier: EarlierWays
  /** As they are said to be now; left out: none. */
  segments?: SegmentEdition[]
}

export function matchMembers(filter: MemberFilter, moment: FilterMoment): Fragment {
  return allOf([
    ...matchPoints(filter),
    ...matchJoined(filter, moment),
    ...matchActivity(filter, moment),
    ...matchExpiry(filter, moment),
    ...matchCodes(filter, moment),
    ...matchTierHeld(filter, moment),
    ...matchSegmentOf(filter, moment),
    // Who was merged into somebody else is that somebody: shown only where they are asked for.
    filter.status ? matchStatus(filter.status, moment) : fragment`m.merged_into IS NULL`,
  ])
}

function matchPoints({
  availableMin,
  availableMax,
  pendingMin,
  pendingMax,
}: MemberFilter): Fragment[] {
  const conditions: Fragment[] = []
  // Nobody without a balance has more than nothing.
  if (availableMin) conditions.push(fragment`b.available - b.debt >= ${availableMin}::int`)
  if (availableMax !== undefined)
    conditions.push(fragment`(b.available - b.debt <= ${availableMax}::int OR b.member_id IS NULL)`)
  if (pendingMin) conditions.push(fragment`b.pending >= ${pendingMin}::int`)
  if (pendingMax !== undefined)
    conditions.push(fragment`(b.pending <= ${pendingMax}::int OR b.member_id IS NULL)`)
  return conditions
}

const startOf = (day: string, timeZone: string) =>
  fragment`(${day}::date::timestamp AT TIME ZONE ${timeZone})`
const endOf = (day: string, timeZone: string) =>
  fragment`((${day}::date + 1)::timestamp AT TIME ZONE ${timeZone})`

function matchJoined(
  { joinedFrom, joinedTo }: MemberFilter,
  { timeZone }: FilterMoment,
): Fragment[] {
  const conditions: Fragment[] = []
  if (joinedFrom) conditions.push(fragment`m.joined_at >= ${startOf(joinedFrom, timeZone)}`)
  if (joinedTo) conditions.push(fragment`m.joined_at < ${endOf(joinedTo, timeZone)}`)
  return conditions
}

// The last thing a member did: joining, an order, a redemption.
function matchActivity(
  { activeFrom, activeTo }: MemberFilter,
  { shopId, timeZone }: FilterMoment,
): Fragment[] {
  const since = (instant: Fragment) => fragment`(m.joined_at >= ${instant}
    OR EXISTS (SELECT FROM orders o WHERE o.shop_id = ${shopId} AND o.member_id = m.id
      AND o.processed_at >= ${instant})
    OR EXISTS (SELECT FROM redemptions r WHERE r.shop_id = ${shopId} AND r.member_id = m.id
      AND r.created_at >= ${instant}))`
  const conditions: Fragment[] = []
  if (activeFrom) conditions.push(since(startOf(activeFrom, timeZone)))
  if (activeTo) conditions.push(fragment`NOT ${since(endOf(activeTo, timeZone))}`)
  return conditions
}

function matchExpiry({ expiringDays }: MemberFilter, { shopId, now }: FilterMoment): Fragment[] {
  if (!expiringDays) return []
  return [
    fragment`m.id IN (SELECT l.member_id FROM lots l WHERE l.shop_id = ${shopId}
      AND l.asset = 'points' AND l.available_left > 0 AND l.expires_at IS NOT NULL
      AND l.expires_at < ${now}::timestamptz + make_interval(days => ${expiringDays}::int))`,
  ]
}

function matchCodes({ codes }: MemberFilter, { shopId }: FilterMoment): Fragment[] {
  if (!codes) return []
  const hasUnused = fragment`EXISTS (SELECT FROM redemptions r
    WHERE r.shop_id = ${shopId} AND r.member_id = m.id AND r.status = 'issued')`
  return [codes === 'unused' ? hasUnused : fragment`NOT ${hasUnused}`]
}

function matchTierHeld({ tier }: MemberFilter, { shopId }: FilterMoment): Fragment[] {
  if (!tier) return []
  return [
    fragment`EXISTS (SELECT FROM member_tiers t WHERE t.shop_id = ${shopId}
      AND t.member_id = m.id AND t.tier_id = ${tier})`,
  ]
}

/** Nobody is in one that is not there. */
function matchSegmentOf({ segment }: MemberFilter, moment: FilterMoment): Fragment[] {
  if (segment === undefined) return []
  const { shopId, now, segments = [] } = moment
  const said = segments.find((one) => one.segment === segment)
  if (!said) return [fragment`false`]
  return [isSomebody, matchSegment(said, { shopId, now })]
}

// Most members are members: where few are asked for, only those who come into question are looked
// at.
function matchStatus(status: MemberStatus, moment: FilterMoment): Fragment {
  const { shopId } = moment
  if (status === 'test') return isTest(shopId)
  if (status === 'merged') return fragment`m.merged_into IS NOT NULL`
  if (status === 'forgotten') return fragment`m.redacted_at IS NOT NULL AND m.merged_into IS NULL`
  const stands = fragment`${standing(moment)} = ${status}`
  if (status === 'paused' || status === 'left')
    return fragment`m.id IN (SELECT c.member_id FROM membership_changes c
      WHERE c.shop_id = ${shopId} AND c.kind = ${status}) AND ${stands}`
  if (status === 'excluded')
    return fragment`m.id IN (SELECT t.member_id FROM member_tags t
      WHERE t.shop_id = ${shopId} AND cardinality(t.tags) > 0) AND ${stands}`
  return stands
}

/** Whether some of a member's points came from test orders. */
export const isTest = (shopId: number): Fragment => fragment`EXISTS (SELECT FROM lots l
  WHERE l.shop_id = ${shopId} AND l.member_id = m.id AND l.is_test)`

/**
 * Where a member `m` stands, in one word: `statusAt` of app/loyalty/membership/standing.ts, for as
 * many as there are. A test holds the two together.
 */
export function standing(moment: FilterMoment): Fragment {
  const { shopId, membership, excludedTags, now } = moment
  const last = (kinds: string[]) => fragment`(SELECT c.kind FROM membership_changes c
    WHERE c.shop_id = ${shopId} AND c.member_id = m.id AND c.kind = ANY(${kinds}::text[])
      AND c.occurred_at <= ${now}::timestamptz
    ORDER BY c.occurred_at DESC, c.id DESC LIMIT 1)`
  const way = last(['joined', 'left'])
  const isIn = {
    everyone: fragment`true`,
    signed_in: fragment`(${way} IS NOT NULL OR ${last(['signed_in'])} IS NOT NULL)`,
    joined: fragment`${way} IS NOT NULL`,
  }[membership]
  return fragment`CASE
    WHEN m.merged_into IS NOT NULL THEN 'merged'
    WHEN m.redacted_at IS NOT NULL THEN 'forgotten'
    WHEN ${isExcluded(shopId, excludedTags, now)} THEN 'excluded'
    WHEN ${last(['paused', 'resumed'])} = 'paused' THEN 'paused'
    WHEN ${way} = 'left' THEN 'left'
    WHEN ${isIn} OR ${wasIn(moment)} THEN 'member'
    ELSE 'not_joined' END`
}

/** Whoever was a member before it took more to become one. */
function wasIn({ shopId, earlier }: FilterMoment): Fragment {
  const { everyone, signed_in: signedIn } = earlier
  const wasKnown = everyone ? fragment`m.joined_at < ${everyone}::timestamptz` : fragment`false`
  if (!signedIn) return wasKnown
  return fragment`(${wasKnown} OR EXISTS (SELECT FROM membership_changes c
    WHERE c.shop_id = ${shopId} AND c.member_id = m.id AND c.kind = 'signed_in'
      AND c.occurred_at < ${signedIn}::timestamptz))`
}

/** By the tags seen last; before any were seen, by those that were seen first. */
function isExcluded(shopId: number, excludedTags: string[], now: Date): Fragment {
  if (excludedTags.length === 0) return fragment`false`
  const excluded = excludedTags.map((tag) => tag.toLowerCase())
  const until = new Date(now.getTime() + tagsReachMs)
  return fragment`coalesce((SELECT lower(t.tags::text)::text[] && ${excluded}::text[]
    FROM member_tags t WHERE t.shop_id = ${shopId} AND t.member_id = m.id
      AND t.observed_at <= ${until}::timestamptz
    ORDER BY t.observed_at <= ${now}::timestamptz DESC,
      CASE WHEN t.observed_at <= ${now}::timestamptz THEN t.observed_at END DESC,
      CASE WHEN t.observed_at <= ${now}::timestamptz THEN t.id END DESC,
      t.observed_at, t.id LIMIT 1), false)`
}

// One list of members is read in one or two legs, each in the order of an index: everybody by when
// they joined; or those the books know by what they have, and those without a balance beside them.
import { allOf, type Fragment, fragment } from '../../../db.server.ts'
import type { MemberSort } from '../member-filter.ts'
import type { MemberCursor } from './member-cursor.ts'

export const withBalance = fragment`LEFT JOIN balances b
  ON b.shop_id = m.shop_id AND b.member_id = m.id AND b.asset = 'points'`

export interface Leg {
  by: 'joined' | 'balance'
  from: Fragment
  order: Fragment
  behind(cursor: MemberCursor): Fragment
  /** With the cursor's own. */
  upTo(cursor: MemberCursor): Fragment
  /** Who is in it at all. */
  within(shopId: number): Fragment
}

const withoutBalance = fragment`members m LEFT JOIN balances b ON false`
const isUnknownToBooks = fragment`NOT EXISTS (SELECT FROM balances k
  WHERE k.shop_id = m.shop_id AND k.member_id = m.id AND k.asset = 'points')`

const everywhere = fragment`true`

const byJoined = (isDescending: boolean, isAlone: boolean): Leg => ({
  by: 'joined',
  from: isAlone ? fragment`members m ${withBalance}` : withoutBalance,
  order: isDescending ? fragment`m.joined_at DESC, m.id` : fragment`m.joined_at, m.id DESC`,
  behind: (cursor) => {
    if (cursor.at !== 'joined') return everywhere
    const { joinedAt, id } = cursor
    return isDescending
      ? fragment`(m.joined_at <= ${joinedAt}::timestamptz
          AND (m.joined_at < ${joinedAt}::timestamptz OR m.id > ${id}::uuid))`
      : fragment`(m.joined_at >= ${joinedAt}::timestamptz
          AND (m.joined_at > ${joinedAt}::timestamptz OR m.id < ${id}::uuid))`
  },
  upTo: (cursor) => {
    if (cursor.at !== 'joined') return everywhere
    const { joinedAt, id } = cursor
    return isDescending
      ? fragment`(m.joined_at >= ${joinedAt}::timestamptz
          AND (m.joined_at > ${joinedAt}::timestamptz OR m.id <= ${id}::uuid))`
      : fragment`(m.joined_at <= ${joinedAt}::timestamptz
          AND (m.joined_at < ${joinedAt}::timestamptz OR m.id >= ${id}::uuid))`
  },
  within: (shopId) =>
    allOf([fragment`m.shop_id = ${shopId}`, ...(isAlone ? [] : [isUnknownToBooks])]),
})

const byBalance = (isDescending: boolean): Leg => ({
  by: 'balance',
  from: fragment`balances b JOIN members m ON m.shop_id = b.shop_id AND m.id = b.member_id
    AND b.asset = 'points'`,
  order: isDescending
    ? fragment`(b.available - b.debt) DESC, b.member_id`
    : fragment`(b.available - b.debt), b.member_id DESC`,
  behind: (cursor) => {
    if (cursor.at !== 'balance') return everywhere
    const { available, id } = cursor
    return isDescending
      ? fragment`((b.available - b.debt) <= ${available}::int
          AND ((b.available - b.debt) < ${available}::int OR b.member_id > ${id}::uuid))`
      : fragment`((b.available - b.debt) >= ${available}::int
          AND ((b.available - b.debt) > ${available}::int OR b.member_id < ${id}::uuid))`
  },
  upTo: (cursor) => {
    if (cursor.at !== 'balance') return everywhere
    const { available, id } = cursor
    return isDescending
      ? fragment`((b.available - b.debt) >= ${available}::int
          AND ((b.available - b.debt) > ${available}::int OR b.member_id <= ${id}::uuid))`
      : fragment`((b.available - b.debt) <= ${available}::int
          AND ((b.available - b.debt) < ${available}::int OR b.member_id >= ${id}::uuid))`
  },
  within: (shopId) => fragment`b.shop_id = ${shopId}`,
})

const legs: Record<MemberSort, Leg[]> = {
  newest: [byJoined(true, true)],
  oldest: [byJoined(false, true)],
  richest: [byBalance(true), byJoined(true, false)],
  poorest: [byJoined(false, false), byBalance(false)],
}

/** The legs that are left behind the cursor. */
export function legsFrom(sort: MemberSort, after: MemberCursor | null): Leg[] {
  const all = legs[sort]
  const current = after ? all.findIndex(({ by }) => by === after.at) : 0
  return all.slice(Math.max(current, 0))
}

/** By its place in the order of balances; null: the books do not know of it. */
interface Placed {
  id: string
  joinedAt: Date
  inOrder: number | null
}

export function cursorOf({ id, joinedAt, inOrder }: Placed, sort: MemberSort): MemberCursor {
  const isByBalance = legs[sort].some(({ by }) => by === 'balance')
  return isByBalance && inOrder !== null
    ? { at: 'balance', available: inOrder, id }
    : { at: 'joined', joinedAt, id }
}

// The shop's members, a page at a time. Who they are is not ours to store: a row carries the
// customer's id, and the page asks the vendor for the names of those it shows.
import { allOf, type Fragment, fragment, type ShopTx } from '../../db.server.ts'
import { countInSlices } from '../segments/count-segment.server.ts'
import type { SegmentCount } from '../segments/segment-row.ts'
import { type FilterMoment, isTest, matchMembers, standing } from './match-members.server.ts'
import { type MemberCursor, writeCursor } from './member-cursor.ts'
import type { MemberFilter, MemberSort } from './member-filter.ts'
import type { MemberRow } from './member-row.ts'

const pageSize = 50

export interface MemberPage {
  members: MemberRow[]
  /** What to pass as `after` for the next page; null on the last one. */
  next: string | null
}

export interface MemberQuery {
  filter: MemberFilter
  sort: MemberSort
  after: MemberCursor | null
  moment: FilterMoment
  limit?: number
}

export async function listMembers(shop: ShopTx, query: MemberQuery): Promise<MemberPage> {
  const limit = query.limit ?? pageSize
  const rows: Row[] = []
  for (const leg of legsFrom(query)) {
    const after = rows.length === 0 ? query.after : null
    const wanted = limit + 1 - rows.length
    if (wanted > 0) rows.push(...(await readLeg(shop, query, { leg, after, limit: wanted })))
  }
  const last = rows[limit - 1]
  return {
    members: rows.slice(0, limit).map(({ inLots: _, ...member }) => member),
    next: rows.length > limit && last ? writeCursor(cursorOf(last, query.sort)) : null,
  }
}

/** The members among customers that a search at the vendor found, in its order. */
export async function listMembersOf(
  shop: ShopTx,
  customerIds: string[],
  { filter, moment }: Pick<MemberQuery, 'filter' | 'moment'>,
): Promise<MemberRow[]> {
  const { shopId } = shop
  return shop.sql<MemberRow>`
    SELECT ${columns(moment)} FROM members m ${withBalance}
    WHERE m.shop_id = ${shopId} AND m.customer_id = ANY(${customerIds}::text[])
      AND ${matchMembers(filter, moment)}
    ORDER BY array_position(${customerIds}::text[], m.customer_id)`
}

/** One member as a list shows them; null where there is none of this id. */
export async function readMemberRow(
  shop: ShopTx,
  memberId: string,
  moment: FilterMoment,
): Promise<MemberRow | null> {
  const [row] = await shop.sql<MemberRow>`
    SELECT ${columns(moment)} FROM members m ${withBalance}
    WHERE m.shop_id = ${shop.shopId} AND m.id = ${memberId}::uuid`
  return row ?? null
}

/** Of a segment about how many, where they are too many to be looked at while a page waits. */
export async function countShown(
  shop: ShopTx,
  query: Pick<MemberQuery, 'filter' | 'moment'>,
): Promise<SegmentCount> {
  const { filter, moment } = query
  if (filter.segment !== undefined) return countInSlices(shop, matchMembers(filter, moment))
  return { members: await countMembers(shop, query), isAbout: false }
}

export async function countMembers(
  shop: ShopTx,
  { filter, moment }: Pick<MemberQuery, 'filter' | 'moment'>,
): Promise<number> {
  const [row] = await shop.sql<{ count: number }>`
    SELECT count(*)::int AS count FROM members m ${withBalance}
    WHERE m.shop_id = ${shop.shopId} AND ${matchMembers(filter, moment)}`
  return row?.count ?? 0
}

/** With the place in the order of what lies in lots, before what is owed. */
type Row = MemberRow & { inLots: number | null }

export const withBalance = fragment`LEFT JOIN balances b
  ON b.shop_id = m.shop_id AND b.member_id = m.id AND b.asset = 'points'`

// One list is read in one or two legs, each in the order of an index: everybody by when they
// joined; or those the books know by what they have, and those without a balance beside them.
interface Leg {
  by: 'joined' | 'balance'
  from: Fragment
  order: Fragment
  behind(cursor: MemberCursor): Fragment
}

const withoutBalance = fragment`members m LEFT JOIN balances b ON false`
const isUnknownToBooks = fragment`NOT EXISTS (SELECT FROM balances k
  WHERE k.shop_id = m.shop_id AND k.member_id = m.id AND k.asset = 'points')`

const byJoined = (isDescending: boolean, isAlone: boolean): Leg => ({
  by: 'joined',
  from: isAlone ? fragment`members m ${withBalance}` : withoutBalance,
  order: isDescending ? fragment`m.joined_at DESC, m.id` : fragment`m.joined_at, m.id DESC`,
  behind: (cursor) => {
    if (cursor.at !== 'joined') return fragment`true`
    const { joinedAt, id } = cursor
    return isDescending
      ? fragment`(m.joined_at <= ${joinedAt}::timestamptz
          AND (m.joined_at < ${joinedAt}::timestamptz OR m.id > ${id}::uuid))`
      : fragment`(m.joined_at >= ${joinedAt}::timestamptz
          AND (m.joined_at > ${joinedAt}::timestamptz OR m.id < ${id}::uuid))`
  },
})

const byBalance = (isDescending: boolean): Leg => ({
  by: 'balance',
  from: fragment`balances b JOIN members m ON m.shop_id = b.shop_id AND m.id = b.member_id
    AND b.asset = 'points'`,
  order: isDescending
    ? fragment`(b.available - b.debt) DESC, b.member_id`
    : fragment`(b.available - b.debt), b.member_id DESC`,
  behind: (cursor) => {
    if (cursor.at !== 'balance') return fragment`true`
    const { available, id } = cursor
    return isDescending
      ? fragment`((b.available - b.debt) <= ${available}::int
          AND ((b.available - b.debt) < ${available}::int OR b.member_id > ${id}::uuid))`
      : fragment`((b.available - b.debt) >= ${available}::int
          AND ((b.available - b.debt) > ${available}::int OR b.member_id < ${id}::uuid))`
  },
})

const legs: Record<MemberSort, Leg[]> = {
  newest: [byJoined(true, true)],
  oldest: [byJoined(false, true)],
  richest: [byBalance(true), byJoined(true, false)],
  poorest: [byJoined(false, false), byBalance(false)],
}

/** The legs that are left behind the cursor. */
function legsFrom({ sort, after }: MemberQuery): Leg[] {
  const all = legs[sort]
  const current = after ? all.findIndex(({ by }) => by === after.at) : 0
  return all.slice(Math.max(current, 0))
}

function readLeg(
  shop: ShopTx,
  { filter, moment, sort }: MemberQuery,
  { leg, after, limit }: { leg: Leg; after: MemberCursor | null; limit: number },
): Promise<Row[]> {
  const { shopId } = shop
  const isSecondary = leg.by === 'joined' && legs[sort].length > 1
  const conditions = allOf([
    leg.by === 'balance' ? fragment`b.shop_id = ${shopId}` : fragment`m.shop_id = ${shopId}`,
    ...(isSecondary ? [isUnknownToBooks] : []),
    ...(after ? [leg.behind(after)] : []),
    matchMembers(filter, moment),
  ])
  // What a row says besides is looked up for the page alone, not for everything that is passed.
  return shop.sql<Row>`
    SELECT ${columns(moment)}, b.available AS "inLots"
    FROM (SELECT m.shop_id, m.id, row_number() OVER () AS place FROM (
        SELECT m.shop_id, m.id FROM ${leg.from}
        WHERE ${conditions} ORDER BY ${leg.order} LIMIT ${limit}) m) page
    JOIN members m ON m.shop_id = page.shop_id AND m.id = page.id ${withBalance}
    WHERE page.shop_id = ${shopId} ORDER BY page.place`
}

const columns = (moment: FilterMoment) => fragment`m.id::text, m.customer_id AS "customerId",
  m.joined_at AS "joinedAt", ${standing(moment)} AS status, ${isTest(moment.shopId)} AS "isTest",
  COALESCE(b.available - b.debt, 0) AS available, COALESCE(b.pending, 0) AS pending,
  COALESCE(b.held, 0) AS held, COALESCE(b.outstanding, 0) AS outstanding,
  greatest(m.joined_at,
    (SELECT max(o.processed_at) FROM orders o
      WHERE o.shop_id = m.shop_id AND o.member_id = m.id),
    (SELECT max(r.created_at) FROM redemptions r
      WHERE r.shop_id = m.shop_id AND r.member_id = m.id)) AS "activeAt"`

function cursorOf(row: Row, sort: MemberSort): MemberCursor {
  const isByBalance = legs[sort].some(({ by }) => by === 'balance')
  return isByBalance && row.inLots !== null
    ? { at: 'balance', available: row.inLots, id: row.id }
    : { at: 'joined', joinedAt: row.joinedAt, id: row.id }
}

// The shop's members, a page at a time. Who they are is not ours to store: a row carries the
// customer's id, and the page asks the vendor for the names of those it shows.
import { allOf, fragment, type ShopTx } from '../../db.server.ts'
import { countInSlices } from '../segments/count-segment.server.ts'
import type { SegmentCount } from '../segments/segment-row.ts'
import { cursorOf, type Leg, legsFrom, withBalance } from './list/list-legs.server.ts'
import { type MemberCursor, writeCursor } from './list/member-cursor.ts'
import { type FilterMoment, isTest, matchMembers, standing } from './match-members.server.ts'
import type { MemberFilter, MemberSort } from './member-filter.ts'
import type { MemberRow } from './member-row.ts'

const pageSize = 50

export interface MemberPage {
  members: MemberRow[]
  /** What to pass as `after` for the next page; null on the last one. */
  next: string | null
  /** Not all could be looked at while a page waits: whoever is missing is found from `next` on. */
  isLooking?: true
}

export interface MemberQuery {
  filter: MemberFilter
  sort: MemberSort
  after: MemberCursor | null
  moment: FilterMoment
  limit?: number
  /** Milliseconds after which no further members of a segment are looked for. */
  within?: number
}

/** How long a page waits for members of a segment, of whom there may be few among very many. */
const mostMs = 1200
const firstSlice = 1000
/** What took less is followed by a larger one. */
const quickMs = 200
const largestSlice = 20_000

export async function listMembers(shop: ShopTx, query: MemberQuery): Promise<MemberPage> {
  const { limit = pageSize, sort, filter } = query
  const walk = filter.segment === undefined ? readAtOnce : lookThrough
  const { rows, stoppedAt } = await walk(shop, query, limit + 1)
  const last = rows[limit - 1]
  const members = rows.slice(0, limit).map(({ inOrder: _, ...member }) => member)
  if (rows.length > limit && last) return { members, next: writeCursor(cursorOf(last, sort)) }
  if (!stoppedAt) return { members, next: null }
  return { members, next: writeCursor(stoppedAt), isLooking: true }
}

interface Walked {
  rows: Row[]
  /** Nobody behind this was looked at; null: enough were found, or there are no more. */
  stoppedAt: MemberCursor | null
}

async function readAtOnce(shop: ShopTx, query: MemberQuery, wanted: number): Promise<Walked> {
  const rows: Row[] = []
  for (const leg of legsFrom(query.sort, query.after)) {
    const after = rows.length === 0 ? query.after : null
    const limit = wanted - rows.length
    if (limit > 0) rows.push(...(await readLeg(shop, query, { leg, after, until: null, limit })))
  }
  return { rows, stoppedAt: null }
}

/** A slice of the list after the other, so that no statement passes more than that. */
async function lookThrough(shop: ShopTx, query: MemberQuery, wanted: number): Promise<Walked> {
  const end = performance.now() + (query.within ?? mostMs)
  const rows: Row[] = []
  let size = firstSlice
  let after = query.after
  for (const leg of legsFrom(query.sort, query.after)) {
    for (;;) {
      const begun = performance.now()
      const until = await readPlace(shop, query, { leg, after, size })
      const limit = wanted - rows.length
      rows.push(...(await readLeg(shop, query, { leg, after, until, limit })))
      if (rows.length >= wanted) return { rows, stoppedAt: null }
      after = until
      if (!until) break
      if (performance.now() > end) return { rows, stoppedAt: until }
      if (performance.now() - begun < quickMs) size = Math.min(size * 2, largestSlice)
    }
  }
  return { rows, stoppedAt: null }
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

/** With its place in the order of balances; null: the books do not know of it. */
type Row = MemberRow & { inOrder: number | null }

interface Stretch {
  leg: Leg
  after: MemberCursor | null
  until: MemberCursor | null
  limit: number
}

function readLeg(
  shop: ShopTx,
  { filter, moment }: MemberQuery,
  { leg, after, until, limit }: Stretch,
): Promise<Row[]> {
  const { shopId } = shop
  const conditions = allOf([
    leg.within(shopId),
    ...(after ? [leg.behind(after)] : []),
    ...(until ? [leg.upTo(until)] : []),
    matchMembers(filter, moment),
  ])
  // What a row says besides is looked up for the page alone, not for everything that is passed.
  return shop.sql<Row>`
    SELECT ${columns(moment)}, b.available - b.debt AS "inOrder"
    FROM (SELECT m.shop_id, m.id, row_number() OVER () AS place FROM (
        SELECT m.shop_id, m.id FROM ${leg.from}
        WHERE ${conditions} ORDER BY ${leg.order} LIMIT ${limit}) m) page
    JOIN members m ON m.shop_id = page.shop_id AND m.id = page.id ${withBalance}
    WHERE page.shop_id = ${shopId} ORDER BY page.place`
}

/** Where so many members of the list end; null: there are no more than that. */
async function readPlace(
  shop: ShopTx,
  { sort }: MemberQuery,
  { leg, after, size }: Pick<Stretch, 'leg' | 'after'> & { size: number },
): Promise<MemberCursor | null> {
  const { shopId } = shop
  // Of all of them, be it that a leg is about few: what is passed stays what a slice is.
  const isAhead = after ? leg.behind(after) : fragment`true`
  const [row] = await shop.sql<Pick<Row, 'id' | 'joinedAt' | 'inOrder'>>`
    SELECT m.id::text, m.joined_at AS "joinedAt", b.available - b.debt AS "inOrder"
    FROM ${leg.from} WHERE m.shop_id = ${shopId} AND ${isAhead}
    ORDER BY ${leg.order} OFFSET ${size - 1}::int LIMIT 1`
  return row ? cursorOf(row, sort) : null
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

// The shop's members, a page at a time. Who they are is not ours to store: a row carries the
// customer's id, and the page asks the vendor for the names of those it shows.
import type { ShopTx } from '../../db.server.ts'
import { type MemberCursor, type MemberSort, writeCursor } from './member-cursor.ts'

const pageSize = 50

// Cursors before everybody, so that the first page is the same, indexed statement as the others.
const nobody = '00000000-0000-0000-0000-000000000000'
const newest = { joinedAt: new Date('9999-12-31T00:00:00Z'), id: nobody }
const richest = { available: 2_147_483_647, id: nobody }

export interface MemberRow {
  id: string
  /** Null once the customer asked to be forgotten. */
  customerId: string | null
  joinedAt: Date
  available: number
  pending: number
}

export interface MemberPage {
  members: MemberRow[]
  /** What to pass as `after` for the next page; null on the last one. */
  next: string | null
}

export async function listMembers(
  shop: ShopTx,
  page: { sort: MemberSort; after: MemberCursor | null; limit?: number },
): Promise<MemberPage> {
  const limit = page.limit ?? pageSize
  const rows =
    page.sort === 'joined'
      ? await listByJoined(shop, page.after, limit + 1)
      : await listByBalance(shop, page.after, limit + 1)
  const members = rows.slice(0, limit)
  const last = members.at(-1)
  const hasNext = rows.length > limit && last !== undefined
  return {
    members: members.map(({ hasBalance: _, ...member }) => member),
    next: hasNext ? writeCursor(cursorOf(last, page.sort)) : null,
  }
}

/** The members among customers that a search at the vendor found, in its order. */
export async function listMembersOf(shop: ShopTx, customerIds: string[]): Promise<MemberRow[]> {
  const rows = await shop.sql<Row>`
    SELECT m.id::text, m.customer_id AS "customerId", m.joined_at AS "joinedAt",
      COALESCE(b.available, 0) AS available, COALESCE(b.pending, 0) AS pending, true AS "hasBalance"
    FROM members m
    LEFT JOIN balances b ON b.shop_id = m.shop_id AND b.member_id = m.id AND b.asset = 'points'
    WHERE m.shop_id = ${shop.shopId} AND m.customer_id = ANY(${customerIds}::text[])
    ORDER BY array_position(${customerIds}::text[], m.customer_id)`
  return rows.map(({ hasBalance: _, ...member }) => member)
}

type Row = MemberRow & { hasBalance: boolean }

function cursorOf(row: Row, sort: MemberSort): MemberCursor {
  return sort === 'balance' && row.hasBalance
    ? { at: 'balance', available: row.available, id: row.id }
    : { at: 'joined', joinedAt: row.joinedAt, id: row.id }
}

function listByJoined(shop: ShopTx, after: MemberCursor | null, limit: number): Promise<Row[]> {
  const { joinedAt, id } = after?.at === 'joined' ? after : newest
  return shop.sql<Row>`
    SELECT m.id::text, m.customer_id AS "customerId", m.joined_at AS "joinedAt",
      COALESCE(b.available, 0) AS available, COALESCE(b.pending, 0) AS pending,
      false AS "hasBalance"
    FROM members m
    LEFT JOIN balances b ON b.shop_id = m.shop_id AND b.member_id = m.id AND b.asset = 'points'
    WHERE m.shop_id = ${shop.shopId} AND m.joined_at <= ${joinedAt}::timestamptz
      AND (m.joined_at < ${joinedAt}::timestamptz OR m.id > ${id}::uuid)
    ORDER BY m.joined_at DESC, m.id LIMIT ${limit}`
}

// First those the books know, most points first; then those who never had any, newest first.
async function listByBalance(
  shop: ShopTx,
  after: MemberCursor | null,
  limit: number,
): Promise<Row[]> {
  if (after?.at === 'joined') return listWithoutBalance(shop, after, limit)
  const { available, id } = after ?? richest
  const rows = await shop.sql<Row>`
    SELECT m.id::text, m.customer_id AS "customerId", m.joined_at AS "joinedAt",
      b.available, b.pending, true AS "hasBalance"
    FROM balances b
    JOIN members m ON m.shop_id = b.shop_id AND m.id = b.member_id
    WHERE b.shop_id = ${shop.shopId} AND b.asset = 'points' AND b.available <= ${available}::int
      AND (b.available < ${available}::int OR b.member_id > ${id}::uuid)
    ORDER BY b.available DESC, b.member_id LIMIT ${limit}`
  if (rows.length === limit) return rows
  return [...rows, ...(await listWithoutBalance(shop, null, limit - rows.length))]
}

function listWithoutBalance(
  shop: ShopTx,
  after: Extract<MemberCursor, { at: 'joined' }> | null,
  limit: number,
): Promise<Row[]> {
  const { joinedAt, id } = after ?? newest
  return shop.sql<Row>`
    SELECT m.id::text, m.customer_id AS "customerId", m.joined_at AS "joinedAt",
      0 AS available, 0 AS pending, false AS "hasBalance"
    FROM members m
    WHERE m.shop_id = ${shop.shopId}
      AND NOT EXISTS (SELECT FROM balances b
        WHERE b.shop_id = m.shop_id AND b.member_id = m.id AND b.asset = 'points')
      AND m.joined_at <= ${joinedAt}::timestamptz
      AND (m.joined_at < ${joinedAt}::timestamptz OR m.id > ${id}::uuid)
    ORDER BY m.joined_at DESC, m.id LIMIT ${limit}`
}

import { randomUUID } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { readCursor, writeCursor } from '../../../app/loyalty/members/list/member-cursor.ts'
import type { MemberFilter, MemberSort } from '../../../app/loyalty/members/member-filter.ts'
import { openTestDatabase } from '../../setup/database.ts'

await openTestDatabase()
const { forShop, prisma } = await import('../../../app/db.server.ts')
const { countMembers, listMembers, listMembersOf } = await import(
  '../../../app/loyalty/members/list-members.server.ts'
)

let shop = forShop(0)
beforeEach(async () => {
  const row = await prisma().shop.create({ data: { domain: `${randomUUID()}.example` } })
  shop = forShop(row.id)
})

/** @param available undefined: the books do not know the member yet. */
async function addMember(customerId: string, joined: string, available?: number) {
  const id = randomUUID()
  const joinedAt = new Date(joined)
  const { shopId } = shop
  await shop.db.member.create({ data: { shopId, id, customerId, joinedAt, recordedAt: joinedAt } })
  if (available !== undefined) {
    await shop.db.balance.create({ data: { shopId, memberId: id, asset: 'points', available } })
  }
}

const momentOf = (membership: 'everyone' | 'signed_in' | 'joined' = 'everyone') => ({
  shopId: shop.shopId,
  now: new Date('2026-12-01T12:00:00Z'),
  timeZone: 'America/New_York',
  membership,
  earlier: {},
  excludedTags: ['staff'],
})

async function walk(
  sort: MemberSort,
  limit: number,
  filter: MemberFilter = {},
  moment = momentOf(),
): Promise<string[][]> {
  const pages: string[][] = []
  let after: string | null = null
  do {
    const query = { sort, after: readCursor(after), limit, filter, moment }
    const page = await listMembers(shop, query)
    pages.push(page.members.map((member) => member.customerId ?? ''))
    after = page.next
  } while (after)
  expect(await countMembers(shop, { filter, moment })).toBe(pages.flat().length)
  return pages
}

test('who owes points is passed once, whichever way the list goes', async () => {
  for (const [name, available] of [
    ['a', 0],
    ['b', 0],
    ['c', 0],
    ['d', 9],
  ] as const)
    await addMember(name, '2026-05-01T00:00:00Z', available)
  for (const [name, debt] of [
    ['a', 30],
    ['b', 20],
  ] as const)
    await shop.sql`UPDATE balances SET debt = ${debt} WHERE shop_id = ${shop.shopId} AND member_id =
      (SELECT id FROM members WHERE shop_id = ${shop.shopId} AND customer_id = ${name})
      RETURNING 1 AS one`
  expect((await walk('richest', 1)).flat()).toEqual(['d', 'c', 'b', 'a'])
  expect((await walk('poorest', 1)).flat()).toEqual(['a', 'b', 'c', 'd'])
})

/** Everybody in the sorted order, found in slices that end after each. */
async function lookFor(
  sort: MemberSort,
  points: number,
): Promise<{ ids: string[]; looks: number }> {
  const condition = { kind: 'points' as const, from: points, to: points }
  const segment = {
    ...{ segment: 1, number: 1, name: 'Rare', match: 'all' as const, conditions: [condition] },
    ...{ effectiveFrom: new Date(0), isRemoved: false },
  }
  const moment = { ...momentOf(), segments: [segment] }
  const ids: string[] = []
  let after: string | null = null
  let looks = 0
  do {
    const asked = { sort, filter: { segment: 1 }, moment, limit: 2, within: -1 }
    const page = await listMembers(shop, { ...asked, after: readCursor(after) })
    if (page.members.length < 2) expect(page.isLooking).toBe(page.next ? true : undefined)
    ids.push(...page.members.map(({ customerId }) => customerId ?? ''))
    after = page.next
    looks += 1
  } while (after)
  return { ids, looks }
}

test('of a rare segment a page looks at so many members, and says where it stopped', async () => {
  const ids = Array.from({ length: 4500 }, (_, n) => `m${n}`)
  await shop.sql`SELECT 1 AS one FROM enroll_members(p_shop_id => ${shop.shopId}::int,
    p_now => now(), p_customer_ids => ${ids}::text[],
    p_joined_at => ${ids.map((_, n) => new Date(Date.UTC(2026, 0, 1) + n * 1000))}::timestamptz[])`
  // The thousandth is the last of the first slice.
  const rare = [7, 999, 2222, 2223, 4400]
  for (const n of rare)
    await shop.sql`INSERT INTO balances (shop_id, member_id, asset, available)
      SELECT shop_id, id, 'points', 77 FROM members
      WHERE shop_id = ${shop.shopId} AND customer_id = ${`m${n}`} RETURNING 1 AS one`
  const expected = rare.map((n) => `m${n}`)
  const oldest = await lookFor('oldest', 77)
  expect(oldest.ids).toEqual(expected)
  expect(oldest.looks).toBeGreaterThan(3)
  expect((await lookFor('newest', 77)).ids).toEqual(expected.toReversed())
  expect((await lookFor('richest', 77)).ids.sort()).toEqual(expected.toSorted())
  expect((await lookFor('poorest', 77)).ids.sort()).toEqual(expected.toSorted())
  expect((await lookFor('poorest', 78)).ids).toEqual([])
})

test('by joining, a page at a time, each member once, also where they joined at one instant', async () => {
  await addMember('old', '2026-01-01T00:00:00Z')
  for (const name of ['a', 'b', 'c', 'd']) await addMember(name, '2026-05-01T00:00:00Z', 10)
  await addMember('new', '2026-11-01T00:00:00Z')
  const pages = await walk('newest', 2)
  expect(pages.map((page) => page.length)).toEqual([2, 2, 2])
  expect(pages.flat()[0]).toBe('new')
  expect(pages.flat().at(-1)).toBe('old')
  expect(new Set(pages.flat()).size).toBe(6)
  expect((await walk('oldest', 2)).flat()).toEqual(pages.flat().reverse())
})

test('most points first; those who never had any follow, newest first', async () => {
  await addMember('none-old', '2026-01-01T00:00:00Z')
  await addMember('none-new', '2026-02-01T00:00:00Z')
  await addMember('rich', '2026-01-01T00:00:00Z', 900)
  await addMember('some', '2026-01-01T00:00:00Z', 5)
  await addMember('even', '2026-01-01T00:00:00Z', 0)
  for (const limit of [1, 2, 3, 4, 5, 6]) {
    expect((await walk('richest', limit)).flat(), `pages of ${limit}`).toEqual([
      'rich',
      'some',
      'even',
      'none-new',
      'none-old',
    ])
    expect((await walk('poorest', limit)).flat(), `pages of ${limit}`).toEqual([
      'none-old',
      'none-new',
      'even',
      'some',
      'rich',
    ])
  }
})

test('the last full page has no next one', async () => {
  await addMember('a', '2026-01-01T00:00:00Z')
  await addMember('b', '2026-01-01T00:00:00Z')
  expect(await walk('newest', 2)).toHaveLength(1)
})

test("a search's customers come in its order; strangers and other shops' members are left out", async () => {
  await addMember('1', '2026-01-01T00:00:00Z', 7)
  await addMember('2', '2026-01-01T00:00:00Z')
  const mine = shop
  const query = { filter: {}, moment: momentOf() }
  const other = await prisma().shop.create({ data: { domain: `${randomUUID()}.example` } })
  shop = forShop(other.id)
  await addMember('3', '2026-01-01T00:00:00Z')
  expect(await listMembersOf(mine, ['3', '2', '99', '1'], query)).toMatchObject([
    { customerId: '2', available: 0 },
    { customerId: '1', available: 7 },
  ])
  expect(await listMembersOf(mine, [], query)).toEqual([])
})

test('a cursor survives an address; anything else starts at the beginning', () => {
  const id = randomUUID()
  for (const cursor of [
    { at: 'balance', available: -3, id },
    { at: 'joined', joinedAt: new Date('2026-05-01T00:00:00.123Z'), id },
  ] as const) {
    expect(readCursor(writeCursor(cursor))).toEqual(cursor)
  }
  for (const text of [null, '', 'joined', 'joined_x_y', `joined_1_${id}x`, `other_1_${id}`]) {
    expect(readCursor(text)).toBe(null)
  }
})

import { randomUUID } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { readCursor, writeCursor } from '../../../app/loyalty/members/member-cursor.ts'
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

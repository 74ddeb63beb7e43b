import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Condition } from '../../../app/loyalty/segments/conditions/catalogue.ts'
import { dayMs, type MemberFacts } from '../../../app/loyalty/segments/conditions/condition.ts'
import { isIn, type SegmentForm } from '../../../app/loyalty/segments/segment.ts'
import { aLine, anOrder, later, withLineRefunded } from '../../setup/builders/order.ts'
import type { TestShop } from '../../setup/builders/shop.ts'
import { openTestDatabase } from '../../setup/database.ts'

await openTestDatabase()
const { aShop } = await import('../../setup/builders/shop.ts')
const { countSegment } = await import('../../../app/loyalty/segments/count-segment.server.ts')
const { saveSegment } = await import('../../../app/loyalty/segments/save-segment.server.ts')
const { listSegments } = await import('../../../app/loyalty/segments/list-segments.server.ts')
const { removeSegment, restoreSegment } = await import(
  '../../../app/loyalty/segments/remove-segment.server.ts'
)
const { matchSegment } = await import('../../../app/loyalty/segments/match-segment.server.ts')
const { noteCountries } = await import('../../../app/loyalty/membership/note-countries.server.ts')
const { forgetMember } = await import('../../../app/loyalty/members/forget-member.server.ts')
const { mergeCustomers } = await import(
  '../../../app/loyalty/settlement/merge/merge-customers.server.ts'
)

const now = new Date('2026-06-01T00:00:00.000Z')
const daysAgo = (days: number) => new Date(now.getTime() - days * dayMs).toISOString()
let made = 0
const order = (customerId: string, days: number, ...lines: ReturnType<typeof aLine>[]) => {
  made += 1
  const orderId = String(8000 + made)
  return anOrder({ orderId, customerId, processedAt: daysAgo(days), lines })
}
const mug = (minor: number) => aLine(minor, { id: 'mug', productId: '501' })
const pot = (minor: number) => aLine(minor, { id: 'pot', productId: '502' })

const only = (condition: object): Pick<SegmentForm, 'match' | 'conditions'> => ({
  match: 'all',
  conditions: [condition as Condition],
})
const spent = (from: number | null, to: number | null = null, days: number | null = null) =>
  only({ kind: 'spent', from, to, days })
const membersIn = async (shop: TestShop, segment: Pick<SegmentForm, 'match' | 'conditions'>) =>
  (await countSegment(shop.db, segment, { now })).members

/** Four people: a big one, a small one, one who sent it back, one who never ordered. */
async function aCrowd() {
  const shop = await aShop()
  const back = order('3', 5, mug(9000))
  const off = order('2', 3, pot(9000))
  await shop.settleAt(
    now,
    order('1', 100, mug(6000)),
    order('1', 10, pot(4000)),
    order('2', 40, mug(1000)),
    off,
    back,
  )
  await shop.settleAt(now, withLineRefunded(back, 'mug'), later(off, { cancelledAt: daysAgo(2) }))
  await shop.db.sql`SELECT 1 AS one FROM enroll_members(p_shop_id => ${shop.shopId}::int,
    p_now => ${now}::timestamptz, p_customer_ids => ${['4']}::text[],
    p_joined_at => ${[daysAgo(1)]}::timestamptz[])`
  return shop
}

test('members are counted by what is left of their orders', async () => {
  const shop = await aCrowd()
  const counts = [
    [spent(10_000), 1],
    [spent(10_001), 0],
    [spent(null, 0), 2],
    [spent(1000, 9999), 1],
    [spent(4000, null, 11), 1],
    [spent(4001, null, 11), 0],
    [only({ kind: 'orders', from: 2, to: null, days: null }), 1],
    [only({ kind: 'orders', from: 0, to: 0, days: null }), 1],
    [only({ kind: 'last_order', when: 'within', days: 10 }), 1],
    [only({ kind: 'last_order', when: 'longer_ago', days: 10 }), 2],
    [
      only({ kind: 'products', has: 'bought', products: [{ id: '501', title: '' }], days: null }),
      2,
    ],
    [
      only({
        kind: 'products',
        has: 'not_bought',
        products: [{ id: '502', title: '' }],
        days: null,
      }),
      3,
    ],
  ] as const
  for (const [segment, members] of counts)
    expect([segment, await membersIn(shop, segment)]).toEqual([segment, members])
  await shop.expectBooksToAgree()
})

test('points, language, country, tier and tags are those of today', async () => {
  const shop = await aCrowd()
  const id = await shop.memberId('1')
  const { shopId } = shop
  await shop.db.sql`UPDATE members SET locale = 'ja', country = 'JP'
    WHERE shop_id = ${shopId} AND id = ${id}::uuid RETURNING 1 AS one`
  await shop.db
    .sql`INSERT INTO member_tiers (shop_id, member_id, tier_id, since, spend_minor, points,
    orders) VALUES (${shopId}, ${id}::uuid, 'gold', ${now}, 0, 0, 0)`
  await shop.db.sql`INSERT INTO member_tags (shop_id, member_id, tags, observed_at, recorded_at)
    VALUES (${shopId}, ${id}::uuid, ${['vip']}::text[], ${now}, ${now})`
  const points = (from: number | null, to: number | null) => only({ kind: 'points', from, to })
  const counts = [
    [points(100, null), 1],
    [points(101, null), 0],
    [points(null, 10), 3],
    [only({ kind: 'language', languages: ['ja'] }), 1],
    [only({ kind: 'language', languages: ['cs'] }), 0],
    [only({ kind: 'country', countries: ['JP', 'US'] }), 1],
    [only({ kind: 'tier', tiers: [{ id: 'gold', title: '' }] }), 1],
    [only({ kind: 'tags', has: 'any', tags: ['VIP'] }), 1],
    [only({ kind: 'tags', has: 'none', tags: ['vip'] }), 3],
  ] as const
  for (const [segment, members] of counts)
    expect([segment, await membersIn(shop, segment)]).toEqual([segment, members])
  const both = [...points(100, null).conditions, ...spent(null, 0).conditions]
  expect(await membersIn(shop, { match: 'any', conditions: both })).toBe(3)
  expect(await membersIn(shop, { match: 'all', conditions: both })).toBe(0)
})

test('whoever was merged or forgotten is not counted', async () => {
  const shop = await aCrowd()
  await shop.db.transaction((tx) =>
    mergeCustomers(tx, { keptId: '2', deletedId: '1', at: now, now }),
  )
  expect(await membersIn(shop, spent(11_000))).toBe(1)
  expect(await membersIn(shop, spent(0))).toBe(3)
  await shop.db.sql`UPDATE members SET redacted_at = ${now}, customer_id = NULL
    WHERE shop_id = ${shop.shopId} AND customer_id = '2' RETURNING 1 AS one`
  expect(await membersIn(shop, spent(11_000))).toBe(0)
})

test('where time runs out, those that were looked at stand for all', async () => {
  const shop = await aShop()
  const ids = Array.from({ length: 9000 }, (_, n) => String(n))
  await shop.db.sql`SELECT 1 AS one FROM enroll_members(p_shop_id => ${shop.shopId}::int,
    p_now => ${now}::timestamptz, p_customer_ids => ${ids}::text[],
    p_joined_at => ${ids.map(() => daysAgo(1))}::timestamptz[])`
  expect(await countSegment(shop.db, spent(0), { now })).toEqual({ members: 9000, isAbout: false })
  expect(await countSegment(shop.db, spent(0), { now, within: -1 })).toEqual({
    members: 9000,
    isAbout: true,
  })
  expect(await countSegment(shop.db, spent(1), { now, within: -1 })).toEqual({
    members: 0,
    isAbout: true,
  })
})

const ranges = fc
  .tuple(
    fc.option(fc.integer({ min: 0, max: 12_000 })),
    fc.option(fc.integer({ min: 0, max: 12_000 })),
  )
  .map(([from, to]) => ({ from: from ?? (to === null ? 0 : null), to }))
const days = fc.option(fc.constantFrom(1, 10, 40, 100, 400))
const product = fc.subarray(['501', '502'], { minLength: 1 }).map((ids) => ids.map(asPicked))
const asPicked = (id: string) => ({ id, title: id })
const conditions = fc.oneof(
  fc
    .record({ range: ranges, days })
    .map((one) => ({ kind: 'spent', ...one.range, days: one.days })),
  fc.record({ from: fc.integer({ min: 0, max: 3 }), days }).map((one) => ({
    kind: 'orders',
    to: null,
    ...one,
  })),
  fc.record({
    kind: fc.constant('last_order'),
    when: fc.constantFrom('within', 'longer_ago'),
    days: fc.constantFrom(1, 10, 40, 100),
  }),
  fc.record({
    kind: fc.constant('products'),
    has: fc.constantFrom('bought', 'not_bought'),
    products: product,
    days,
  }),
) as unknown as fc.Arbitrary<Condition>
const segments = fc.record({
  match: fc.constantFrom('all' as const, 'any' as const),
  conditions: fc.array(conditions, { minLength: 1, maxLength: 3 }),
})

test('the database and the fold over orders say the same of everybody', async () => {
  const shop = await aCrowd()
  const facts = new Map<string, MemberFacts>([
    ['1', factsOf([100, 6000, '501'], [10, 4000, '502'])],
    ['2', factsOf([40, 1000, '501'])],
    ['3', factsOf([5, 0])],
    ['4', factsOf()],
  ])
  const check = async (segment: Pick<SegmentForm, 'match' | 'conditions'>) => {
    const rows = await shop.db.sql<{ customerId: string }>`
      SELECT m.customer_id AS "customerId" FROM members m
      LEFT JOIN balances b ON false WHERE m.shop_id = ${shop.shopId}
        AND ${matchSegment(segment, { shopId: shop.shopId, now })} ORDER BY 1`
    const expected = [...facts].filter(([, one]) => isIn(segment, one, now.getTime()))
    expect(rows.map(({ customerId }) => customerId)).toEqual(expected.map(([id]) => id))
  }
  await fc.assert(fc.asyncProperty(segments, check), { numRuns: 150 })
})

function factsOf(...placed: [number, number, string?][]): MemberFacts {
  const orders = placed.map(([ago, spentMinor, id]) => {
    return { at: now.getTime() - ago * dayMs, spentMinor, productIds: id ? [id] : [] }
  })
  return { orders, tier: null, tags: [] }
}

const form = (given: object = {}) => ({ name: 'Big', ...spent(100), ...given })
const save = (shop: TestShop, given: object = {}) =>
  saveSegment(shop.db, {
    form: form(),
    segment: null,
    seen: 0,
    recordedBy: 'staff/1',
    now,
    ...given,
  })

test('a segment is made once, changed by the next edition, removed and taken back', async () => {
  const shop = await aShop()
  expect(await save(shop)).toEqual({ ok: true, value: 1 })
  expect(await save(shop)).toEqual({ ok: true, value: 1 })
  expect(await save(shop, { form: form(spent(200)) })).toMatchObject({
    refusal: { code: 'segment_name_taken' },
  })
  expect(await save(shop, { form: form({ name: 'Small', ...spent(null, 5) }) })).toEqual({
    ok: true,
    value: 2,
  })
  const changed = { form: form(spent(300)), segment: 1, seen: 1 }
  expect(await save(shop, changed)).toEqual({ ok: true, value: 1 })
  expect(await save(shop, { ...changed, form: form(spent(400)) })).toMatchObject({
    refusal: { code: 'segment_changed' },
  })
  expect(await save(shop, { form: { ...form(), conditions: [] } })).toMatchObject({
    refusal: { code: 'segment_invalid', details: { conditions: 'no_condition' } },
  })
  expect(await save(shop, { ...changed, segment: 9 })).toMatchObject({
    refusal: { code: 'segment_unknown' },
  })
  const listed = async () =>
    (await listSegments(shop.db)).map(({ segment, number }) => [segment, number])
  expect(await listed()).toEqual([
    [1, 3],
    [2, 2],
  ])
  const removal = { segment: 1, actor: 'staff/1', now }
  expect(await removeSegment(shop.db, removal)).toEqual({ ok: true, value: 1 })
  expect(await listed()).toEqual([[2, 2]])
  expect(await restoreSegment(shop.db, removal)).toEqual({ ok: true, value: 1 })
  expect(await listed()).toHaveLength(2)
})

test('one that is used by a reward stays', async () => {
  const shop = await aShop()
  await save(shop)
  const audience = { who: 'segment', tiers: [], segment: '1' }
  const settings = { rewards: [{ id: 'r', title: 'For the big', audience }] }
  await shop.db.db.programDraft.create({
    data: { shopId: shop.shopId, revision: 1, settings, updatedAt: now },
  })
  expect(await removeSegment(shop.db, { segment: 1, actor: 'staff/1', now })).toMatchObject({
    refusal: { code: 'segment_in_use', details: { count: 1 } },
  })
})

test('where somebody lives is what was told last, kept with a merge and forgotten with them', async () => {
  const shop = await aCrowd()
  const told = (customerId: string, country: string, days: number) =>
    shop.db.transaction((tx) => noteCountries(tx, [{ customerId, country, at: daysAgo(days) }]))
  const livesIn = (country: string) =>
    membersIn(shop, only({ kind: 'country', countries: [country] }))
  await told('1', 'JP', 9)
  await told('1', 'DE', 20)
  expect([await livesIn('JP'), await livesIn('DE')]).toEqual([1, 0])
  await told('1', 'JP', 4)
  await told('1', 'DE', 6)
  expect([await livesIn('JP'), await livesIn('DE')]).toEqual([1, 0])
  await told('1', 'CZ', 1)
  await told('2', 'IL', 5)
  await shop.db.transaction((tx) =>
    mergeCustomers(tx, { keptId: '2', deletedId: '1', at: now, now }),
  )
  expect([await livesIn('CZ'), await livesIn('IL')]).toEqual([1, 0])
  await shop.db.transaction((tx) => forgetMember(tx, { customerId: '2', orderIds: [], now }))
  const [kept] = await shop.db.sql<{ count: number }>`SELECT count(country)::int AS count
    FROM members WHERE shop_id = ${shop.shopId} AND redacted_at IS NOT NULL`
  expect(kept?.count).toBe(0)
})

import { afterEach, expect, test } from 'vitest'
import { freshRule } from '../../../app/loyalty/rules/catalogue.ts'
import { aLine, anOrder, later, withLineRefunded } from '../../setup/builders/order.ts'
import type { TestShop } from '../../setup/builders/shop.ts'
import { openTestDatabase } from '../../setup/database.ts'

await openTestDatabase()
const { aShop } = await import('../../setup/builders/shop.ts')
const { saveCampaign } = await import('../../../app/loyalty/campaigns/save-campaign.server.ts')
const { saveSegment } = await import('../../../app/loyalty/segments/save-segment.server.ts')
const { removeSegment } = await import('../../../app/loyalty/segments/remove-segment.server.ts')
const { verifyWorths } = await import('../../../app/loyalty/insights/verify-worths.server.ts')
const { observeCustomers } = await import(
  '../../../app/loyalty/settlement/joining/observe-customers.server.ts'
)

let shop: TestShop
afterEach(async () => {
  await shop.expectBooksToAgree()
  expect(await verifyWorths(shop.db)).toEqual([])
})

const began = new Date('2026-03-01T10:00:00.000Z')
const settledAt = new Date('2026-03-20T00:00:00Z')
const double = { ...freshRule('multiply', 'campaign', 100), title: 'Double for the big' }
const recorded = { recordedBy: 'staff/1' }

const spent = (from: number) => ({ kind: 'spent', from, to: null, days: null })
const segment = (given: object = {}) => ({
  name: 'Big',
  match: 'all',
  conditions: [spent(10_000)],
  ...given,
})
const makeSegment = (given: object = {}, wish: object = {}) =>
  saveSegment(shop.db, {
    form: segment(given),
    segment: null,
    seen: 0,
    now: began,
    ...recorded,
    ...wish,
  })

function startCampaign(audience: object, now = began) {
  const form = {
    rule: double,
    startsOn: '2026-03-02',
    startsTime: '',
    endsOn: '2026-03-18',
    endsTime: '',
    budgetPoints: null,
    isAnnounced: true,
    audience,
  }
  return saveCampaign(shop.db, { form, campaign: null, seen: 0, timeZone: 'UTC', now, ...recorded })
}
const forSegment = { who: 'segment', segment: '1' }

let count = 0
const order = (day: string, minor = 10_000) => {
  count += 1
  return anOrder({
    orderId: String(7000 + count),
    lines: [aLine(minor, { id: 'mug' })],
    processedAt: `2026-03-${day}T12:00:00.000Z`,
  })
}

async function gotOf(orderId: string) {
  const rows = await shop.db.sql<{ key: string; points: number }>`
    SELECT key, sum(amount * (("from" = 'issued')::int - ("to" = 'issued')::int))::int AS points
    FROM transfers WHERE shop_id = ${shop.shopId} AND order_id = ${orderId} GROUP BY key
    ORDER BY key DESC`
  return Object.fromEntries(rows.map(({ key, points }) => [key, points]))
}
const obstaclesOf = async (orderId: string) => {
  const [row] = await shop.db.sql<{ unapplied: { obstacle: string; audience?: string }[] }>`
    SELECT evaluation->'unapplied' AS unapplied FROM orders
    WHERE shop_id = ${shop.shopId} AND id = ${orderId}`
  return (row?.unapplied ?? []).map(({ obstacle, audience }) => [obstacle, audience])
}
const settle = (...orders: ReturnType<typeof order>[]) => shop.settleAt(settledAt, ...orders)

test('an order gets it whose member was in by their earlier orders, whenever these are told', async () => {
  shop = await aShop()
  await makeSegment()
  expect(await startCampaign(forSegment)).toEqual({ ok: true, value: 1 })
  const [first, second, third] = [order('03', 9999), order('04', 1), order('05', 100)]
  await settle(third)
  expect(await gotOf(third.orderId)).toEqual({ spend: 1 })
  expect(await obstaclesOf(third.orderId)).toEqual([['not_in_segment', 'Big']])
  await settle(first)
  expect(await gotOf(third.orderId)).toEqual({ spend: 1 })
  // The order that brings them over the limit comes last of all.
  await settle(second)
  expect(await gotOf(third.orderId)).toEqual({ spend: 1, 'campaign:1': 1 })
  expect(await gotOf(first.orderId)).toEqual({ spend: 99 })
  await settle(first, second, third)
  expect(await gotOf(third.orderId)).toEqual({ spend: 1, 'campaign:1': 1 })
})

test('a refund after an order was placed takes nothing of what it got', async () => {
  shop = await aShop()
  await makeSegment()
  await startCampaign(forSegment)
  const [first, second, third] = [order('03'), order('06', 5000), order('12', 5000)]
  await settle(first, second, third)
  const back = withLineRefunded(first, 'mug')
  const refunded = { ...back, refunds: back.refunds.map((one) => ({ ...one, ...on('09') })) }
  await settle(refunded)
  expect(await gotOf(second.orderId)).toEqual({ spend: 50, 'campaign:1': 50 })
  expect(await gotOf(third.orderId)).toEqual({ spend: 50, 'campaign:1': 0 })
})
const on = (day: string) => ({ createdAt: `2026-03-${day}T12:00:00.000Z` })

test('a cancelled order counts until it was called off', async () => {
  shop = await aShop()
  await makeSegment({ conditions: [{ kind: 'orders', from: 1, to: null, days: 30 }] })
  await startCampaign(forSegment)
  const [first, second, third] = [order('03'), order('06', 5000), order('12', 5000)]
  await settle(first, second, third)
  expect(await gotOf(first.orderId)).toEqual({ spend: 100 })
  await settle(later(first, { cancelledAt: '2026-03-05T00:00:00.000Z' }))
  expect(await gotOf(second.orderId)).toEqual({ spend: 50, 'campaign:1': 0 })
  expect(await gotOf(third.orderId)).toEqual({ spend: 50, 'campaign:1': 50 })
})

test('a change of the segment holds from a minute later on, and for no order before', async () => {
  shop = await aShop()
  await makeSegment()
  await startCampaign(forSegment)
  const now = new Date('2026-03-07T11:59:00.000Z')
  const changed = { form: segment({ conditions: [spent(20_000)] }), segment: 1, seen: 1, now }
  expect(await makeSegment({}, changed)).toEqual({ ok: true, value: 1 })
  const before = { ...order('07', 100), processedAt: '2026-03-07T11:59:59.999Z' }
  const after = order('07', 100)
  await settle(order('03'), before, after)
  expect(await gotOf(before.orderId)).toEqual({ spend: 1, 'campaign:1': 1 })
  expect(await gotOf(after.orderId)).toEqual({ spend: 1 })
})

test('a campaign for a tier is for those who held it when they ordered', async () => {
  const tier = { id: 'gold', name: 'Gold', spendMinor: 10_000, points: null, orders: null }
  shop = await aShop({ tiers: [{ ...tier, multiplierBps: 10_000 }] })
  const tiers = [{ id: 'gold', title: 'Gold' }]
  expect(await startCampaign({ who: 'tiers', tiers })).toEqual({ ok: true, value: 1 })
  const [first, second] = [order('03'), order('05', 5000)]
  await settle(second, first)
  expect(await gotOf(first.orderId)).toEqual({ spend: 100 })
  expect(await obstaclesOf(first.orderId)).toEqual([['not_in_tier', 'Gold']])
  expect(await gotOf(second.orderId)).toEqual({ spend: 50, 'campaign:1': 50 })
})

test('tags are kept from when a segment names them, and hold as they were seen', async () => {
  shop = await aShop()
  await settle(order('01', 100))
  const seen = (tags: string[], at: string) =>
    shop.db.transaction((tx) =>
      observeCustomers(tx, [{ customerId: '9001', tags, observedAt: new Date(at) }], settledAt),
    )
  await seen(['VIP', 'other'], '2026-02-01T00:00:00Z')
  expect(await shop.db.db.memberTags.count({ where: { shopId: shop.shopId } })).toBe(0)
  await makeSegment({ conditions: [{ kind: 'tags', has: 'any', tags: ['vip'] }] })
  await startCampaign(forSegment)
  const [early, near, held, gone] = ['03', '06', '09', '13'].map((day) => order(day, 1000)) as [
    ReturnType<typeof order>,
    ReturnType<typeof order>,
    ReturnType<typeof order>,
    ReturnType<typeof order>,
  ]
  await settle(early, near, held, gone)
  expect(await gotOf(held.orderId)).toEqual({ spend: 10 })
  await seen(['VIP', 'other'], '2026-03-08T00:00:00Z')
  await seen(['other'], '2026-03-11T00:00:00Z')
  const got = await Promise.all([early, near, held, gone].map(({ orderId }) => gotOf(orderId)))
  expect(got.map((one) => one['campaign:1'] ?? 0)).toEqual([0, 10, 10, 0])
})

test('what is only known of today is refused for a campaign, either way round', async () => {
  shop = await aShop()
  const ofToday = { kind: 'points', from: 1, to: null }
  await makeSegment({ conditions: [ofToday] })
  const refusal = (problem: string) => ({
    refusal: { code: 'campaign_invalid', details: { 'audience.segment': problem } },
  })
  expect(await startCampaign(forSegment)).toMatchObject(refusal('segment_of_today'))
  expect(await startCampaign({ who: 'segment', segment: '7' })).toMatchObject(
    refusal('segment_gone'),
  )
  expect(await startCampaign({ who: 'segment', segment: '' })).toMatchObject(refusal('pick'))
  await makeSegment({ name: 'Loyal' })
  expect(await startCampaign({ who: 'segment', segment: '2' })).toEqual({ ok: true, value: 1 })
  const worse = { form: segment({ name: 'Loyal', conditions: [ofToday] }), segment: 2, seen: 2 }
  expect(await makeSegment({}, worse)).toMatchObject({ refusal: { code: 'segment_of_today' } })
  expect(await removeSegment(shop.db, { segment: 2, actor: 'staff/1', now: began })).toMatchObject({
    refusal: { code: 'segment_in_use' },
  })
})

test('without a campaign for somebody nothing of it is kept with an order', async () => {
  shop = await aShop()
  await makeSegment()
  await startCampaign({ who: 'everyone' })
  const one = order('03')
  await settle(one)
  expect(await gotOf(one.orderId)).toEqual({ spend: 100, 'campaign:1': 100 })
  const [row] = await shop.db.sql<{ inputs: object }>`SELECT inputs FROM orders
    WHERE shop_id = ${shop.shopId} AND id = ${one.orderId}`
  expect(Object.keys(row?.inputs ?? {})).not.toContain('used')
  expect(Object.keys(row?.inputs ?? {})).not.toContain('segments')
})

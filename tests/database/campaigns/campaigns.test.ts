import { afterEach, expect, test } from 'vitest'
import { freshRule, type Rule } from '../../../app/loyalty/rules/catalogue.ts'
import { aLine, anOrder, later, withLineRefunded } from '../../setup/builders/order.ts'
import type { TestShop } from '../../setup/builders/shop.ts'
import { openTestDatabase } from '../../setup/database.ts'

await openTestDatabase()
const { aShop } = await import('../../setup/builders/shop.ts')
const { listEditions } = await import('../../../app/loyalty/campaigns/list-editions.server.ts')
const { readGiven } = await import('../../../app/loyalty/campaigns/read-given.server.ts')
const { saveCampaign } = await import('../../../app/loyalty/campaigns/save-campaign.server.ts')
const { endCampaign } = await import('../../../app/loyalty/campaigns/stop-campaign.server.ts')
const { watchCampaigns } = await import('../../../app/jobs/watch-campaigns.ts')
const { verifyWorths } = await import('../../../app/loyalty/insights/verify-worths.server.ts')
const { prisma } = await import('../../../app/db.server.ts')

let shop: TestShop
afterEach(async () => {
  await shop.expectBooksToAgree()
  expect(await verifyWorths(shop.db)).toEqual([])
})

const saturday = '2026-03-07'
const began = new Date('2026-03-06T10:00:00.000Z')
const double = { ...freshRule('multiply', 'campaign', 100), title: 'Double weekend' }

interface Wish {
  rule?: Rule
  now?: Date
  campaign?: number
  seen?: number
  [field: string]: unknown
}

function save({ now = began, campaign, seen = 0, ...given }: Wish = {}) {
  const form = {
    rule: double,
    startsOn: saturday,
    startsTime: '',
    endsOn: '2026-03-08',
    endsTime: '',
    budgetPoints: null,
    isAnnounced: true,
    ...given,
  }
  const who = { timeZone: 'UTC', recordedBy: 'staff/1', now }
  return saveCampaign(shop.db, { form, campaign: campaign ?? null, seen, ...who })
}

let count = 0
const order = (processedAt: string, minor = 10_000) => {
  count += 1
  return anOrder({
    orderId: String(7000 + count),
    lines: [aLine(minor / 2, { id: 'mug' }), aLine(minor / 2, { id: 'pot' })],
    processedAt,
  })
}

/** What an order got, by key. */
async function gotOf(orderId: string) {
  const rows = await shop.db.sql<{ key: string; points: number }>`
    SELECT key, sum(amount * (("from" = 'issued')::int - ("to" = 'issued')::int))::int AS points
    FROM transfers WHERE shop_id = ${shop.shopId} AND order_id = ${orderId} GROUP BY key`
  return Object.fromEntries(rows.map(({ key, points }) => [key, points]))
}

async function settled(...orders: ReturnType<typeof order>[]) {
  await shop.settleAt(new Date('2026-03-20T00:00:00Z'), ...orders)
  return Promise.all(orders.map(({ orderId }) => gotOf(orderId)))
}

test('orders placed within the window are worth more, whenever we hear of them', async () => {
  shop = await aShop()
  expect(await save()).toEqual({ ok: true, value: 1 })
  const placed = [
    '2026-03-06T23:59:59.999Z',
    '2026-03-07T00:00:00.000Z',
    '2026-03-08T23:59:59.999Z',
    '2026-03-09T00:00:00.000Z',
  ].map((at) => order(at))
  expect(await settled(...placed)).toEqual([
    { spend: 100 },
    { spend: 100, 'campaign:1': 100 },
    { spend: 100, 'campaign:1': 100 },
    { spend: 100 },
  ])
})

test('what goes back takes its part of the campaign with it, also after the end', async () => {
  shop = await aShop()
  await save()
  const placed = order('2026-03-07T12:00:00.000Z')
  await settled(placed)
  const refunded = withLineRefunded(placed, 'mug')
  expect(await settled(refunded)).toEqual([{ spend: 50, 'campaign:1': 50 }])
  const cancelled = later(refunded, { cancelledAt: '2026-03-18T00:00:00.000Z' })
  expect(await settled(cancelled)).toEqual([{ spend: 0, 'campaign:1': 0 }])
  expect((await readGiven(shop.db, [1])).get(1)).toEqual({ points: 0, orders: 0, members: 0 })
})

test('a change holds from a minute later on, and for no order before', async () => {
  shop = await aShop()
  await save()
  const now = new Date('2026-03-07T12:00:00.000Z')
  const triple = { ...double, multiplierBps: 30_000 } as Rule
  const changed = await save({ now, campaign: 1, seen: 1, rule: triple })
  expect(changed).toEqual({ ok: true, value: 1 })
  const [before, after] = [order('2026-03-07T12:00:59.999Z'), order('2026-03-07T12:01:00.000Z')]
  expect(await settled(before, after)).toEqual([
    { spend: 100, 'campaign:1': 100 },
    { spend: 100, 'campaign:1': 200 },
  ])
  const editions = await listEditions(shop.db)
  expect(editions.map(({ number, startsAt }) => [number, startsAt.toISOString()])).toEqual([
    [1, '2026-03-07T00:00:00.000Z'],
    [2, '2026-03-07T00:00:00.000Z'],
  ])
})

test('one that is ended now ends a minute later; one that waits never begins', async () => {
  shop = await aShop()
  await save()
  await save({ startsOn: '2026-03-10', endsOn: '2026-03-11' })
  const ending = { recordedBy: 'staff/1', now: new Date('2026-03-07T12:00:00.000Z') }
  for (const campaign of [1, 1, 2])
    expect(await endCampaign(shop.db, { campaign, ...ending })).toEqual({
      ok: true,
      value: campaign,
    })
  const placed = ['2026-03-07T12:00:59.999Z', '2026-03-07T12:01:00.000Z', '2026-03-10T12:00:00Z']
  expect(await settled(...placed.map((at) => order(at)))).toEqual([
    { spend: 100, 'campaign:1': 100 },
    { spend: 100 },
    { spend: 100 },
  ])
  const refusal = { code: 'campaign_over' }
  const now = new Date('2026-03-07T12:05:00.000Z')
  const more = { now, campaign: 1, seen: 1, endsOn: '2026-03-09' }
  expect(await save(more)).toMatchObject({ ok: false, refusal })
})

test('a budget that is used up stops it; what was placed before keeps its points', async () => {
  shop = await aShop()
  await save({ budgetPoints: 150 })
  const at = (time: string) => new Date(`${saturday}T${time}Z`)
  const [first, second] = [order(`${saturday}T10:00:00.000Z`), order(`${saturday}T10:05:00.000Z`)]
  await shop.settleAt(at('10:00:01'), first)
  expect(await watchCampaigns({ now: at('10:04:00') })).toBe(0)
  await shop.settleAt(at('10:05:01'), second)
  expect(await watchCampaigns({ now: at('10:06:00') })).toBe(1)
  expect(await watchCampaigns({ now: at('10:06:30') })).toBe(0)
  const [late, past] = [order(`${saturday}T10:06:59.999Z`), order(`${saturday}T10:07:00.000Z`)]
  expect(await settled(late, past)).toEqual([{ spend: 100, 'campaign:1': 100 }, { spend: 100 }])
  const given = (await readGiven(shop.db, [1])).get(1)
  expect(given).toEqual({ points: 300, orders: 3, members: 1 })
  const [edition] = await listEditions(shop.db)
  expect(edition?.stop).toEqual({ at: at('10:07:00'), reason: 'budget' })
  // What comes back to the budget starts nothing anew.
  await settled(later(first, { cancelledAt: `${saturday}T11:00:00.000Z` }))
  await settled(later(second, { cancelledAt: `${saturday}T11:00:00.000Z` }))
  expect(await settled(order(`${saturday}T12:00:00.000Z`))).toEqual([{ spend: 100 }])
})

test('nothing begins in the past, twice or without a program', async () => {
  shop = await aShop()
  const invalid = { code: 'campaign_invalid', details: { startsOn: 'in_the_past' } }
  expect(await save({ startsOn: '2026-03-05' })).toEqual({ ok: false, refusal: invalid })
  expect(await save({ startsOn: '' })).toEqual({ ok: true, value: 1 })
  const aSecondLater = new Date(began.getTime() + 1000)
  expect(await save({ startsOn: '', now: aSecondLater })).toEqual({ ok: true, value: 1 })
  const [edition] = await listEditions(shop.db)
  expect(edition?.startsAt.getTime()).toBe(began.getTime() + 60_000)
  const another = await save({ campaign: 1, seen: 9, endsOn: '2026-03-09' })
  expect(another).toEqual({ ok: false, refusal: { code: 'campaign_changed' } })
  const unknown = await save({ campaign: 7, seen: 1 })
  expect(unknown).toEqual({ ok: false, refusal: { code: 'campaign_unknown' } })
  const bonus = { ...freshRule('order', 'campaign', 100), title: 'Double weekend' }
  const other = await save({ campaign: 1, seen: 1, rule: bonus })
  expect(other).toMatchObject({ ok: false, refusal: { code: 'rule_kind_changed' } })
})

test('what was said of a campaign cannot be changed by hand', async () => {
  shop = await aShop()
  await save()
  const change = prisma().$executeRaw`UPDATE campaign_editions SET ends_at = '2030-01-01'`
  await expect(change).rejects.toThrow('append-only')
})

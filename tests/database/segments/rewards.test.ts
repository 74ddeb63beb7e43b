import { afterEach, expect, test } from 'vitest'
import { freshReward } from '../../../app/loyalty/reward-kinds/catalogue.ts'
import { aLine, anOrder } from '../../setup/builders/order.ts'
import type { TestShop } from '../../setup/builders/shop.ts'
import { openTestDatabase } from '../../setup/database.ts'

await openTestDatabase()
const { aShop } = await import('../../setup/builders/shop.ts')
const { redeem } = await import('../../../app/loyalty/rewards/redeem.server.ts')
const { saveSegment } = await import('../../../app/loyalty/segments/save-segment.server.ts')
const { readMemberState } = await import(
  '../../../app/loyalty/storefront/read-member-state.server.ts'
)
const { observeCustomers } = await import(
  '../../../app/loyalty/settlement/joining/observe-customers.server.ts'
)

let shop: TestShop
afterEach(() => shop.expectBooksToAgree())

const now = new Date('2026-06-01T00:00:00.000Z')
const tier = { id: 'gold', name: 'Gold', spendMinor: 50_000, points: null, orders: null }
const manual = (id: string, audience: object) =>
  ({ ...freshReward('manual', id, 100), title: id, points: 10, audience }) as never
const forSegment = manual('picked', { who: 'segment', tiers: [], segment: '1' })
const forGold = manual('golden', { who: 'tiers', tiers: [{ id: 'gold', title: 'Gold' }] })

async function openShop(condition: object) {
  shop = await aShop({
    pendingDays: 0,
    rewards: [forSegment, forGold],
    tiers: [{ ...tier, multiplierBps: 10_000 }],
  })
  const form = { name: 'Lately', match: 'all', conditions: [condition] }
  await saveSegment(shop.db, { form, segment: null, seen: 0, recordedBy: 'staff/1', now })
}

let count = 0
const order = (processedAt: string, minor = 10_000) => {
  count += 1
  return anOrder({ orderId: String(6000 + count), lines: [aLine(minor)], processedAt })
}
const wish = async (rewardId: string, at = now) => {
  count += 1
  const memberId = await shop.memberId()
  const answer = await redeem(shop.db, {
    memberId,
    rewardId,
    requestId: `r-${count}-0000`,
    now: at,
  })
  return answer.ok ? 'had' : answer.refusal.code
}
const stateAt = async (at = now) => {
  const state = await readMemberState(shop.db, { memberId: await shop.memberId(), now: at })
  return [state?.barred ?? [], state?.nextChangeAt ?? null]
}
const revisionOf = async () => {
  const [row] = await shop.db.sql<{ revision: number }>`SELECT revision FROM member_states
    WHERE shop_id = ${shop.shopId} AND member_id = ${await shop.memberId()}::uuid`
  return row?.revision ?? 0
}

test('a reward is for those who are in its segment, or hold its tier, when they ask', async () => {
  await openShop({ kind: 'spent', from: 20_000, to: null, days: null })
  await shop.settleAt(now, order('2026-05-01T12:00:00.000Z'))
  expect(await stateAt()).toEqual([['picked', 'golden'], null])
  expect(await wish('picked')).toBe('reward_for_segment')
  expect(await wish('golden')).toBe('reward_for_tiers')
  await shop.settleAt(now, order('2026-05-02T12:00:00.000Z'))
  expect(await stateAt()).toEqual([['golden'], null])
  expect(await wish('picked')).toBe('had')
  await shop.settleAt(now, order('2026-05-03T12:00:00.000Z', 30_000))
  expect(await stateAt()).toEqual([[], null])
  expect(await wish('golden')).toBe('had')
})

test('who leaves by the passing of days is told by when, and then cannot have it', async () => {
  await openShop({ kind: 'last_order', when: 'within', days: 30 })
  await shop.settleAt(now, order('2026-05-20T12:00:00.000Z'))
  const leaves = '2026-06-19T12:00:00.000Z'
  expect(await stateAt()).toEqual([['golden'], leaves])
  expect(await wish('picked', new Date('2026-06-19T11:59:59.999Z'))).toBe('had')
  expect(await wish('picked', new Date(leaves))).toBe('reward_for_segment')
  expect(await stateAt(new Date(leaves))).toEqual([['picked', 'golden'], null])
})

test('a tag that comes or goes, and a change of the segment, have the page written anew', async () => {
  await openShop({ kind: 'tags', has: 'any', tags: ['vip'] })
  await shop.settleAt(now, order('2026-05-20T12:00:00.000Z'))
  const seen = { customerId: '9001', tags: ['VIP'], observedAt: new Date('2026-05-25T00:00:00Z') }
  const before = await revisionOf()
  await shop.db.transaction((tx) => observeCustomers(tx, [seen], now))
  const tagged = await revisionOf()
  expect(tagged).toBeGreaterThan(before)
  expect(await stateAt()).toEqual([['golden'], null])
  const conditions = [{ kind: 'tags', has: 'none', tags: ['vip'] }]
  const form = { name: 'Lately', match: 'all', conditions }
  await saveSegment(shop.db, { form, segment: 1, seen: 1, recordedBy: 'staff/1', now })
  expect(await revisionOf()).toBeGreaterThan(tagged)
  expect(await wish('picked')).toBe('reward_for_segment')
})

test('an order that earns nothing still brings its member in, and the page is told', async () => {
  await openShop({ kind: 'orders', from: 2, to: null, days: null })
  await shop.publish({ pendingDays: 0, rewards: [forSegment], rules: [] }, '2026-05-10T00:00:00Z')
  await shop.settleAt(now, order('2026-05-01T12:00:00.000Z'))
  const before = await revisionOf()
  await shop.settleAt(now, order('2026-05-20T12:00:00.000Z'))
  expect(await revisionOf()).toBeGreaterThan(before)
  expect(await stateAt()).toEqual([[], null])
})

test('of a segment that is not there nobody has anything', async () => {
  await openShop({ kind: 'orders', from: 1, to: null, days: null })
  const gone = manual('gone', { who: 'segment', tiers: [], segment: '9' })
  await shop.publish({ pendingDays: 0, rewards: [gone] }, '2026-05-10T00:00:00Z')
  await shop.settleAt(now, order('2026-05-01T12:00:00.000Z'))
  expect(await wish('gone')).toBe('reward_for_segment')
})

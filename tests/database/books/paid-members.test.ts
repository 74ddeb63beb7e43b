// A paid membership and what it is worth to other orders, over all orders of a member and however
// they are told.
import { afterEach, expect, test } from 'vitest'
import type { OrderSnapshot } from '../../../app/loyalty/kernel/facts.ts'
import { noPlan } from '../../../app/loyalty/plans/plan-settings.ts'
import type { ProgramSettings } from '../../../app/loyalty/program/settings.ts'
import { aLine, anOrder, later, withLineRefunded } from '../../setup/builders/order.ts'
import { type Given, someSettings } from '../../setup/builders/program.ts'
import type { TestShop } from '../../setup/builders/shop.ts'
import { openTestDatabase } from '../../setup/database.ts'

await openTestDatabase()
const { aShop } = await import('../../setup/builders/shop.ts')
const { mergeCustomers } = await import(
  '../../../app/loyalty/settlement/merge/merge-customers.server.ts'
)
const { settleOrders } = await import('../../../app/loyalty/settlement/settle-orders.server.ts')
const { resettleMember } = await import('../../../app/jobs/tasks/resettle-member.ts')
const { countHolders } = await import('../../../app/loyalty/plans/read-holdings.server.ts')
const { readMemberState } = await import(
  '../../../app/loyalty/storefront/read-member-state.server.ts'
)
const { readPlan } = await import('../../../app/loyalty/members/statement/read-plan.server.ts')
const { redeem } = await import('../../../app/loyalty/rewards/redeem.server.ts')
const { replayOrders } = await import(
  '../../../app/loyalty/insights/backtest/replay-orders.server.ts'
)
const { freshReward } = await import('../../../app/loyalty/reward-kinds/catalogue.ts')

let shop: TestShop
const testNow = new Date('2026-07-01T00:00:00.000Z')
const settle = (...orders: OrderSnapshot[]) => shop.settleAt(testNow, ...orders)
afterEach(() => shop.expectBooksToAgree())

/** A point for each dollar, two for paid members; 100 points are a dollar. */
const club = (given: Given = {}): Given => ({
  plan: { ...noPlan, isOn: true, name: 'Book club', yearly: [{ id: '7', title: 'Membership' }] },
  rules: [
    ...someSettings().rules,
    {
      ...{ kind: 'multiply', id: 'double', isOn: true, multiplierBps: 20_000, minimumMinor: 0 },
      paidMembersOnly: true,
    },
  ] as ProgramSettings['rules'],
  rewards: [
    { ...freshReward('amount_off', 'dollar', 100), points: 100, amountMinor: 100 },
    { ...freshReward('free_shipping', 'ship', 100), points: 10, paidMembersOnly: true },
  ] as ProgramSettings['rewards'],
  ...given,
})

/** An order of 100 dollars, placed then. */
const placed = (orderId: string, processedAt: string, productId = '1') =>
  anOrder({
    orderId,
    name: `#${orderId}`,
    processedAt,
    updatedAt: processedAt,
    lines: [aLine(10_000, { id: `${orderId}0`, productId })],
  })

const bought = placed('1', '2026-05-10T10:00:00.000Z', '7')
const second = placed('2', '2026-05-20T12:00:00.000Z')
const third = placed('3', '2026-06-10T14:00:00.000Z')
const refunded = (createdAt: string): OrderSnapshot => {
  const back = withLineRefunded(bought, '10')
  const refunds = back.refunds.map((one) => ({ ...one, createdAt }))
  return { ...back, refunds, updatedAt: createdAt }
}

/** What each order is booked at, by its id. */
async function booked(): Promise<Record<string, number>> {
  const rows = await shop.db.sql<{ id: string; points: number }>`
    SELECT order_id AS id, sum(amount * (("from" = 'issued')::int - ("to" = 'issued')::int))::int
      AS points
    FROM transfers WHERE shop_id = ${shop.shopId} AND order_id IS NOT NULL GROUP BY 1 ORDER BY 1`
  return Object.fromEntries(rows.map(({ id, points }) => [id, points]))
}

const planOf = async (now: Date) => {
  const memberId = await shop.memberId()
  return (await readMemberState(shop.db, { memberId, now }))?.plan
}

test.each([
  ['in time', [bought, second, third]],
  ['the other way round', [third, second, bought]],
  ['all but the membership twice', [second, third, bought, second]],
])('told one after the other, %s: whoever has bought it earns double', async (_, told) => {
  shop = await aShop(club())
  for (const order of told) await settle(order)
  expect(await booked()).toEqual({ '1': 200, '2': 200, '3': 200 })
  expect(await countHolders(shop.db, testNow)).toBe(1)
})

test('a refund of it takes the rate from orders after it, and from the order that bought it', async () => {
  const back = refunded('2026-06-01T00:00:00.000Z')
  for (const told of [
    [bought, second, third, back],
    [third, bought, back, second],
  ]) {
    shop = await aShop(club())
    for (const order of told) await settle(order)
    const { '1': gone = 0, ...rest } = await booked()
    expect([gone, rest]).toEqual([0, { '2': 200, '3': 100 }])
    expect(await countHolders(shop.db, testNow)).toBe(0)
    expect(await planOf(testNow)).toBeUndefined()
    await shop.expectBooksToAgree()
  }
})

test('paid late, it begins then: what was ordered before is nobody special', async () => {
  shop = await aShop(club())
  await settle(second, third)
  const paid = later(bought, { updatedAt: '2026-06-05T12:00:00.000Z' })
  const at = '2026-06-05T10:00:00.000Z'
  const payments = [{ at, amountMinor: 10_000, by: 'other' as const }]
  const details = new Map([[bought.orderId, { totalMinor: 10_000, payments }]])
  const told = { snapshots: [paid], details, source: 'fetch' as const, now: testNow }
  await shop.db.transaction((tx) => settleOrders(tx, told))
  expect(await booked()).toEqual({ '1': 200, '2': 100, '3': 200 })
})

test('first heard of when it had gone back, it is asked when it was paid', async () => {
  shop = await aShop(club())
  await settle(refunded('2026-06-01T00:00:00.000Z'))
  const asked = await shop.db.sql<{ id: string }>`
    SELECT order_id AS id FROM order_fetches WHERE shop_id = ${shop.shopId}`
  expect(asked).toEqual([{ id: '1' }])
})

test('it is told on the page with what it has saved, and with its orders to the merchant', async () => {
  shop = await aShop(club())
  await settle(bought, second, third)
  expect(await planOf(testNow)).toEqual({
    from: '2026-05-10T10:00:00.000Z',
    until: '2027-05-10T23:59:59.999Z',
    feeMinor: 10_000,
    // Three times a hundred points more, at a cent each.
    savedMinor: 300,
  })
  const plan = await readPlan(shop.db, await shop.memberId(), testNow)
  expect(plan).toMatchObject({ isHeld: true, saved: { savedMinor: 300, feeMinor: 10_000 } })
  expect(plan?.terms.map(({ orderName }) => orderName)).toEqual(['#1'])
  const lapsed = new Date('2027-05-11T00:00:00.000Z')
  expect(await planOf(lapsed)).toEqual({
    from: '2026-05-10T10:00:00.000Z',
    until: '2027-05-10T23:59:59.999Z',
  })
  expect(await countHolders(shop.db, lapsed)).toBe(0)
})

test('renewed before it ends, its time is appended, in whichever order that was told', async () => {
  const renewal = placed('4', '2027-04-01T10:00:00.000Z', '7')
  const year = placed('5', '2028-05-10T10:00:00.000Z')
  const over = placed('6', '2028-05-11T10:00:00.000Z')
  const now = new Date('2028-06-01T00:00:00.000Z')
  for (const told of [
    [bought, renewal, year, over],
    [over, year, renewal, bought],
  ]) {
    shop = await aShop(club())
    for (const order of told) await shop.settleAt(now, order)
    expect(await booked()).toEqual({ '1': 200, '4': 200, '5': 200, '6': 100 })
    await shop.expectBooksToAgree()
  }
})

test('a reward for paid members is refused to others, and had while it is held', async () => {
  shop = await aShop(club())
  await settle(second)
  const memberId = await shop.memberId()
  const ask = (requestId: string, now = testNow) =>
    redeem(shop.db, { memberId, rewardId: 'ship', requestId, now })
  const refusal = { code: 'reward_for_paid_members' }
  expect(await ask('a')).toMatchObject({ ok: false, refusal })
  await settle(bought)
  expect(await ask('b')).toMatchObject({ ok: true })
  const lapsed = new Date('2027-05-11T00:00:00.000Z')
  expect(await ask('c', lapsed)).toMatchObject({ ok: false, refusal })
})

test('who is merged with a paid member is one', async () => {
  shop = await aShop(club())
  await settle({ ...bought, customerId: '70' }, { ...third, customerId: '71' })
  expect(await booked()).toEqual({ '1': 200, '3': 100 })
  const merge = { keptId: '71', deletedId: '70', at: testNow, now: testNow }
  await shop.db.transaction((tx) => mergeCustomers(tx, merge))
  const memberId = await shop.memberId('71')
  const since = new Date(0).toISOString()
  await resettleMember({ shopId: shop.shopId, memberId, since }, { now: testNow })
  expect(await booked()).toEqual({ '1': 200, '3': 200 })
  expect(await countHolders(shop.db, testNow)).toBe(1)
})

test('an order that changes hands takes the membership along', async () => {
  shop = await aShop(club())
  await settle({ ...bought, customerId: '70' }, { ...third, customerId: '70' })
  await settle(later(bought, { customerId: '71' }))
  expect(await booked()).toEqual({ '1': 200, '3': 100 })
  expect(await countHolders(shop.db, testNow)).toBe(1)
})

test('the versions that were in force replay to what is booked, and a draft as if it had been', async () => {
  shop = await aShop(club())
  await settle(bought, second, third)
  const memberIds = [await shop.memberId()]
  const [since, until] = [new Date('2026-01-01'), new Date('2027-01-01')]
  const triple = someSettings(
    club({
      rules: someSettings(club()).rules.map((rule) =>
        rule.kind === 'multiply' ? { ...rule, multiplierBps: 30_000 } : rule,
      ),
    }),
  )
  const replayed = await replayOrders(shop.db, {
    memberIds,
    since,
    until,
    under: ['as_placed', triple],
  })
  expect(replayed.map(({ live, worths }) => [live, ...worths.map(({ points }) => points)])).toEqual(
    [
      [200, 200, 300],
      [200, 200, 300],
      [200, 200, 300],
    ],
  )
})

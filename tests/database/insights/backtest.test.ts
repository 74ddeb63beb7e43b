// The backtest of the published versions gives exactly the live worths; a draft and the program in
// force are weighed by the same function over the same orders.
import { expect, test } from 'vitest'
import type { PartToRun } from '../../../app/loyalty/insights/backtest/run-backtest.server.ts'
import type { ProgramSettings } from '../../../app/loyalty/program/settings.ts'
import { aLine, anOrder, later, withLineRefunded } from '../../setup/builders/order.ts'
import { someSettings } from '../../setup/builders/program.ts'
import type { TestShop } from '../../setup/builders/shop.ts'
import { openTestDatabase } from '../../setup/database.ts'

await openTestDatabase()
const { aShop, testNow } = await import('../../setup/builders/shop.ts')
const { replayOrders } = await import(
  '../../../app/loyalty/insights/backtest/replay-orders.server.ts'
)
const { runBacktest, countBacktest } = await import(
  '../../../app/loyalty/insights/backtest/run-backtest.server.ts'
)
const { addSums, noSums } = await import('../../../app/loyalty/insights/backtest/sums.ts')

const day = 86_400_000
const at = (daysAgo: number) => new Date(testNow.getTime() - daysAgo * day).toISOString()
const rate = (points: number) =>
  someSettings({
    rules: [{ kind: 'spend', id: 'spend', isOn: true, points, perMinor: 100, minimumMinor: 0 }],
  })

let count = 0
const order = (customerId: string | null, amountMinor: number, daysAgo: number) => {
  count += 1
  return anOrder({
    orderId: String(80_000 + count),
    name: `#${count}`,
    customerId,
    lines: [aLine(amountMinor, { quantity: 2 })],
    processedAt: at(daysAgo),
  })
}

/** Two versions, and orders that were refunded, cancelled, edited, unpaid, tests or nobody's. */
async function aBusyShop() {
  const shop = await aShop(rate(1))
  await shop.publish(rate(3), at(30))
  for (let customer = 0; customer < 12; customer += 1) {
    const id = String(9100 + customer)
    const old = order(id, 10_050, 45)
    const fresh = order(id, 3999 + customer, 10)
    await shop.settle(old, fresh)
    if (customer % 3 === 0) await shop.settle(withLineRefunded(old, old.lines[0]!.id))
    if (customer % 4 === 0)
      await shop.settle(later(fresh, { cancelledAt: at(9), payment: 'refunded' }))
    if (customer % 5 === 0) await shop.settle(later(fresh, { payment: 'pending' }))
  }
  await shop.settle(order(null, 5000, 5), { ...order('9100', 5000, 4), isTest: true })
  await shop.settle(order('9100', 7000, 61))
  return shop
}

test('replaying the published versions gives exactly what is booked, order by order', async () => {
  const shop = await aBusyShop()
  const members = await shop.db.db.member.findMany({ where: { shopId: shop.shopId } })
  const memberIds = members.map(({ id }) => id)
  const since = new Date('2020-01-01')
  const orders = await replayOrders(shop.db, {
    memberIds,
    since,
    until: testNow,
    under: ['as_placed'],
  })
  expect(orders.length).toBe(26)
  expect(orders.filter(({ live, worths }) => live !== worths[0]?.points)).toEqual([])
  const booked = await shop.db.sql<{ points: number }>`
    SELECT coalesce(sum(CASE WHEN "from" = 'issued' THEN amount ELSE -amount END), 0)::int
      AS points FROM transfers WHERE shop_id = ${shop.shopId} AND order_id IS NOT NULL
      AND 'issued' IN ("from", "to")`
  expect(orders.reduce((sum, { live }) => sum + live, 0)).toBe(booked[0]?.points)
  await shop.expectBooksToAgree()
})

const run = (shop: TestShop, draft: ProgramSettings, given: Partial<PartToRun> = {}) =>
  runBacktest(shop.db, {
    draft,
    inForce: rate(3),
    span: 'days',
    now: testNow,
    after: null,
    ...given,
  })

test('a draft is weighed over the last 60 days beside the program in force', async () => {
  const shop = await aBusyShop()
  const { sums: same } = await run(shop, rate(3))
  // Half of it was given by the first version: what is in force gives more, and so does the draft.
  expect(same).toMatchObject({ members: 12, losing: 0, gaining: 0 })
  expect(same.draft).toBe(same.inForce)
  expect(same.given).toBeLessThan(same.inForce)
  const { sums: lower } = await run(shop, rate(1))
  expect(lower).toMatchObject({ gaining: 0, given: same.given, inForce: same.inForce })
  expect(lower.losing).toBeGreaterThan(0)
  expect(lower.draft * 3).toBeLessThanOrEqual(lower.inForce)
  expect(await countBacktest(shop.db, { span: 'days', now: testNow })).toBe(12)
  await shop.expectBooksToAgree()
})

test('over all orders, older ones count as well', async () => {
  const shop = await aBusyShop()
  const [few, all] = [await run(shop, rate(1)), await run(shop, rate(1), { span: 'all' })]
  expect(all.sums.orders).toBe(few.sums.orders + 1)
  expect(all.sums.draft).toBe(few.sums.draft + 70)
  expect(await countBacktest(shop.db, { span: 'all', now: testNow })).toBe(12)
})

test('what a member can earn is used up by each program by itself', async () => {
  const limited = (most: number) => ({ ...rate(1), memberMonthMaximum: most })
  const shop = await aShop(limited(150))
  await shop.settle(order('9500', 10_000, 20), order('9500', 10_000, 10), order('9500', 10_000, 9))
  const { sums } = await run(shop, limited(250), { inForce: limited(150) })
  expect(sums).toMatchObject({ given: 150, inForce: 150, draft: 250, gaining: 1 })
})

test('parts give together what the whole gives', async () => {
  const shop = await aBusyShop()
  const draft = rate(2)
  const whole = await run(shop, draft)
  const members = (await shop.db.db.member.findMany({ where: { shopId: shop.shopId } }))
    .map(({ id }) => id)
    .sort()
  const since = new Date(testNow.getTime() - 60 * day)
  let points = 0
  for (const memberId of members) {
    const one = { memberIds: [memberId], since, until: testNow, under: [draft] }
    for (const { worths } of await replayOrders(shop.db, one)) points += worths[0]?.points ?? 0
  }
  expect(points).toBe(whole.sums.draft)
  expect(addSums(whole.sums, noSums)).toEqual(whole.sums)
})

test('a shop that has published nothing sees what its first program would have given', async () => {
  const shop = await aShop()
  await shop.db.db.programVersion.deleteMany({ where: { shopId: shop.shopId } })
  await shop.settle(order('9300', 2000, 3))
  const { sums } = await run(shop, rate(1), { inForce: null })
  const nothing = { given: 0, inForce: 0 }
  expect(sums).toMatchObject({ members: 1, orders: 1, ...nothing, draft: 20, gaining: 1 })
})

test('a draft that asks what Shopify has not told says of how many orders', async () => {
  const shop = await aShop(rate(1))
  await shop.settle(order('9400', 2000, 3), { ...order('9400', 3000, 2), usesGiftCard: true })
  const draft = { ...rate(1), countsGiftCardPayments: false }
  const { sums } = await run(shop, draft, { inForce: rate(1) })
  expect(sums).toMatchObject({ orders: 2, inForce: 50, draft: 20, awaiting: 1 })
})

// One of the shop's own orders, with everything that says what it is worth: under the version that
// was in force it is worth exactly what is booked.
import { expect, test } from 'vitest'
import { valueRealOrder } from '../../../app/loyalty/insights/real-order/real-order.ts'
import { aLine, anOrder, later, withLineRefunded } from '../../setup/builders/order.ts'
import { someSettings } from '../../setup/builders/program.ts'
import { openTestDatabase } from '../../setup/database.ts'

await openTestDatabase()
const { aShop, testNow } = await import('../../setup/builders/shop.ts')
const { findRealOrder, hasRealOrder, listRecentOrders, readRealOrder } = await import(
  '../../../app/loyalty/insights/real-order/read-real-order.server.ts'
)

const limited = someSettings({ memberMonthMaximum: 100, orderMaximum: 100 })
const at = (day: number) => new Date(Date.UTC(2026, 4, day, 12)).toISOString()
const order = (number: number, amountMinor: number, customerId: string | null = '9001') =>
  anOrder({
    orderId: String(80_000 + number),
    name: `#${number}`,
    customerId,
    lines: [aLine(amountMinor, { quantity: 2 })],
    processedAt: at(number),
  })

async function aBusyShop() {
  const shop = await aShop(limited)
  const orders = [order(1, 9000), order(2, 7000), order(3, 5000, '9002'), order(4, 4000, null)]
  await shop.settle(...orders)
  await shop.settle(withLineRefunded(orders[0]!, orders[0]!.lines[0]!.id))
  await shop.settle(later(orders[2]!, { cancelledAt: at(5), payment: 'refunded' }))
  return shop
}

test('under the version in force it is worth what is booked, with what was used before', async () => {
  const shop = await aBusyShop()
  const worths = []
  for (const { id } of await listRecentOrders(shop.db)) {
    const known = await readRealOrder(shop.db, id)
    const travelled = JSON.parse(JSON.stringify(known)) as NonNullable<typeof known>
    const { points } = valueRealOrder(travelled, limited, { refund: null, now: testNow })
    expect(points).toBe(travelled.given)
    worths.push(points)
  }
  expect(worths).toEqual([0, 55, 45])
  await shop.expectBooksToAgree()
})

test('a limit that only the draft sets is used up by what was given before', async () => {
  const shop = await aShop()
  await shop.settle(order(1, 9000), order(2, 7000))
  const known = await readRealOrder(shop.db, '80002')
  const draft = someSettings({ memberMonthMaximum: 100 })
  expect(valueRealOrder(known!, draft, { refund: null, now: testNow }).points).toBe(10)
})

test('a rule that only the draft has for first orders knows that it is none', async () => {
  const shop = await aShop()
  await shop.settle(order(1, 9000), order(2, 7000))
  const { rules } = someSettings()
  const orders = { which: 'first' as const }
  const draft = someSettings({ rules: rules.map((rule) => ({ ...rule, orders }) as typeof rule) })
  const worths = []
  for (const id of ['80001', '80002']) {
    const known = await readRealOrder(shop.db, id)
    worths.push(valueRealOrder(known!, draft, { refund: null, now: testNow }).points)
  }
  expect(worths).toEqual([90, 0])
})

test('the latest of members are offered, and any is found by its number', async () => {
  const shop = await aBusyShop()
  const recent = await listRecentOrders(shop.db)
  expect(recent.map(({ name, placedMinor }) => [name, placedMinor])).toEqual([
    ['#3', 5000],
    ['#2', 7000],
    ['#1', 9000],
  ])
  expect(await hasRealOrder(shop.db)).toBe(true)
  expect(await findRealOrder(shop.db, ' 4 ')).toBe('80004')
  expect(await findRealOrder(shop.db, '#4')).toBe('80004')
  expect(await findRealOrder(shop.db, '5')).toBe(null)
  const nobody = await readRealOrder(shop.db, '80004')
  const worth = valueRealOrder(nobody!, limited, { refund: null, now: testNow })
  expect(worth.evaluation.unapplied).toMatchObject([{ obstacle: 'no_member' }])
})

test('a shop without orders has none; another shop’s and a forgotten member’s are not told', async () => {
  const empty = await aShop()
  expect(await hasRealOrder(empty.db)).toBe(false)
  expect(await listRecentOrders(empty.db)).toEqual([])
  const shop = await aBusyShop()
  expect(await readRealOrder(empty.db, '80001')).toBe(null)
  const { shopId } = shop
  await shop.db.db.member.updateMany({
    where: { shopId, customerId: '9001' },
    data: { redactedAt: testNow },
  })
  expect(await readRealOrder(shop.db, '80001')).toBe(null)
  expect((await listRecentOrders(shop.db)).map(({ name }) => name)).toEqual(['#3'])
})

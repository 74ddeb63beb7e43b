// Whatever comes, however often and in whatever order: the books end at the worth of the newest
// state.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aLine, anOrder, aRefund, later, withLineRefunded } from '../../setup/builders/order.ts'
import { openTestDatabase } from '../../setup/database.ts'

await openTestDatabase()
const { aShop } = await import('../../setup/builders/shop.ts')

const lines = [
  aLine(3000, { id: 'a' }),
  aLine(4500, { id: 'b', quantity: 3 }),
  aLine(2000, { id: 'c' }),
]
const rules = [
  { kind: 'spend' as const, id: 'spend', isOn: true, points: 3, perMinor: 200, minimumMinor: 5000 },
  { kind: 'order' as const, id: 'order', isOn: true, points: 25, minimumMinor: 0 },
]

/** The states an order goes through: unpaid, paid, and some of what can happen to it after that. */
function history(orderId: string, choices: number[]) {
  const placed = anOrder({ orderId, lines, payment: 'pending' })
  const states = [placed, later(placed, { payment: 'paid' })]
  for (const choice of choices) {
    const last = states.at(-1) ?? placed
    states.push(nextState(last, choice))
  }
  return states
}

function nextState(last: ReturnType<typeof anOrder>, choice: number) {
  const b = last.lines.find((line) => line.id === 'b')
  if (choice === 0 && b && b.currentQuantity > 0) return withLineRefunded(last, 'b')
  if (choice === 1) {
    const refund = aRefund({ id: `r${last.refunds.length}`, adjustmentMinor: 700 })
    return later(last, { refunds: [...last.refunds, refund] })
  }
  if (choice === 2) return later(last, { customerId: last.customerId === '9001' ? '9002' : '9001' })
  if (choice === 3) return later(last, { cancelledAt: last.updatedAt })
  if (choice === 4) return later(last, { cancelledAt: null })
  return later(last, {
    lines: last.lines.map((line) => (line.id === 'c' ? { ...line, currentQuantity: 0 } : line)),
  })
}

test('any subset of the states, doubled and shuffled, with the newest among them, ends the same', async () => {
  const plan = fc.record({
    choices: fc.array(fc.nat(5), { maxLength: 5 }),
    noise: fc.infiniteStream(fc.nat()),
    batch: fc.integer({ min: 1, max: 4 }),
  })
  await fc.assert(
    fc.asyncProperty(plan, async ({ choices, noise, batch }) => {
      const states = history('7001', choices)
      const newest = states.at(-1)
      if (!newest) return
      const straight = await aShop({ rules })
      for (const state of states) await straight.settle(state)
      const crooked = await aShop({ rules })
      const told = [...states, ...states, newest]
        .map((state) => ({ state, at: noise.next().value as number }))
        .sort((a, b) => a.at - b.at)
        .map(({ state }) => state)
      for (let first = 0; first < told.length; first += batch) {
        await crooked.settle(...told.slice(first, first + batch))
      }
      for (const shop of [straight, crooked]) await shop.expectBooksToAgree()
      expect(await worthsOf(crooked.shopId, crooked.db)).toEqual(
        await worthsOf(straight.shopId, straight.db),
      )
    }),
    { numRuns: 25 },
  )
})

async function worthsOf(shopId: number, db: Awaited<ReturnType<typeof aShop>>['db']) {
  return db.sql`
    SELECT m.customer_id, t.key,
      sum(amount * (("from" = 'issued')::int - ("to" = 'issued')::int))::int AS booked
    FROM transfers t JOIN members m ON m.shop_id = t.shop_id AND m.id = t.member_id
    WHERE t.shop_id = ${shopId} GROUP BY 1, 2
    HAVING sum(amount * (("from" = 'issued')::int - ("to" = 'issued')::int)) <> 0 ORDER BY 1, 2`
}

test('fifty settlements of one member at once all count, each once', async () => {
  const shop = await aShop()
  const orders = Array.from({ length: 50 }, (_, n) => anOrder({ orderId: String(8000 + n) }))
  await Promise.all([...orders, ...orders].map((order) => shop.settle(order)))
  expect(await shop.balance()).toEqual({ available: 5000 })
  await shop.expectBooksToAgree()
})

test('settlements that share orders and members in opposite sequence neither block nor double', async () => {
  const shop = await aShop()
  const orders = Array.from({ length: 20 }, (_, n) =>
    anOrder({ orderId: String(8000 + n), customerId: String(9000 + (n % 3)) }),
  )
  await Promise.all(
    Array.from({ length: 10 }, (_, n) => shop.settle(...(n % 2 ? orders : [...orders].reverse()))),
  )
  const sums = await Promise.all(['9000', '9001', '9002'].map((id) => shop.balance(id)))
  expect(sums).toEqual([{ available: 700 }, { available: 700 }, { available: 600 }])
  await shop.expectBooksToAgree()
})

test('two states of orders never seen, told at the same moment: the newer one wins', async () => {
  const shop = await aShop()
  const orders = Array.from({ length: 30 }, (_, n) => anOrder({ orderId: String(8000 + n) }))
  const refunded = orders.map((order) => withLineRefunded(order, 'line-10000'))
  await Promise.all(
    orders.flatMap((order, n) => [order, refunded[n] ?? order].map((one) => shop.settle(one))),
  )
  expect(await shop.balance()).toEqual({})
  await shop.expectBooksToAgree()
})

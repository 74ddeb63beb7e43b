import { randomUUID } from 'node:crypto'
import { afterEach, expect, test } from 'vitest'
import type { Speech } from '../../../app/loyalty/explain/format.ts'
import { explainOrder } from '../../../app/loyalty/explain/reckoning/explain-order.ts'
import { renderExplanation } from '../../../app/loyalty/explain/reckoning/render-explanation.ts'
import { freshReward, type Reward } from '../../../app/loyalty/reward-kinds/catalogue.ts'
import type { Rule } from '../../../app/loyalty/rules/catalogue.ts'
import { everything } from '../../../app/loyalty/rules/scope.ts'
import { aLine, anOrder, later, withLineRefunded } from '../../setup/builders/order.ts'
import type { TestShop } from '../../setup/builders/shop.ts'
import { openTestDatabase } from '../../setup/database.ts'

await openTestDatabase()
const { aShop } = await import('../../setup/builders/shop.ts')
const { adjustMember } = await import('../../../app/loyalty/members/adjust-member.server.ts')
const { findOrders } = await import('../../../app/loyalty/members/statement/find-orders.server.ts')
const { readOrder } = await import('../../../app/loyalty/members/statement/read-order.server.ts')
const { redeem } = await import('../../../app/loyalty/rewards/redeem.server.ts')

let shop: TestShop
afterEach(() => shop.expectBooksToAgree())

const speech: Speech = {
  locale: 'en',
  currency: 'USD',
  pointsName: { one: 'point', other: 'points' },
}
const five = { ...freshReward('amount_off', 'five', 100), points: 25, validDays: null } as Reward
const lines = [aLine(6000, { id: 'mug', title: 'Mug' }), aLine(3000, { id: 'pot', title: 'Pot' })]
const placed = anOrder({ lines, processedAt: '2026-03-01T12:00:00.000Z' })

async function order(orderId = '7001') {
  const read = await readOrder(shop.db, orderId)
  if (!read) throw new Error('no order')
  return read
}

/** Where its points are, which has to add up to what it is worth. */
async function whereabouts() {
  const { points, steps } = explainOrder(await order())
  const holding = steps.filter(({ about }) => about === 'holding')
  expect(holding.reduce((sum, step) => sum + (step.points ?? 0), 0)).toBe(points)
  return renderExplanation(
    { headline: steps[0]!.saying, points, steps: holding },
    speech,
  ).steps.map(({ text, points: part }) => [text, part])
}

test('an order says where its points are, through everything that happens to them', async () => {
  shop = await aShop({ rewards: [five], pendingDays: 3, expiryMonths: 1 })
  await shop.settleAt(new Date('2026-03-01T12:01:00Z'), placed)
  expect(await whereabouts()).toEqual([['Still pending', 90]])
  await shop.sweepAt('2026-03-05T00:00:00Z')
  expect(await whereabouts()).toEqual([['Can be spent', 90]])
  const memberId = await shop.memberId()
  const asked = { memberId, rewardId: 'five', requestId: 'r1' }
  await redeem(shop.db, { ...asked, now: new Date('2026-03-06T00:00:00Z') })
  expect(await whereabouts()).toEqual([
    ['Can be spent', 65],
    ['Spent, or taken for something else', 25],
  ])
  await shop.sweepAt('2026-06-01T00:00:00Z')
  expect(await whereabouts()).toEqual([
    ['Spent, or taken for something else', 25],
    ['Expired', 65],
  ])
  const now = new Date('2026-06-02T00:00:00Z')
  const refunded = withLineRefunded(placed, 'mug')
  await shop.settleAt(now, refunded)
  expect(await whereabouts()).toEqual([
    ['Spent, or taken for something else', 25],
    ['Expired', 5],
  ])
  const given = { memberId, points: 10, note: 'x', actor: 'a', adjustmentId: randomUUID(), now }
  await adjustMember(shop.db, given)
  await shop.settleAt(now, later(refunded, { cancelledAt: '2026-06-02T00:00:00.000Z' }))
  expect(await whereabouts()).toEqual([
    ['Spent, or taken for something else', 25],
    ['Taken back from other points, since its own were gone', -10],
    ['Could not be taken back and was let go', -15],
  ])
})

test('its history is whatever moved its points, also by themselves', async () => {
  shop = await aShop({ pendingDays: 3, expiryMonths: 1 })
  await shop.settleAt(new Date('2026-03-01T12:01:00Z'), placed, anOrder({ orderId: '2' }))
  await shop.sweepAt('2026-03-05T00:00:00Z')
  await shop.sweepAt('2026-06-01T00:00:00Z')
  const { entries, memberId } = await order()
  expect(entries.map(({ because }) => because.kind)).toEqual(['expired', 'matured', 'order'])
  expect(memberId).toBe(await shop.memberId())
})

test('an order that earned nothing says why, and is found by its name', async () => {
  shop = await aShop()
  const guest = { customerId: null, customerCreatedAt: null }
  await shop.settle(anOrder({ orderId: '9', name: '#1042', ...guest }))
  await shop.settle(anOrder({ orderId: '10', name: '#1043', payment: 'pending' }))
  await shop.settle(anOrder({ orderId: '11', name: '#1044', processedAt: '2019-01-01T00:00:00Z' }))
  const saidOf = async (orderId: string) => {
    const { headline, steps } = renderExplanation(explainOrder(await order(orderId)), speech)
    return [headline, steps[0]?.text]
  }
  expect(await saidOf('9')).toEqual([
    'Order #1042 earns nothing',
    'Points for spending: The order has no customer',
  ])
  expect((await saidOf('10'))[1]).toBe('Points for spending: The order is not paid yet')
  expect((await saidOf('11'))[1]).toBe('It was placed before the program began')
  expect(await findOrders(shop.db, '1042')).toMatchObject([{ id: '9', name: '#1042', points: 0 }])
  expect(await findOrders(shop.db, '#1043')).toMatchObject([{ id: '10' }])
  expect(await findOrders(shop.db, 'Robin')).toEqual([])
  expect(await readOrder(shop.db, '404')).toBe(null)
})

test('another shop neither finds nor reads it', async () => {
  const owner = await aShop()
  await owner.settle(anOrder())
  shop = await aShop()
  expect(await findOrders(shop.db, '#1001')).toEqual([])
  expect(await readOrder(shop.db, '7001')).toBe(null)
})

test('each line says what it counts for, or why it does not', async () => {
  const fern = { kind: 'units', id: 'fern', isOn: true, points: 7, minimumMinor: 0 } as const
  const spend = { kind: 'spend', id: 's', isOn: true, points: 1, perMinor: 100, minimumMinor: 0 }
  const scope = { ...everything, products: [{ id: '501', title: 'Fern' }] }
  shop = await aShop({ countsShipping: true, rules: [spend as Rule, { ...fern, scope } as Rule] })
  const mixed = [
    aLine(2000, { id: 'a', title: 'Fern', productId: '501', quantity: 2 }),
    aLine(5000, { id: 'b', title: 'Card', productId: '502', isGiftCard: true }),
    aLine(900, { id: 'c', title: 'Pot', productId: '503' }),
  ]
  const shipping = { placedMinor: 450, refundedMinor: 0, taxMinor: 0 }
  await shop.settle(withLineRefunded(anOrder({ lines: mixed, shipping }), 'c'))
  const { steps } = renderExplanation(explainOrder(await order()), speech)
  expect(steps.filter(({ about }) => about !== 'holding').map(({ text }) => text)).toEqual([
    'Points for spending: 24 points for $24.50 at 1 point for every $1 (rounded down)',
    'Points for each unit: 14 points for what was bought (2 × 7 points)',
    'It is about Fern',
    'Fern: $20.00 counts',
    'Card: gift cards do not count',
    'Pot: returned',
    'Shipping: $4.50 counts',
  ])
})

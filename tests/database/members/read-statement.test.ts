import { randomUUID } from 'node:crypto'
import { afterEach, expect, test } from 'vitest'
import type { Speech } from '../../../app/loyalty/explain/format.ts'
import { renderBecause } from '../../../app/loyalty/explain/render-because.ts'
import { freshReward, type Reward } from '../../../app/loyalty/reward-kinds/catalogue.ts'
import { aLine, anOrder, withLineRefunded } from '../../setup/builders/order.ts'
import type { TestShop } from '../../setup/builders/shop.ts'
import { openTestDatabase } from '../../setup/database.ts'

await openTestDatabase()
const { aShop } = await import('../../setup/builders/shop.ts')
const { adjust } = await import('../../../app/loyalty/ledger/adjust.server.ts')
const { redeem } = await import('../../../app/loyalty/rewards/redeem.server.ts')
const { readStatement } = await import(
  '../../../app/loyalty/members/statement/read-statement.server.ts'
)

let shop: TestShop
afterEach(() => shop.expectBooksToAgree())

const speech: Speech = {
  locale: 'en',
  currency: 'USD',
  pointsName: { one: 'point', other: 'points' },
}
const statementOf = async (before?: bigint) => {
  const statement = await readStatement(shop.db, { memberId: await shop.memberId(), before })
  if (!statement) throw new Error('no statement')
  return statement
}
const linesOf = async () =>
  (await statementOf()).entries.map((entry) => ({
    text: renderBecause(entry.because, speech, entry.amount),
    move: `${entry.amount} ${entry.from} → ${entry.to}`,
    after: entry.availableAfter,
  }))

test('each line says why, what moved where, and what was left to spend after it', async () => {
  shop = await aShop({ pendingDays: 14 })
  const mug = aLine(1400, { id: 'mug', title: 'Mug' })
  const order = anOrder({ name: '#1042', lines: [mug, aLine(1400, { id: 'pot', title: 'Pot' })] })
  await shop.settleAt(new Date('2026-03-01T12:01:00Z'), order)
  await shop.sweepAt('2026-03-16T00:00:00Z')
  await shop.settleAt(new Date('2026-03-17T00:00:00Z'), withLineRefunded(order, 'mug'))
  expect(await linesOf()).toEqual([
    {
      text: 'Order #1042: 1 × Mug returned, 14 points taken back',
      move: '14 available → issued',
      after: 14,
    },
    { text: 'Order #1042: ready to spend', move: '28 pending → available', after: 28 },
    {
      text: 'Order #1042: 28 points for what was spent',
      move: '28 issued → pending',
      after: 0,
    },
  ])
})

test('a redemption that takes from three lots is one line', async () => {
  shop = await aShop({
    rewards: [{ ...freshReward('amount_off', 'five', 100), points: 25, validDays: null } as Reward],
  })
  for (const orderId of ['1', '2', '3']) {
    await shop.settle(anOrder({ orderId, name: `#${orderId}`, lines: [aLine(1000)] }))
  }
  const memberId = await shop.memberId()
  const now = new Date('2026-06-02T00:00:00Z')
  await redeem(shop.db, { memberId, rewardId: 'five', requestId: 'r1', now })
  expect((await linesOf())[0]).toEqual({
    text: 'Set aside for $5 off',
    move: '25 available → held',
    after: 5,
  })
  expect((await statementOf()).redemptions).toMatchObject([
    { status: 'issuing', label: '$5 off', points: 25, usedOrderName: null },
  ])
})

test('an order shows its version, the rules that applied and those that did not', async () => {
  shop = await aShop({
    rules: [
      { kind: 'spend', id: 'spend', isOn: true, points: 1, perMinor: 100, minimumMinor: 0 },
      { kind: 'order', id: 'order', isOn: true, points: 10, minimumMinor: 5000 },
    ],
  })
  await shop.settle(anOrder({ lines: [aLine(2850)] }))
  const [order] = (await statementOf()).orders
  expect(order).toMatchObject({ name: '#1001', version: 1, points: 28 })
  expect(order?.evaluation.effects.map((effect) => effect.because)).toMatchObject([
    { rule: 'spend', basisMinor: 2850, quantity: 28, rounding: 'floor' },
  ])
  expect(order?.evaluation.unapplied).toMatchObject([
    { rule: 'order', obstacle: 'below_minimum', minimumMinor: 5000, placedMinor: 2850 },
  ])
})

test('what expires first stands first, what never expires last, what is used up not at all', async () => {
  shop = await aShop({ expiryMonths: 6 })
  await shop.settle(anOrder({ orderId: '1', name: '#1', processedAt: '2026-05-01T12:00:00.000Z' }))
  await shop.settle(anOrder({ orderId: '2', name: '#2', processedAt: '2026-01-10T12:00:00.000Z' }))
  const memberId = await shop.memberId()
  const now = new Date('2026-06-01T00:00:00Z')
  const given = { memberId, note: 'x', actor: 'a', now }
  await shop.db.transaction((tx) => adjust(tx, { ...given, points: 5, adjustmentId: 'a' }))
  expect((await statementOf()).lots.map((lot) => lot.orderName)).toEqual(['#2', '#1', null])
  await shop.db.transaction((tx) => adjust(tx, { ...given, points: -100, adjustmentId: 'b' }))
  expect((await statementOf()).lots.map((lot) => lot.orderName)).toEqual(['#1', null])
})

test('older lines follow on, with the running total of their time', async () => {
  shop = await aShop()
  await shop.settle(anOrder({ lines: [aLine(100)] }))
  const memberId = await shop.memberId()
  const now = new Date('2026-06-02T00:00:00Z')
  for (let n = 1; n <= 120; n += 1) {
    const adjustmentId = `n${n}`
    const one = { memberId, points: 1, adjustmentId, note: `n${n}`, actor: 'a', now }
    await shop.db.transaction((tx) => adjust(tx, one))
  }
  const newest = await statementOf()
  expect(newest.entries).toHaveLength(100)
  expect(newest.entries[0]?.availableAfter).toBe(121)
  const older = await statementOf(BigInt(newest.older ?? 0))
  expect(older.entries[0]?.availableAfter).toBe(21)
  expect(older.entries.at(-1)?.availableAfter).toBe(1)
  expect(older.older).toBe(null)
})

test('an unknown member has no statement', async () => {
  shop = await aShop()
  expect(await readStatement(shop.db, { memberId: randomUUID() })).toBe(null)
})

import { randomUUID } from 'node:crypto'
import { afterEach, expect, test } from 'vitest'
import { explainBalance } from '../../../app/loyalty/explain/reckoning/explain-balance.ts'
import { explainLine } from '../../../app/loyalty/explain/reckoning/explain-line.ts'
import { renderExplanation } from '../../../app/loyalty/explain/reckoning/render-explanation.ts'
import { freshReward, type Reward } from '../../../app/loyalty/reward-kinds/catalogue.ts'
import { aLine, anOrder, withLineRefunded } from '../../setup/builders/order.ts'
import type { TestShop } from '../../setup/builders/shop.ts'
import { openTestDatabase } from '../../setup/database.ts'

await openTestDatabase()
const { aShop } = await import('../../setup/builders/shop.ts')
const { adjustMember } = await import('../../../app/loyalty/members/adjust-member.server.ts')
const { redeem } = await import('../../../app/loyalty/rewards/redeem.server.ts')
const { readStatement } = await import(
  '../../../app/loyalty/members/statement/read-statement.server.ts'
)
const { readVersions } = await import('../../../app/loyalty/program/list-versions.server.ts')

let shop: TestShop
afterEach(() => shop.expectBooksToAgree())

const speech = { locale: 'en', currency: 'USD', pointsName: { one: 'point', other: 'points' } }
const five = { ...freshReward('amount_off', 'five', 100), points: 25, validDays: null } as Reward

async function statement() {
  const read = await readStatement(shop.db, { memberId: await shop.memberId() })
  if (!read) throw new Error('no statement')
  return read
}

async function explained() {
  const versions = await readVersions(shop.db, [1, 2])
  return (await statement()).entries.map((entry) =>
    renderExplanation(explainLine(entry, versions), speech),
  )
}

test('a line names what counted when it was booked, by the version that valued the order', async () => {
  shop = await aShop({ rounding: 'ceil' })
  await shop.publish({ rules: [] }, '2026-03-10T00:00:00Z')
  const mug = aLine(1440, { id: 'mug', title: 'Mug' })
  const order = anOrder({ name: '#1042', lines: [mug, aLine(1410, { id: 'pot', title: 'Pot' })] })
  await shop.settleAt(new Date('2026-03-01T12:01:00Z'), order)
  await shop.settleAt(new Date('2026-03-17T00:00:00Z'), withLineRefunded(order, 'mug'))
  const [back, given] = await explained()
  expect(back).toMatchObject({
    headline: 'Order #1042: 1 × Mug returned, 14 points taken back',
    points: -14,
  })
  expect(back?.steps.map((step) => step.text)).toEqual([
    'By the rule “Points for spending” in version 1 of the program',
    '15 points for $14.10 at 1 point for every $1 (rounded up)',
    'The order was worth 29 points by this rule before, and is worth 15 points now',
    'Taken from what was left of this order’s own points',
    '14 points of order #1042, which do not expire',
  ])
  expect(given?.steps[1]?.text).toBe('29 points for $28.50 at 1 point for every $1 (rounded up)')
})

test('a redemption names the credits that it took from, those that end first before the others', async () => {
  shop = await aShop({ rewards: [five], expiryMonths: 12 })
  const placed = ['2026-05-01', '2026-04-01', '2026-03-01']
  for (const [index, day] of placed.entries()) {
    const processedAt = `${day}T12:00:00.000Z`
    const name = `#${index}`
    await shop.settle(anOrder({ orderId: name, name, processedAt, lines: [aLine(1000)] }))
  }
  const memberId = await shop.memberId()
  const now = new Date('2026-06-02T00:00:00Z')
  await redeem(shop.db, { memberId, rewardId: 'five', requestId: 'r1', now })
  const [held] = await explained()
  expect(held?.points).toBe(-25)
  expect(held?.steps.map((step) => step.text).sort()).toEqual([
    '10 points of order #1, usable until Apr 1, 2027',
    '10 points of order #2, usable until Mar 1, 2027',
    '5 points of order #0, usable until May 1, 2027',
  ])
})

test('a balance adds up, whatever happened', async () => {
  shop = await aShop({ rewards: [five], pendingDays: 3, expiryMonths: 1, shortfall: 'debt' })
  const lines = [aLine(6000, { id: 'a' }), aLine(3000, { id: 'b' })]
  const first = anOrder({ orderId: '1', lines, processedAt: '2026-03-01T12:00:00.000Z' })
  await shop.settleAt(new Date('2026-03-01T12:01:00Z'), first)
  await shop.sweepAt('2026-03-05T00:00:00Z')
  const memberId = await shop.memberId()
  const asked = { memberId, rewardId: 'five', requestId: 'r1' }
  await redeem(shop.db, { ...asked, now: new Date('2026-03-06T00:00:00Z') })
  const by = { memberId, note: 'x', actor: 'a', now: new Date('2026-03-07T00:00:00Z') }
  await adjustMember(shop.db, { ...by, points: 7, adjustmentId: randomUUID() })
  await adjustMember(shop.db, { ...by, points: -40, adjustmentId: randomUUID() })
  await shop.settleAt(new Date('2026-03-08T00:00:00Z'), withLineRefunded(first, 'a'))
  await shop.settleAt(
    new Date('2026-03-09T00:00:00Z'),
    anOrder({ orderId: '2', lines: [lines[1]!] }),
  )
  await shop.sweepAt('2026-06-01T00:00:00Z')
  const { balance, sums } = await statement()
  const { points, steps } = explainBalance({ ...balance, sums })
  expect(points).toBe(balance.available + balance.pending)
  expect(steps.reduce((sum, step) => sum + (step.points ?? 0), 0)).toBe(points)
  expect(steps.length).toBeGreaterThan(3)
})

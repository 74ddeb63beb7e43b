// What staff see of what a member redeemed, and of what came from test orders.
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { freshReward, type RewardKind } from '../../../app/loyalty/reward-kinds/catalogue.ts'
import { anOrder } from '../../setup/builders/order.ts'
import type { TestShop } from '../../setup/builders/shop.ts'
import { openTestDatabase } from '../../setup/database.ts'

await openTestDatabase()
const { aShop } = await import('../../setup/builders/shop.ts')
const { adjustMember } = await import('../../../app/loyalty/members/adjust-member.server.ts')
const { exportMemberById } = await import('../../../app/loyalty/members/export-member.server.ts')
const { readStatement } = await import(
  '../../../app/loyalty/members/statement/read-statement.server.ts'
)

const now = new Date('2026-06-01T12:00:00Z')
let shop: TestShop
let memberId: string

beforeEach(async () => {
  shop = await aShop()
  await shop.settle(anOrder())
  memberId = await shop.memberId()
})
afterEach(() => shop.expectBooksToAgree('a redemption'))

const statementOf = async () => {
  const statement = await readStatement(shop.db, { memberId })
  if (!statement) throw new Error('no statement')
  return statement
}

/** As it stands once it is over: nothing of it is in a voucher any more. */
const redeemed = (kind: RewardKind, more: object) =>
  shop.db.db.redemption.create({
    data: {
      shopId: shop.shopId,
      id: randomUUID(),
      memberId,
      requestId: randomUUID(),
      rewardId: kind,
      reward: { ...freshReward(kind, kind, 100), label: kind, currency: 'USD', version: 1 },
      points: 1,
      createdAt: now,
      code: 'ABCD-EFGH-9XYZ',
      status: 'refused',
      ...more,
    },
  })

test('what a person fulfilled shows what the member was told, and no code', async () => {
  const handled = { note: 'Gate B at seven', tracking: 'PPL 4711', handledAt: now }
  await redeemed('manual', { status: 'cancelled', ...handled })
  expect((await statementOf()).redemptions).toMatchObject([
    { label: 'manual', status: 'cancelled', code: null, ...handled },
  ])
})

test('of the code of a gift card staff and files see the end, of a discount all', async () => {
  await redeemed('gift_card', {})
  await redeemed('amount_off', { code: 'FERN-1234' })
  const codes = (await statementOf()).redemptions.map(({ code }) => code)
  expect(codes.sort()).toEqual(['FERN-1234', '•••• 9XYZ'])
  const file = await exportMemberById(shop.db, memberId)
  expect(file?.redemptions.map(({ code }) => code).sort()).toEqual(['FERN-1234', '•••• 9XYZ'])
  expect(JSON.stringify(file)).not.toContain('EFGH')
})

test('what a test order gave is marked wherever it is shown, and nothing else is', async () => {
  await shop.db.db.shop.update({ where: { id: shop.shopId }, data: { isDevelopment: true } })
  await shop.settle(anOrder({ orderId: '7002', name: '#1002', isTest: true }))
  const taken = { points: -150, adjustmentId: randomUUID(), note: 'Too many', actor: 'staff/1' }
  await adjustMember(shop.db, { memberId, ...taken, now })
  const { lots, orders, entries } = await statementOf()
  expect(orders.map(({ name, isTest }) => [name, isTest]).sort()).toEqual([
    ['#1001', false],
    ['#1002', true],
  ])
  expect(lots.map(({ orderName, isTest }) => [orderName, isTest])).toEqual([['#1002', true]])
  // What was taken from both lots at once is two lines: one of them is a test.
  expect(entries.map(({ amount, isTest }) => [amount, isTest])).toEqual([
    [50, true],
    [100, false],
    [100, true],
    [100, false],
  ])
})

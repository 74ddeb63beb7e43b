// Stamps in the books: beside points and never among them; given back with their line, also once
// the card was spent; a full card buys its reward by the same saga.
import { randomUUID } from 'node:crypto'
import { afterEach, describe, expect, test } from 'vitest'
import type { ProgramSettings } from '../../../app/loyalty/program/settings.ts'
import { freshReward } from '../../../app/loyalty/reward-kinds/catalogue.ts'
import { everything } from '../../../app/loyalty/rules/scope.ts'
import { aLine, anOrder, later } from '../../setup/builders/order.ts'
import type { TestShop } from '../../setup/builders/shop.ts'
import { openTestDatabase } from '../../setup/database.ts'

await openTestDatabase()
const { aShop, testNow: now } = await import('../../setup/builders/shop.ts')
const { giveBack } = await import('../../../app/loyalty/ledger/give-back.server.ts')
const { mergeCustomers } = await import(
  '../../../app/loyalty/settlement/merge/merge-customers.server.ts'
)
const { redeem } = await import('../../../app/loyalty/rewards/redeem.server.ts')
const { recordIssued } = await import('../../../app/loyalty/rewards/issue/record-issue.server.ts')
const { readMemberState } = await import(
  '../../../app/loyalty/storefront/read-member-state.server.ts'
)
const { readPublicProgram } = await import(
  '../../../app/loyalty/storefront/read-public-program.server.ts'
)
const { readKeyFigures } = await import('../../../app/loyalty/insights/read-key-figures.server.ts')
const { readStatement } = await import(
  '../../../app/loyalty/members/statement/read-statement.server.ts'
)
const { listCards } = await import('../../../app/loyalty/members/statement/list-cards.server.ts')
const { joinProgram } = await import(
  '../../../app/loyalty/settlement/joining/join-program.server.ts'
)
const { readMoves } = await import('../../../app/loyalty/accounting/read-moves.server.ts')

const needed = 3
const rules: ProgramSettings['rules'] = [
  { kind: 'spend', id: 'spend', isOn: true, points: 1, perMinor: 100, minimumMinor: 0 },
  {
    ...{ kind: 'stamp', id: 'sip', title: 'Sip card', isOn: true, stamps: 1, needed },
    minimumMinor: 0,
    scope: { ...everything, products: [{ id: '501', title: 'Tea' }] },
  },
]
const drink = { ...freshReward('amount_off', 'drink', 100), card: 'sip', points: needed }
const settings = { rules, rewards: [drink], returnSpent: 'proportion' as const }

let shop: TestShop
afterEach(() => shop.expectBooksToAgree())

const tea = (quantity: number, left = quantity) =>
  aLine(500 * quantity, { id: 'tea', quantity, currentQuantity: left })
const bread = aLine(700, { id: 'bread', productId: '502' })
const orderOf = (orderId: string, quantity: number) =>
  anOrder({ orderId, name: `#${orderId}`, lines: [tea(quantity), bread] })
/** Of an order of teas and a loaf, so many teas are left. */
const withTeas = (order: ReturnType<typeof anOrder>, left: number) => {
  const quantity = order.lines[0]?.quantity ?? 0
  const parts = [{ lineId: 'tea', quantity: quantity - left, amountMinor: 500 * (quantity - left) }]
  const refund = {
    id: `back-${left}`,
    createdAt: order.updatedAt,
    lines: parts,
    adjustmentMinor: 0,
  }
  return later(order, {
    lines: [tea(quantity, left), bread],
    refunds: [refund],
    payment: 'partially_refunded',
  })
}

async function stamps(customerId?: string): Promise<Record<string, number>> {
  const memberId = await shop.memberId(customerId)
  const where = { shopId_memberId_asset: { shopId: shop.shopId, memberId, asset: 'stamp:sip' } }
  const row = await shop.db.db.balance.findUnique({ where })
  const { pending = 0, available = 0, held = 0, outstanding = 0, debt = 0 } = row ?? {}
  const all = Object.entries({ pending, available, held, outstanding, debt })
  return Object.fromEntries(all.filter(([, amount]) => amount !== 0))
}

async function wish() {
  const memberId = await shop.memberId()
  return redeem(shop.db, { memberId, rewardId: 'drink', requestId: randomUUID(), now })
}

test('stamps stand beside points; a refunded drink takes its stamp and no other', async () => {
  shop = await aShop(settings)
  const order = orderOf('7001', 2)
  await shop.settle(order)
  expect([await stamps(), await shop.balance()]).toEqual([{ available: 2 }, { available: 17 }])
  await shop.settle(withTeas(order, 1))
  expect([await stamps(), await shop.balance()]).toEqual([{ available: 1 }, { available: 12 }])
  const rows = await shop.db.db.transfer.findMany({ where: { shopId: shop.shopId, key: 'sip' } })
  expect(rows.map(({ asset }) => asset)).toEqual(['stamp:sip', 'stamp:sip'])
})

test.each([
  [2, 'insufficient_stamps'],
  [3, 'held'],
  [4, 'held'],
])('a card of three stamps, %i drinks', async (quantity, outcome) => {
  shop = await aShop(settings)
  await shop.settle(orderOf('7001', quantity))
  const result = await wish()
  expect(result.ok ? 'held' : result.refusal.code).toBe(outcome)
  const left = quantity - (result.ok ? needed : 0)
  expect(await stamps()).toEqual({
    ...(left > 0 ? { available: left } : {}),
    ...(result.ok ? { held: needed } : {}),
  })
  // Points are another thing, however many there are.
  expect(await shop.balance()).toEqual({ available: 5 * quantity + 7 })
})

test('an unused code brings the stamps back to the card', async () => {
  shop = await aShop(settings)
  await shop.settle(orderOf('7001', 3))
  const had = await wish()
  if (!had.ok) throw new Error(had.refusal.code)
  const redemptionId = had.value.id
  await recordIssued(shop.db, { redemptionId, voucherId: 'gid://1', now })
  expect(await stamps()).toEqual({ outstanding: 3 })
  const because = { kind: 'returned' as const, rewardId: 'drink', label: 'Tea' }
  await shop.db.transaction(async (tx) => {
    await giveBack(tx, { redemptionId, because, graceDays: 0, now })
    const where = { shopId_id: { shopId: shop.shopId, id: redemptionId } }
    await tx.db.redemption.update({ where, data: { status: 'returned', dueAt: null } })
  })
  expect(await stamps()).toEqual({ available: 3 })
})

describe('a drink is given back after its stamp was spent', () => {
  test.each([
    ['clamp' as const, {}],
    ['debt' as const, { debt: 2 }],
  ])('%s', async (shortfall, owed) => {
    shop = await aShop({ ...settings, shortfall })
    const order = orderOf('7001', 3)
    await shop.settle(order)
    await wish()
    await shop.settle(withTeas(order, 1))
    expect(await stamps()).toEqual({ held: 3, ...owed })
    // What is owed in stamps is paid in stamps: points are not touched.
    expect(await shop.balance()).toEqual({ available: 12 })
    await shop.settle(orderOf('7002', 3))
    expect(await stamps()).toEqual({ held: 3, available: shortfall === 'debt' ? 1 : 3 })
    expect(await shop.balance()).toEqual({ available: 34 })
  })
})

test('the free drink is used and its order refunded: the stamps are back', async () => {
  shop = await aShop(settings)
  await shop.settle(orderOf('7001', 3))
  const had = await wish()
  if (!had.ok) throw new Error(had.refusal.code)
  await recordIssued(shop.db, { redemptionId: had.value.id, voucherId: 'gid://1', now })
  const where = { shopId_id: { shopId: shop.shopId, id: had.value.id } }
  const { code } = await shop.db.db.redemption.findUniqueOrThrow({ where })
  const discounts = [{ amountMinor: 500, reach: 'order' as const, code }]
  const line = aLine(0, { id: 'tea', listedMinor: 500, discounts })
  const free = anOrder({ orderId: '7002', lines: [line], discountCodes: [code] })
  await shop.settle(free)
  expect(await stamps()).toEqual({})
  await shop.settle(later(free, { cancelledAt: '2026-03-02T00:00:00.000Z' }))
  expect(await stamps()).toEqual({ available: 3 })
})

test('two members become one: so do their cards', async () => {
  shop = await aShop(settings)
  await shop.settle(orderOf('7001', 2), { ...orderOf('7002', 1), customerId: '9002' })
  const merge = { deletedId: '9002', keptId: '9001', at: now, now }
  await shop.db.transaction((tx) => mergeCustomers(tx, merge))
  expect(await stamps()).toEqual({ available: 3 })
})

test('nothing that sums points counts stamps', async () => {
  shop = await aShop(settings)
  const order = orderOf('7001', 3)
  await shop.settle(order)
  await wish()
  await shop.settle(withTeas(order, 1))
  const figures = await readKeyFigures(shop.db, now)
  expect(figures).toMatchObject({ issuedRecent: 12, redeemedRecent: 0, outstanding: 12 })
  const memberId = await shop.memberId()
  const statement = await readStatement(shop.db, { memberId })
  expect(statement?.balance).toMatchObject({ available: 12, held: 0 })
  expect(statement?.orders[0]?.points).toBe(12)
  const net = statement?.sums.reduce((sum, { cameIn, wentOut }) => sum + cameIn - wentOut, 0)
  expect(net).toBe(12)
  const first = '2020-01' as const
  const until = new Date('2027-01-01')
  const stretch = { timeZone: 'UTC', since: new Date('2020-01-01'), first, until }
  const moves = await readMoves(shop.db, stretch)
  const given = moves.filter(({ from }) => from === 'issued').map(({ points }) => points)
  expect(given.reduce((sum, points) => sum + points, 0)).toBe(22)
})

test('what is shown: the card, its history in words, and what it buys', async () => {
  shop = await aShop({ ...settings, pendingDays: 7 })
  const first = { ...orderOf('7001', 2), processedAt: '2026-05-01T00:00:00.000Z' }
  const second = { ...orderOf('7002', 1), processedAt: '2026-05-30T00:00:00.000Z' }
  await shop.settle(first, second)
  const memberId = await shop.memberId()
  const state = await readMemberState(shop.db, { memberId, now })
  expect(state?.cards).toEqual([{ id: 'sip', stamps: 2, pending: 1 }])
  expect(state?.nextChangeAt).toBe('2026-06-06T00:00:00.000Z')
  expect(state?.next).toMatchObject({
    available: 29,
    cards: [{ id: 'sip', stamps: 3, pending: 0 }],
  })
  expect(state?.history.filter(({ card }) => card === 'sip').map(({ reason }) => reason)).toEqual([
    'Order #7002: 1 stamp for the products bought',
    'Order #7001: 2 stamps for the products bought',
  ])
  const program = await readPublicProgram(shop.db, { now })
  expect(program.cards).toMatchObject([{ id: 'sip', label: 'Sip card', needed }])
  expect(program.rewards).toMatchObject([{ id: 'drink', card: 'sip', points: needed }])
  expect(await listCards(shop.db, memberId, now)).toMatchObject([
    { id: 'sip', needed, available: 2, pending: 1 },
  ])
})

test('stamps wait with points for somebody to join, and alone say nothing of points', async () => {
  const [, card] = rules
  shop = await aShop({ ...settings, rules: card ? [card] : [], membership: 'joined' })
  const order = { ...orderOf('7001', 2), processedAt: '2026-05-30T00:00:00.000Z' }
  await shop.settle(order)
  const memberId = await shop.memberId()
  const state = await readMemberState(shop.db, { memberId, now })
  expect([state?.status, state?.waiting, state?.cards]).toEqual(['not_joined', null, undefined])
  expect(await joinProgram(shop.db, { memberId, termsVersion: null, now })).toMatchObject({
    ok: true,
  })
  expect(await stamps()).toEqual({ available: 2 })
})

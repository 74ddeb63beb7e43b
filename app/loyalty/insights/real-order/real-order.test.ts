import { expect, test } from 'vitest'
import { aLine, anOrder, withLineRefunded } from '../../../../tests/setup/builders/order.ts'
import { type Given, someSettings } from '../../../../tests/setup/builders/program.ts'
import { type RealOrder, valueRealOrder } from './real-order.ts'

const now = new Date('2026-06-01T00:00:00.000Z')
const mug = aLine(1400, { id: 'mug', title: 'Mug', quantity: 2 })
const pot = aLine(3000, { id: 'pot', title: 'Pot', productId: '502' })
const snapshot = anOrder({ lines: [mug, pot] })

const known: RealOrder = {
  id: '7001',
  name: '#1001',
  snapshot,
  asPlaced: { engine: 1, timeZone: 'UTC', memberId: 'm', phase: 'off', status: 'excluded' },
  history: { changes: [], tags: [] },
  versions: [],
  given: 0,
  spent: [],
  tierOrders: [],
}
const [rule] = someSettings().rules
const paying = (points: number): Given => ({ rules: [{ ...rule, points }] }) as Given
const value = (
  order: RealOrder,
  given: Given,
  lines: { lineId: string; quantity: number }[] = [],
) =>
  valueRealOrder(order, someSettings(given), {
    refund: lines.length === 0 ? null : { lines, shippingMinor: 0, amountMinor: 0 },
    now,
  })

test('it is worth what it would be had the program been live, whatever it was then', () => {
  expect(value(known, paying(1))).toMatchObject({ points: 44, refund: null })
  const worth = value(known, paying(3))
  expect(worth.points).toBe(132)
  expect(worth.evaluation.lines).toEqual([1400, 3000])
})

test('a draft with tiers is tried with what the orders before reach of them', () => {
  const gold = { id: 'gold', name: 'Gold', spendMinor: 5000, points: null, orders: null }
  const given: Given = { tiers: [{ ...gold, multiplierBps: 20_000 }] }
  const before = (spendMinor: number): RealOrder => ({
    ...known,
    tierOrders: [{ at: 0, sums: { spendMinor, points: 0, orders: 1 } }].map((one) => ({
      ...one,
      at: Date.parse(snapshot.processedAt) - 1,
    })),
  })
  expect(value(before(4999), given).points).toBe(44)
  expect(value(before(5000), given).points).toBe(88)
})

test('a refund of chosen units takes what each program gave for them', () => {
  const one = [{ lineId: 'mug', quantity: 1 }]
  expect(value(known, paying(1), one).refund).toMatchObject({ was: 44, is: 37, returned: [] })
  expect(value(known, paying(3), one).refund).toMatchObject({ was: 132, is: 111 })
  const all = [
    { lineId: 'mug', quantity: 2 },
    { lineId: 'pot', quantity: 9 },
  ]
  expect(value(known, paying(3), all).refund).toMatchObject({ was: 132, is: 0 })
})

test('what was refunded before is no part of it', () => {
  const before = { ...known, snapshot: withLineRefunded(snapshot, 'pot') }
  const all = [{ lineId: 'mug', quantity: 2 }]
  expect(value(before, paying(2), all).refund).toMatchObject({ was: 28, is: 0 })
})

test.each([
  ['proportion', [{ label: '$5 off', points: 15 }]],
  ['full_refund', []],
  ['never', []],
] as const)('of points spent on it, one of two mugs brings back by %s', (returnSpent, returned) => {
  const spending = { ...known, spent: [{ label: '$5 off', points: 100 }] }
  const one = [{ lineId: 'mug', quantity: 1 }]
  expect(value(spending, { returnSpent }, one).refund?.returned).toEqual(returned)
})

test('what its member had earned before is used up of a limit that the draft sets', () => {
  const earlier = {
    ...known,
    asPlaced: { ...known.asPlaced, used: { day: 0, month: 30, all: 90 } },
  }
  expect(value(earlier, { memberMonthMaximum: 50 }).points).toBe(20)
  expect(value(earlier, { memberMaximum: 80 }).points).toBe(0)
  expect(value(earlier, { memberDayMaximum: 40 }).points).toBe(40)
})

test('who is in is asked of the draft, by what travelled as text', () => {
  const history = {
    knownSince: '2026-02-20T00:00:00.000Z',
    changes: [{ kind: 'joined' as const, occurredAt: '2026-02-25T00:00:00.000Z' }],
    tags: [{ tags: ['staff'], observedAt: '2026-02-20T00:00:00.000Z' }],
  }
  const travelled = JSON.parse(JSON.stringify({ ...known, history })) as RealOrder
  expect(value(travelled, { membership: 'joined' }).points).toBe(44)
  expect(value(known, { membership: 'joined' }).points).toBe(0)
  expect(value(travelled, { excludedTags: ['Staff'] }).points).toBe(0)
  // By a version that let everybody in, they had become a member before.
  const everyone = {
    number: 1,
    settings: { membership: 'everyone' as const },
    effectiveFrom: '2026-01-01T00:00:00.000Z',
  }
  const old = { ...travelled, versions: [everyone], history: { ...history, changes: [] } }
  expect(value(old, { membership: 'joined' }).points).toBe(44)
  expect(value({ ...old, versions: [] }, { membership: 'joined' }).points).toBe(0)
})

test('stamps are no points', () => {
  const scope = { ...someSettings().scope, products: [{ id: '501', title: 'Fern' }] }
  const card = {
    kind: 'stamp',
    id: 'tea',
    isOn: true,
    stamps: 2,
    needed: 10,
    minimumMinor: 0,
    scope,
  }
  const { rules } = someSettings()
  expect(value(known, { rules: [...rules, card as (typeof rules)[number]] })).toMatchObject({
    points: 44,
    evaluation: { effects: [{ asset: 'points' }, { asset: 'stamp:tea', quantity: 4 }] },
  })
})

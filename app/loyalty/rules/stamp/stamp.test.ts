import { describe, expect, test } from 'vitest'
import { aLine, anOrder, aRefund } from '../../../../tests/setup/builders/order.ts'
import { aVersion, type Given } from '../../../../tests/setup/builders/program.ts'
import { evaluate } from '../../earning/evaluate.ts'
import type { Inputs } from '../../earning/evaluation.ts'
import type { OrderSnapshot } from '../../kernel/facts.ts'
import { checkSettings } from '../../program/check-settings.ts'
import type { Rule } from '../../program/settings.ts'
import { everything } from '../scope.ts'

const drinks = { ...everything, products: [{ id: '501', title: 'Fern tea' }] }
const aCard = (given: object = {}): Rule => ({
  ...{ kind: 'stamp', id: 'sip', isOn: true, stamps: 1, needed: 20, minimumMinor: 0 },
  scope: drinks,
  ...given,
})
const tea = (quantity: number, given: object = {}) =>
  aLine(500 * quantity, { id: 'tea', quantity, listedMinor: 500 * quantity, ...given })
const spend: Rule = {
  ...{ kind: 'spend', id: 'spend', isOn: true, points: 1, perMinor: 100, minimumMinor: 0 },
}

function effectsOf(order: OrderSnapshot, given: Given = {}, inputs: Partial<Inputs> = {}) {
  const version = aVersion({ rules: [aCard()], ...given })
  const known = { engine: 1 as const, version, timeZone: 'UTC', memberId: 'ann', ...inputs }
  return evaluate(known, order).effects
}
const worth = (...asked: Parameters<typeof effectsOf>) =>
  Object.fromEntries(effectsOf(...asked).map(({ asset, quantity }) => [asset, quantity]))

test.each([
  [0, {}],
  [1, { 'stamp:sip': 1 }],
  [3, { 'stamp:sip': 3 }],
])('of three drinks %i are left', (currentQuantity, stamps) => {
  const refunds = [
    aRefund({
      lines: [
        { lineId: 'tea', quantity: 3 - currentQuantity, amountMinor: 500 * (3 - currentQuantity) },
      ],
    }),
  ]
  const order = anOrder({ lines: [tea(3, { currentQuantity })], refunds })
  expect(worth(order)).toEqual(stamps)
})

test('what is no drink gives no stamp, and each card has stamps of its own', () => {
  const other = aCard({
    id: 'cake',
    stamps: 2,
    scope: { ...everything, products: [{ id: '502', title: '' }] },
  })
  const lines = [tea(2), aLine(900, { productId: '502' }), aLine(700, { productId: '503' })]
  const settings = { rules: [aCard(), other] }
  expect(worth(anOrder({ lines }), settings)).toEqual({ 'stamp:sip': 2, 'stamp:cake': 2 })
})

test.each([
  [4, 4],
  [5, 5],
  [6, 5],
])('a card that gives five stamps an order at most: %i drinks', (drunk, stamps) => {
  const order = anOrder({ lines: [tea(drunk)] })
  expect(worth(order, { rules: [aCard({ maximum: 5 })] })).toEqual({ 'stamp:sip': stamps })
})

test.each([
  [999, {}],
  [1000, { 'stamp:sip': 2 }],
  [1001, { 'stamp:sip': 2 }],
])('a card for orders of ten dollars, an order of %i cents', (amountMinor, stamps) => {
  const order = anOrder({ lines: [tea(2, { amountMinor, listedMinor: amountMinor })] })
  expect(worth(order, { rules: [aCard({ minimumMinor: 1000 })] })).toEqual(stamps)
})

describe('limits and factors of points', () => {
  const times: Rule = {
    ...{ kind: 'multiply', id: 'times', isOn: true, multiplierBps: 20_000, minimumMinor: 0 },
  }
  const order = anOrder({ lines: [tea(4)] })

  test.each<[string, Given, object]>([
    ['the most that an order earns', { orderMaximum: 1 }, { points: 1, 'stamp:sip': 4 }],
    ['the most that a member earns', { memberDayMaximum: 2 }, { points: 2, 'stamp:sip': 4 }],
    ['one rule of several', { stacking: 'best' }, { points: 20, 'stamp:sip': 4 }],
    ['a multiplier', { rules: [aCard(), spend, times] }, { points: 40, 'stamp:sip': 4 }],
  ])('leave stamps alone: %s', (_, given, due) => {
    const found = effectsOf(order, { rules: [aCard(), spend], ...given })
    const sums = Map.groupBy(found, ({ asset }) => asset)
    const total = [...sums].map(([asset, all]) => [
      asset,
      all.reduce((sum, { quantity }) => sum + quantity, 0),
    ])
    expect(Object.fromEntries(total)).toEqual(due)
  })

  test('stamps use up nothing of what a member can earn', () => {
    const given = { rules: [aCard(), spend], memberDayMaximum: 25 }
    const used = { day: 20, month: 20, all: 20 }
    expect(worth(order, given, { used })).toEqual({ points: 5, 'stamp:sip': 4 })
  })
})

test.each([
  [499, 2],
  [500, 1],
  [999, 1],
  [1000, 0],
])('of two drinks a voucher of ours paid %i cents', (amountMinor, stamps) => {
  const discounts = [{ amountMinor, reach: 'order' as const, code: 'fern-1' }]
  const line = tea(2, { amountMinor: 1000 - amountMinor, discounts })
  const found = worth(
    anOrder({ lines: [line], discountCodes: ['FERN-1'] }),
    {},
    { ownCodes: ['FERN-1'] },
  )
  expect(found['stamp:sip'] ?? 0).toBe(stamps)
  // Anybody else's discount is a lower price.
  expect(worth(anOrder({ lines: [line] }))).toEqual({ 'stamp:sip': 2 })
})

describe('what a card can be', () => {
  const problemsOf = (card: object) => {
    const { settings } = aVersion({ rules: [aCard(card)] })
    const checked = checkSettings(settings)
    return checked.isValid ? {} : checked.problems
  }

  test.each([
    [{ needed: 1 }, { 'rules.0.needed': 'at_least:2' }],
    [{ needed: 2 }, {}],
    [{ needed: 100 }, {}],
    [{ needed: 101 }, { 'rules.0.needed': 'at_most:100' }],
    [{ stamps: 0 }, { 'rules.0.stamps': 'at_least:1' }],
    [{ stamps: 10 }, {}],
    [{ stamps: 11 }, { 'rules.0.stamps': 'at_most:10' }],
    [{ scope: undefined }, { 'rules.0.scope.products': 'no_product' }],
    [{ scope: { ...everything, channels: ['pos'] } }, { 'rules.0.scope.products': 'no_product' }],
    [{ scope: { ...everything, collections: [{ id: '9', title: '' }] } }, {}],
    [{ scope: undefined, isOn: false }, {}],
  ])('%j', (card, problems) => {
    expect(problemsOf(card)).toEqual(problems)
  })
})

import { expect, test } from 'vitest'
import { defaultSettings } from '../../../loyalty/program/default-settings.ts'
import { computeExample, namedItems, namedOrdinals } from './compute-example.ts'

const settings = defaultSettings('USD')
const order = {
  amountMinor: 5000,
  currency: 'USD',
  timeZone: 'UTC',
  at: '2026-11-22T10:00:00.000Z',
}

test('the example earns what such an order would, and says how far it reaches', () => {
  expect(computeExample(settings, order)).toMatchObject({
    points: 50,
    availableAt: '2026-12-06T10:00:00.000Z',
    rewards: [
      { orders: 2, givesBackPercent: 5 },
      { orders: 4, givesBackPercent: null },
    ],
  })
})

test('the example is multiplied by the tier that is chosen for it', () => {
  const gold = { id: 'gold', name: 'Gold', spendMinor: 1, points: null, orders: null }
  const tiered = { ...settings, tiers: [{ ...gold, multiplierBps: 15_000 }] }
  const [none, held] = [undefined, 'gold'].map((tier) =>
    computeExample(tiered, { ...order, ...(tier ? { tier } : {}) }),
  )
  expect([none?.points, held?.points]).toEqual([50, 75])
  expect(held?.evaluation.effects[1]).toMatchObject({
    key: 'tier:factor',
    because: { tier: 'Gold' },
  })
})

test('below its minimum a rule shows why it gives nothing', () => {
  const strict = structuredClone(settings)
  Object.assign(strict.rules[0]!, { minimumMinor: 5001 })
  const example = computeExample(strict, order)
  expect(example.points).toBe(0)
  expect(example.evaluation.unapplied).toMatchObject([{ obstacle: 'below_minimum' }])
  expect(example.rewards[0]).toMatchObject({ orders: null, givesBackPercent: null })
})

test('rewards and rules that are off are left out', () => {
  const off = structuredClone(settings)
  for (const one of [...off.rules, ...off.rewards]) one.isOn = false
  expect(computeExample(off, order)).toMatchObject({ points: 0, availableAt: null, rewards: [] })
})

test('a refund takes back what it would, and what there was before is named', () => {
  const half = computeExample(settings, { ...order, discountMinor: 1000, refundMinor: 2000 })
  expect(half).toMatchObject({ points: 20, pointsBefore: 40 })
  expect(computeExample(settings, order).pointsBefore).toBe(null)
  const whole = computeExample(settings, { ...order, refundMinor: 9_999_999 })
  expect(whole).toMatchObject({ points: 0, pointsBefore: 50 })
})

test('the example is an ordinary order of its member, or one that a rule means', () => {
  const { rules } = settings
  const [spend] = rules
  const fixed = (id: string, points: number, orders: object) =>
    ({ kind: 'order', id, isOn: true, points, minimumMinor: 0, orders }) as (typeof rules)[number]
  const some = {
    ...settings,
    rules: [
      spend!,
      fixed('a', 5, { which: 'first' }),
      fixed('b', 7, { which: 'every_nth', n: 10 }),
      fixed('c', 9, { which: 'nth', n: 2 }),
    ],
  }
  expect(namedOrdinals(some)).toEqual([1, 2, 10])
  const points = (ordinal?: number) =>
    computeExample(some, { ...order, ...(ordinal ? { ordinal } : {}) }).points
  expect([points(), points(1), points(2), points(10)]).toEqual([50, 55, 59, 57])
})

test('a gift card that is bought counts as the program says', () => {
  const full = { ...order, giftCardMinor: 2000 }
  expect(computeExample(settings, full).points).toBe(50)
  expect(computeExample({ ...settings, countsGiftCards: true }, full).points).toBe(70)
})

const counting = (change: object) => ({ ...settings, ...change })

test('what counts is counted on the example as on any order', () => {
  const full = { ...order, discountMinor: 1000, shippingMinor: 600, tipMinor: 200 }
  const pointsFor = (change: object, more = {}) =>
    computeExample(counting(change), { ...full, ...more }).points
  expect(pointsFor({})).toBe(40)
  expect(pointsFor({ countedDiscounts: 'none' })).toBe(50)
  expect(pointsFor({ countsShipping: true, countsTips: true })).toBe(48)
  expect(pointsFor({ ownDiscounts: 'ignored' })).toBe(40)
  expect(pointsFor({ ownDiscounts: 'ignored' }, { isOwnDiscount: true })).toBe(50)
  expect(pointsFor({ countsGiftCardPayments: false }, { paidByCardMinor: 2400 })).toBe(20)
})

test('goods are what the program names, or something else', () => {
  const products = [{ id: '7', title: 'Fern' }]
  const collections = [{ id: '70', title: 'Pots' }]
  const named = counting({ scope: { ...settings.scope, products, collections } })
  const [fern, pots] = namedItems(named)
  expect([fern?.title, pots?.title]).toEqual(['Fern', 'Pots'])
  expect(computeExample(named, { ...order, item: fern! }).points).toBe(50)
  expect(computeExample(named, { ...order, item: pots! }).points).toBe(50)
  expect(computeExample(named, order).points).toBe(0)
})

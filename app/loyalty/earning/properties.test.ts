// What holds of the worth of any order under any program, whatever its figures are.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aLine, anOrder, aRefund } from '../../../tests/setup/builders/order.ts'
import { someSettings } from '../../../tests/setup/builders/program.ts'
import type { OrderLine, OrderSnapshot } from '../kernel/facts.ts'
import type { ProgramSettings, Rule } from '../program/settings.ts'
import { everything, type Scope } from '../rules/scope.ts'
import { evaluate } from './evaluate.ts'

const minor = fc.oneof(fc.nat(20_000), fc.nat(9_000_000_000))
const product = fc.constantFrom('1', '2', '3', null)

const line = fc
  .record({
    productId: product,
    quantity: fc.integer({ min: 1, max: 6 }),
    listedMinor: minor,
    off: fc.tuple(fc.constantFrom(0, 0.1, 1), fc.constantFrom(0, 0.25, 1)),
    taxShare: fc.constantFrom(0, 0.05, 0.2),
    isGiftCard: fc.boolean(),
  })
  .map(({ productId, quantity, listedMinor, off, taxShare, isGiftCard }): Partial<OrderLine> => {
    const onLine = Math.floor(listedMinor * off[0])
    const onOrder = Math.floor((listedMinor - onLine) * off[1])
    const amountMinor = listedMinor - onLine - onOrder
    return {
      ...{ productId, quantity, currentQuantity: quantity, listedMinor, amountMinor, isGiftCard },
      taxMinor: Math.floor(amountMinor * taxShare),
      discounts: [
        { amountMinor: onLine, reach: 'line', code: null },
        { amountMinor: onOrder, reach: 'order', code: 'OWN' },
      ],
    }
  })

const order = fc
  .record({
    lines: fc.array(line, { minLength: 1, maxLength: 4 }),
    taxesIncluded: fc.boolean(),
    shipping: fc.record({ placedMinor: minor, refundedMinor: fc.nat(500), taxMinor: fc.nat(90) }),
    tipMinor: fc.nat(900),
    dutiesMinor: fc.nat(900),
  })
  .map(({ lines, ...rest }) =>
    anOrder({
      lines: lines.map((one, place) => ({ ...aLine(0), ...one, id: String(100 + place) })),
      ...rest,
    }),
  )

const scope = fc
  .record({ products: fc.subarray(['1', '2']), excludedProducts: fc.subarray(['2', '3']) })
  .map(({ products, excludedProducts }): Scope => {
    const picked = (ids: string[]) => ids.map((id) => ({ id, title: id }))
    return {
      ...everything,
      products: picked(products),
      excludedProducts: picked(excludedProducts),
    }
  })

const held = fc.record({
  isOn: fc.constant(true),
  minimumMinor: fc.constantFrom(0, 0, 5000),
  scope: fc.option(scope, { nil: undefined }),
  maximum: fc.option(fc.integer({ min: 1, max: 500 })),
})
const rate = fc.record({ points: fc.integer({ min: 1, max: 100 }) })
const rule = fc.oneof(
  fc
    .tuple(held, rate, fc.integer({ min: 1, max: 1000 }))
    .map(([all, { points }, perMinor]) => ({ kind: 'spend' as const, ...all, points, perMinor })),
  fc.tuple(held, rate).map(([all, { points }]) => ({ kind: 'units' as const, ...all, points })),
  fc.tuple(held, rate).map(([all, { points }]) => ({ kind: 'order' as const, ...all, points })),
  fc
    .tuple(held, fc.integer({ min: 10_001, max: 40_000 }))
    .map(([all, multiplierBps]) => ({ kind: 'multiply' as const, ...all, multiplierBps })),
)

const program = fc
  .record({
    rules: fc.array(rule, { minLength: 1, maxLength: 5 }),
    rounding: fc.constantFrom('floor' as const, 'nearest' as const, 'ceil' as const),
    stacking: fc.constantFrom('all' as const, 'best' as const, 'priority' as const),
    countedTax: fc.constantFrom('as_priced' as const, 'never' as const, 'always' as const),
    countedDiscounts: fc.constantFrom('all' as const, 'line' as const, 'none' as const),
    ownDiscounts: fc.constantFrom('lower' as const, 'ignored' as const),
    countsShipping: fc.boolean(),
    countsTips: fc.boolean(),
    countsDuties: fc.boolean(),
    countsGiftCards: fc.boolean(),
    countsGiftCardPayments: fc.boolean(),
    scope: fc.option(scope, { nil: everything }),
    orderMaximum: fc.option(fc.integer({ min: 1, max: 1000 })),
  })
  .map(({ rules, ...given }) =>
    someSettings({
      ...given,
      rules: rules.map((one, place): Rule => ({ ...one, id: `r${place}` })),
    }),
  )

const payments = { totalMinor: 10_000, giftCardMinor: 3333, storeCreditMinor: 0 }

function worthOf(snapshot: OrderSnapshot, settings: ProgramSettings): Record<string, number> {
  const { processedAt: paidAt } = snapshot
  const inputs = {
    ...{ engine: 1 as const, version: { number: 1, settings }, timeZone: 'UTC', memberId: 'm' },
    ...{ observed: { paidAt, payments, collections: null }, ownCodes: ['own'] },
  }
  const { effects } = evaluate(inputs, snapshot)
  return Object.fromEntries(effects.map(({ key, quantity }) => [key, quantity]))
}
const totalOf = (...given: Parameters<typeof worthOf>) =>
  Object.values(worthOf(...given)).reduce((sum, points) => sum + points, 0)

/** Units of a line sent back for their share of its money, counted from the whole. */
function withUnitsBack(snapshot: OrderSnapshot, place: number, units: number, id: string) {
  const target = snapshot.lines[place % snapshot.lines.length] as OrderLine
  const back = Math.min(units, target.currentQuantity)
  if (back === 0) return snapshot
  const gone = target.quantity - target.currentQuantity
  const share = (count: number) => Math.round((target.amountMinor * count) / target.quantity)
  const part = { lineId: target.id, quantity: back, amountMinor: share(gone + back) - share(gone) }
  const currentQuantity = target.currentQuantity - back
  return {
    ...snapshot,
    lines: snapshot.lines.map((one) => (one === target ? { ...one, currentQuantity } : one)),
    refunds: [...snapshot.refunds, aRefund({ id, lines: [part] })],
  }
}
const withAmountBack = (snapshot: OrderSnapshot, adjustmentMinor: number, id: string) => ({
  ...snapshot,
  refunds: [...snapshot.refunds, aRefund({ id, adjustmentMinor })],
})

type Refund = { place: number; units: number } | { adjustmentMinor: number }
const refund: fc.Arbitrary<Refund> = fc.oneof(
  fc.record({ place: fc.nat(3), units: fc.integer({ min: 1, max: 6 }) }),
  fc.record({ adjustmentMinor: fc.nat(30_000) }),
)
const refunded = (snapshot: OrderSnapshot, refunds: Refund[]) =>
  refunds.reduce<OrderSnapshot>(
    (one, given, n) =>
      'place' in given
        ? withUnitsBack(one, given.place, given.units, `b${n}`)
        : withAmountBack(one, given.adjustmentMinor, `b${n}`),
    snapshot,
  )
const refunds = fc.array(refund, { maxLength: 3 })
const runs = { numRuns: 400 }

test('an order is worth whole points above nothing by each rule, in all no more than the most', () => {
  fc.assert(
    fc.property(order, program, refunds, (snapshot, settings, given) => {
      const worth = Object.values(worthOf(refunded(snapshot, given), settings))
      expect(worth.every((points) => Number.isSafeInteger(points) && points > 0)).toBe(true)
      const total = worth.reduce((sum, points) => sum + points, 0)
      expect(total).toBeLessThanOrEqual(settings.orderMaximum ?? Number.MAX_SAFE_INTEGER)
    }),
    runs,
  )
})

test('the sequence of lines and of refunds is of no matter', () => {
  fc.assert(
    fc.property(order, program, refunds, (plain, settings, given) => {
      const snapshot = refunded(plain, given)
      const turned = {
        ...snapshot,
        lines: snapshot.lines.toReversed(),
        refunds: snapshot.refunds.toReversed(),
      }
      expect(worthOf(turned, settings)).toEqual(worthOf(snapshot, settings))
    }),
    runs,
  )
})

test('one refund more never makes an order worth more, where all rules count', () => {
  fc.assert(
    fc.property(order, program, refunds, refund, (plain, given, before, more) => {
      const settings: ProgramSettings = { ...given, stacking: 'all' }
      const snapshot = refunded(plain, before)
      const after = refunded(plain, [...before, more])
      expect(totalOf(after, settings)).toBeLessThanOrEqual(totalOf(snapshot, settings))
    }),
    runs,
  )
})

test('many small refunds come to the same as one', () => {
  const parts = fc.array(fc.nat(3000), { minLength: 1, maxLength: 5 })
  fc.assert(
    fc.property(order, program, parts, fc.nat(3), (snapshot, settings, amounts, place) => {
      const sum = amounts.reduce((total, one) => total + one, 0)
      const many = amounts.reduce<OrderSnapshot>(
        (one, amount, n) => withAmountBack(one, amount, `m${n}`),
        snapshot,
      )
      const once = withAmountBack(snapshot, sum, 'one')
      expect(worthOf(many, settings)).toEqual(worthOf(once, settings))
      const unitByUnit = amounts.reduce<OrderSnapshot>(
        (one, _, n) => withUnitsBack(one, place, 1, `u${n}`),
        snapshot,
      )
      const together = withUnitsBack(snapshot, place, amounts.length, 'all')
      expect(worthOf(unitByUnit, settings)).toEqual(worthOf(together, settings))
    }),
    runs,
  )
})

test('an order of which all is back is worth nothing, however it came back', () => {
  fc.assert(
    fc.property(order, program, fc.boolean(), (plain, given, isByAmount) => {
      const snapshot = { ...plain, shipping: { placedMinor: 0, refundedMinor: 0, taxMinor: 0 } }
      const settings = { ...given, countsTips: false, countsDuties: false }
      const paid = snapshot.lines.map((one) => one.amountMinor)
      const all = paid.reduce((sum, one) => sum + one, 0)
      // What was free is still there when the money for the rest is back.
      if (isByAmount && paid.every((amount) => amount > 0)) {
        expect(worthOf(withAmountBack(snapshot, all, 'all'), settings)).toEqual({})
      }
      const back = snapshot.lines.reduce<OrderSnapshot>(
        (one, { quantity }, place) => withUnitsBack(one, place, quantity, `l${place}`),
        snapshot,
      )
      expect(worthOf(back, settings)).toEqual({})
    }),
    runs,
  )
})

test('large amounts are exact to the point', () => {
  const large = fc.integer({ min: 1, max: 900_000_000_000 })
  fc.assert(
    fc.property(large, fc.nat(1000), fc.integer({ min: 1, max: 1000 }), (amount, tax, points) => {
      const taxMinor = Math.floor((amount / 1000) * Math.min(tax, 500))
      const lines = [aLine(amount, { id: '1', taxMinor, quantity: 2 })]
      const snapshot = withUnitsBack(anOrder({ lines, taxesIncluded: true }), 0, 1, 'b')
      const settings = someSettings({
        countedTax: 'never',
        rules: [{ kind: 'spend', id: 's', isOn: true, points, perMinor: 7, minimumMinor: 0 }],
      })
      const [whole, half] = [BigInt(amount), BigInt(amount - Math.round(amount / 2))]
      const left = half - (2n * half * BigInt(taxMinor) + whole) / (2n * whole)
      const exact = (left * BigInt(points)) / 7n
      fc.pre(exact <= BigInt(Number.MAX_SAFE_INTEGER))
      expect(totalOf(snapshot, settings)).toBe(Number(exact))
    }),
    runs,
  )
})

test('nothing that it is given is changed', () => {
  fc.assert(
    fc.property(order, program, refunds, (plain, settings, given) => {
      const snapshot = refunded(plain, given)
      const before = JSON.stringify([snapshot, settings])
      worthOf(snapshot, settings)
      expect(JSON.stringify([snapshot, settings])).toBe(before)
    }),
    { numRuns: 100 },
  )
})

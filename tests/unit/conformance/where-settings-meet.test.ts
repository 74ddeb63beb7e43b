// Cases of the kind that the collection has, reckoned by hand: where settings meet, at the limits
// and on either side.
import { describe, expect, test } from 'vitest'
import type { OrderLine, OrderSnapshot } from '../../../app/loyalty/kernel/facts.ts'
import { anOrder, later, withLineRefunded } from '../../setup/builders/order.ts'
import type { Given } from '../../setup/builders/program.ts'
import {
  fixed,
  of,
  only,
  pointsOf,
  refundedByAmount,
  spend,
  thing,
  times,
  totalOf,
} from './given.ts'

const one: Given = { rules: [spend(1, 100)] }
const cents: Given = { rules: [spend(1, 1)] }
const back = (order: OrderSnapshot, ...lines: [string, number][]) =>
  lines.reduce((found, [id, units]) => withLineRefunded(found, id, units), order)
const off = (amountMinor: number, reach: 'line' | 'order', code: string | null = null) => ({
  amountMinor,
  reach,
  code,
})
const taxed = (order: OrderSnapshot, taxesIncluded: boolean) => ({ ...order, taxesIncluded })
const shipped = (order: OrderSnapshot, shipping: OrderSnapshot['shipping']) => ({
  ...order,
  shipping,
})

describe('tax', () => {
  /** 120.00 with 20.00 of tax in it, a tenth off: 108.00 with 18.00. */
  const gross = taxed(
    anOrder({
      lines: [
        thing('a', 10_800, {
          quantity: 2,
          listedMinor: 12_000,
          discounts: [off(1200, 'order')],
          taxMinor: 1800,
        }),
      ],
    }),
    true,
  )
  /** 100.00 and 20.00 on top, a tenth off: 90.00 and 18.00. */
  const net = taxed(
    anOrder({
      lines: [
        thing('a', 9000, {
          quantity: 2,
          listedMinor: 10_000,
          discounts: [off(1000, 'order')],
          taxMinor: 1800,
        }),
      ],
    }),
    false,
  )
  test.each<[string, OrderSnapshot, Given, number]>([
    ['in prices, as priced', gross, {}, 10_800],
    ['in prices, never', gross, { countedTax: 'never' }, 9000],
    ['in prices, always', gross, { countedTax: 'always' }, 10_800],
    ['on top, as priced', net, {}, 9000],
    ['on top, never', net, { countedTax: 'never' }, 9000],
    ['on top, always', net, { countedTax: 'always' }, 10_800],
    [
      'in prices, never, before discounts',
      gross,
      { countedTax: 'never', countedDiscounts: 'none' },
      10_000,
    ],
    [
      'on top, always, before discounts',
      net,
      { countedTax: 'always', countedDiscounts: 'none' },
      12_000,
    ],
    ['in prices, never, one of two back', back(gross, ['a', 1]), { countedTax: 'never' }, 4500],
    ['on top, always, one of two back', back(net, ['a', 1]), { countedTax: 'always' }, 5400],
    [
      'in prices, never, a third of the money back',
      refundedByAmount(gross, 3600),
      { countedTax: 'never' },
      6000,
    ],
    [
      'before discounts, one of two back',
      back(gross, ['a', 1]),
      { countedDiscounts: 'none' },
      6000,
    ],
  ])('%s', (_, order, given, points) => {
    expect(totalOf(order, { ...cents, ...given })).toBe(points)
  })

  test('lines of two rates: each less its own', () => {
    const order = taxed(
      anOrder({
        lines: [thing('a', 2400, { taxMinor: 400 }), thing('b', 1100, { taxMinor: 100 })],
      }),
      true,
    )
    const given: Given = { ...cents, countedTax: 'never' }
    expect(totalOf(order, given)).toBe(3000)
    expect(totalOf(back(order, ['a', 1]), given)).toBe(1000)
    expect(totalOf(refundedByAmount(order, 1750), given)).toBe(1500)
  })

  test('shipping with tax in it, a half given back', () => {
    const order = shipped(taxed(of(1000), true), {
      placedMinor: 600,
      refundedMinor: 300,
      taxMinor: 100,
    })
    expect(totalOf(order, { ...cents, countsShipping: true })).toBe(1300)
    expect(totalOf(order, { ...cents, countsShipping: true, countedTax: 'never' })).toBe(1250)
  })
})

describe('refunds', () => {
  const three = anOrder({ lines: [thing('a', 10_000, { quantity: 3 })] })
  test.each([
    [1, 66],
    [2, 33],
    [3, 0],
  ])('of three for 100.00, %i back one after the other', (units, points) => {
    const refunds = Array.from({ length: units }, (): [string, number] => ['a', 1])
    expect(totalOf(back(three, ...refunds), one)).toBe(points)
  })

  test.each<[string, OrderSnapshot, Given, number]>([
    ['more back than was paid', refundedByAmount(of(5000), 9000), one, 0],
    [
      'a part of it, and a fixed award stays',
      refundedByAmount(of(5000), 4999),
      { rules: [fixed(25)] },
      25,
    ],
    [
      'all of it, and a fixed award goes',
      later(refundedByAmount(of(5000), 5000), { payment: 'refunded' }),
      { rules: [fixed(25)] },
      0,
    ],
    [
      'all of it by amount, the state says a part',
      refundedByAmount(of(5000), 5000),
      { rules: [fixed(25), spend(1, 100)] },
      0,
    ],
    [
      'below a minimum that it was placed above',
      refundedByAmount(of(6000), 5000),
      { rules: [spend(1, 100, { minimumMinor: 5000 })] },
      10,
    ],
    [
      'an order minimum likewise',
      refundedByAmount(of(6000), 5000),
      { ...one, orderMinimumMinor: 6000 },
      10,
    ],
    [
      'by amount, where one of two lines counts',
      refundedByAmount(of(10_000, 10_000), 5000),
      { ...one, scope: only('line-0') },
      75,
    ],
    [
      'a line that does not count',
      back(of(10_000, 3000), ['line-1', 1]),
      { ...one, scope: only('line-0') },
      100,
    ],
    ['in two halves, rounded once', refundedByAmount(refundedByAmount(of(9999), 0), 3333), one, 66],
  ])('%s', (_, order, given, points) => {
    expect(totalOf(order, given)).toBe(points)
  })

  test('a line goes back and another comes in its place', () => {
    const order = back(of(5000, 0), ['line-0', 1])
    const lines = [...order.lines, thing('new', 8000)]
    expect(totalOf(later(order, { lines }), one)).toBe(80)
  })

  test('an edit takes out units, nobody refunds them', () => {
    const lines = [thing('a', 9000, { quantity: 3, currentQuantity: 1 })]
    expect(totalOf(anOrder({ lines }), one)).toBe(30)
  })
})

describe('caps', () => {
  const capped: Given = { rules: [spend(1, 100)], orderMaximum: 100 }
  test.each([
    [0, 100],
    [5000, 100],
    [5001, 99],
    [7500, 75],
    [15_000, 0],
  ])('at most 100 of 150 points, %i cents back: %i', (minor, points) => {
    expect(totalOf(refundedByAmount(of(15_000), minor), capped)).toBe(points)
  })

  test.each<[string, Given, number[]]>([
    [
      'the best after its own maximum',
      { stacking: 'best', rules: [spend(1, 100, { maximum: 50 }), fixed(60)] },
      [60],
    ],
    [
      'the highest rank with its maximum',
      { stacking: 'priority', rules: [spend(1, 100, { maximum: 50, priority: 9 }), fixed(60)] },
      [50],
    ],
    [
      'a factor multiplies what a maximum left',
      { rules: [spend(1, 100, { maximum: 50 }), times(2)] },
      [50, 50],
    ],
    [
      'a factor with a maximum of its own',
      { rules: [spend(1, 100), times(3, { maximum: 120 })] },
      [100, 120],
    ],
    [
      'two factors each of what rules give',
      { rules: [spend(1, 100), times(2), times(1.5, {}, 'b')] },
      [100, 100, 50],
    ],
    [
      'the better of two factors',
      { stacking: 'best', rules: [spend(1, 100), times(2), times(1.5, {}, 'b')] },
      [100, 100],
    ],
    [
      'rules give in their order until the order is full',
      { orderMaximum: 130, rules: [fixed(60), spend(1, 100), times(2)] },
      [60, 70],
    ],
    ['a member with 90 of a day of 100', { ...one, memberDayMaximum: 100 }, [10]],
    [
      'a member with 90 of a day, whose month has 5 left',
      { ...one, memberDayMaximum: 100, memberMonthMaximum: 195 },
      [5],
    ],
    ['a member who has all', { ...one, memberMaximum: 290 }, []],
  ])('%s', (_, given, points) => {
    const used = { day: 90, month: 190, all: 290 }
    expect(pointsOf(of(10_000), given, { used })).toEqual(points)
  })
})

describe('money of other exponents', () => {
  const yen = (minor: number, given: Partial<OrderLine> = {}) =>
    anOrder({ currency: 'JPY', lines: [thing('a', minor, given)] })
  const dinars = (minor: number) => anOrder({ currency: 'KWD', lines: [thing('a', minor)] })
  test.each<[string, OrderSnapshot, Given, number]>([
    ['a point for each 100 yen of 1,980', yen(1980), one, 19],
    [
      'of 1,980 with 180 of tax in it, without that',
      taxed(yen(1980, { taxMinor: 180 }), true),
      { ...one, countedTax: 'never' },
      18,
    ],
    [
      'and a half of that back',
      refundedByAmount(taxed(yen(1980, { taxMinor: 180 }), true), 990),
      { ...one, countedTax: 'never' },
      9,
    ],
    ['a point for each dinar of 12.345', dinars(12_345), { rules: [spend(1, 1000)] }, 12],
    [
      'to the nearest of 12.500',
      dinars(12_500),
      { rules: [spend(1, 1000)], rounding: 'nearest' },
      13,
    ],
    ['3.333 of it back', refundedByAmount(dinars(12_345), 3333), { rules: [spend(1, 1000)] }, 9],
  ])('%s', (_, order, given, points) => {
    expect(totalOf(order, given)).toBe(points)
  })
})

describe('payments that do not count', () => {
  const payments = { totalMinor: 10_000, giftCardMinor: 2500, storeCreditMinor: 5000 }
  const observed = { payments }
  test.each<[string, OrderSnapshot, Given, number]>([
    ['a quarter by gift card', of(10_000), { countsGiftCardPayments: false }, 75],
    [
      'and half by store credit',
      of(10_000),
      { countsGiftCardPayments: false, countsStoreCreditPayments: false },
      25,
    ],
    ['half of it back', refundedByAmount(of(10_000), 5000), { countsGiftCardPayments: false }, 37],
    [
      'one of two lines counts, and its share',
      of(8000, 2000),
      { countsGiftCardPayments: false, scope: only('line-0') },
      60,
    ],
    [
      'a minimum looks at the order as it was placed',
      of(10_000),
      { countsGiftCardPayments: false, orderMinimumMinor: 10_000 },
      75,
    ],
  ])('%s', (_, order, given, points) => {
    const asked = { ...order, usesGiftCard: true, usesStoreCredit: true }
    expect(totalOf(asked, { ...one, ...given }, { observed })).toBe(points)
  })
})

describe('what is free, and what is given', () => {
  const free = anOrder({
    lines: [thing('a', 0, { listedMinor: 5000, discounts: [off(5000, 'order')] })],
  })
  const nothing = anOrder({ lines: [thing('a', 0)] })
  test.each<[string, OrderSnapshot, Given, number]>([
    ['all of it was taken off: nothing by money', free, one, 0],
    ['a fixed award stands', free, { rules: [fixed(25)] }, 25],
    ['before discounts it counts whole', free, { ...one, countedDiscounts: 'none' }, 50],
    ['a thing without a price', nothing, { rules: [fixed(25), spend(1, 100)] }, 25],
    ['a minimum of one cent', nothing, { rules: [fixed(25, { minimumMinor: 1 })] }, 0],
    [
      'a tip counts where it does',
      { ...of(1000), tipMinor: 500 },
      { ...one, countsTips: true },
      15,
    ],
    ['and else not', { ...of(1000), tipMinor: 500 }, one, 10],
    [
      'more back than the lines are takes from the tip',
      refundedByAmount({ ...of(1000), tipMinor: 500 }, 1200),
      { ...one, countsTips: true },
      3,
    ],
  ])('%s', (_, order, given, points) => {
    expect(totalOf(order, given)).toBe(points)
  })
})

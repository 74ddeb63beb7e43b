// What of an order counts, under each setting that says so, and that what counts is kept with the
// evaluation, line by line.
import { expect, test } from 'vitest'
import { aLine, anOrder, aRefund, withLineRefunded } from '../../../tests/setup/builders/order.ts'
import { aVersion, type Given } from '../../../tests/setup/builders/program.ts'
import type { OrderSnapshot } from '../kernel/facts.ts'
import { everything, type Scope } from '../rules/scope.ts'
import { evaluate } from './evaluate.ts'
import type { Inputs } from './evaluation.ts'

const perCent = [
  { kind: 'spend', id: 's', isOn: true, points: 1, perMinor: 1, minimumMinor: 0 },
] as const

const value = (order: OrderSnapshot, given: Given = {}, inputs: Partial<Inputs> = {}) => {
  const version = aVersion({ rules: [...perCent], ...given })
  return evaluate({ engine: 1, version, timeZone: 'UTC', memberId: 'm', ...inputs }, order)
}
const pointsOf = (order: OrderSnapshot, given?: Given, inputs?: Partial<Inputs>) =>
  value(order, given, inputs).effects.reduce((sum, one) => sum + one.quantity, 0)
const obstacleOf = (order: OrderSnapshot, given?: Given, inputs?: Partial<Inputs>) => {
  const [one] = value(order, given, inputs).unapplied
  return one && !one.applied ? one.obstacle : null
}

// 100.00 listed, 20.00 off the mug itself, 8.00 off the order: 72.00, of which 6.00 is tax.
const discounted = anOrder({
  taxesIncluded: true,
  discountCodes: ['SALE', 'FERN-1'],
  lines: [
    aLine(7200, {
      id: 'mug',
      quantity: 2,
      listedMinor: 10_000,
      taxMinor: 600,
      discounts: [
        { amountMinor: 2000, reach: 'line', code: null },
        { amountMinor: 800, reach: 'order', code: 'fern-1' },
      ],
    }),
  ],
})

test.each<[Given, number, number]>([
  [{}, 7200, 3600],
  [{ countedDiscounts: 'line' }, 8000, 4000],
  [{ countedDiscounts: 'none' }, 10_000, 5000],
  [{ ownDiscounts: 'ignored' }, 8000, 4000],
  [{ countedDiscounts: 'none', ownDiscounts: 'ignored' }, 10_000, 5000],
  [{ countedTax: 'never' }, 6600, 3300],
  // The tax of 8.33 % in what was paid is in the listed price as well.
  [{ countedTax: 'never', countedDiscounts: 'none' }, 9167, 4583],
])('with %j an order of 72.00 counts for %i, and half of it for %i', (given, minor, half) => {
  const inputs = { ownCodes: ['FERN-1'] }
  expect(pointsOf(discounted, given, inputs)).toBe(minor)
  expect(pointsOf(withLineRefunded(discounted, 'mug'), given, inputs)).toBe(half)
})

test('a code that was not bought with points lowers what counts', () => {
  expect(pointsOf(discounted, { ownDiscounts: 'ignored' }, { ownCodes: ['OTHER'] })).toBe(7200)
})

test('what was free for its discounts counts by its units where discounts lower nothing', () => {
  const free = anOrder({
    lines: [
      aLine(0, {
        id: 'mug',
        quantity: 4,
        listedMinor: 4000,
        discounts: [{ amountMinor: 4000, reach: 'order', code: 'GIFT' }],
      }),
    ],
  })
  expect(pointsOf(free)).toBe(0)
  expect(pointsOf(free, { countedDiscounts: 'none' })).toBe(4000)
  expect(pointsOf(withLineRefunded(free, 'mug'), { countedDiscounts: 'none' })).toBe(3000)
})

const shipped = anOrder({
  lines: [aLine(10_000, { id: 'mug' })],
  shipping: { placedMinor: 600, refundedMinor: 0, taxMinor: 60 },
  tipMinor: 300,
  dutiesMinor: 450,
})

test.each<[Given, number]>([
  [{}, 10_000],
  [{ countsShipping: true }, 10_600],
  [{ countsTips: true }, 10_300],
  [{ countsDuties: true }, 10_450],
  [{ countsShipping: true, countsTips: true, countsDuties: true }, 11_350],
  [{ countsShipping: true, countedTax: 'always' }, 10_660],
])('with %j an order of 100.00 and its shipping counts for %i', (given, minor) => {
  expect(pointsOf(shipped, given)).toBe(minor)
  expect(value(shipped, given).extras !== undefined).toBe(minor !== 10_000)
})

test('shipping counts for what is left of it, and without its tax where tax never counts', () => {
  const half = { ...shipped, shipping: { placedMinor: 600, refundedMinor: 300, taxMinor: 60 } }
  const shippingOnly: Given = { countsShipping: true, countedTax: 'never' }
  expect(pointsOf({ ...half, taxesIncluded: true }, shippingOnly)).toBe(10_270)
  expect(value(half, shippingOnly).extras).toEqual({ shipping: 300 })
})

test('a refund by amount takes from the goods first, from shipping what is more than they are', () => {
  const refunded = (adjustmentMinor: number) => ({
    ...shipped,
    refunds: [aRefund({ adjustmentMinor })],
  })
  const all: Given = { countsShipping: true, countsTips: true, countsDuties: true }
  expect(pointsOf(refunded(1000), all)).toBe(10_350)
  expect(pointsOf(refunded(10_675), all)).toBe(675)
  expect(value(refunded(10_675), all).extras).toEqual({ shipping: 300, tip: 150, duties: 225 })
  expect(pointsOf(refunded(11_350), all)).toBe(0)
  expect(pointsOf({ ...shipped, payment: 'refunded' }, all)).toBe(0)
})

test('shipping that is left earns when the goods are back, a fixed award does not', () => {
  const back = withLineRefunded(shipped, 'mug')
  expect(pointsOf(back, { countsShipping: true })).toBe(600)
  const rules = [{ kind: 'order' as const, id: 'o', isOn: true, points: 5, minimumMinor: 0 }]
  expect(pointsOf(back, { countsShipping: true, rules })).toBe(0)
  expect(obstacleOf(back, { countsShipping: true, rules })).toBe('refunded')
})

const payments = { totalMinor: 12_000, giftCardMinor: 3000, storeCreditMinor: 6000 }
const observed = { paidAt: null, payments, collections: null }

test.each<[Given, number]>([
  [{}, 10_000],
  [{ countsGiftCardPayments: false }, 7500],
  [{ countsStoreCreditPayments: false }, 5000],
  [{ countsGiftCardPayments: false, countsStoreCreditPayments: false }, 2500],
])('with %j a share of the payment counts, of what is left as well', (given, minor) => {
  expect(pointsOf(shipped, given, { observed })).toBe(minor)
  const half = { ...shipped, refunds: [aRefund({ adjustmentMinor: 5000 })] }
  expect(pointsOf(half, given, { observed })).toBe(minor / 2)
  expect(value(shipped, given, { observed }).share?.totalMinor).toBe(
    minor === 10_000 ? undefined : 12_000,
  )
})

test('an order that was paid with nothing that counts earns nothing, whatever its minimum', () => {
  const all = { ...observed, payments: { ...payments, giftCardMinor: 12_000 } }
  expect(obstacleOf(shipped, { countsGiftCardPayments: false }, { observed: all })).toBe(
    'nothing_counts',
  )
})

const picked = (...ids: string[]) => ids.map((id) => ({ id, title: `No. ${id}` }))
const scope = (given: Partial<Scope>): Scope => ({ ...everything, ...given })
const three = anOrder({
  lines: [
    aLine(1000, { id: 'a', productId: '1' }),
    aLine(2000, { id: 'b', productId: '2' }),
    aLine(4000, { id: 'c', productId: null }),
  ],
})
const inCollections = { ...observed, payments: null, collections: { 1: ['70'], 2: ['70', '80'] } }

test.each<[Partial<Scope>, number, (number | string)[]]>([
  [{}, 7000, [1000, 2000, 4000]],
  [{ products: picked('1') }, 1000, [1000, 'out_of_scope', 'out_of_scope']],
  [{ collections: picked('70') }, 3000, [1000, 2000, 'out_of_scope']],
  [{ products: picked('1'), collections: picked('80') }, 3000, [1000, 2000, 'out_of_scope']],
  [{ excludedProducts: picked('2') }, 5000, [1000, 'excluded', 4000]],
  [
    { collections: picked('70'), excludedCollections: picked('80') },
    1000,
    [1000, 'excluded', 'out_of_scope'],
  ],
])('of %j alone %i counts', (given, minor, lines) => {
  const program: Given = { scope: scope(given) }
  expect(pointsOf(three, program, { observed: inCollections })).toBe(minor)
  expect(value(three, program, { observed: inCollections }).lines).toEqual(lines)
})

test.each([
  ['web', 'web'],
  ['pos', 'pos'],
  ['shopify_draft_order', 'draft'],
  ['subscription_contract_checkout_one', 'subscription'],
  ['580111', 'other'],
] as const)('an order from %s counts where %s orders do, and nowhere else', (channel, group) => {
  const from = (channels: Scope['channels']): Given => ({ scope: scope({ channels }) })
  expect(pointsOf({ ...three, channel }, from([group]))).toBe(7000)
  const others = (['web', 'pos', 'draft', 'subscription', 'other'] as const).filter(
    (one) => one !== group,
  )
  expect(obstacleOf({ ...three, channel }, from(others))).toBe('other_channel')
})

test('what companies buy counts, or not, or alone', () => {
  const company = { ...three, isBusiness: true }
  const by = (business: Scope['business']): Given => ({ scope: scope({ business }) })
  expect(pointsOf(company, by('in'))).toBe(7000)
  expect(obstacleOf(company, by('out'))).toBe('business')
  expect(pointsOf(three, by('out'))).toBe(7000)
  expect(pointsOf(company, by('only'))).toBe(7000)
  expect(obstacleOf(three, by('only'))).toBe('not_business')
})

test.each([
  [7000, 7000],
  [7001, 0],
])('the smallest order that earns is one of %i', (orderMinimumMinor, points) => {
  expect(pointsOf(three, { orderMinimumMinor })).toBe(points)
  const back = withLineRefunded(three, 'c')
  expect(pointsOf(back, { orderMinimumMinor })).toBe(points === 0 ? 0 : 3000)
  const [because] = value(three, { orderMinimumMinor: 7001 }).unapplied
  const figures = { minimumMinor: 7001, placedMinor: 7000 }
  expect(because).toMatchObject({ obstacle: 'below_minimum', ...figures })
})

test('lines that are gone say so: sent back, or taken out by an edit', () => {
  const lines = [...three.lines, aLine(500, { id: 'd', currentQuantity: 0 })]
  const order = withLineRefunded({ ...three, lines }, 'a')
  expect(value(order).lines).toEqual(['returned', 2000, 4000, 'removed'])
})

test('whoever lists the lines of an order in another sequence comes to the same', () => {
  const card = aLine(3333, { id: '9', isGiftCard: true })
  const lines = [aLine(1111, { id: '7' }), aLine(1111, { id: '8' }), card]
  const refunds = [aRefund({ adjustmentMinor: 1001 })]
  const points = [lines, lines.toReversed()].map((one) =>
    pointsOf(anOrder({ lines: one, refunds })),
  )
  expect(points[0]).toBe(points[1])
})

const unpaid = { leftMinor: 2000, totalMinor: 12_000 }
const grown = anOrder({
  payment: 'partially_paid',
  lines: [aLine(10_000, { id: 'mug', quantity: 2 }), aLine(2000, { id: 'pot' })],
  unpaid,
})

test('what was paid stays earned when something is added that is not paid yet', () => {
  const paidBefore = { paidAt: grown.processedAt }
  expect(pointsOf(grown, {}, { observed: paidBefore })).toBe(10_000)
  expect(pointsOf(grown, {})).toBe(0)
  expect(obstacleOf(grown, {})).toBe('not_paid')
  const { unpaid: _, ...whole } = grown
  expect(pointsOf({ ...whole, payment: 'paid' }, {}, { observed: paidBefore })).toBe(12_000)
})

test('a minimum is not reached by what is not paid, and units earn as far as the money goes', () => {
  const observed = { paidAt: grown.processedAt }
  const order = (minimumMinor: number) => ({
    rules: [{ kind: 'order' as const, id: 'o', isOn: true, points: 5, minimumMinor }],
  })
  expect(pointsOf(grown, order(10_000), { observed })).toBe(5)
  expect(pointsOf(grown, order(10_001), { observed })).toBe(0)
})

test('of what is paid only the share counts that was paid with money that counts', () => {
  const given = { countsGiftCardPayments: false }
  const shares = { totalMinor: 10_000, giftCardMinor: 4000, storeCreditMinor: 0 }
  const observed = { paidAt: grown.processedAt, payments: shares }
  expect(pointsOf(grown, given, { observed })).toBe(6000)
})

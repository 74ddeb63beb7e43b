import { expect, test } from 'vitest'
import { aLine, anOrder, withLineRefunded } from '../../../tests/setup/builders/order.ts'
import { noPlan, type Plan } from './plan-settings.ts'
import { lastRun, type Purchase, termAt, termsOf, unitsOf } from './terms.ts'

const picked = (id: string) => ({ id, title: id })
const plan: Plan = { ...noPlan, isOn: true, yearly: [picked('1')], forever: [picked('2')] }

const bought = (day: string, ...kinds: ('year' | 'forever')[]): Purchase => ({
  orderId: day,
  orderName: `#${day}`,
  at: Date.parse(`${day}T10:00:00Z`),
  units: kinds.map((kind) => ({ kind, feeMinor: 3999 })),
  timeZone: 'UTC',
})
const days = (...purchases: Purchase[]) =>
  termsOf(purchases).map(({ orderId, from, until }) => [
    orderId,
    new Date(from).toISOString().slice(0, 10),
    until && new Date(until).toISOString().slice(0, 10),
  ])

test('a year begins when it is paid and lasts to the end of the day a year later', () => {
  const [term] = termsOf([bought('2026-03-01', 'year')])
  expect(new Date(term?.from ?? 0).toISOString()).toBe('2026-03-01T10:00:00.000Z')
  expect(new Date(term?.until ?? 0).toISOString()).toBe('2027-03-01T23:59:59.999Z')
})

test('what is bought while it is held is appended, and what is bought later begins anew', () => {
  const first = bought('2026-03-01', 'year')
  expect(days(first, bought('2027-02-20', 'year', 'year'))).toEqual([
    ['2026-03-01', '2026-03-01', '2027-03-01'],
    ['2027-02-20', '2027-03-02', '2028-03-01'],
    ['2027-02-20', '2028-03-02', '2029-03-01'],
  ])
  expect(days(first, bought('2027-03-02', 'year')).at(-1)).toEqual([
    '2027-03-02',
    '2027-03-02',
    '2028-03-02',
  ])
})

test('one that is gone was never there: what was bought after it moves up', () => {
  expect(days({ ...bought('2026-03-01'), units: [] }, bought('2026-06-01', 'year'))).toEqual([
    ['2026-06-01', '2026-06-01', '2027-06-01'],
  ])
})

test('for ever begins when a year that is held ends, and nothing comes after it', () => {
  expect(
    days(
      bought('2026-03-01', 'year'),
      bought('2026-04-01', 'forever'),
      bought('2026-05-01', 'year'),
    ),
  ).toEqual([
    ['2026-03-01', '2026-03-01', '2027-03-01'],
    ['2026-04-01', '2027-03-02', null],
  ])
})

test('the sequence in which they were told is of no matter', () => {
  const all = [bought('2026-03-01', 'year'), bought('2026-05-01', 'year')]
  expect(termsOf(all.toReversed())).toEqual(termsOf(all))
})

test.each([
  ['2026-03-01T09:59:59.999Z', false],
  ['2026-03-01T10:00:00.000Z', true],
  ['2027-03-01T23:59:59.999Z', true],
  ['2027-03-02T00:00:00.000Z', false],
])('at %s it is held: %s', (at, isHeld) => {
  expect(termAt(termsOf([bought('2026-03-01', 'year')]), Date.parse(at)) !== null).toBe(isHeld)
})

test('a run goes back as far as there is no gap', () => {
  const terms = termsOf([
    bought('2024-01-01', 'year'),
    bought('2026-03-01', 'year'),
    bought('2026-04-01', 'year'),
  ])
  const run = lastRun(terms)
  expect(run?.from).toBe(Date.parse('2026-03-01T10:00:00Z'))
  expect(run?.until).toBe(Date.parse('2028-03-01T23:59:59.999Z'))
  expect(lastRun([])).toBeNull()
})

const line = (productId: string, id: string, quantity = 1) =>
  aLine(3000 * quantity, { id, productId, quantity, currentQuantity: quantity })

test('every unit that is left counts, with what it cost', () => {
  const order = anOrder({ lines: [line('9', 'book'), line('1', 'year', 2)] })
  const unit = { kind: 'year', feeMinor: 3000 }
  expect(unitsOf(plan, order)).toEqual([unit, unit])
  expect(unitsOf(plan, withLineRefunded(order, 'book'))).toEqual([unit, unit])
  expect(unitsOf(plan, withLineRefunded(order, 'year'))).toEqual([unit])
  expect(unitsOf(plan, { ...order, payment: 'refunded' })).toEqual([])
  expect(unitsOf(plan, { ...order, cancelledAt: '2026-03-02T00:00:00.000Z' })).toEqual([])
  expect(unitsOf({ ...plan, isOn: false }, order)).toEqual([])
})

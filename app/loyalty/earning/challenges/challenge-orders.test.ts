// What an order counts towards challenges, and until when.
import { expect, test } from 'vitest'
import { aLine, anOrder } from '../../../../tests/setup/builders/order.ts'
import { aVersion } from '../../../../tests/setup/builders/program.ts'
import type { OrderSnapshot } from '../../kernel/facts.ts'
import type { Inputs } from '../evaluation.ts'
import { orderOnTheWay } from './challenge-orders.ts'
import { countedAt } from './steps.ts'

const inputs: Inputs = {
  engine: 1,
  version: aVersion({}),
  timeZone: 'UTC',
  memberId: '0190a1b2-0000-4000-8000-000000000001',
}
const placedAt = '2026-03-10T12:00:00.000Z'
const cancelledAt = '2026-03-12T12:00:00.000Z'
const march = { from: Date.parse('2026-03-01'), until: Date.parse('2026-04-01') }

function countsOn(moment: string, given: Partial<OrderSnapshot>, who: Partial<Inputs> = {}) {
  const order = anOrder({ processedAt: placedAt, lines: [aLine(2000)], ...given })
  const onTheWay = orderOnTheWay({ ...inputs, ...who }, order)
  const orders = onTheWay === null ? [] : [onTheWay]
  return countedAt({ orders, friends: [] }, march, Date.parse(moment)).orders.length
}

test.each<[string, Partial<OrderSnapshot>, number]>([
  ['an order', {}, 1],
  ['one that is called off later', { cancelledAt }, 1],
  ['a test', { isTest: true }, 0],
  ['one that nobody paid', { payment: 'pending' }, 0],
])('%s counts on its day so many times: %#', (_, given, times) => {
  expect(countsOn('2026-03-11T00:00:00Z', given)).toBe(times)
})

test('what was called off counts no more from that moment on', () => {
  expect(countsOn('2026-03-12T11:59:59Z', { cancelledAt })).toBe(1)
  expect(countsOn(cancelledAt, { cancelledAt })).toBe(0)
})

test('an order of somebody who is no member counts for nobody', () => {
  expect(countsOn('2026-03-11T00:00:00Z', {}, { memberId: null })).toBe(0)
})

test.each([
  ['2026-02-28T23:59:59.999Z', 0],
  ['2026-03-01T00:00:00.000Z', 1],
  ['2026-03-31T23:59:59.999Z', 1],
  ['2026-04-01T00:00:00.000Z', 0],
])('a stretch of time has its first moment and not its last: %s', (processedAt, times) => {
  expect(countsOn('2026-05-01T00:00:00Z', { processedAt })).toBe(times)
})

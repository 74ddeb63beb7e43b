import { expect, test } from 'vitest'
import { termsByOrder } from './terms-by-order.ts'

const term = (orderId: string, from: string, until: string | null) => ({
  orderId,
  orderName: `#${orderId}`,
  from,
  until,
  feeMinor: 1400,
})

test('what one order bought is one line, from its first day to its last', () => {
  const terms = [
    term('3', '2029', null),
    term('2', '2028', '2029'),
    term('2', '2027', '2028'),
    term('1', '2026', '2027'),
  ]
  expect(termsByOrder(terms)).toEqual([
    { ...term('3', '2029', null), count: 1 },
    { ...term('2', '2027', '2029'), count: 2, feeMinor: 2800 },
    { ...term('1', '2026', '2027'), count: 1 },
  ])
  expect(terms[1]?.from).toBe('2028')
  expect(termsByOrder([])).toEqual([])
})

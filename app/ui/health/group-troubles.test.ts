import { expect, test } from 'vitest'
import { groupTroubles } from './group-troubles.ts'
import type { ShownTrouble } from './health-data.ts'

const trouble = (kind: ShownTrouble['kind'], subject: number): ShownTrouble => ({
  kind,
  subject: String(subject),
  since: '2026-06-01T00:00:00.000Z',
  mends: [],
  elsewhere: null,
  orderId: null,
  orderName: null,
  memberId: null,
  values: {},
  reason: null,
  answer: null,
})
const many = (kind: ShownTrouble['kind'], count: number) =>
  Array.from({ length: count }, (_, index) => trouble(kind, index))

const sizesOf = (troubles: ShownTrouble[]) =>
  groupTroubles(troubles).map((shown) => ('troubles' in shown ? shown.troubles.length : 1))

test.each([
  [3, [1, 1, 1]],
  [4, [4]],
  [50, [50]],
])('%i orders that wait are said in lines of %j', (count, sizes) => {
  expect(sizesOf(many('order_waiting', count))).toEqual(sizes)
})

test('a group stands where its first one stood; what is about one thing each stays so', () => {
  const [first, ...others] = many('order_parked', 5)
  const mixed = [...many('voucher_changed', 5), first!, trouble('import_failed', 1), ...others]
  expect(sizesOf(mixed)).toEqual([1, 1, 1, 1, 1, 5, 1])
})

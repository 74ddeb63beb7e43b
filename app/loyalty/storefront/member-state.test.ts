import { expect, test } from 'vitest'
import { asOf, expiringNext, type LotLeft, nextChange } from './member-state.ts'

const day = (n: number) => new Date(Date.UTC(2026, 0, n))
const lot = (left: Partial<LotLeft>): LotLeft => ({
  asset: 'points',
  availableAt: day(1),
  expiresAt: null,
  pendingLeft: 0,
  availableLeft: 0,
  ...left,
})

test('nothing pending and nothing that expires: nothing changes by itself', () => {
  expect(nextChange([lot({ availableLeft: 10 })], { available: 10, pending: 0 })).toBeNull()
})

test('the next change is the maturing of what is due first', () => {
  const lots = [
    lot({ pendingLeft: 40, availableAt: day(15) }),
    lot({ pendingLeft: 7, availableAt: day(20) }),
  ]
  expect(nextChange(lots, { available: 120, pending: 47 })).toEqual({
    at: day(15),
    next: { available: 160, pending: 7 },
  })
})

test('what matures and what expires at one moment changes together', () => {
  const lots = [
    lot({ pendingLeft: 40, availableAt: day(15) }),
    lot({ availableLeft: 100, expiresAt: day(15) }),
    lot({ availableLeft: 20, expiresAt: day(16) }),
  ]
  expect(nextChange(lots, { available: 120, pending: 40 })).toEqual({
    at: day(15),
    next: { available: 60, pending: 0 },
  })
})

test('what expires next is the sum of all that expires at that moment', () => {
  const lots = [
    lot({ availableLeft: 30, expiresAt: day(9) }),
    lot({ availableLeft: 20, expiresAt: day(9) }),
    lot({ availableLeft: 5, expiresAt: day(10) }),
    lot({ availableLeft: 0, pendingLeft: 3, expiresAt: day(2), availableAt: day(1) }),
  ]
  expect(expiringNext(lots)).toEqual({ points: 50, at: day(9).toISOString() })
  expect(expiringNext([lot({ availableLeft: 5 })])).toBeNull()
})

test('what is due counts at once, though the sweep is still on its way', () => {
  const lots = [
    lot({ pendingLeft: 40, availableAt: day(15), expiresAt: day(40) }),
    lot({ availableLeft: 100, expiresAt: day(15) }),
    lot({ pendingLeft: 7, availableAt: day(16) }),
  ]
  const points = { available: 100, pending: 47 }
  expect(asOf(lots, points, day(14)).points).toEqual(points)
  const swept = asOf(lots, points, day(15))
  expect(swept.points).toEqual({ available: 40, pending: 7 })
  expect(nextChange(swept.lots, swept.points)?.at).toEqual(day(16))
})

test('what matured and expired unseen is gone', () => {
  const lots = [lot({ pendingLeft: 40, availableAt: day(15), expiresAt: day(20) })]
  expect(asOf(lots, { available: 0, pending: 40 }, day(20)).points).toEqual({
    available: 0,
    pending: 0,
  })
})

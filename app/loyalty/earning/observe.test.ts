import { expect, test } from 'vitest'
import { anOrder, later } from '../../../tests/setup/builders/order.ts'
import type { OrderDetails, OrderPayment } from '../kernel/facts.ts'
import { type Look, observe } from './observe.ts'

const placedAt = '2026-03-01T12:00:00.000Z'
const at = (day: string) => `2026-03-${day}T12:00:00.000Z`
const paid = (day: string, amountMinor: number, by: OrderPayment['by'] = 'other') => ({
  at: at(day),
  amountMinor,
  by,
})
const details = (totalMinor: number, ...payments: OrderPayment[]): OrderDetails => ({
  totalMinor,
  payments,
})
const nothing = { kept: undefined, before: null, details: undefined, askedAt: new Date(at('09')) }
const look = (given: Partial<Look>) => observe({ ...nothing, snapshot: anOrder(), ...given })

const order = anOrder({ processedAt: placedAt })
const seen = (updatedAt: string, payment: 'paid' | 'pending' | 'partially_paid' = 'paid') =>
  anOrder({ processedAt: placedAt, updatedAt, payment })

test.each([
  ['2026-03-01T13:00:00.000Z', undefined],
  ['2026-03-01T13:00:01.000Z', { paidAt: null }],
])('first seen to be paid at %s', (updatedAt, expected) => {
  expect(look({ snapshot: seen(updatedAt) })).toEqual(expected)
})

test('whoever was seen to be paid at once stays so, whatever happens later', () => {
  expect(look({ before: order, snapshot: seen(at('09')) })).toBeUndefined()
})

test('an unpaid order tells nothing of its payment; seen to be paid late, it is asked about', () => {
  const pending = seen(at('05'), 'pending')
  expect(look({ snapshot: pending })).toBeUndefined()
  expect(look({ before: pending, snapshot: seen(at('06')) })).toEqual({ paidAt: null })
})

test('an answer counts once: what is known of a payment stays', () => {
  const snapshot = seen(at('09'))
  const known = look({ kept: { paidAt: null }, snapshot, details: details(100, paid('06', 100)) })
  expect(known).toEqual({ paidAt: at('06') })
  expect(look({ kept: known, snapshot, details: details(100, paid('07', 100)) })).toEqual(known)
  expect(look({ kept: known, before: snapshot, snapshot: later(snapshot, {}) })).toEqual(known)
})

test('paid in parts, it was paid by the part that completed it', () => {
  const snapshot = seen(at('09'))
  const parts = [paid('02', 30), paid('04', 30), paid('06', 40), paid('08', 20)]
  expect(look({ snapshot, details: details(100, ...parts) })).toEqual({ paidAt: at('06') })
  expect(look({ snapshot, details: details(500, ...parts) })).toEqual({ paidAt: at('08') })
})

test('an answer that says it was paid at once leaves nothing to keep', () => {
  const snapshot = seen(at('09'))
  const kept = { paidAt: null }
  expect(look({ kept, snapshot, details: details(100, paid('01', 100)) })).toBeUndefined()
  expect(look({ kept, snapshot, details: details(0) })).toBeUndefined()
})

test('an older state that shows it paid in time answers as well', () => {
  expect(look({ kept: { paidAt: null }, snapshot: seen(placedAt) })).toBeUndefined()
})

test('what was paid once and is paid in part now was paid when it was', () => {
  const partly = seen(at('09'), 'partially_paid')
  expect(look({ before: order, snapshot: partly })).toEqual({ paidAt: placedAt })
  expect(look({ before: seen(at('02'), 'pending'), snapshot: partly })).toBeUndefined()
  const some = details(100, paid('02', 30))
  expect(look({ snapshot: partly, details: some })).toBeUndefined()
  expect(look({ snapshot: partly, details: details(30, paid('02', 30)) })).toEqual({
    paidAt: at('02'),
  })
  expect(look({ snapshot: partly, details: details(30, paid('01', 30)) })).toEqual({
    paidAt: placedAt,
  })
})

test('how it was paid is kept where money that was given out before paid a part', () => {
  const snapshot = anOrder({ usesGiftCard: true, usesStoreCredit: true })
  const told = details(
    100,
    paid('01', 20, 'giftCard'),
    paid('01', 10, 'storeCredit'),
    paid('01', 70),
    paid('09', 50),
  )
  const payments = { totalMinor: 100, giftCardMinor: 20, storeCreditMinor: 10 }
  expect(look({ snapshot, details: told })).toEqual({ payments })
  expect(look({ snapshot: anOrder(), details: told })).toBeUndefined()
})

test('collections are kept as they were when they were asked about', () => {
  const first = look({
    details: { ...details(0), collections: { asked: ['1', '2'], of: { 501: ['1'] } } },
  })
  expect(first).toEqual({ collections: { 501: ['1'] }, askedCollections: ['1', '2'] })
  const next = look({
    kept: first,
    details: {
      ...details(0),
      collections: { asked: ['1', '2', '3'], of: { 501: ['2', '3'], 502: ['2'] } },
    },
  })
  expect(next).toEqual({
    collections: { 501: ['1', '3'], 502: ['2'] },
    askedCollections: ['1', '2', '3'],
  })
})

test('of a chargeback whoever was asked last is right; a state without details tells nothing', () => {
  const told = (isLost: boolean) => ({
    ...details(10_000, paid('01', 10_000)),
    ...(isLost ? { isChargedBack: true as const } : {}),
  })
  expect(look({ details: told(false) })).toBeUndefined()
  const lost = look({ details: told(true) })
  expect(lost).toEqual({ chargeback: { isLost: true, askedAt: at('09') } })
  expect(look({ kept: lost })).toEqual(lost)
  const earlier = { kept: lost, details: told(false), askedAt: new Date(at('08')) }
  expect(look(earlier)).toEqual(lost)
  const won = look({ kept: lost, details: told(false), askedAt: new Date(at('10')) })
  expect(won).toEqual({ chargeback: { isLost: false, askedAt: at('10') } })
})

test('what was only stated gives way to whoever tells, and to nobody else', () => {
  const asked = { asked: ['7'], of: { 501: [] } }
  const stated = look({ details: { ...details(10_000), collections: asked, isStated: true } })
  expect(stated).toMatchObject({ isStated: true, collections: { 501: [] } })
  expect(look({ kept: stated })).toEqual(stated)
  const told = { ...details(10_000), collections: { asked: ['7'], of: { 501: ['7'] } } }
  expect(look({ kept: stated, details: told })).toEqual({
    collections: { 501: ['7'] },
    askedCollections: ['7'],
  })
})

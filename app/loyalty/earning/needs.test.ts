import { expect, test } from 'vitest'
import { aLine, anOrder } from '../../../tests/setup/builders/order.ts'
import { someSettings } from '../../../tests/setup/builders/program.ts'
import { everything } from '../rules/scope.ts'
import type { Observed } from './evaluation.ts'
import { needsAnything, needsOf } from './needs.ts'

const nothing = { payments: false, collections: [] }
const order = anOrder({ usesGiftCard: true })

test('the usual program and order need nothing', () => {
  expect(needsOf(someSettings({ pendingDays: 14 }), order)).toEqual(nothing)
  expect(needsAnything(nothing)).toBe(false)
})

test.each([
  [{ pendingDays: 0 }, false],
  [{ pendingDays: 1 }, true],
  [{ expiryMonths: 12 }, true],
  [{ expiryMonths: 12, awardedWhen: 'fulfilled' as const }, false],
])(
  'when it was paid late is needed where something is counted from then: %o',
  (given, payments) => {
    expect(needsOf(someSettings(given), order, { paidAt: null }).payments).toBe(payments)
    expect(needsOf(someSettings(given), order, { paidAt: order.processedAt }).payments).toBe(false)
  },
)

test('how it was paid is needed where that does not count, and something was paid so', () => {
  const settings = someSettings({ countsGiftCardPayments: false })
  const payments = { totalMinor: 100, giftCardMinor: 20, storeCreditMinor: 0 }
  expect(needsOf(settings, order).payments).toBe(true)
  expect(needsOf(settings, anOrder({ usesStoreCredit: true })).payments).toBe(false)
  expect(needsOf(settings, order, { payments }).payments).toBe(false)
})

test('collections that are named are needed, of each product, until all are known', () => {
  const picked = { id: '7', title: 'Ferns' }
  const settings = someSettings({ scope: { ...everything, excludedCollections: [picked] } })
  const two = anOrder({
    lines: [aLine(100), aLine(200, { productId: '502' }), aLine(300, { productId: null })],
  })
  const [spend] = settings.rules
  const off = { ...spend, isOn: false, scope: settings.scope } as (typeof settings.rules)[number]
  expect(needsOf(someSettings({ rules: [off] }), two).collections).toEqual([])
  expect(needsOf(someSettings({ rules: [{ ...off, isOn: true }] }), two).collections).toEqual(['7'])
  const needs = (observed?: Observed) => needsOf(settings, two, observed).collections
  const known = { 501: ['7'], 502: [] }
  expect(needs()).toEqual(['7'])
  expect(needs({ collections: { 501: ['7'] }, askedCollections: ['7'] })).toEqual(['7'])
  expect(needs({ collections: known, askedCollections: ['8'] })).toEqual(['7'])
  expect(needs({ collections: known, askedCollections: ['8', '7'] })).toEqual([])
})

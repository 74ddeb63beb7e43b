import { expect, test } from 'vitest'
import { anOrder } from '../../../tests/setup/builders/order.ts'
import { aVersion, type Given } from '../../../tests/setup/builders/program.ts'
import { everything } from '../rules/scope.ts'
import { evaluate } from './evaluate.ts'
import type { Observed } from './evaluation.ts'
import { lacksDetails } from './lacks-details.ts'

const scope = { ...everything, collections: [{ id: '7', title: 'Ferns' }] }
const cancelledAt = '2026-03-02T00:00:00.000Z'
const known = { collections: { 501: ['7'] }, askedCollections: ['7'] }

function isAskedFor(given: Given, observed?: Observed, order = anOrder()) {
  const version = aVersion(given)
  const inputs = { engine: 1 as const, version, timeZone: 'UTC', memberId: 'm1', observed }
  return lacksDetails(inputs, order, evaluate(inputs, order))
}

test('an order is asked for where its worth depends on more than its state', () => {
  expect(isAskedFor({ scope })).toBe(true)
  expect(isAskedFor({ scope }, known)).toBe(false)
  expect(isAskedFor({})).toBe(false)
})

test('it is also where no rule gives anything for it: it counts towards tiers that come later', () => {
  expect(isAskedFor({ scope, rules: [] })).toBe(true)
  expect(isAskedFor({ scope, rules: [] }, known)).toBe(false)
})

test.each([
  ['it may have been', { payment: 'partially_paid' as const }, true],
  ['called off since', { payment: 'partially_paid' as const, cancelledAt }, true],
  ['of nobody', { payment: 'partially_paid' as const }, false],
  ['deleted', { payment: 'partially_paid' as const, deletedAt: cancelledAt }, false],
  ['paid in full', {}, false],
])('whether it was paid before something was added: %s', (name, given, isAsked) => {
  const order = anOrder(given)
  const memberId = name.endsWith('nobody') ? null : 'm1'
  const inputs = { engine: 1 as const, timeZone: 'UTC', memberId }
  for (const version of [aVersion(), null]) {
    const all = { ...inputs, version }
    expect(lacksDetails(all, order, evaluate(all, order))).toBe(isAsked)
  }
})

test('it is also where a bank took its money back: the orders after it count it as before', () => {
  const chargeback = { isLost: true, askedAt: cancelledAt }
  expect(isAskedFor({ scope }, { chargeback })).toBe(true)
  expect(isAskedFor({ scope }, { chargeback, ...known })).toBe(false)
  expect(isAskedFor({}, { chargeback })).toBe(false)
})

test('nobody asks for what is never going to count', () => {
  expect(isAskedFor({ scope }, undefined, anOrder({ cancelledAt }))).toBe(false)
})

import { expect, test } from 'vitest'
import { aLine, anOrder, withLineRefunded } from '../../../tests/setup/builders/order.ts'
import { aVersion, type Given } from '../../../tests/setup/builders/program.ts'
import type { Rule } from '../rules/catalogue.ts'
import { everything } from '../rules/scope.ts'
import { evaluate } from './evaluate.ts'
import type { Inputs } from './evaluation.ts'

const double = {
  kind: 'multiply' as const,
  id: 'campaign:1',
  isOn: true,
  title: 'Double weekend',
  multiplierBps: 20_000,
  minimumMinor: 0,
}
const bonus = {
  kind: 'order' as const,
  id: 'campaign:2',
  isOn: true,
  title: 'Holidays',
  points: 30,
  minimumMinor: 0,
}
const spend = { kind: 'spend' as const, isOn: true, points: 1, perMinor: 100, minimumMinor: 0 }
const half = { ...double, id: 'half', title: undefined, multiplierBps: 15_000 }
const order = anOrder({
  lines: [aLine(6000, { id: 'mug', productId: '1' }), aLine(4000, { id: 'pot', productId: '2' })],
})

function worths(campaigns: Rule[], given: Given = {}, snapshot = order) {
  const inputs: Inputs = {
    engine: 1,
    version: aVersion(given),
    timeZone: 'UTC',
    memberId: 'ann',
    campaigns,
  }
  const { effects, unapplied } = evaluate(inputs, snapshot)
  return [
    ...effects.map(({ key, quantity }) => [key, quantity]),
    ...unapplied.map((one) => [one.ruleId, one.applied ? '' : one.obstacle]),
  ]
}

test('a campaign gives on top, by a key and under a name of its own', () => {
  const inputs = { engine: 1 as const, version: aVersion(), timeZone: 'UTC', memberId: 'ann' }
  const { effects } = evaluate({ ...inputs, campaigns: [double, bonus] }, order)
  expect(effects.map(({ key, because }) => [key, because])).toEqual([
    ['spend', expect.not.objectContaining({ campaign: expect.anything() })],
    ['campaign:1', expect.objectContaining({ quantity: 100, campaign: 'Double weekend' })],
    ['campaign:2', expect.objectContaining({ quantity: 30, campaign: 'Holidays' })],
  ])
})

test.each([
  [
    'all',
    [
      ['spend', 100],
      ['more', 20],
      ['half', 60],
      ['campaign:1', 120],
      ['campaign:2', 30],
    ],
  ],
  [
    'best',
    [
      ['spend', 100],
      ['half', 50],
      ['campaign:1', 100],
      ['campaign:2', 30],
      ['more', 'outranked'],
    ],
  ],
] as const)('rules stack as %s, and campaigns come on top of what counts', (stacking, worth) => {
  const rules = [
    { ...spend, id: 'spend' },
    { ...bonus, id: 'more', title: undefined, points: 20 },
    half,
  ]
  expect(worths([double, bonus], { rules, stacking })).toEqual(worth)
})

test('a campaign multiplies what rules give, and no other campaign', () => {
  const triple = { ...double, id: 'campaign:3', multiplierBps: 30_000 }
  expect(worths([bonus, double, triple])).toEqual([
    ['spend', 100],
    ['campaign:2', 30],
    ['campaign:1', 100],
    ['campaign:3', 200],
  ])
})

test.each([
  [9999, ['campaign:1', 100]],
  [10_000, ['campaign:1', 100]],
  [10_001, ['campaign:1', 'below_minimum']],
])('an order of 10,000 and a minimum of %d', (minimumMinor, worth) => {
  expect(worths([{ ...double, minimumMinor }])).toEqual([['spend', 100], worth])
})

test('it is about what its scope names, and goes back with it', () => {
  const scope = { ...everything, products: [{ id: '1', title: 'Mug' }] }
  const ofMugs = { ...double, scope }
  expect(worths([ofMugs])).toEqual([
    ['spend', 100],
    ['campaign:1', 60],
  ])
  expect(worths([ofMugs], {}, withLineRefunded(order, 'mug'))).toEqual([
    ['spend', 40],
    ['campaign:1', 'nothing_to_multiply'],
  ])
  expect(worths([{ ...ofMugs, scope: { ...scope, channels: ['pos'] } }])).toEqual([
    ['spend', 100],
    ['campaign:1', 'other_channel'],
  ])
})

test('a collection that only a campaign names has to be known first', () => {
  const scope = { ...everything, collections: [{ id: '501', title: 'New' }] }
  expect(worths([{ ...double, scope }])).toEqual([
    ['spend', 'awaiting_details'],
    ['campaign:1', 'awaiting_details'],
  ])
})

test('what one order and one member can earn holds for rules and campaigns together', () => {
  expect(worths([double, bonus], { orderMaximum: 150 })).toEqual([
    ['spend', 100],
    ['campaign:1', 50],
    ['campaign:2', 'order_maximum'],
  ])
  expect(worths([double], { memberDayMaximum: 100 })).toEqual([
    ['spend', 100],
    ['campaign:1', 'day_maximum'],
  ])
  expect(worths([{ ...double, maximum: 40 }])).toEqual([
    ['spend', 100],
    ['campaign:1', 40],
  ])
})

import { expect, test } from 'vitest'
import { type Given, someSettings } from '../../../../tests/setup/builders/program.ts'
import { challengeSchema, levelSchema } from '../challenges/challenge-settings.ts'
import { adverseChanges } from './adverse-changes.ts'

const isAdverse = (before: Given, after: Given) =>
  adverseChanges(someSettings(before), someSettings(after)).length > 0

const picked = (id: string) => ({ id, title: id })
const units = (given: object = {}): Given => ({
  challenges: [
    challengeSchema.parse({
      ...{ kind: 'pieces', id: 'tea', name: 'Tea', target: 5, points: 100, repeats: 'year' },
      ...{ products: [picked('1'), picked('2')], from: '2026-03-01', until: '2026-10-31' },
      ...given,
    }),
  ],
})
const level = (given: object = {}): Given => ({
  levels: [levelSchema.parse({ id: 'a', name: 'A', completed: 3, perk: 'Early', ...given })],
})

test.each<[string, object]>([
  ['that takes more', { target: 6 }],
  ['that gives fewer points', { points: 99 }],
  ['that can be had less often', { repeats: 'once' }],
  ['that begins later', { from: '2026-03-02' }],
  ['that ends sooner', { until: '2026-10-30' }],
  ['that is about fewer products', { products: [picked('1')] }],
  ['of another kind', { kind: 'orders' }],
])('a challenge %s is to their disadvantage', (_, given) => {
  expect(isAdverse(units(), units(given))).toBe(true)
})

test('so is one that is gone, a level that takes more, and one that gives no perk any more', () => {
  expect(isAdverse(units(), {})).toBe(true)
  expect(isAdverse(level(), level({ completed: 4 }))).toBe(true)
  expect(isAdverse(level(), level({ perk: '' }))).toBe(true)
  expect(isAdverse(level(), {})).toBe(true)
  expect(isAdverse({}, { challengeHoldDays: 31 })).toBe(true)
})

test('easier, longer, of anything, with another badge or name, or new, it takes nothing', () => {
  const easier = { target: 4, points: 101, repeats: 'month', from: '2026-02-28', until: '' }
  expect(isAdverse(units(), units(easier))).toBe(false)
  expect(isAdverse(units(), units({ products: [] }))).toBe(false)
  expect(isAdverse(units(), units({ name: 'Cups', icon: 'cup', colour: 'red' }))).toBe(false)
  expect(isAdverse({}, units())).toBe(false)
  expect(isAdverse(level(), level({ completed: 2, name: 'B' }))).toBe(false)
})

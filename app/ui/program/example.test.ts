import { expect, test } from 'vitest'
import { defaultSettings } from '../../loyalty/program/default-settings.ts'
import { computeExample } from './example.ts'

const settings = defaultSettings('USD')
const order = {
  amountMinor: 5000,
  currency: 'USD',
  timeZone: 'UTC',
  at: '2026-11-22T10:00:00.000Z',
}

test('the example earns what such an order would, and says how far it reaches', () => {
  expect(computeExample(settings, order)).toMatchObject({
    points: 50,
    availableAt: '2026-12-06T10:00:00.000Z',
    rewards: [
      { orders: 2, givesBackPercent: 5 },
      { orders: 4, givesBackPercent: null },
    ],
  })
})

test('below its minimum a rule shows why it gives nothing', () => {
  const strict = structuredClone(settings)
  Object.assign(strict.rules[0]!, { minimumMinor: 5001 })
  const example = computeExample(strict, order)
  expect(example.points).toBe(0)
  expect(example.evaluation.unapplied).toMatchObject([{ obstacle: 'below_minimum' }])
  expect(example.rewards[0]).toMatchObject({ orders: null, givesBackPercent: null })
})

test('rewards and rules that are off are left out', () => {
  const off = structuredClone(settings)
  for (const one of [...off.rules, ...off.rewards]) one.isOn = false
  expect(computeExample(off, order)).toMatchObject({ points: 0, availableAt: null, rewards: [] })
})

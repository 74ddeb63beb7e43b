import { expect, test } from 'vitest'
import { someSettings } from '../../../tests/setup/builders/program.ts'
import type { ProgramSettings } from '../program/settings.ts'
import { freshRule } from '../rules/catalogue.ts'
import type { Conditions } from '../rules/fields.ts'
import { everything } from '../rules/scope.ts'
import { publicProgram } from './public-program.ts'

const speech = {
  locale: 'en',
  currency: 'USD',
  pointsName: { one: 'point', other: 'points' },
}

const face = {
  name: 'Fern',
  speeches: [speech] as [typeof speech],
  phase: { name: 'live' as const, spendUntil: null },
  membership: { mode: 'everyone' as const, terms: null },
  texts: {} as Parameters<typeof publicProgram>[1]['texts'],
  soldOut: [],
  accent: null,
  campaigns: [],
  causes: [],
  news: [],
}

function wayOf(held: Partial<Conditions>) {
  const [spend] = someSettings().rules
  const rules = [{ ...spend, ...held }] as ProgramSettings['rules']
  return publicProgram(someSettings({ rules }), face).ways[0]
}

const pots = [{ id: '7', title: 'Pots' }]

test.each<[string, Partial<Conditions>, number | undefined]>([
  ['whatever is bought', {}, 100],
  ['some products', { scope: { ...everything, collections: pots } }, undefined],
  ['a discount code', { codes: ['FERN'] }, undefined],
  ['the first order', { orders: { which: 'first' } }, undefined],
  ['every fifth order', { orders: { which: 'every_nth', n: 5 } }, undefined],
])('of points for %s, the page of a product is told the rate, or nothing', (_, held, perMinor) => {
  expect(wayOf(held)?.perMinor).toBe(perMinor)
})

test('nobody is told ahead what staying away brings', () => {
  const settings = someSettings({ rules: [freshRule('winback', 'back', 100)] })
  const { ways, winsBack } = publicProgram(settings, face)
  expect([ways, winsBack]).toEqual([[], true])
})

import { expect, test } from 'vitest'
import { type Given, someSettings } from '../../../tests/setup/builders/program.ts'
import type { ProgramSettings } from '../program/settings.ts'
import { countsOrders, looksBack } from './look-back.ts'

const [spend] = someSettings().rules
const rules = (given: object): Given => ({
  rules: [{ ...spend, ...given }] as ProgramSettings['rules'],
})
const first = { orders: { which: 'first' } }

test.each<[string, Given, { looks: boolean; counts: boolean }]>([
  ['nothing', {}, { looks: false, counts: false }],
  ['a limit', { memberDayMaximum: 1 }, { looks: true, counts: false }],
  ['a rule for the first order', rules(first), { looks: true, counts: true }],
  ['such a rule that is off', rules({ ...first, isOn: false }), { looks: false, counts: false }],
  ['a rule for every order', rules({ orders: undefined }), { looks: false, counts: false }],
])('a program with %s', (_, given, { looks, counts }) => {
  const settings = someSettings(given)
  expect([looksBack(settings), countsOrders(settings)]).toEqual([looks, counts])
})

// Published versions are for ever: what earlier releases stored is read with the defaults of what
// they did not know, and means what it meant.
import { expect, test } from 'vitest'
import { compareVersions, haveSameSettings } from './compare-versions.ts'
import { defaultSettings } from './default-settings.ts'
import { settingsSchema } from './settings.ts'

const spend = { kind: 'spend', id: 'spend', isOn: true, points: 1, perMinor: 100, minimumMinor: 0 }
const order = { kind: 'order', id: 'order', isOn: false, points: 10, minimumMinor: 0 }
const signup = { kind: 'signup', id: 'signup', isOn: true, points: 50 }

/** As the first release stored it, and as the one before scopes and multipliers did. */
const first = {
  schema: 1,
  name: 'Rewards',
  pointsName: { one: 'point', other: 'points' },
  rules: [spend, order, signup],
  rewards: [],
  pendingDays: 14,
  expiryMonths: 12,
  rounding: 'floor',
  graceDays: 30,
}
const { expiryMonths: _, ...rest } = first
const later = {
  ...rest,
  expiry: { kind: 'months', days: 365, months: 12, month: 12, day: 31, graceDays: 0 },
  movesUnannounced: false,
  shortfall: 'clamp',
  returnSpent: 'proportion',
  countedTax: 'as_priced',
  countsGiftCards: false,
  stacking: 'all',
  orderMaximum: null,
  membership: 'everyone',
  claimDays: 30,
  termsUrl: '',
  termsVersion: '1',
  excludedTags: [],
}

test.each([
  ['the first release', first],
  ['the one before scopes and multipliers', later],
])('settings of %s are read, and say what a new program would say', (_, stored) => {
  const settings = settingsSchema.parse(stored)
  const today = { ...defaultSettings('USD'), rewards: [], movesUnannounced: false }
  expect(compareVersions(settings, today)).toEqual([])
  expect(haveSameSettings(settings, settingsSchema.parse(today))).toBe(true)
})

test('a rule of before asks for nothing that it did not ask for', () => {
  const [rule] = settingsSchema.parse(later).rules
  expect(rule).toEqual(spend)
})

test('what was read and is stored again is read as the same', () => {
  const settings = settingsSchema.parse(later)
  const again = settingsSchema.parse(JSON.parse(JSON.stringify(settings)))
  expect(haveSameSettings(settings, again)).toBe(true)
})

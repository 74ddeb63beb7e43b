import { expect, test } from 'vitest'
import { defaultSettings } from '../../loyalty/program/default-settings.ts'
import { readForm, readReward, setField, toForm } from './form.ts'

const form = toForm(defaultSettings('USD'), 'USD')
const typed = (path: string, value: string, currency = 'USD') =>
  readForm(setField(toForm(defaultSettings(currency), currency), path, value), currency)

test('what is saved comes back as it was, in every kind of currency', () => {
  for (const currency of ['USD', 'JPY', 'KWD']) {
    const settings = defaultSettings(currency)
    expect(readForm(toForm(settings, currency), currency)).toEqual({ settings, problems: {} })
  }
})

test('money is typed as a decimal of its currency, with a point or a comma', () => {
  expect(form.rewards[0]).toMatchObject({ amountMinor: '5.00', points: '100', minimumMinor: '' })
  expect(typed('rewards.0.amountMinor', '7,5').settings?.rewards[0]).toMatchObject({
    amountMinor: 750,
  })
  expect(typed('rewards.0.amountMinor', '700', 'JPY').settings?.rewards[0]).toMatchObject({
    amountMinor: 700,
  })
})

test('empty means none for a minimum, no end for an expiry, and something missing elsewhere', () => {
  expect(typed('rules.0.minimumMinor', '').settings?.rules[0]).toMatchObject({ minimumMinor: 0 })
  expect(typed('rewards.0.validDays', ' ').settings?.rewards[0]?.validDays).toBe(null)
  expect(typed('rewards.0.validDays', '').settings?.rewards[0]?.validDays).toBe(null)
  expect(typed('pendingDays', '').problems).toEqual({ pendingDays: 'missing' })
})

test.each([
  ['rules.0.points', 'x', 'not_a_number:10'],
  ['rules.0.points', '1e3', 'not_a_number:10'],
  ['rules.0.points', '1.5', 'not_whole'],
  ['rules.0.points', '0', 'at_least:1'],
  ['rules.0.points', '-5', 'at_least:1'],
  ['rules.0.perMinor', '1.005', 'not_a_number:10.00'],
  ['rules.0.perMinor', '0', 'at_least:1'],
  ['rewards.1.percent', '101', 'at_most:100'],
])('%s typed as %j is %s', (path, value, problem) => {
  expect(typed(path, value)).toEqual({ settings: null, problems: { [path]: problem } })
})

test('a reward is read by itself, whatever is wrong elsewhere', () => {
  const broken = setField(form, 'name', '')
  expect(readReward(broken.rewards[0]!, 'USD')).toMatchObject({ amountMinor: 500 })
  expect(readReward({ ...broken.rewards[0]!, points: '' }, 'USD')).toBe(null)
})

test('changing a field leaves the form it came from alone', () => {
  setField(form, 'rules.0.points', '9')
  expect(form.rules[0]?.points).toBe('1')
})

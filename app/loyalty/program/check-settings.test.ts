import { expect, test } from 'vitest'
import { checkSettings } from './check-settings.ts'
import { defaultSettings } from './default-settings.ts'

const withField = (path: string, value: unknown) => {
  const settings: unknown = structuredClone(defaultSettings('USD'))
  const names = path.split('.')
  const last = names.pop() as string
  const holder = names.reduce(
    (at, name) => at[name] as Record<string, unknown>,
    settings as Record<string, unknown>,
  )
  holder[last] = value
  return checkSettings(settings)
}

test('the settings a shop begins with are valid in every kind of currency', () => {
  for (const currency of ['USD', 'JPY', 'KWD', 'HUF']) {
    expect(checkSettings(defaultSettings(currency)).isValid, currency).toBe(true)
  }
})

test.each([
  ['name', ' ', 'missing'],
  ['name', 'x'.repeat(41), 'too_long:40'],
  ['pendingDays', -1, 'at_least:0'],
  ['pendingDays', 366, 'at_most:365'],
  ['pendingDays', 1.5, 'not_whole'],
  ['pendingDays', null, 'missing'],
  ['rules.0.points', 0, 'at_least:1'],
  ['rules.0.perMinor', 0, 'at_least:1'],
  ['rewards.1.percent', 101, 'at_most:100'],
  ['rounding', 'sideways', 'wrong'],
])('%s = %j is refused as %s', (path, value, problem) => {
  expect(withField(path, value)).toEqual({ isValid: false, problems: { [path]: problem } })
})

test.each([
  ['pendingDays', 0],
  ['pendingDays', 365],
  ['expiry.kind', 'never'],
  ['name', 'x'.repeat(40)],
  ['rewards.1.percent', 100],
])('%s = %j is accepted', (path, value) => {
  expect(withField(path, value).isValid).toBe(true)
})

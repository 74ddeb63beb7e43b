import { expect, test } from 'vitest'
import { neverExpires } from './books-settings.ts'
import { compareVersions, haveSameSettings } from './compare-versions.ts'
import { defaultSettings } from './default-settings.ts'
import { type ProgramSettings, settingsSchema } from './settings.ts'

const before = settingsSchema.parse(defaultSettings('USD'))
const changed = (change: (settings: ProgramSettings) => void): ProgramSettings => {
  const settings = structuredClone(before)
  change(settings)
  return settings
}

test('settings do not differ from themselves, whatever order their keys were stored in', () => {
  const shuffled = Object.fromEntries(Object.entries(before).reverse())
  expect(compareVersions(before, settingsSchema.parse(shuffled))).toEqual([])
  expect(haveSameSettings(before, settingsSchema.parse(shuffled))).toBe(true)
})

test('a doubled rate is a changed rule, with the rule before', () => {
  const after = changed((settings) => {
    Object.assign(settings.rules[0]!, { points: 2 })
  })
  expect(compareVersions(before, after)).toEqual([
    { what: 'rule', how: 'changed', before: before.rules[0], item: after.rules[0] },
  ])
})

test('a rule that is turned on counts as new, one that is off on both sides as nothing', () => {
  const on = changed((settings) => {
    settings.rules[1]!.isOn = true
  })
  expect(compareVersions(before, on)).toMatchObject([{ how: 'turned_on', item: { id: 'order' } }])
  const off = changed((settings) => {
    Object.assign(settings.rules[1]!, { points: 99 })
  })
  expect(compareVersions(before, off)).toEqual([])
  expect(haveSameSettings(before, off)).toBe(false)
})

test('a reward that is gone is withdrawn; one with a new id is new', () => {
  const after = changed((settings) => {
    settings.rewards[0]!.id = 'other'
  })
  expect(compareVersions(before, after).map((one) => 'how' in one && one.how)).toEqual([
    'added',
    'removed',
  ])
})

test('each setting of its own is named with what it was and what it becomes', () => {
  const after = changed((settings) => {
    settings.pendingDays = 30
    settings.expiry = neverExpires
    settings.pointsName = { one: 'leaf', other: 'leaves' }
  })
  expect(compareVersions(before, after)).toMatchObject([
    { name: 'pointsName' },
    { name: 'pendingDays', before: 14, after: 30 },
    { name: 'expiry', before: { kind: 'months', months: 12 }, after: { kind: 'never' } },
  ])
})

test('several rules of one kind come and go one by one', () => {
  const after = changed((settings) => {
    settings.rules = [...settings.rules, { ...settings.rules[0]!, id: 'rule-2' }]
  })
  expect(compareVersions(before, after)).toMatchObject([{ how: 'added', item: { id: 'rule-2' } }])
  expect(compareVersions(after, before)).toMatchObject([{ how: 'removed', item: { id: 'rule-2' } }])
})

test('another order counts where what is on stands in it', () => {
  const after = changed((settings) => {
    settings.rules = settings.rules.toReversed()
  })
  expect(compareVersions(before, after)).toEqual([{ what: 'arrangement', of: 'rule' }])
  const off = changed((settings) => {
    settings.rules = [settings.rules[1]!, settings.rules[0]!, settings.rules[2]!]
  })
  expect(compareVersions(before, off)).toEqual([])
})

// A change of a rule or a reward is never said as "this becomes this".
import { expect, test } from 'vitest'
import { compareVersions } from '../../program/compare-versions.ts'
import { defaultSettings } from '../../program/default-settings.ts'
import type { ProgramSettings, Reward, Rule } from '../../program/settings.ts'
import { freshReward, rewardKindNames } from '../../reward-kinds/catalogue.ts'
import type { Speech } from '../format.ts'
import { languages } from '../languages.ts'
import { renderChange } from '../render-change.ts'

const speech: Speech = {
  locale: 'en',
  currency: 'USD',
  pointsName: { one: 'point', other: 'points' },
}

function said(before: Partial<ProgramSettings>, after: Partial<ProgramSettings>, locale = 'en') {
  const nothing = { ...defaultSettings('USD'), rules: [], rewards: [] }
  return compareVersions({ ...nothing, ...before }, { ...nothing, ...after }).map((change) =>
    renderChange(change, { ...speech, locale }),
  )
}

const reward = { ...freshReward('amount_off', 'r', 100), points: 100 } as Reward
const rewardChange = (change: object) =>
  said({ rewards: [reward] }, { rewards: [{ ...reward, ...change } as Reward] })

test('a condition that the line of a reward does not tell is named as its field is', () => {
  const line = 'Reward: $5 off for 100 points, usable for 90 days'
  expect(rewardChange({ markets: [{ id: '1', title: 'Europe' }] })).toEqual([
    `${line}. Changed: Only in these markets`,
  ])
  expect(rewardChange({ stock: 50, combinesWithOrder: true })).toEqual([
    `${line}. Changed: Can be combined with order discounts, How many there are in all`,
  ])
  expect(rewardChange({ points: 120, renewals: 3 })).toEqual([
    `${line.replace('Reward: ', 'Reward: ')} becomes $5 off for 120 points, usable for 90 days. ` +
      'Also changed: Payments of a subscription',
  ])
  expect(rewardChange({ points: 120 })[0]).not.toContain('changed')
})

test('so is the rank of a rule', () => {
  const [rule] = defaultSettings('USD').rules
  expect(said({ rules: [rule!] }, { rules: [{ ...rule!, priority: 7 } as Rule] })).toEqual([
    'Earning: 1 point for every $1 spent. Changed: Rank',
  ])
})

const other = (value: unknown): unknown => {
  if (typeof value === 'boolean') return !value
  if (typeof value === 'number') return value + 1
  if (Array.isArray(value)) return [{ id: '7', title: 'Seven', productId: '7' }]
  if (typeof value === 'string') return `${value} more`
  return 7
}

const items = [
  ...rewardKindNames.map((kind) => ['rewards', freshReward(kind, kind, 100)] as const),
  ...defaultSettings('USD').rules.map((rule) => ['rules', { ...rule, isOn: true }] as const),
]

test.each(items)('every field of %s $kind has its name in every language', (room, item) => {
  for (const [name, value] of Object.entries(item)) {
    if (['id', 'kind', 'isOn', 'variant', 'countries'].includes(name)) continue
    const changed = { ...item, [name]: other(value) }
    for (const locale of languages) {
      const [text] = said({ [room]: [item] }, { [room]: [changed] }, locale)
      expect(text).not.toContain('settings.')
      const [, before = '', after] = /^Reward: (.*) becomes (.*)$/.exec(text ?? '') ?? []
      expect(after).not.toBe(before)
    }
  }
})

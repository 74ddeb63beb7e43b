import { describe, expect, test } from 'vitest'
import { handyMinor } from '../../kernel/money.ts'
import { checkSettings } from '../check-settings.ts'
import { haveSameSettings } from '../compare-versions.ts'
import { defaultSettings } from '../default-settings.ts'
import { type Rule, settingsSchema } from '../settings.ts'
import { templateNames, withTemplate } from './catalogue.ts'

const own = {
  ...defaultSettings('USD'),
  name: 'Moss Club',
  pointsName: { one: 'leaf', other: 'leaves' },
  membership: 'joined' as const,
  excludedTags: ['staff'],
  rounding: 'ceil' as const,
}

describe.each(templateNames)('%s', (name) => {
  test.each(['USD', 'JPY', 'KWD', 'HUF'])('can be saved as it stands in %s', (currency) => {
    expect(checkSettings(withTemplate(defaultSettings(currency), name, currency))).toMatchObject({
      isValid: true,
    })
  })

  test('is earned by something, and buys something', () => {
    const { rules, rewards } = withTemplate(own, name, 'USD')
    // A stamp card waits for the products that fill it.
    const gives = (rule: Rule) => ('needed' in rule ? !rule.isOn : rule.isOn)
    expect(rules.some((rule) => gives(rule) && rule.kind !== 'multiply')).toBe(true)
    expect(rewards.some((reward) => reward.isOn)).toBe(true)
  })

  test('names no rule and no reward: readers read them in their own language', () => {
    const { rules, rewards } = withTemplate(own, name, 'USD')
    expect([...rules, ...rewards].filter(({ title }) => title)).toEqual([])
  })

  test("leaves what is the shop's own, and nothing that could keep it from giving", () => {
    const limited = { ...own, orderMaximum: 1, memberMaximum: 5, orderMinimumMinor: 99_999 }
    expect(withTemplate(limited, name, 'USD')).toEqual(withTemplate(own, name, 'USD'))
    const { name: called, pointsName, membership, excludedTags, rounding } = own
    expect(withTemplate(limited, name, 'USD')).toMatchObject({
      ...{ name: called, pointsName, membership, excludedTags, rounding },
    })
  })
})

test('what a new shop finds in its draft is the first template', () => {
  const stored: unknown = JSON.parse(JSON.stringify(defaultSettings('CZK')))
  const draft = settingsSchema.parse(stored)
  expect(haveSameSettings(draft, withTemplate(draft, 'points_for_spending', 'CZK'))).toBe(true)
})

test.each(['USD', 'JPY', 'KWD'])(
  'no step of the ladder gives more than a sixth of what its orders came to in %s',
  (currency) => {
    const { rules, rewards } = withTemplate(defaultSettings(currency), 'slice_of_the_pie', currency)
    const [rule] = rules
    if (rule?.kind !== 'order') throw new Error('The order is what earns.')
    expect(rule.minimumMinor).toBe(10 * handyMinor(currency))
    const steps = rewards.map((reward) => {
      if (reward.kind !== 'amount_off') throw new Error('A step is an amount off.')
      const spentMinor = (reward.points / rule.points) * rule.minimumMinor
      return { orders: reward.points / rule.points, share: reward.amountMinor / spentMinor }
    })
    expect(steps.map(({ orders }) => orders)).toEqual([2, 4, 6])
    expect(Math.max(...steps.map(({ share }) => share))).toBeLessThanOrEqual(1 / 6)
  },
)

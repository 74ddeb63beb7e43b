import { expect, test } from 'vitest'
import { languages } from '../../../loyalty/explain/languages.ts'
import { countryCodes } from '../../../loyalty/kernel/country-codes.ts'
import { freshReward, rewardSchema } from '../../../loyalty/reward-kinds/catalogue.ts'

test('every country can be chosen, and has a name in every language that Perennial speaks', () => {
  expect(new Set(countryCodes).size).toBe(countryCodes.length)
  expect(countryCodes).toEqual(expect.arrayContaining(['US', 'CZ', 'IL', 'JP', 'XK']))
  for (const language of languages) {
    const names = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' })
    expect(countryCodes.filter((code) => !names.of(code))).toEqual([])
  }
})

test('a reward can be limited to all of them', () => {
  const reward = { ...freshReward('free_shipping', 'ship', 100), countries: [...countryCodes] }
  expect(rewardSchema.safeParse(reward).success).toBe(true)
})

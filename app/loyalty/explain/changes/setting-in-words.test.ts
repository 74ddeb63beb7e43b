// A changed setting is said in every language, with both of its values as words.
import { expect, test } from 'vitest'
import { compareVersions } from '../../program/compare-versions.ts'
import { defaultSettings } from '../../program/default-settings.ts'
import type { ProgramSettings } from '../../program/settings.ts'
import { languages } from '../languages.ts'
import { renderChange } from '../render-change.ts'
import { settingsInWords } from './settings-in-words.ts'

const pointsName = { one: 'point', other: 'points' }

function said(after: Partial<ProgramSettings>, locale = 'en') {
  const before = defaultSettings('USD')
  return compareVersions(before, { ...before, ...after }).map((change) =>
    renderChange(change, { locale, currency: 'USD', pointsName }),
  )
}

const { scope } = defaultSettings('USD')

test.each<[Partial<ProgramSettings>, string]>([
  [{ countsTips: true }, 'Tips: does not count becomes counts'],
  [{ orderMinimumMinor: 2500 }, 'Smallest order that earns: none becomes $25'],
  [{ memberDayMaximum: 1200 }, 'Most points a member can earn in a day: none becomes 1,200'],
  [
    { scope: { ...scope, products: [{ id: '1', title: 'Mug' }], business: 'out' } },
    'What earns at all: everything becomes only Mug, without orders of companies',
  ],
  [
    { scope: { ...scope, excludedCollections: [{ id: '7', title: '' }], channels: ['pos'] } },
    'What earns at all: everything becomes without 7, orders from: Point of sale',
  ],
])('%o is said as %j', (after, text) => {
  expect(said(after)).toEqual([text])
})

test('what is set is told in a line for each, and what is not is left out', () => {
  const settings = { ...defaultSettings('USD'), memberDayMaximum: 1200, pendingDays: 0 }
  const speech = { locale: 'en', currency: 'USD', pointsName }
  expect(settingsInWords(settings, ['orderMaximum', 'memberDayMaximum'], speech)).toEqual([
    'Most points a member can earn in a day: 1,200',
  ])
  expect(settingsInWords(settings, ['countsTips', 'countsStoreCreditPayments'], speech)).toEqual([
    'What is paid with store credit counts',
  ])
  expect(settingsInWords(settings, ['awardedWhen', 'pendingDays', 'scope'], speech)).toEqual([
    'Points are earned: When the order is paid',
    'What earns at all: everything',
  ])
})

test.each(languages)('every setting of what counts is said in %s', (locale) => {
  const changed: Partial<ProgramSettings> = {
    countedDiscounts: 'line',
    ownDiscounts: 'ignored',
    countsShipping: true,
    countsTips: true,
    countsDuties: true,
    countsGiftCards: true,
    countsGiftCardPayments: false,
    countsStoreCreditPayments: false,
    scope: { ...scope, channels: ['web', 'draft', 'subscription', 'other'], business: 'only' },
    orderMinimumMinor: 1,
    memberDayMaximum: 1,
    memberMonthMaximum: 1,
    memberMaximum: 1,
    awardedWhen: 'fulfilled',
  }
  const texts = said(changed, locale)
  expect(texts).toHaveLength(Object.keys(changed).length)
  for (const text of texts) expect(text).not.toMatch(/undefined|[a-z]+\.[a-z]+[A-Z.]/)
})

import { expect, test } from 'vitest'
import { defaultSettings } from '../../program/default-settings.ts'
import { languages } from '../languages.ts'
import { type TermsOf, termsAsText, writeTerms } from './write-terms.ts'

const terms = (changed: Partial<TermsOf['settings']> = {}): TermsOf => ({
  settings: { ...defaultSettings('USD'), name: 'Moss Club', ...changed },
  number: 3,
  effectiveFrom: new Date('2026-11-29T15:00:00Z'),
  shopName: 'Moss',
  noticeDays: 30,
})
const speech = (locale: string) => ({
  locale,
  currency: 'USD',
  pointsName: { one: 'leaf', other: 'leaves' },
  audience: 'shopper' as const,
  timeZone: 'America/New_York',
})
const english = (changed = {}) => termsAsText(writeTerms(terms(changed), speech('en')))

test('terms name version, beginning in the time zone of the shop, ways, rewards and notice', () => {
  const text = english()
  expect(text).toContain('Terms of Moss Club\nVersion 3, for orders placed from November 29, 2026')
  expect(text).toContain('10:00')
  expect(text).toContain('Everybody who has a customer account with Moss takes part.')
  expect(text).toMatch(/• .*leaf for every \$1 spent/)
  expect(text).toMatch(/• .*for .* leaves/)
  expect(text).toContain('announced 30 days ahead')
})

test('what is switched off is in no terms, and its absence is said', () => {
  const { rules, rewards } = defaultSettings('USD')
  const text = english({
    rules: rules.map((rule) => ({ ...rule, isOn: false })),
    rewards: rewards.map((reward) => ({ ...reward, isOn: false })),
  })
  expect(text).not.toContain('for every $1')
  expect(text).toContain('At present nothing can be earned.')
  expect(text).toContain('At present there are no rewards.')
})

test('who has to join is told so, and what counts from before', () => {
  expect(english({ membership: 'joined', claimDays: 30 })).toContain('up to 30 days before')
  expect(english({ membership: 'joined', claimDays: 0 })).not.toContain('days before')
  expect(english({ membership: 'signed_in' })).toContain('signs in to their customer account')
})

test('every language says every section, with nothing left to fill in', () => {
  const sections = languages.map((language) => {
    const written = writeTerms(terms({ membership: 'joined' }), speech(language))
    const text = termsAsText(written)
    expect(text).not.toMatch(/\{\{|terms\.|undefined/)
    return written.sections.filter(({ heading, lines }) => heading && lines.length > 0).length
  })
  expect(sections).toEqual(languages.map(() => 7))
})

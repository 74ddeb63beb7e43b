import { expect, test } from 'vitest'
import { type Given, someSettings } from '../../../../tests/setup/builders/program.ts'
import { freshReward, type Reward } from '../../reward-kinds/catalogue.ts'
import { anExpiry, neverExpires } from '../books-settings.ts'
import type { Rule } from '../settings.ts'
import { adverseChanges } from './adverse-changes.ts'
import { isInTime, noticeOf, readNoticeDays, readTold } from './notice.ts'

const product = (id: string, title = id) => ({ id, title })
const isAdverse = (before: Given, after: Given) =>
  adverseChanges(someSettings(before), someSettings(after)).length > 0

/** From what members would rather keep to what takes something from them. */
const settings: [string, Given, Given][] = [
  ['points wait for the parcel', { awardedWhen: 'paid' }, { awardedWhen: 'fulfilled' }],
  ['a longer wait', { pendingDays: 3 }, { pendingDays: 4 }],
  ['an end at all', { expiry: neverExpires }, { expiryMonths: 120 }],
  ['an earlier end', { expiryMonths: 12 }, { expiryMonths: 11 }],
  ['another kind of end', { expiryMonths: 12 }, { expiry: anExpiry({ kind: 'days', days: 999 }) }],
  ['ends that move no more', { movesUnannounced: true }, { movesUnannounced: false }],
  ['what is missing is owed', { shortfall: 'clamp' }, { shortfall: 'debt' }],
  ['less comes back', { returnSpent: 'proportion' }, { returnSpent: 'full_refund' }],
  ['rounded down', { rounding: 'nearest' }, { rounding: 'floor' }],
  ['tax counts less', { countedTax: 'always' }, { countedTax: 'as_priced' }],
  ['discounts lower more', { countedDiscounts: 'line' }, { countedDiscounts: 'all' }],
  ['so do vouchers', { ownDiscounts: 'ignored' }, { ownDiscounts: 'lower' }],
  ['shipping counts no more', { countsShipping: true }, { countsShipping: false }],
  ['one rule of several', { stacking: 'all' }, { stacking: 'best' }],
  ['a higher minimum', { orderMinimumMinor: 0 }, { orderMinimumMinor: 1 }],
  ['a limit at all', { memberDayMaximum: null }, { memberDayMaximum: 1_000_000 }],
  ['a tighter limit', { orderMaximum: 100 }, { orderMaximum: 99 }],
  ['fewer days of grace', { graceDays: 1 }, { graceDays: 0 }],
  ['who has to join', { membership: 'everyone' }, { membership: 'joined' }],
  ['a shorter claim', { claimDays: 30 }, { claimDays: 29 }],
]

test.each(settings)('%s is to their disadvantage; back again is not', (_, before, after) => {
  expect(isAdverse(before, after)).toBe(true)
  expect(isAdverse(after, before)).toBe(after.expiry?.kind === 'days')
  expect(isAdverse(before, before)).toBe(false)
})

const scoped = (given: object): Given => ({ scope: { ...someSettings().scope, ...given } })

test.each([
  ['some products', scoped({}), scoped({ products: [product('1')] })],
  ['other products', scoped({ products: [product('1')] }), scoped({ products: [product('2')] })],
  ['products left out', scoped({}), scoped({ excludedProducts: [product('1')] })],
  ['some channels', scoped({}), scoped({ channels: ['web'] })],
  ['no companies', scoped({}), scoped({ business: 'out' })],
])('a program about %s is about less', (_, before, after) => {
  expect(isAdverse(before, after)).toBe(true)
})

test('what is about more, or calls the same thing otherwise, is no disadvantage', () => {
  const one = scoped({ products: [product('1', 'Fern')] })
  expect(isAdverse(one, scoped({ products: [product('1', 'Ferns'), product('2')] }))).toBe(false)
  expect(isAdverse(one, scoped({}))).toBe(false)
  expect(isAdverse(scoped({ channels: ['web'] }), scoped({ channels: ['pos', 'web'] }))).toBe(false)
  expect(isAdverse({ name: 'Fern Club' }, { name: 'Moss Club', termsVersion: '2' })).toBe(false)
  // Whom it is about the merchant knows.
  expect(isAdverse({}, { excludedTags: ['staff'] })).toBe(false)
})

const spend = { kind: 'spend', id: 'a', isOn: true, points: 2, perMinor: 100, minimumMinor: 0 }
const rules = (...changed: object[]): Given => ({
  rules: changed.map((change) => ({ ...spend, ...change })) as Rule[],
})

test.each([
  ['fewer points', rules({}), rules({ points: 1 })],
  ['for more money', rules({}), rules({ perMinor: 101 })],
  ['from a higher minimum', rules({}), rules({ minimumMinor: 1 })],
  ['up to a limit', rules({}), rules({ maximum: 100 })],
  ['only with a code', rules({}), rules({ codes: ['SPRING'] })],
  ['with fewer codes', rules({ codes: ['A', 'B'] }), rules({ codes: ['A'] })],
  ['that is off', rules({}), rules({ isOn: false })],
  ['that is gone', rules({}), rules()],
  ['that takes a fuller card', rules({ needed: 10 }), rules({ needed: 11 })],
  ['with something nobody weighed', rules({}), rules({ until: '2026-01-01' })],
])('a rule with %s is to their disadvantage', (_, before, after) => {
  expect(isAdverse(before, after)).toBe(true)
})

test('a rule that gives more, is added, called otherwise or moved takes nothing', () => {
  expect(isAdverse(rules({}), rules({ points: 3, perMinor: 50 }))).toBe(false)
  expect(isAdverse(rules({}), rules({ title: 'Spring', priority: 5 }))).toBe(false)
  expect(isAdverse(rules({}), rules({}, { id: 'b' }))).toBe(false)
  expect(isAdverse(rules({}, { id: 'b' }), rules({ id: 'b' }, {}))).toBe(false)
  expect(isAdverse(rules({ codes: ['A'] }), rules({}))).toBe(false)
})

test('where only the first rule counts, another order of them may take something', () => {
  const ranked = { stacking: 'priority' } as const
  expect(isAdverse({ ...rules({}), ...ranked }, { ...rules({ priority: 5 }), ...ranked })).toBe(
    true,
  )
  const both = [{}, { id: 'b' }]
  const after = { ...rules(...both.toReversed()), ...ranked }
  expect(isAdverse({ ...rules(...both), ...ranked }, after)).toBe(true)
  expect(isAdverse({ ...rules({}), ...ranked }, { ...rules(...both), ...ranked })).toBe(true)
})

const five = { ...freshReward('amount_off', 'five', 100), points: 100 } as Reward
const rewards = (...changes: object[]): Given => ({
  rewards: changes.map((change) => ({ ...five, ...change }) as Reward),
})

test.each([
  ['dearer', rewards({}), rewards({ points: 101 })],
  ['worth less', rewards({ amountMinor: 500 }), rewards({ amountMinor: 499 })],
  ['usable for less long', rewards({ validDays: null }), rewards({ validDays: 3650 })],
  ['from a higher minimum', rewards({}), rewards({ minimumMinor: 1 })],
  ['for some products', rewards({}), rewards({ products: [product('1')] })],
  ['limited', rewards({}), rewards({ limitPerMember: 1000 })],
  ['scarcer', rewards({ stock: 5 }), rewards({ stock: 4 })],
  ['alone', rewards({ combinesWithOrder: true }), rewards({ combinesWithOrder: false })],
  ['gone', rewards({}), rewards()],
  ['off', rewards({}), rewards({ isOn: false })],
])('a reward that is %s is to their disadvantage; back again is not', (_, before, after) => {
  expect(isAdverse(before, after)).toBe(true)
  expect(isAdverse(after, before)).toBe(false)
})

const dearer = { before: someSettings(rewards({})), after: someSettings(rewards({ points: 200 })) }
const seen = { days: 30, tellsNews: true, isSeen: true }

test('notice is counted in days of the shop', () => {
  // Still the first in New York.
  const now = new Date('2026-03-02T03:00:00Z')
  const notice = noticeOf(dearer, seen, { now, timeZone: 'America/New_York' })
  expect(notice).toMatchObject({ earliest: '2026-03-31', adverse: [{ what: 'reward' }] })
  expect(['2026-03-30', '2026-03-31'].map((date) => isInTime(date, notice!))).toEqual([false, true])
})

test('nobody has to be told of a first program, a better one, or one that nobody sees', () => {
  const moment = { now: new Date('2026-03-02'), timeZone: 'UTC' }
  const { before, after } = dearer
  expect(noticeOf({ before: null, after }, seen, moment)).toBe(null)
  expect(noticeOf({ before: after, after: before }, seen, moment)).toBe(null)
  expect(noticeOf(dearer, { ...seen, isSeen: false }, moment)).toBe(null)
})

test('days of notice are from one to a year; how members were told is said', () => {
  expect(['1', ' 30 ', '365'].map(readNoticeDays)).toEqual([1, 30, 365])
  expect(['0', '366', '', '1.5', '-3', 'x'].map(readNoticeDays)).toEqual(Array(6).fill(null))
  expect([' By e-mail ', '', '  ', null, 'x'.repeat(301)].map(readTold)).toEqual([
    'By e-mail',
    ...Array(4).fill(null),
  ])
})

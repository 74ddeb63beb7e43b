import { expect, test } from 'vitest'
import { type Given, someSettings } from '../../../../tests/setup/builders/program.ts'
import { challengeSchema } from '../../program/challenges/challenge-settings.ts'
import { tierBasis } from '../../program/tiers/tier-holders.ts'
import { freshReward, type Reward } from '../../reward-kinds/catalogue.ts'
import { everything, type Scope } from '../../rules/scope.ts'
import { programWarnings } from './program-warnings.ts'
import type { ShopFacts } from './warning.ts'

const unknown: ShopFacts = {
  ...{ currency: 'USD', averageMinor: null, marginPercent: null },
  tiers: null,
}

const warn = (given: Given, facts: Partial<ShopFacts> = {}) =>
  programWarnings(someSettings(given), { ...unknown, ...facts })

const reward = (kind: Reward['kind'], given: object = {}) =>
  ({ ...freshReward(kind, kind.replaceAll('_', '-'), 100), ...given }) as Reward

const off = (points: number, amountMinor: number, given: object = {}) =>
  reward('amount_off', { points, amountMinor, ...given })

const rule = (kind: string, id: string, given: object = {}) => ({
  kind,
  id,
  isOn: true,
  points: 10,
  minimumMinor: 0,
  ...(kind === 'spend' ? { points: 1, perMinor: 100 } : {}),
  ...(kind === 'multiply' ? { multiplierBps: 20_000 } : {}),
  ...given,
})
const rules = (...given: object[]) => ({ rules: given as Given['rules'] & object })

const codes = (given: Given, facts: Partial<ShopFacts> = {}) =>
  warn(given, facts).map(({ code }) => code)

test.each([
  ['less', 9998, []],
  ['as much', 10_000, ['reward_above_earning']],
  ['more', 10_001, ['reward_above_earning']],
])('a reward for 100 points at a point a dollar that is worth %s', (_, amountMinor, said) => {
  expect(codes({ rewards: [off(100, amountMinor)] })).toEqual(said)
})

test('it is said with an order and what its points are worth', () => {
  expect(warn({ rewards: [off(20, 2500)] })).toEqual([
    {
      code: 'reward_above_earning',
      rewardId: 'amount-off',
      orderMinor: 5000,
      earnedMinor: 6250,
    },
  ])
})

test('a share of an order is worth more, the larger orders are', () => {
  const given = { rewards: [reward('percent_off', { points: 20, percent: 20 })] }
  expect(codes(given, { averageMinor: 9_999 })).toEqual([])
  expect(codes(given, { averageMinor: 10_000 })).toEqual(['reward_above_earning'])
  const capped = {
    rewards: [reward('percent_off', { points: 20, percent: 20, maximumMinor: 1999 })],
  }
  expect(codes(capped, { averageMinor: 90_000 })).toEqual([])
})

test('the same for each order is the most of the least order that has it', () => {
  const given = { ...rules(rule('order', 'a', { minimumMinor: 500 })), rewards: [off(20, 1000)] }
  expect(warn(given)).toMatchObject([{ earnedMinor: 500, orderMinor: 500 }])
  expect(codes({ ...given, orderMinimumMinor: 501 })).toEqual([])
  expect(codes({ ...given, rewards: [off(20, 1000, { isOn: false })] })).toEqual([])
  expect(codes({ ...given, ...rules() })).toEqual([])
})

test.each([
  ['the first order', { which: 'first' }],
  ['the second', { which: 'nth', n: 2 }],
  ['every second', { which: 'every_nth', n: 2 }],
])('what is given for %s alone is not held against an ordinary one', (_, orders) => {
  const given = { ...rules(rule('spend', 'a'), rule('multiply', 'b', { orders })) }
  expect(codes({ ...given, rewards: [off(60, 5000)] })).toEqual([])
  const double = rules(rule('spend', 'a'), rule('multiply', 'b'))
  expect(codes({ ...double, rewards: [off(60, 5000)] })).toEqual(['reward_above_earning'])
})

test('a program about some products is looked at with one of them', () => {
  const products = [{ id: '7', title: 'Fern' }]
  const scope = { ...everything, products, business: 'only' as const }
  expect(codes({ scope, rewards: [off(10, 1000)] })).toEqual(['reward_above_earning'])
})

test.each([
  [5, ['above_margin']],
  [10, []],
  [9, ['above_margin']],
  [99, []],
])('a tenth that comes back beside a margin of %i percent', (marginPercent, said) => {
  expect(codes({ rewards: [off(100, 1000)] }, { marginPercent })).toEqual(said)
})

test('to a tenth of a percent, and of nobody who said no margin', () => {
  const given = { rewards: [off(100, 1004)] }
  expect(codes(given, { marginPercent: 10 })).toEqual([])
  const more = { rewards: [off(100, 1006)] }
  expect(warn(more, { marginPercent: 10 })).toMatchObject([{ givesBackPercent: 10.1 }])
  expect(codes(more)).toEqual([])
  expect(codes({ rewards: [reward('manual', { points: 1 })] }, { marginPercent: 1 })).toEqual([])
})

const scoped = (given: Partial<Scope>) => ({ scope: { ...everything, ...given } })
const fern = [{ id: '7', title: 'Fern' }]
const pots = [{ id: '70', title: 'Pots' }]

const nth = (n: number) => ({ orders: { which: 'nth', n } })

test.each([
  ['everything twice', {}, {}, true],
  ['everything, and some of it', {}, scoped({ products: fern }), true],
  ['the same product', scoped({ products: fern }), scoped({ products: fern }), true],
  ['different things', scoped({ products: fern }), scoped({ collections: pots }), false],
  [
    'all but what the other names',
    scoped({ excludedProducts: fern }),
    scoped({ products: fern }),
    false,
  ],
  [
    'all but a part of it',
    scoped({ excludedProducts: fern }),
    scoped({ products: [...fern, { id: '8', title: '' }] }),
    true,
  ],
  ['one channel each', scoped({ channels: ['web'] }), scoped({ channels: ['pos'] }), false],
  [
    'a channel in common',
    scoped({ channels: ['web', 'pos'] }),
    scoped({ channels: ['pos'] }),
    true,
  ],
  ['any channel, and one', {}, scoped({ channels: ['pos'] }), true],
  ['companies and people', scoped({ business: 'only' }), scoped({ business: 'out' }), false],
  ['an extra for a code', {}, { codes: ['FERN'] }, false],
  ['one code, however written', { codes: ['fern'] }, { codes: ['FERN', 'MOSS'] }, true],
  ['two codes', { codes: ['FERN'] }, { codes: ['MOSS'] }, false],
  ['an extra for the first order', {}, { orders: { which: 'first' } }, false],
  ['two for the first', { orders: { which: 'first' } }, { orders: { which: 'first' } }, true],
  ['two for the fifth', nth(5), nth(5), true],
  ['the fifth and the tenth', nth(5), nth(10), false],
  ['the fifth and every fifth', nth(5), { orders: { which: 'every_nth', n: 5 } }, false],
  ['one that is off', {}, { isOn: false }, false],
])('two rules about %s', (_, one, other, isTold) => {
  for (const kind of ['spend', 'units', 'order', 'multiply']) {
    const given = rules(rule(kind, 'a', one), rule(kind, 'b', other))
    const told = isTold ? [{ code: 'pays_twice', ruleIds: ['a', 'b'] }] : []
    expect(warn(given)).toEqual(told)
  }
})

test('where one rule counts nothing is paid twice; joining is, and kinds go together', () => {
  const two = rules(rule('spend', 'a'), rule('spend', 'b'))
  expect(codes({ ...two, stacking: 'best' })).toEqual([])
  expect(codes({ ...two, stacking: 'priority' })).toEqual([])
  const joining = rules(rule('signup', 'a'), rule('signup', 'b'))
  expect(codes({ ...joining, stacking: 'best' })).toEqual(['pays_twice'])
  expect(
    codes(
      rules(...['spend', 'units', 'order', 'multiply', 'signup'].map((kind) => rule(kind, kind))),
    ),
  ).toEqual([])
  const three = rules(rule('order', 'a'), rule('order', 'b'), rule('order', 'c'))
  expect(warn(three)).toMatchObject([{ ruleIds: ['a', 'b'] }, { ruleIds: ['a', 'c'] }])
})

const combines = { combinesWithOrder: true }
const dear = { points: 1_000_000 }

test.each([
  ['five of $5', [off(1e6, 500, combines)], 5, 2500],
  ['their minimum within it', [off(1e6, 500, { ...combines, minimumMinor: 2500 })], 5, 2500],
  ['their minimum beyond it', [off(1e6, 500, { ...combines, minimumMinor: 2501 })], 0, 0],
  ['one that stands alone', [off(1e6, 500)], 0, 0],
  ['one for each member', [off(1e6, 500, { ...combines, limitPerMember: 1 })], 0, 0],
  ['two for each member', [off(1e6, 500, { ...combines, limitPerMember: 2 })], 2, 1000],
  ['one that is off', [off(1e6, 500, { ...combines, isOn: false })], 0, 0],
  ['those for some products', [off(1e6, 500, { ...combines, products: fern })], 0, 0],
  ['a fifth', [reward('percent_off', { ...dear, ...combines, percent: 20 })], 5, null],
  ['less than a fifth', [reward('percent_off', { ...dear, ...combines, percent: 19 })], 0, 0],
  [
    'a fifth up to $10',
    [reward('percent_off', { ...dear, ...combines, percent: 20, maximumMinor: 1000 })],
    5,
    5000,
  ],
  [
    'a tenth up to $10',
    [reward('percent_off', { ...dear, ...combines, percent: 10, maximumMinor: 1000 })],
    0,
    0,
  ],
  ['any amount', [reward('any_amount', { ...dear, ...combines })], 5, null],
  [
    'any amount up to a tenth',
    [reward('any_amount', { ...dear, ...combines, maximumShare: 10 })],
    0,
    0,
  ],
  [
    'any amount up to $3',
    [reward('any_amount', { ...dear, ...combines, maximumPoints: 3e6 })],
    5,
    1500,
  ],
  ['shipping and things by hand', [reward('free_shipping', combines), reward('manual')], 0, 0],
] as const)('codes that combine into a free order: %s', (_, rewards, count, upToMinor) => {
  const told = warn({ rewards: [...rewards] }).filter(({ code }) => code === 'free_order')
  expect(told).toMatchObject(count === 0 ? [] : [{ codes: count, upToMinor }])
})

test('two rewards pay for an order together, each once', () => {
  const once = { ...combines, limitPerMember: 1 }
  const half = reward('percent_off', { ...dear, ...once, percent: 50 })
  const ten = off(1e6, 1000, once)
  const told = { rewardIds: ['percent-off', 'amount-off'], codes: 2, upToMinor: 2000 }
  expect(warn({ rewards: [ten, half] })).toMatchObject([told])
})

const tier = (id: string, orders: number) => ({
  ...{ id, name: id, orders, spendMinor: null, points: null, multiplierBps: 20_000 },
})
const ladder = { tiers: [tier('low', 1), tier('middle', 5), tier('high', 9)] }
const counted = (low: number, middle: number, high: number) => ({
  tiers: { basis: tierBasis(someSettings(ladder)), holders: { low, middle, high } },
})

test('a tier whose gifts are worth what it takes is named, with those on the way', () => {
  const step = (id: string, spendMinor: number, entryPoints: number) => ({
    ...{ id, name: id, spendMinor, entryPoints },
    ...{ points: null, orders: null, multiplierBps: 10_000 },
  })
  const given = (low: number, high: number) =>
    warn({
      rewards: [off(100, 100)],
      tiers: [step('low', 1000, low), step('high', 2000, high)],
    }).flatMap((one) => (one.code === 'entry_above_tier' ? [[one.tierId, one.givenMinor]] : []))
  expect(given(999, 1000)).toEqual([])
  expect(given(1000, 999)).toEqual([['low', 1000]])
  expect(given(999, 1001)).toEqual([['high', 2000]])
})

test('tiers that nobody would hold are named, once some hold a lower one', () => {
  const unreached = (...tierIds: string[]) => [{ code: 'tier_unreached', tierIds }]
  expect(warn(ladder, counted(5, 0, 0))).toEqual(unreached('middle', 'high'))
  expect(warn(ladder, counted(4, 1, 0))).toEqual(unreached('high'))
  // Whoever is higher was there on the way.
  expect(warn(ladder, counted(4, 0, 1))).toEqual([])
  expect(warn(ladder, counted(4, 0, 0))).toEqual([])
  expect(warn({}, counted(5, 0, 0))).toEqual([])
  const easier = { tiers: [tier('low', 1), tier('middle', 4), tier('high', 9)] }
  expect(warn(easier, counted(5, 0, 0))).toEqual([])
})

test('a challenge about friends is reached by nobody while the program gives nothing for any', () => {
  const goal = { kind: 'friends', id: 'crowd', name: 'Crowd', target: 2 }
  const orders = { kind: 'orders', id: 'warm-up', name: 'Warm-up', target: 2 }
  const challenges = [goal, orders].map((one) => challengeSchema.parse(one))
  const friends = (isOn: boolean) => ({
    ...rule('referral', 'friends', { isOn, friendPoints: 0, holdDays: 14 }),
    ...{ monthMaximum: null, weekMaximum: 5 },
  })
  const unreached = [{ code: 'challenge_unreached', challengeIds: ['crowd'] }]
  expect(warn({ challenges, ...rules() })).toEqual(unreached)
  expect(warn({ challenges, ...rules(friends(false)) })).toEqual(unreached)
  expect(warn({ challenges, ...rules(friends(true)) })).toEqual([])
  expect(warn({ challenges: challenges.slice(1), ...rules() })).toEqual([])
})

import { expect, test } from 'vitest'
import { someSettings } from '../../../../tests/setup/builders/program.ts'
import type { Because } from '../../kernel/because.ts'
import type { Rule } from '../../rules/catalogue.ts'
import { rememberHow } from '../../rules/remember-how.ts'
import type { Speech } from '../format.ts'
import { languages } from '../languages.ts'
import { type BalanceTold, explainBalance } from './explain-balance.ts'
import { type BookedLine, explainLine, type LinePart, type Versions } from './explain-line.ts'
import { renderExplanation } from './render-explanation.ts'

const merchant: Speech = {
  locale: 'en',
  currency: 'USD',
  pointsName: { one: 'point', other: 'points' },
}
const shopper: Speech = { ...merchant, audience: 'shopper' }

const spend: Rule = {
  kind: 'spend',
  id: 'spend',
  isOn: true,
  points: 3,
  perMinor: 200,
  minimumMinor: 2500,
}
const versions: Versions = new Map([[4, someSettings({ rules: [spend], rounding: 'ceil' })]])

const refund: Because = {
  kind: 'order',
  cause: 'refunded',
  orderName: '#1042',
  rule: 'spend',
  ruleId: 'spend',
  version: 4,
  was: 42,
  is: 11,
  how: { basisMinor: 701 },
  gone: [{ title: 'Mug', quantity: 1 }],
  taken: 'own',
}
const credit: LinePart = {
  amount: 31,
  orderName: '#1042',
  givenAt: '2026-03-01T12:00:00Z',
  availableAt: '2026-03-15T12:00:00Z',
  expiresAt: '2027-03-15T23:59:59Z',
}
const line = (given: Partial<BookedLine>): BookedLine => ({
  because: refund,
  amount: 31,
  points: -31,
  parts: [credit],
  ...given,
})
const said = (booked: BookedLine, speech = merchant) =>
  renderExplanation(explainLine(booked, versions), speech)

test('a refund names rule, version, rate, rounding, what counted, both worths and the pocket', () => {
  expect(said(line({}))).toEqual({
    headline: 'Order #1042: 1 × Mug returned, 31 points taken back',
    points: -31,
    steps: [
      'By the rule “Points for spending” in version 4 of the program',
      '11 points for $7.01 at 3 points for every $2 (rounded up)',
      'The order was worth 42 points by this rule before, and is worth 11 points now',
      'Taken from what was left of this order’s own points',
      '31 points of order #1042, usable until Mar 15, 2027',
    ].map((text, index) => ({ about: index < 2 ? 'rule' : 'move', text, points: null })),
  })
})

test('a shopper reads the same without the version', () => {
  const texts = said(line({}), shopper).steps.map((step) => step.text)
  expect(texts[0]).toBe('11 points for $7.01 at 3 points for every $2 (rounded up)')
  expect(texts.join()).not.toContain('version')
})

test('what a campaign gave is explained by its name and by what is kept beside it alone', () => {
  const because: Because = {
    kind: 'order',
    cause: 'paid',
    orderName: '#1042',
    rule: 'multiply',
    ruleId: 'campaign:3',
    campaign: 'Double points weekend',
    version: 4,
    was: 0,
    is: 120,
    how: { base: 120, multiplierBps: 20_000 },
  }
  for (const speech of [merchant, shopper]) {
    const { headline, steps } = said(line({ because, amount: 120, points: 120 }), speech)
    expect(headline).toBe('Order #1042: 120 points more by “Double points weekend”')
    expect(steps.slice(0, 2).map(({ text }) => text)).toEqual([
      'By the campaign “Double points weekend”, on top of what the rules give',
      '120 points more: 120 points times 2 (rounded up)',
    ])
  }
})

test('what a tier gave is explained by its name; what is gone of it, too', () => {
  const because: Because = {
    kind: 'order',
    cause: 'paid',
    orderName: '#1042',
    rule: 'multiply',
    ruleId: 'tier:factor',
    tier: 'Gold',
    version: 4,
    was: 0,
    is: 60,
    how: { base: 120, multiplierBps: 15_000 },
  }
  for (const speech of [merchant, shopper]) {
    const { headline, steps } = said(line({ because, amount: 60, points: 60 }), speech)
    expect(headline).toBe('Order #1042: 60 points more as Gold')
    expect(steps[0]?.text).toBe('Gold: ×1.5, 60 points on top of 120 points (rounded up)')
    const gone: Because = { ...because, cause: 'cancelled', was: 60, is: 0, rule: 'tier:factor' }
    const taken = (tier: string) =>
      said(line({ because: { ...gone, tier } }), speech).steps[0]?.text
    expect(taken('Gold')).toBe('As Gold, on top of what the rules give')
    expect(taken('')).toBe('By the tier that was held, on top of what the rules give')
  }
})

test('what is not known of an older line is not made up: what the rule gives is said instead', () => {
  const { how: _, ...before } = refund
  const texts = said(line({ because: before })).steps.map((step) => step.text)
  expect(texts[1]).toBe('3 points for every $2 spent, on orders of $25 or more')
  expect(said(line({ because: { ...before, version: 3 } })).steps[1]?.text).toContain('worth 42')
})

test('one of several pockets says of which change it is a part, and which credits gave it', () => {
  const parts = [
    { ...credit, amount: 3, orderName: '#7' },
    { ...credit, amount: 2, orderName: null, expiresAt: null },
  ]
  const texts = said(line({ amount: 5, parts, because: { ...refund, taken: 'other' } })).steps
  expect(texts.slice(3).map((step) => step.text)).toEqual([
    'This is 5 points of a change of 31 points; the rest stands on a line of its own',
    'This order’s own points were spent, so others were taken, those that expire first',
    '3 points of order #7, usable until Mar 15, 2027',
    '2 points given Mar 1, 2026, which do not expire',
  ])
})

test('what a rule counted with is kept without what its settings say already, and comes back whole', () => {
  const because = {
    rule: 'spend',
    ruleId: 'spend',
    applied: true,
    basisMinor: 701,
    points: 3,
    perMinor: 200,
    rounding: 'ceil',
    quantity: 11,
  } as const
  expect(rememberHow(because, spend)).toEqual({ basisMinor: 701 })
  const order = { kind: 'order', id: 'o', isOn: true, points: 5, minimumMinor: 0 } as const
  const fixed = { rule: 'order', ruleId: 'o', applied: true, points: 5, minimumMinor: 0 } as const
  expect(rememberHow({ ...fixed, placedMinor: 900, quantity: 5 }, order)).toEqual({
    placedMinor: 900,
  })
})

const pockets = ['pending', 'own', 'expired', 'other', 'waived', 'unwaived', 'owed', 'unowed']
const kinds: Because[] = [
  ...pockets.map((taken) => ({ ...refund, taken }) as Because),
  { kind: 'signup', version: 4, ruleId: 'spend' },
  { kind: 'matured', orderName: '#1042' },
  { kind: 'expired' },
  { kind: 'made_good' },
  { kind: 'debt_paid' },
  { kind: 'merged_signup' },
  { kind: 'extended', note: 'ill', actor: 'staff/7' },
  { kind: 'adjusted', note: 'sorry', actor: 'staff/7', adjustmentId: 'a' },
  { kind: 'used', rewardId: 'five', label: '$5 off', orderName: '#1' },
]

test.each(languages)('every reason is explained in %s, with nothing left to fill in', (locale) => {
  for (const because of kinds) {
    for (const audience of ['merchant', 'shopper'] as const) {
      const { headline, steps } = said(line({ because }), { ...merchant, locale, audience })
      const texts = [headline, ...steps.map((step) => step.text)]
      expect(steps.length).toBeGreaterThan(0)
      for (const text of texts) expect(text).not.toMatch(/\{\{|reckoning\.|undefined/)
    }
  }
})

const balance: BalanceTold = {
  available: 60,
  pending: 28,
  debt: 0,
  sums: [
    { kind: 'order', cameIn: 142, wentOut: 31 },
    { kind: 'signup', cameIn: 50, wentOut: 0 },
    { kind: 'held', cameIn: 0, wentOut: 100 },
    { kind: 'returned', cameIn: 20, wentOut: 0 },
    { kind: 'expired', cameIn: 0, wentOut: 3 },
    { kind: 'adjusted', cameIn: 10, wentOut: 0 },
  ],
}

test('a balance is the sum of what it is said to be the sum of', () => {
  const { headline, points, steps } = renderExplanation(explainBalance(balance), merchant)
  expect(headline).toBe('60 points to spend, 28 points pending')
  expect(steps.map(({ text, points: part }) => [text, part])).toEqual([
    ['Earned with orders', 142],
    ['For joining', 50],
    ['Taken back after refunds, changes and cancellations', -31],
    ['Redeemed for rewards', -100],
    ['Given back from rewards that were not used or were refunded', 20],
    ['Expired', -3],
    ['Adjusted by the shop', 10],
  ])
  expect(steps.reduce((sum, step) => sum + (step.points ?? 0), 0)).toBe(points)
})

test('what is owed is named, since it is subtracted already', () => {
  const { steps } = renderExplanation(explainBalance({ ...balance, debt: 7 }), shopper)
  expect(steps.at(-1)?.text).toBe('7 points owed are subtracted already')
})

import { expect, test } from 'vitest'
import { checkFields } from '../kernel/check-fields.ts'
import { type Condition, conditionNames, freshCondition } from './conditions/catalogue.ts'
import { dayMs, type MemberFacts } from './conditions/condition.ts'
import {
  editionAt,
  isForOrders,
  isIn,
  mostConditions,
  newestOfEach,
  type SegmentEdition,
  segmentSchema,
  tagsNamed,
} from './segment.ts'

const at = Date.parse('2026-06-01T00:00:00Z')
const order = (daysAgo: number, spentMinor: number, ...productIds: string[]) => ({
  at: at - daysAgo * dayMs,
  spentMinor,
  productIds,
})
const facts: MemberFacts = {
  orders: [order(40, 6000, 'mug'), order(10, 4000, 'pot', 'tea')],
  tier: 'gold',
  tags: ['vip', 'press'],
}
const nobody: MemberFacts = { orders: [], tier: null, tags: [] }

const spend = (given: object) => ({ ...freshCondition('spent'), ...given }) as Condition
const orders = (given: object) => ({ ...freshCondition('orders'), ...given }) as Condition
const last = (when: string, days: number) => ({ kind: 'last_order', when, days }) as Condition
const bought = (has: string, ids: string[], days: number | null = null) =>
  ({ kind: 'products', has, products: ids.map((id) => ({ id, title: id })), days }) as Condition
const tiers = (...ids: string[]) =>
  ({ kind: 'tier', tiers: ids.map((id) => ({ id, title: id })) }) as Condition
const tags = (has: string, ...names: string[]) => ({ kind: 'tags', has, tags: names }) as Condition

test.each([
  ['spent exactly as much', spend({ from: 10_000 }), true],
  ['spent a cent less', spend({ from: 10_001 }), false],
  ['spent at most as much', spend({ to: 10_000 }), true],
  ['spent a cent more than the most', spend({ to: 9999 }), false],
  ['spent within', spend({ from: 10_000, to: 10_000 }), true],
  ['spent lately: a day short of the older order', spend({ from: 4001, days: 40 }), false],
  ['spent lately: with the older order', spend({ from: 10_000, days: 41 }), true],
  ['two orders', orders({ from: 2 }), true],
  ['three orders', orders({ from: 3 }), false],
  ['at most one', orders({ to: 1 }), false],
  ['one of the last 40 days', orders({ to: 1, days: 40 }), true],
  ['ordered within 11 days', last('within', 11), true],
  ['ordered within 10 days, to the moment', last('within', 10), false],
  ['ordered 10 days ago or longer', last('longer_ago', 10), true],
  ['ordered 11 days ago or longer', last('longer_ago', 11), false],
  ['bought one of them', bought('bought', ['tea', 'cup']), true],
  ['bought none of them', bought('bought', ['cup']), false],
  ['bought it long ago', bought('bought', ['mug'], 30), false],
  ['not bought', bought('not_bought', ['cup']), true],
  ['not bought lately', bought('not_bought', ['mug'], 30), true],
  ['not bought, and did', bought('not_bought', ['mug']), false],
  ['holds the tier', tiers('silver', 'gold'), true],
  ['holds another tier', tiers('silver'), false],
  ['carries a tag, whatever its case', tags('any', 'VIP', 'other'), true],
  ['carries no such tag', tags('any', 'other'), false],
  ['carries none of them', tags('none', 'other'), true],
  ['carries one of those it must not', tags('none', 'Press'), false],
])('%s', (_, condition, isMet) => {
  expect(isIn({ match: 'all', conditions: [condition] }, facts, at)).toBe(isMet)
})

test.each([
  ['spent nothing', spend({ to: 0 }), true],
  ['no order', orders({ from: 0, to: 0 }), true],
  ['who never ordered did not order lately', last('within', 3650), false],
  ['nor long ago', last('longer_ago', 1), false],
  ['bought nothing of it', bought('not_bought', ['mug']), true],
  ['holds no tier', tiers('gold'), false],
  ['carries no tag', tags('none', 'vip'), true],
])('of somebody without orders: %s', (_, condition, isMet) => {
  expect(isIn({ match: 'all', conditions: [condition] }, nobody, at)).toBe(isMet)
})

test('all of the conditions, or any', () => {
  const conditions = [orders({ from: 2 }), tiers('silver')]
  expect(isIn({ match: 'all', conditions }, facts, at)).toBe(false)
  expect(isIn({ match: 'any', conditions }, facts, at)).toBe(true)
})

const problemsOf = (given: object) => {
  const checked = checkFields(segmentSchema, { name: 'Big', match: 'all', ...given })
  return checked.isValid ? {} : checked.problems
}

test.each([
  ['without a condition', { conditions: [] }, { conditions: 'no_condition' }],
  ['without a name', { name: ' ', conditions: [orders({ from: 1 })] }, { name: 'missing' }],
  ['a whole one', { conditions: [spend({ from: 1, to: 1 })] }, {}],
  ['an empty range', { conditions: [spend({})] }, { 'conditions.0.from': 'range_empty' }],
  [
    'a reversed range',
    { conditions: [orders({ from: 3, to: 2 })] },
    { 'conditions.0.to': 'range_reversed' },
  ],
  [
    'less than nothing',
    { conditions: [spend({ from: -1 })] },
    { 'conditions.0.from': 'at_least:0' },
  ],
  ['no days', { conditions: [last('within', 0)] }, { 'conditions.0.days': 'at_least:1' }],
  [
    'too many days',
    { conditions: [last('within', 3651)] },
    { 'conditions.0.days': 'at_most:3650' },
  ],
  ['half an order', { conditions: [orders({ from: 1.5 })] }, { 'conditions.0.from': 'not_whole' }],
  ['no products', { conditions: [bought('bought', [])] }, { 'conditions.0.products': 'pick' }],
  [
    'too many products',
    {
      conditions: [
        bought(
          'bought',
          Array.from({ length: 101 }, (_, n) => String(n)),
        ),
      ],
    },
    { 'conditions.0.products': 'too_many:100' },
  ],
  ['no tags', { conditions: [tags('any')] }, { 'conditions.0.tags': 'pick' }],
  ['no tier', { conditions: [tiers()] }, { 'conditions.0.tiers': 'pick' }],
  [
    'no such country',
    { conditions: [{ kind: 'country', countries: ['XX'] }] },
    { 'conditions.0.countries.0': 'wrong' },
  ],
  [
    'no month',
    { conditions: [{ kind: 'birth_month', when: 'months', months: [] }] },
    { 'conditions.0.months': 'pick' },
  ],
  [
    'the month it is',
    { conditions: [{ kind: 'birth_month', when: 'this_month', months: [] }] },
    {},
  ],
  [
    'a reversed age',
    { conditions: [{ kind: 'age', from: 30, to: 29 }] },
    { 'conditions.0.to': 'range_reversed' },
  ],
  [
    'an age before birth',
    { conditions: [{ kind: 'age', from: -1, to: null }] },
    { 'conditions.0.from': 'at_least:0' },
  ],
  [
    'no gender',
    { conditions: [{ kind: 'gender', genders: [] }] },
    { 'conditions.0.genders': 'pick' },
  ],
  [
    'too many conditions',
    { conditions: Array.from({ length: mostConditions + 1 }, () => orders({ from: 1 })) },
    { conditions: `too_many:${mostConditions}` },
  ],
])('%s', (_, given, problems) => {
  expect(problemsOf(given)).toEqual(problems)
})

test('orders are valued by what is known of the time they were placed', () => {
  const usable = conditionNames.filter((kind) =>
    isForOrders({ conditions: [freshCondition(kind)] }),
  )
  expect(usable).toEqual(['spent', 'orders', 'last_order', 'products', 'tier', 'tags'])
})

test('tags that a segment names are watched, in small letters', () => {
  expect(tagsNamed({ conditions: [tags('any', 'VIP'), orders({ from: 1 })] })).toEqual(['vip'])
})

const edition = (number: number, segment: number, from: string): SegmentEdition => ({
  number,
  segment,
  name: `Segment ${segment}`,
  match: 'all',
  conditions: [orders({ from: number })],
  effectiveFrom: new Date(from),
  isRemoved: false,
})
const editions = [
  edition(1, 1, '2026-03-01T00:01:00Z'),
  edition(2, 2, '2026-03-02T00:01:00Z'),
  edition(3, 1, '2026-03-03T00:01:00Z'),
]

test.each([
  ['2026-03-01T00:01:00.000Z', 1],
  ['2026-03-03T00:00:59.999Z', 1],
  ['2026-03-03T00:01:00.000Z', 3],
])('an order placed at %s goes by edition %i', (placed, number) => {
  expect(editionAt(editions, 1, new Date(placed))?.number).toBe(number)
  expect(editionAt(editions, 9, new Date(placed))).toBeNull()
})

test('lists go by what was said last', () => {
  expect(newestOfEach(editions).map(({ number }) => number)).toEqual([3, 2])
})

import { expect, test } from 'vitest'
import { aLine, anOrder } from '../../../tests/setup/builders/order.ts'
import { aVersion, type Given } from '../../../tests/setup/builders/program.ts'
import { evaluate } from './evaluate.ts'
import type { Used } from './evaluation.ts'

const spend = { kind: 'spend', id: 'a', isOn: true, points: 1, perMinor: 100, minimumMinor: 0 }
const fixed = { kind: 'order', id: 'b', isOn: true, points: 60, minimumMinor: 0 }
const rules = [spend, fixed] as Given['rules'] & object

/** An order that is worth 100 by one rule and 60 by another. */
function valued(given: Given, used?: Partial<Used>) {
  const inputs = { engine: 1 as const, version: aVersion({ rules, ...given }), timeZone: 'UTC' }
  const all = { day: 0, month: 0, all: 0, ...used }
  const known = used ? { used: all } : {}
  return evaluate({ ...inputs, memberId: 'm', ...known }, anOrder({ lines: [aLine(10_000)] }))
}

const pointsOf = (given: Given, used?: Partial<Used>) =>
  Object.fromEntries(valued(given, used).effects.map((one) => [one.key, one.quantity]))

test.each([
  [{ day: 39 }, { a: 100, b: 60 }],
  [{ day: 40 }, { a: 100, b: 60 }],
  [{ day: 41 }, { a: 100, b: 59 }],
  [{ day: 100 }, { a: 100 }],
  [{ day: 101 }, { a: 99 }],
  [{ day: 199 }, { a: 1 }],
  [{ day: 200 }, {}],
  [{ day: 350 }, {}],
])('of 200 a day, %o used: rules give in their order until it is reached', (used, points) => {
  expect(pointsOf({ memberDayMaximum: 200 }, used)).toEqual(points)
})

test('the narrowest of the limits counts, and is named', () => {
  const given = { memberDayMaximum: 200, memberMonthMaximum: 300, memberMaximum: 1000 }
  const used = { day: 50, month: 190, all: 600 }
  expect(pointsOf(given, used)).toEqual({ a: 100, b: 10 })
  const { effects } = valued(given, used)
  const limited = { quantity: 10, unlimited: 60, limitedBy: 'month_maximum' }
  expect(effects[1]?.because).toMatchObject(limited)
  const obstacles = valued(given, { ...used, all: 1000 }).unapplied
  expect(obstacles.map((one) => !one.applied && one.obstacle)).toEqual([
    'member_maximum',
    'member_maximum',
  ])
})

test("a member's limit comes after the order's, and keeps what the rule would have given", () => {
  const { effects } = valued({ orderMaximum: 150, memberDayMaximum: 200 }, { day: 80 })
  expect(effects[1]?.because).toMatchObject({ quantity: 20, unlimited: 60 })
})

test('without a limit nothing is asked of what was used', () => {
  expect(pointsOf({}, { day: 999, month: 999, all: 999 })).toEqual({ a: 100, b: 60 })
  expect(pointsOf({ memberDayMaximum: 130 })).toEqual({ a: 100, b: 30 })
})

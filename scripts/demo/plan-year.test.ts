import { expect, test } from 'vitest'
import { fullSize, planYear, weeks } from './plan-year.ts'

const plan = planYear(fullSize, 14)

test('a year has every shopper and every order that it was asked for', () => {
  expect(plan).toHaveLength(weeks)
  const people = plan.flatMap(({ joining }) => joining)
  expect(people).toHaveLength(3000)
  expect(new Set(people.map(({ email }) => email)).size).toBe(3000)
  expect(plan.flatMap(({ orders }) => orders)).toHaveLength(5000)
})

test('nobody buys before they have joined, and nothing comes back before it was bought', () => {
  let joined = 0
  let placed = 0
  for (const week of plan) {
    for (const { shopper } of week.orders)
      if (shopper !== null) expect(shopper).toBeLessThan(joined)
    for (const order of [...week.refunded, ...week.cancelled]) expect(order).toBeLessThan(placed)
    for (const shopper of week.redeeming) expect(shopper).toBeLessThan(joined)
    joined += week.joining.length
    placed += week.orders.length
  }
})

test('the same story each time', () => {
  expect(planYear(fullSize, 14)).toEqual(plan)
})

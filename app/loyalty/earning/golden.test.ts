// No release changes what an order is worth, unless it means to: see CONTRIBUTING, "The golden
// corpus". `npm run golden` prints the differences, `npm run golden -- --write` keeps them.
import { expect, test } from 'vitest'
import {
  computeWorths,
  differencesOf,
  readWorths,
  writeWorths,
} from '../../../tests/golden/corpus.ts'

// Enough to see what it is about; `npm run golden -- --write` prints all.
const mostShown = 20

test('every order of the golden corpus is worth what it was', () => {
  const now = computeWorths()
  if (process.env.GOLDEN_WRITE) {
    console.log(differencesOf(readWorths(), now).join('\n'))
    writeWorths(now)
  }
  const kept = readWorths()
  expect(differencesOf(kept, now).slice(0, mostShown)).toEqual([])
  expect(kept).toHaveLength(now.length)
})

test('the golden corpus tries every rule, and orders that earn nothing', () => {
  const worths = readWorths().flatMap((one) => one.worths)
  expect(worths.length).toBeGreaterThan(5000)
  const keys = ['spend', 'order', 'units', 'double', 'half', 'code', 'pots', 'triple']
  for (const key of [...keys, 'thanks', 'tier:factor', 'stamp:sip', 'campaign:1']) {
    expect(worths.filter((one) => one.includes(`${key} `)).length).toBeGreaterThanOrEqual(10)
  }
  expect(worths.filter((one) => one === '').length).toBeGreaterThan(500)
})

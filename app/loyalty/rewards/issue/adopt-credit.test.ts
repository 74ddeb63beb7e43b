import { expect, test } from 'vitest'
import { matchingCredits } from './adopt-credit.ts'

const credit = (transactionId: string, amountMinor = 1000) => ({ transactionId, amountMinor })
const asked = { after: 't1', amountMinor: 1000 }

test('the one newer credit of the amount is ours', () => {
  expect(matchingCredits([credit('t2'), credit('t1')], asked)).toEqual(['t2'])
  expect(matchingCredits([credit('t3', 500), credit('t2'), credit('t1')], asked)).toEqual(['t2'])
})

test('an older one, or one of another amount, is not', () => {
  expect(matchingCredits([credit('t1'), credit('t0')], asked)).toEqual([])
  expect(matchingCredits([credit('t2', 999), credit('t1')], asked)).toEqual([])
})

test('two of them leave a doubt', () => {
  expect(matchingCredits([credit('t3'), credit('t2'), credit('t1')], asked)).toHaveLength(2)
})

test('where there was none before, every one is newer', () => {
  expect(matchingCredits([credit('t1')], { after: '', amountMinor: 1000 })).toEqual(['t1'])
})

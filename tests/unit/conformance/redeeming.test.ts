// Worked examples that other loyalty programs publish, by the number they have in our collection:
// what points can be had for, and how long they live.
import { expect, test } from 'vitest'
import { endOfLot } from '../../../app/loyalty/kernel/expiry.ts'
import { endOfDayAfterMonths } from '../../../app/loyalty/kernel/time.ts'
import { anExpiry } from '../../../app/loyalty/program/books-settings.ts'
import { freshReward, kindOf, type Reward } from '../../../app/loyalty/reward-kinds/catalogue.ts'
import { decideRedemption, offerOf } from '../../../app/loyalty/rewards/decide-redemption.ts'
import { aVersion } from '../../setup/builders/program.ts'

/** Money for points at a rate: `amountMinor` for each `points`. */
const atRate = (points: number, amountMinor: number, given: object = {}): Reward => ({
  ...freshReward('any_amount', 'r', 100),
  ...{ points, amountMinor, minimumPoints: points },
  ...given,
})

function take(reward: Reward, points: number) {
  const version = aVersion({ rewards: [reward] })
  const plain = { capabilities: [], item: null, cause: null }
  const decision = decideRedemption(version, { rewardId: 'r', points }, plain)
  if (!decision.ok) return { refusal: decision.refusal.code }
  const terms = kindOf(reward.kind).termsOf(decision.value.reward, decision.value.choice)
  if (terms.by !== 'discount' || terms.benefit.kind !== 'amount') throw new Error('another kind')
  const { benefit, conditions } = terms
  return { amountMinor: benefit.amountMinor, leastOrderMinor: conditions.minimumMinor }
}

const cent = atRate(1, 1, { minimumPoints: 500, maximumShare: 50 })

test('H1: 1,000 points are 10.00, for an order of at least twice that', () => {
  expect(take(cent, 1000)).toEqual({ amountMinor: 1000, leastOrderMinor: 2000 })
})

test('H3: 100.00 are never more than half of an order: the code asks for one of 200.00', () => {
  expect(take(cent, 10_000)).toEqual({ amountMinor: 10_000, leastOrderMinor: 20_000 })
  expect(take(cent, 5000)).toEqual({ amountMinor: 5000, leastOrderMinor: 10_000 })
})

test('H5: 400 points are below the least of 500', () => {
  expect(take(cent, 499)).toEqual({ refusal: 'points_out_of_range' })
  expect(take(cent, 400)).toEqual({ refusal: 'points_out_of_range' })
  expect(take(cent, 500)).toMatchObject({ amountMinor: 500 })
})

test('H7: 1,000 points at 5.00 for a hundred are 50.00', () => {
  expect(take(atRate(100, 500), 1000)).toMatchObject({ amountMinor: 5000 })
})

test('H9: of 512 points 500 or 300 can be taken, and no part of a step', () => {
  const reward = atRate(100, 100)
  expect(take(reward, 500)).toMatchObject({ amountMinor: 500 })
  expect(take(reward, 300)).toMatchObject({ amountMinor: 300 })
  expect(take(reward, 512)).toEqual({ refusal: 'points_out_of_range' })
  expect(offerOf({ points: 600 }, 512)).toEqual({ isAvailable: false, missingPoints: 88 })
})

test('H15: whoever has 100 points takes the 10 that an order of 10.00 needs', () => {
  expect(take(atRate(1, 100), 10)).toMatchObject({ amountMinor: 1000 })
})

test('F23: the day that points are earned on is theirs to its end', () => {
  const earned = new Date('2026-01-01T09:00:00Z')
  expect(endOfDayAfterMonths(earned, 0, 'UTC')).toEqual(new Date('2026-01-01T23:59:59.999Z'))
})

test('F25: half a year after the last of two orders all is gone, on the day that follows', () => {
  const policy = anExpiry({ kind: 'inactivity', months: 6 })
  const terms = { timeZone: 'UTC', movesUnannounced: false }
  const { expiresAt, idleMonths } = endOfLot(policy, new Date('2026-02-01T12:00:00Z'), terms)
  expect(expiresAt).toEqual(new Date('2026-08-01T23:59:59.999Z'))
  expect(idleMonths).toBe(6)
})

// Challenges that a program of a history may have; two in five have none.
import fc from 'fast-check'
import {
  type Challenge,
  challengeSchema,
} from '../../../app/loyalty/program/challenges/challenge-settings.ts'

const challenge = (given: object): Challenge =>
  challengeSchema.parse({ id: 'goal', name: 'Goal', points: 17, ...given })

const products = [{ id: '8000001', title: '' }]

export const challengePlan = fc.record({
  challenges: fc.constantFrom<Challenge[]>(
    ...Array<Challenge[]>(4).fill([]),
    [challenge({ kind: 'orders', target: 2 })],
    [challenge({ kind: 'orders', target: 3, points: 30 })],
    [challenge({ kind: 'orders', target: 2, repeats: 'month' })],
    [challenge({ kind: 'amount', targetMinor: 9000, repeats: 'year' })],
    [challenge({ kind: 'friends', target: 1 })],
    [
      challenge({ kind: 'friends', target: 1, repeats: 'month' }),
      challenge({ kind: 'friends', id: 'crowd', target: 2, points: 8 }),
    ],
    [
      challenge({ kind: 'weeks', target: 2 }),
      challenge({ kind: 'pieces', id: 'mugs', target: 3, points: 8, products }),
    ],
  ),
  challengeHoldDays: fc.constantFrom(0, 3, 30),
})

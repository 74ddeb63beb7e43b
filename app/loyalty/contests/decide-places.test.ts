import { expect, test } from 'vitest'
import type { Tie } from './contest.ts'
import { decidePlaces } from './decide-places.ts'

const at = (minute: number) => new Date(Date.UTC(2026, 5, 1, 12, minute))

/** [member, score, minute]… → "member place points". */
function places(scores: [string, number, number?][], tie: Tie, prizes = [100, 50, 25]) {
  const asked = scores.map(([memberId, score, minute = 0]) => ({
    memberId,
    score,
    reachedAt: at(minute),
  }))
  return decidePlaces(asked, { prizes, tie }).map((one) => {
    return `${one.memberId} ${one.place} ${one.points}`
  })
}

test.each(['better', 'first', 'split'] as const)(
  'without a tie the rule %s changes nothing',
  (tie) => {
    const scores: [string, number][] = [
      ['c', 7],
      ['a', 9],
      ['d', 1],
      ['b', 8],
    ]
    expect(places(scores, tie)).toEqual(['a 1 100', 'b 2 50', 'c 3 25', 'd 4 0'])
  },
)

test.each([
  ['better', ['a 1 100', 'b 1 100', 'c 3 25']],
  ['first', ['b 1 100', 'a 2 50', 'c 3 25']],
  ['split', ['a 1 75', 'b 1 75', 'c 3 25']],
] as const)('two tied for the first place, by the rule %s', (tie, placed) => {
  const scores: [string, number, number][] = [
    ['a', 9, 5],
    ['b', 9, 4],
    ['c', 8, 3],
  ]
  expect(places(scores, tie)).toEqual(placed)
})

test.each([
  ['better', ['a 1 100', 'b 2 50', 'c 3 25', 'd 3 25']],
  ['first', ['a 1 100', 'b 2 50', 'd 3 25', 'c 4 0']],
  // 25 for two: a half is given to nobody.
  ['split', ['a 1 100', 'b 2 50', 'c 3 12', 'd 3 12']],
] as const)('a tie over the last prize, by the rule %s', (tie, placed) => {
  const scores: [string, number, number][] = [
    ['a', 9, 0],
    ['b', 8, 0],
    ['c', 7, 9],
    ['d', 7, 8],
  ]
  expect(places(scores, tie)).toEqual(placed)
})

test('all tied share all there is, and never more', () => {
  const all = (count: number): [string, number][] =>
    Array.from({ length: count }, (_, index) => [`m${index}`, 5])
  expect(places(all(3), 'split')).toEqual(['m0 1 58', 'm1 1 58', 'm2 1 58'])
  expect(places(all(200), 'split').every((one) => one.endsWith(' 1 0'))).toBe(true)
  expect(places(all(4), 'better').every((one) => one.endsWith(' 1 100'))).toBe(true)
})

test('reached at the same moment, the same order of members decides each time', () => {
  expect(
    places(
      [
        ['b', 5, 1],
        ['a', 5, 1],
      ],
      'first',
    ),
  ).toEqual(['a 1 100', 'b 2 50'])
})

test('whoever has nothing, or less, has no place', () => {
  expect(
    places(
      [
        ['a', 0],
        ['b', -3],
      ],
      'better',
    ),
  ).toEqual([])
  expect(places([], 'split')).toEqual([])
  expect(places([['a', 1]], 'better', [100])).toEqual(['a 1 100'])
})

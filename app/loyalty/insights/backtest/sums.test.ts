import { expect, test } from 'vitest'
import { addSums, type MemberReplay, noSums, sumsOf } from './sums.ts'

const replay = (memberId: string, inForce: number, draft: number): MemberReplay => ({
  memberId,
  orders: 1,
  spentMinor: 1000,
  given: 1,
  inForce,
  draft,
  awaiting: draft % 2,
})

test('who gains, who loses, and what it comes to', () => {
  const sums = sumsOf([replay('a', 10, 20), replay('b', 10, 5), replay('c', 7, 7)])
  expect(sums).toMatchObject({
    members: 3,
    given: 3,
    inForce: 27,
    draft: 32,
    awaiting: 2,
    gaining: 1,
    losing: 1,
  })
  expect(sums.mostGained.map(({ memberId }) => memberId)).toEqual(['a'])
  expect(sums.mostLost.map(({ memberId }) => memberId)).toEqual(['b'])
})

test('parts add up to the whole, whichever way they are cut', () => {
  const replays = Array.from({ length: 40 }, (_, index) =>
    replay(`member-${index}`, (index * 7) % 13, (index * 11) % 17),
  )
  const whole = sumsOf(replays)
  for (const size of [1, 7, 40]) {
    const parts = Array.from({ length: Math.ceil(replays.length / size) }, (_, part) =>
      sumsOf(replays.slice(part * size, (part + 1) * size)),
    )
    expect(parts.reduce(addSums, noSums)).toEqual(whole)
    expect(parts.toReversed().reduce(addSums, noSums)).toEqual(whole)
  }
})

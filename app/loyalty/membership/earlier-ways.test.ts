import { expect, test } from 'vitest'
import { aVersion } from '../../../tests/setup/builders/program.ts'
import type { ProgramSettings } from '../program/settings.ts'
import { earlierWaysAt } from './earlier-ways.ts'
import { type MembershipHistory, nothingKnown, statusAt } from './standing.ts'

const day = (n: number) => new Date(Date.UTC(2026, 0, n))
type Way = ProgramSettings['membership']

/** Versions that began on these days. */
const began = (...ways: [Way, number][]) =>
  ways.map(([membership, from], n) => {
    return { ...aVersion({ membership }, n + 1), effectiveFrom: day(from) }
  })

function statusOn(n: number, versions: ReturnType<typeof began>, history: MembershipHistory) {
  const inForce = versions.filter(({ effectiveFrom }) => effectiveFrom <= day(n)).at(-1)
  if (!inForce) throw new Error('no version')
  return statusAt(
    history,
    { ...inForce.settings, earlier: earlierWaysAt(versions, day(n)) },
    day(n),
  )
}

const known = (on: number): MembershipHistory => ({ ...nothingKnown, knownSince: day(on) })
const switched = began(['everyone', 1], ['joined', 10])

test.each([
  [9, 'member'],
  [10, 'not_joined'],
  [11, 'not_joined'],
])(
  'a customer since day %i, once joining takes a press of a button on day 10: %s',
  (on, status) => {
    expect(statusOn(12, switched, known(on))).toBe(status)
    expect(statusOn(9, switched, known(on))).toBe('member')
  },
)

test('who left is out, and who joined later is in, whatever was before', () => {
  const left = { ...known(2), changes: [{ kind: 'left' as const, occurredAt: day(5) }] }
  expect(statusOn(12, switched, left)).toBe('left')
  const joined = { ...known(11), changes: [{ kind: 'joined' as const, occurredAt: day(12) }] }
  expect(statusOn(12, switched, joined)).toBe('member')
})

test.each([
  [4, 'member'],
  [5, 'not_joined'],
])('who had signed in on day %i while that was enough, until day 5: %s', (on, status) => {
  const versions = began(['signed_in', 1], ['joined', 5])
  const signedIn = { ...known(1), changes: [{ kind: 'signed_in' as const, occurredAt: day(on) }] }
  expect(statusOn(9, versions, signedIn)).toBe(status)
})

test('over several versions the last time that it was easier counts', () => {
  const versions = began(['joined', 1], ['everyone', 5], ['joined', 8], ['joined', 20])
  expect(statusOn(4, versions, known(2))).toBe('not_joined')
  expect(statusOn(25, versions, known(7))).toBe('member')
  expect(statusOn(25, versions, known(8))).toBe('not_joined')
})

test('a version that is not in force yet changes nothing', () => {
  expect(statusOn(9, began(['joined', 1], ['everyone', 10]), known(2))).toBe('not_joined')
})

import { expect, test } from 'vitest'
import {
  type MembershipHistory,
  type MembershipKind,
  type MembershipSettings,
  statusAt,
  statusForOrder,
} from './standing.ts'

const day = (n: number) => new Date(Date.UTC(2026, 0, n))
const settings = (given: Partial<MembershipSettings> = {}): MembershipSettings => ({
  membership: 'everyone',
  claimDays: 10,
  excludedTags: [],
  ...given,
})
const joined = settings({ membership: 'joined' })
const signedIn = settings({ membership: 'signed_in' })

function history(...changes: [MembershipKind, number][]): MembershipHistory {
  return { changes: changes.map(([kind, n]) => ({ kind, occurredAt: day(n) })), tags: [] }
}

test('everyone is in without doing anything, until they leave', () => {
  expect(statusAt(history(), settings(), day(5))).toBe('member')
  expect(statusAt(history(['left', 5]), settings(), day(5))).toBe('left')
  expect(statusAt(history(['left', 5], ['joined', 7]), settings(), day(7))).toBe('member')
})

test('where one has to join, one is in from that very moment', () => {
  expect(statusAt(history(['joined', 5]), joined, new Date(day(5).getTime() - 1))).toBe(
    'not_joined',
  )
  expect(statusAt(history(['joined', 5]), joined, day(5))).toBe('member')
  expect(statusAt(history(['signed_in', 5]), joined, day(6))).toBe('not_joined')
})

test('where signing in is enough, so is joining', () => {
  expect(statusAt(history(['signed_in', 5]), signedIn, day(5))).toBe('member')
  expect(statusAt(history(['joined', 5]), signedIn, day(5))).toBe('member')
  expect(statusAt(history(['signed_in', 5], ['left', 6]), signedIn, day(6))).toBe('left')
})

test.each([
  [4, 'not_joined'],
  [5, 'member'],
  [15, 'member'],
])('an order of day %i, its customer joining on day 15, is that of: %s', (placed, status) => {
  expect(statusForOrder(history(['joined', 15]), joined, day(placed))).toBe(status)
})

test('what nobody waits for is not claimed', () => {
  const none = settings({ membership: 'joined', claimDays: 0 })
  expect(statusForOrder(history(['joined', 6]), none, day(5))).toBe('not_joined')
})

test('an order placed after leaving is claimed by coming back in time', () => {
  const away = history(['joined', 1], ['left', 2])
  expect(statusForOrder(away, joined, day(3))).toBe('left')
  const back = history(['joined', 1], ['left', 2], ['joined', 12])
  expect(statusForOrder(back, joined, day(3))).toBe('member')
  expect(statusForOrder(back, joined, new Date(day(2).getTime() - 1))).toBe('member')
  expect(statusForOrder(back, settings({ ...joined, claimDays: 8 }), day(3))).toBe('left')
})

test('a pause holds from its moment to the next, and is not undone by joining', () => {
  const paused = history(['joined', 1], ['paused', 5], ['resumed', 8])
  expect(statusForOrder(paused, joined, day(5))).toBe('paused')
  expect(statusForOrder(paused, joined, day(8))).toBe('member')
  expect(statusAt(history(['paused', 5], ['joined', 6]), joined, day(7))).toBe('paused')
})

test('a tag that the version excludes outweighs everything else, whatever its case', () => {
  const excludedTags = ['Wholesale']
  const tagged: MembershipHistory = {
    changes: [{ kind: 'joined', occurredAt: day(1) }],
    tags: [
      { tags: ['wholesale'], observedAt: day(5) },
      { tags: [], observedAt: day(9) },
    ],
  }
  const all = settings({ excludedTags })
  expect(statusAt(tagged, all, day(5))).toBe('excluded')
  expect(statusAt(tagged, all, day(9))).toBe('member')
  expect(statusAt(tagged, settings({ excludedTags: ['staff'] }), day(6))).toBe('member')
})

test('a tag seen first holds for two days before it, and not for longer', () => {
  const tags = [{ tags: ['wholesale'], observedAt: day(5) }]
  const all = settings({ excludedTags: ['wholesale'] })
  const before = (ms: number) => new Date(day(3).getTime() - ms)
  expect(statusForOrder({ changes: [], tags }, all, before(0))).toBe('excluded')
  expect(statusForOrder({ changes: [], tags }, all, before(1))).toBe('member')
})

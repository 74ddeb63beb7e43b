import { describe, expect, test } from 'vitest'
import type { Phase, PhaseChange } from '../phase.ts'
import { type Backfill, backfillAt, openSpan, reachOf, standing } from './backfill.ts'
import { openedAt } from './opened-at.ts'

const at = (day: string) => new Date(`${day}T00:00:00Z`)
const decision = (number: number, since: string, until: string, undoes?: number): Backfill => ({
  number,
  since: at(since),
  until: at(until),
  version: undoes ? null : 1,
  undoes: undoes ?? null,
  decidedAt: at('2026-06-01'),
})
const first = decision(1, '2026-01-01', '2026-05-01')
const undone = decision(2, '2026-01-01', '2026-05-01', 1)
const earlier = decision(2, '2025-01-01', '2026-01-01')

describe('what was decided about an order', () => {
  test('holds from the first instant of its span until before the last', () => {
    expect(backfillAt([first], at('2026-01-01'))).toBe(first)
    expect(backfillAt([first], new Date(at('2026-01-01').getTime() - 1))).toBeNull()
    expect(backfillAt([first], new Date(at('2026-05-01').getTime() - 1))).toBe(first)
    expect(backfillAt([first], at('2026-05-01'))).toBeNull()
  })

  test('is what was decided last, in whatever order it is told', () => {
    for (const all of [
      [first, undone],
      [undone, first],
    ])
      expect(backfillAt(all, at('2026-02-01'))?.version).toBeNull()
  })
})

describe('what a new decision is about', () => {
  const opened = at('2026-05-01')

  test('ends where the program began, or where an earlier one begins', () => {
    expect(openSpan([], opened, at('2026-01-01'))?.until).toEqual(opened)
    expect(openSpan([first], opened, at('2025-01-01'))?.until).toEqual(first.since)
    expect(openSpan([first, earlier], opened, at('2024-01-01'))?.until).toEqual(earlier.since)
  })

  test('is nothing where all orders since then count, and all again once that is taken back', () => {
    expect(openSpan([first], opened, at('2026-01-01'))).toBeNull()
    expect(openSpan([], opened, opened)).toBeNull()
    expect(standing([first, undone])).toEqual([])
    expect(openSpan([first, undone], opened, at('2026-01-01'))?.until).toEqual(opened)
  })
})

test('who comes in after a decision has its orders counted, however old they are', () => {
  expect(reachOf([first], at('2026-05-15'))).toEqual(first.since)
  expect(reachOf([first], at('2026-06-02'))).toEqual(at('2026-06-02'))
  expect(reachOf([first, undone], at('2026-05-15'))).toEqual(at('2026-05-15'))
})

describe('a program begins to count', () => {
  const version = { effectiveFrom: at('2026-05-01') }
  const change = (number: number, phase: Phase, day: string): PhaseChange => ({
    number,
    phase,
    effectiveFrom: at(day),
    spendUntil: null,
    testMemberIds: [],
    recordedAt: at(day),
  })

  test('never before something is published', () => {
    expect(openedAt([], [])).toBeNull()
    expect(openedAt([], [change(1, 'live', '2026-05-01')])).toBeNull()
  })

  test('with its first version, whatever was published later', () => {
    expect(openedAt([{ effectiveFrom: at('2026-06-01') }, version], [])).toEqual(at('2026-05-01'))
  })

  test('where it was off or tested at first, when everybody counts', () => {
    const tested = change(1, 'test', '2026-05-01')
    expect(openedAt([version], [tested])).toBeNull()
    expect(openedAt([version], [change(2, 'live', '2026-05-20'), tested])).toEqual(at('2026-05-20'))
    const off = change(3, 'off', '2026-07-01')
    expect(openedAt([version], [off, change(2, 'shadow', '2026-05-20'), tested])).toEqual(
      at('2026-05-20'),
    )
  })
})

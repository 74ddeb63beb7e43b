import { expect, test } from 'vitest'
import { aLine, anOrder } from '../../../../tests/setup/builders/order.ts'
import { aVersion, type Given, someSettings } from '../../../../tests/setup/builders/program.ts'
import type { Inputs } from '../../earning/evaluation.ts'
import type { MembershipHistory } from '../../membership/standing.ts'
import { Replayer, type Under } from './replayer.ts'

const at = (day: number, hour = 12) => new Date(Date.UTC(2026, 4, day, hour)).toISOString()

/** Orders worth 100 by the version that was in force, from the tenth on looked at. */
function replay(
  under: Given | 'as_placed',
  days: string[],
  { history, isTest = false }: { history?: MembershipHistory; isTest?: boolean } = {},
) {
  const placed = aVersion({ memberMonthMaximum: 120 })
  const asked: Under = under === 'as_placed' ? under : someSettings(under)
  const replayer = new Replayer(asked, {
    histories: new Map(history ? [['m', history]] : []),
    versions: [placed],
    since: new Date(at(10, 0)),
    isFolded: true,
    isLimited: true,
    hasTiers: false,
  })
  const asPlaced: Inputs = {
    engine: 1,
    version: placed,
    timeZone: 'UTC',
    memberId: 'm',
    phase: 'off',
  }
  return days.map((processedAt, place) => {
    const given = { orderId: String(place), processedAt, isTest, lines: [aLine(10_000)] }
    return replayer.worthOf({ memberId: 'm', snapshot: anOrder(given), asPlaced })?.points ?? null
  })
}

const limits = { day: 'memberDayMaximum', month: 'memberMonthMaximum', ever: 'memberMaximum' }

test.each([
  ['day', 150, [at(12), at(12, 13), at(13)], [100, 50, 100]],
  ['day', 100, [at(12), at(12, 13), at(13)], [100, 0, 100]],
  ['month', 150, [at(12), at(13), at(31), at(32)], [100, 50, 0, 100]],
  ['ever', 250, [at(12), at(13), at(31), at(32)], [100, 100, 50, 0]],
  ['ever', 1000, [at(12), at(13)], [100, 100]],
] as const)('of a limit for a %s of %i, orders before use up', (name, most, days, points) => {
  expect(replay({ [limits[name]]: most }, [...days])).toEqual(points)
})

test('what was placed before the time that is looked at is told of nothing', () => {
  expect(replay({}, [at(9), at(10, 0), at(11)])).toEqual([null, 100, 100])
})

test('it used up what it was given, not what the draft would have given', () => {
  expect(replay({ memberMaximum: 150 }, [at(9), at(12), at(13)])).toEqual([null, 100, 50])
})

test('a draft counts as live, whatever the program was then; what was in force does not', () => {
  expect(replay({}, [at(12)])).toEqual([100])
  expect(replay('as_placed', [at(12)])).toEqual([0])
  expect(replay({}, [at(12)], { isTest: true })).toEqual([0])
})

test('who is in is asked of the draft', () => {
  const joined = { kind: 'joined' as const, occurredAt: new Date(at(14)) }
  const history = { knownSince: new Date(at(11)), changes: [joined], tags: [] }
  const draft = { membership: 'joined', claimDays: 0 } as const
  // Known from the eleventh on, and anybody was a member by the version of then.
  expect(replay(draft, [at(12), at(15)], { history })).toEqual([100, 100])
  const unknown = { changes: [joined], tags: [] }
  expect(replay(draft, [at(12), at(15)], { history: unknown })).toEqual([0, 100])
})

// The accountant's view of a program: for each month what was owed, what changed it, what of it is
// expected never to be spent, and what that means in money. A closed month says for ever what it
// said when it was closed; what changes later stands in the month in which it was recorded.
import { type Breakage, type CohortMove, estimateBreakage } from './breakage.ts'
import { type DeferredRevenue, deferredRevenue } from './deferred-revenue.ts'
import { addMonths, type Month } from './months.ts'
import { inMoney, type MoneyRollForward, type PointValue } from './point-value.ts'
import { type Move, nothingCarried, type RollForward, rollForward } from './roll-forward.ts'

/** In money and estimates; fixed when the month is closed. */
export interface MonthFigures {
  value: PointValue
  money: MoneyRollForward
  breakage: Breakage
  deferred: DeferredRevenue
}

export interface MonthBooks {
  month: Month
  moves: Move[]
  cohorts: CohortMove[]
  closed: { at: Date; by: string; figures: MonthFigures } | null
}

export interface MonthStatement {
  month: Month
  points: RollForward
  /** Null as long as no value per point is stated for the month. */
  figures: MonthFigures | null
  closed: { at: Date; by: string } | null
  /** The month still runs: its figures are as of now. */
  isOpen: boolean
}

/** A value per point and the first month it holds for. */
export interface StatedValue extends PointValue {
  fromMonth: Month
}

/**
 * @param books every month from the first on, in order, none left out.
 * @param current the month that still runs.
 * @returns in the same order.
 */
export function stateMonths(
  books: MonthBooks[],
  values: StatedValue[],
  current: Month,
): MonthStatement[] {
  const statements: MonthStatement[] = []
  const cohorts: CohortMove[] = []
  for (const { month, moves, cohorts: added, closed } of books) {
    cohorts.push(...added)
    const before = statements.at(-1)
    const points = rollForward(before?.points ?? nothingCarried, moves)
    const value = valueIn(month, values)
    const figures =
      closed?.figures ?? (value ? valued(points, value, cohorts, { month, before }) : null)
    const closing = closed ? { at: closed.at, by: closed.by } : null
    statements.push({ month, points, figures, closed: closing, isOpen: month >= current })
  }
  return statements
}

function valued(
  points: RollForward,
  value: PointValue,
  cohorts: CohortMove[],
  { month, before }: { month: Month; before: MonthStatement | undefined },
): MonthFigures {
  const breakage = estimateBreakage(cohorts, month)
  const money = inMoney(points, value, before?.figures?.money.closing ?? 0)
  const opening = before?.figures?.deferred.closing ?? 0
  return { value, money, breakage, deferred: deferredRevenue(points, breakage, value, opening) }
}

export function valueIn(month: Month, values: StatedValue[]): PointValue | null {
  const stated = values
    .filter(({ fromMonth }) => fromMonth <= month)
    .sort((one, other) => (one.fromMonth < other.fromMonth ? 1 : -1))[0]
  return stated ? { points: stated.points, valueMinor: stated.valueMinor } : null
}

/** The first month that is not closed: from there on a new value per point may hold. */
export function firstOpenMonth(statements: MonthStatement[], current: Month): Month {
  const closed = statements.filter((statement) => statement.closed !== null).at(-1)
  return closed ? addMonths(closed.month, 1) : (statements[0]?.month ?? current)
}

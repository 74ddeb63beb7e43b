// The lines of a month's statement, in the order in which an accountant reads them. What lowers the
// sum is written below zero, so that a column adds up as it stands.
import type { DeferredRevenue } from '../../loyalty/accounting/deferred-revenue.ts'
import type { MoneyRollForward } from '../../loyalty/accounting/point-value.ts'
import type { RollForward } from '../../loyalty/accounting/roll-forward.ts'

type Line = keyof MoneyRollForward

const order = [
  'opening',
  'issued',
  'takenBack',
  'redeemed',
  'expired',
  'waived',
  'adjusted',
  'donated',
  'remeasured',
  'closing',
  'outstanding',
  'pending',
  'debt',
] as const satisfies Line[]

export type StatementLine = (typeof order)[number]

const lowers: ReadonlySet<StatementLine> = new Set([
  'takenBack',
  'redeemed',
  'expired',
  'donated',
  'debt',
])
const always: ReadonlySet<StatementLine> = new Set(['opening', 'issued', 'redeemed', 'closing'])

export interface LineFigures {
  line: StatementLine
  points: number | null
  /** Minor units; null as long as no value per point is stated. */
  moneyMinor: number | null
}

/** Every line, for a file. */
export function statementLines(points: RollForward, money: MoneyRollForward | null): LineFigures[] {
  return order.map((line) => ({
    line,
    points: line === 'remeasured' ? null : signed(line, points[line]),
    moneyMinor: money ? signed(line, money[line]) : null,
  }))
}

/** For a page: what says nothing is left out. */
export function shownLines(points: RollForward, money: MoneyRollForward | null): LineFigures[] {
  return statementLines(points, money).filter(
    (row) => always.has(row.line) || Boolean(row.points) || Boolean(row.moneyMinor),
  )
}

export const deferredLines = ['opening', 'deferred', 'released', 'remeasured', 'closing'] as const

/** A line of the deferred revenue, in minor units: what is recognised lowers it. */
export function deferredMinor(line: (typeof deferredLines)[number], of: DeferredRevenue): number {
  return line === 'released' ? 0 - of.released : of[line]
}

function signed(line: StatementLine, amount: number): number {
  return lowers.has(line) && amount !== 0 ? -amount : amount
}

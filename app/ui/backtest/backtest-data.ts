// What the backtest answers, part by part, and who the members in it are.
import type { PointValue } from '../../loyalty/accounting/point-value.ts'
import type { Sums } from '../../loyalty/insights/backtest/sums.ts'
import type { Reward } from '../../loyalty/program/settings.ts'
import type { Person } from '../members/member-data.ts'

/** What holds for all parts. */
export interface BacktestWhole {
  /** How many there are to go through. */
  members: number
  /** What a point is stated to be worth in the books; null: nothing was stated. */
  stated: PointValue | null
  /** Of the program in force; null: nothing was published. */
  rewards: Reward[] | null
}

export interface BacktestAnswer {
  sums: Sums
  next: string | null
  /** Null after the first part. */
  whole: BacktestWhole | null
  /** Of the draft that was run. */
  revision: number
  /** ISO 8601: the end of the time that is looked at, the same for all parts. */
  until: string
}

export interface PeopleAnswer {
  people: Record<string, Person>
}

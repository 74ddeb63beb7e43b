// What the backtest answers, part by part, and who the members in it are.
import type { Sums } from '../../loyalty/insights/backtest/sums.ts'
import type { Person } from '../members/member-data.ts'

export interface BacktestAnswer {
  sums: Sums
  next: string | null
  /** How many there are to go through; null after the first part. */
  members: number | null
  /** Of the draft that was run. */
  revision: number
  /** ISO 8601: the end of the time that is looked at, the same for all parts. */
  until: string
}

export interface PeopleAnswer {
  people: Record<string, Person>
}

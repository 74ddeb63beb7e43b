// What the accounting page is given: dates have become text on their way to the browser.
import type { PointValue } from '../../loyalty/accounting/point-value.ts'
import type { MonthStatement, StatedValue } from '../../loyalty/accounting/statement.ts'

export type ShownStatement = Omit<MonthStatement, 'closed'> & {
  closed: { at: string; by: string } | null
}

export interface AccountingData {
  /** Newest first. */
  statements: ShownStatement[]
  values: StatedValue[]
  /** The months a new value per point may begin with, newest first. */
  openMonths: string[]
  /** The newest month that may be closed; null where none may. */
  closable: string | null
}

export interface AccountingDoings {
  isBusy: boolean
  onState(value: PointValue, fromMonth: string): void
  onClose(month: string): void
}

// What the pages of batches are given: instants are texts.
import type { SerializeFrom } from '@remix-run/node'
import type { Batch, BatchRow } from '../../loyalty/members/batches/batch.ts'
import type { MemberFilter } from '../../loyalty/members/member-filter.ts'
import type { Person } from '../members/member-data.ts'

export type ShownBatch = SerializeFrom<Batch>

export type ShownRow = Omit<BatchRow, 'customerId'> & {
  /** Null where a row is about nobody we know. */
  person: Person | null
}

export interface BatchData {
  batch: ShownBatch
  rows: ShownRow[]
  /** Number of the last row of this page; null on the last page. */
  next: number | null
  /** Only rows that are left out or refused. */
  isProblems: boolean
  isFirstPage: boolean
  undoId: string
}

export interface NewBatchData {
  search: string
  filter: MemberFilter
  /** How many members the list has. */
  total: number
  batchId: string
}

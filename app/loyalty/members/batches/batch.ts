// An adjustment of many members at once: what may be asked for, and how far it has come. A batch is
// checked row by row, shown, and only then booked; a row is booked exactly once, however often the
// work is taken up.
import { z } from 'zod'
import { adjustedPointsMax, noteMax } from '../adjustment.ts'

export const batchRowsMax = 100_000
export const fileBytesMax = 8_000_000
export const fileNameMax = 120

export type BatchKind = 'adjust' | 'undo'
export type BatchSource = 'list' | 'file' | 'batch'
export type BatchState = 'checking' | 'ready' | 'running' | 'done' | 'discarded'
export type BatchRowState = 'new' | 'ready' | 'left_out' | 'booked' | 'refused'

/** Why a row is left out or was refused. */
export type RowProblem =
  | 'customer_missing'
  | 'customer_unreadable'
  | 'customer_unknown'
  | 'points_missing'
  | 'points_not_whole'
  | 'points_nothing'
  | 'points_excessive'
  | 'note_too_long'
  | 'repeated'
  | 'insufficient_points'
  | 'already_undone'
  | 'not_booked'

const note = z.string().trim().min(1).max(noteMax)

/** For everybody in a filtered list: the same for each. */
export const listBatchSchema = z.object({
  batchId: z.uuid(),
  points: z
    .number()
    .int()
    .min(-adjustedPointsMax)
    .max(adjustedPointsMax)
    .refine((points) => points !== 0),
  note,
})
export type ListBatchInput = z.infer<typeof listBatchSchema>

/** For a file: its rows name the points; the note is for rows without one of their own. */
export const fileBatchSchema = z.object({ batchId: z.uuid(), note })
export type FileBatchInput = z.infer<typeof fileBatchSchema>

export interface Batch {
  id: string
  kind: BatchKind
  source: BatchSource
  state: BatchState
  fileName: string | null
  note: string
  actor: string
  undoes: string | null
  undoneBy: string | null
  createdAt: Date
  startedAt: Date | null
  finishedAt: Date | null
  counts: BatchCounts
}

/** Rows by state, and what those that are to be booked, or were, come to. */
export interface BatchCounts {
  rows: number
  unchecked: number
  ready: number
  leftOut: number
  booked: number
  refused: number
  given: number
  taken: number
}

export interface BatchRow {
  number: number
  memberId: string | null
  customerId: string | null
  points: number | null
  note: string | null
  state: BatchRowState
  problem: RowProblem | null
  /** The numbers for the problem's text. */
  details: Record<string, number> | null
}

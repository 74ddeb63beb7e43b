// A file of adjustments, as spreadsheets write it: a line of headings, then a customer, the points
// and perhaps a note in each row. Every row that cannot be read says why; the others stand.
import papa from 'papaparse'
import { accept, type Result, refuse } from '../../kernel/refusals.ts'
import { adjustedPointsMax, noteMax } from '../adjustment.ts'
import { batchRowsMax, type RowProblem } from './batch.ts'

export interface FileRow {
  /** Its line, as a spreadsheet counts: the headings are line 1. */
  number: number
  customer: { id: string } | { email: string } | null
  points: number | null
  note: string | null
  problem: RowProblem | null
}

const headings = {
  customer: ['customer', 'customer id', 'id', 'email', 'customer email', 'customer id or email'],
  points: ['points', 'points to add', 'amount'],
  note: ['note', 'reason', 'comment'],
}
type Column = keyof typeof headings

/**
 * @returns refusals: `file_empty`, `file_headings_missing`, `file_too_long`, `file_unreadable`.
 */
export function readFile(text: string): Result<FileRow[]> {
  const { data, errors } = papa.parse<string[]>(text.replace(/^\uFEFF/, ''), {
    delimitersToGuess: [',', ';', '\t'],
    preview: batchRowsMax + 2,
  })
  // A quote that is never closed swallows the rows behind it.
  const quote = errors.find(({ type }) => type === 'Quotes')
  if (quote) return refuse('file_unreadable', { row: (quote.row ?? 0) + 1 })
  const lines = data.map((cells, index) => ({ cells, number: index + 1 }))
  const [first, ...rest] = lines.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
  if (!first) return refuse('file_empty')
  const columns = findColumns(first.cells)
  if (!columns) return refuse('file_headings_missing')
  if (rest.length === 0) return refuse('file_empty')
  if (rest.length > batchRowsMax) return refuse('file_too_long', { most: batchRowsMax })
  return accept(rest.map(({ cells, number }) => readRow(cells, number, columns)))
}

type Columns = { customer: number; points: number; note: number | null }

function findColumns(cells: string[]): Columns | null {
  const titles = cells.map((cell) =>
    cell
      .trim()
      .toLowerCase()
      .replaceAll(/[-_\s]+/g, ' '),
  )
  const at = (column: Column) =>
    titles.findIndex((title) =>
      headings[column].includes(title.replace('e mail', 'email').replace(' address', '')),
    )
  const [customer, points, note] = [at('customer'), at('points'), at('note')]
  if (customer === -1 || points === -1) return null
  return { customer, points, note: note === -1 ? null : note }
}

function readRow(cells: string[], number: number, columns: Columns): FileRow {
  const cell = (column: number | null) =>
    column === null ? '' : (cells[column] ?? '').trim().replace(/^'(?=[-+=@])/, '')
  const customer = readCustomer(cell(columns.customer))
  const points = readPoints(cell(columns.points))
  const note = cell(columns.note)
  const problem =
    problemOf(customer) ?? problemOf(points) ?? (note.length > noteMax ? 'note_too_long' : null)
  return {
    number,
    customer: problem || typeof customer === 'string' ? null : customer,
    points: typeof points === 'number' ? points : null,
    note: note === '' || note.length > noteMax ? null : note,
    problem,
  }
}

const problemOf = (value: unknown): RowProblem | null =>
  typeof value === 'string' ? (value as RowProblem) : null

function readCustomer(text: string): { id: string } | { email: string } | RowProblem {
  if (text === '') return 'customer_missing'
  const id = /^(?:gid:\/\/shopify\/Customer\/|#)?(\d{1,20})$/.exec(text)?.[1]
  if (id) return { id }
  return /^[^\s@"\\]{1,64}@[^\s@"\\]{1,190}$/.test(text)
    ? { email: text.toLowerCase() }
    : 'customer_unreadable'
}

// Separators of thousands are decimal points elsewhere: what could be read in two ways is refused.
function readPoints(text: string): number | RowProblem {
  if (text === '') return 'points_missing'
  const whole = /^([-+]?\d+)(?:\.0{1,2})?$/.exec(text.replace(/^[−–]/, '-'))?.[1]
  if (!whole) return 'points_not_whole'
  const points = Number(whole)
  if (points === 0) return 'points_nothing'
  return Math.abs(points) <= adjustedPointsMax ? points : 'points_excessive'
}

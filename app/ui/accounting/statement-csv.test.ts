// The file says what the page says, to the cent.
import papa from 'papaparse'
import { expect, test } from 'vitest'
import { addMonths } from '../../loyalty/accounting/months.ts'
import { type MonthBooks, stateMonths } from '../../loyalty/accounting/statement.ts'
import { toMinor } from '../../loyalty/kernel/money.ts'
import { statementsCsv } from './statement-csv.ts'
import { deferredLines, deferredMinor, statementLines } from './statement-lines.ts'

const move = (from: string, to: string, points: number) => ({ from, to, points })

/** A month after their issue, most points are spent and a tenth of them expires. */
const books = Array.from({ length: 18 }, (_, index): MonthBooks => {
  const month = addMonths('2025-01', index)
  const issued = { cohort: month, month, issued: 5000, spent: 0, expired: 0 }
  const used = { cohort: addMonths(month, -1), month, issued: 0, spent: 4000, expired: 500 }
  const moves = [move('available', 'redeemed', 4000), move('available', 'expired', 500)]
  return {
    month,
    moves: [move('issued', 'available', 5000), ...(index === 0 ? [] : moves)],
    cohorts: index === 0 ? [issued] : [issued, used],
    closed: null,
  }
})
const stated = [{ points: 3, valueMinor: 2, fromMonth: '2025-03' }]
const statements = stateMonths(books, stated, '2026-06')

const file = statementsCsv(statements, { locale: 'en', currency: 'USD' })
const [head = [], ...rows] = papa.parse<string[]>(file.trim()).data

/** The columns of each month whose names begin so, money in minor units, empty as null. */
const columns = (isOne: (name: string) => boolean) =>
  rows.map((row) =>
    row.filter((_, at) => isOne(head[at] ?? '')).map((one) => (one === '' ? null : one)),
  )
const minor = (cell: string | null) => (cell === null ? null : toMinor(cell, 'USD'))

test('every month has its lines in money and its deferred revenue, as on its page', () => {
  const money = columns((name) => name.endsWith('(USD)')).map((row) => row.map(minor))
  const page = statements.map(({ points, figures }) => [
    ...statementLines(points, figures?.money ?? null).map((line) => line.moneyMinor),
    ...deferredLines.map((line) => (figures ? deferredMinor(line, figures.deferred) : null)),
  ])
  expect(money).toEqual(page)
  for (const row of money.slice(2)) {
    const [opening, deferred, released, remeasured, closing] = row.slice(-5).map(Number)
    expect(Number(opening) + Number(deferred) + Number(released) + Number(remeasured)).toBe(closing)
    expect(released).toBeLessThanOrEqual(0)
  }
})

test('breakage is written as its page says it, and left empty while it is not known', () => {
  const breakage = columns((name) => name.startsWith('Breakage') || name.includes('unspent'))
  expect(breakage[0]).toEqual([null, null])
  expect(breakage[2]).toEqual([null, '0'])
  expect(breakage.at(-1)).toEqual([
    '10.00',
    String(statements.at(-1)?.figures?.breakage.expectedPoints),
  ])
})

import { expect, test } from 'vitest'
import type { MemberRow } from './member-row.ts'
import { csvHeadings, csvLines } from './members-csv.ts'

const member: MemberRow = {
  id: 'm',
  customerId: '77',
  joinedAt: new Date('2026-01-02T03:04:05Z'),
  activeAt: new Date('2026-02-02T03:04:05Z'),
  available: -5,
  pending: 1,
  held: 2,
  outstanding: 3,
  status: 'paused',
  isTest: true,
}

test('a line has a cell for each heading, names only where they were asked for', () => {
  const plain = '77,paused,yes,2026-01-02T03:04:05.000Z,2026-02-02T03:04:05.000Z,-5,1,2,3'
  expect(csvLines([member], null)).toBe(`${plain}\r\n`)
  const faces = new Map([['77', { name: 'Fern, "Ada"', email: 'ada@example.com' }]])
  expect(csvLines([member], faces)).toBe(`${plain},"Fern, ""Ada""",ada@example.com\r\n`)
  expect(csvLines([member], new Map())).toBe(`${plain},,\r\n`)
  expect(csvHeadings(false).split(',')).toHaveLength(9)
  expect(csvHeadings(true).trim()).toMatch(/points_in_codes,name,email$/)
  expect(csvLines([], null)).toBe('')
})

test.each(['=1+1', '+1', '-1+2', '@SUM(A1)', '\t=1', '\r=1'])(
  'the name %j is a text in a spreadsheet, not a formula',
  (name) => {
    const line = csvLines([member], new Map([['77', { name, email: null }]]))
    const cell = line.split(',').slice(9, -1).join(',').replace(/^"/, '')
    expect(cell.startsWith("'")).toBe(true)
  },
)

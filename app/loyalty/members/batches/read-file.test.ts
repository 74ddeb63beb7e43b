import { expect, test } from 'vitest'
import { batchRowsMax } from './batch.ts'
import { decodeFile } from './decode-file.ts'
import { type FileRow, readFile } from './read-file.ts'

function read(text: string): FileRow[] {
  const result = readFile(text)
  if (!result.ok) throw new Error(result.refusal.code)
  return result.value
}
const refusalOf = (text: string) => {
  const result = readFile(text)
  return result.ok ? null : result.refusal
}
const rowOf = (cells: string, headings = 'customer,points,note') => read(`${headings}\n${cells}`)[0]

test.each([
  ['customer,points\n1,5', { id: '1' }],
  ['Customer ID;Points\n1;5', { id: '1' }],
  ['points\tcustomer_id\n5\t1', { id: '1' }],
  ['\uFEFF"E-mail","Points"\r\n"ada@example.com","5"\r\n', { email: 'ada@example.com' }],
  ['Email Address,Points to add\nAda@Example.COM,5', { email: 'ada@example.com' }],
  ['customer,points\ngid://shopify/Customer/77,5', { id: '77' }],
])('a file as spreadsheets write it: %j', (text, customer) => {
  const [row] = read(text)
  expect(row).toMatchObject({ number: 2, points: 5, customer })
})

test.each([
  ['5', 5],
  ['+5', 5],
  ['-5', -5],
  ['−5', -5],
  ["'-5", -5],
  [' 1500 ', 1500],
  ['20.00', 20],
  ['1000000', 1_000_000],
  ['-1000000', -1_000_000],
])('points written as %j are %d', (text, points) => {
  expect(rowOf(`1,${text}`)).toMatchObject({ points, problem: null })
})

test.each([
  [',5', 'customer_missing'],
  ['Ada Fern,5', 'customer_unreadable'],
  ['ada@,5', 'customer_unreadable'],
  ['1.5,5', 'customer_unreadable'],
  ['1', 'points_missing'],
  ['1,', 'points_missing'],
  ['1,five', 'points_not_whole'],
  ['1,1.5', 'points_not_whole'],
  ['1,1.000', 'points_not_whole'],
  ['1,"1,000"', 'points_not_whole'],
  ['1,1e3', 'points_not_whole'],
  ['1,0', 'points_nothing'],
  ['1,1000001', 'points_excessive'],
  ['1,-1000001', 'points_excessive'],
  [`1,5,${'x'.repeat(201)}`, 'note_too_long'],
])('the row %j says why it is left out', (cells, problem) => {
  expect(rowOf(cells)).toMatchObject({ problem, customer: null })
})

test('rows are counted as a spreadsheet counts them, blank ones and broken cells included', () => {
  const rows = read('customer,points,note\n\n1,5,"two\nlines"\n ,, \n2,6,\n')
  expect(rows.map(({ number, note }) => [number, note])).toEqual([
    [3, 'two\nlines'],
    [5, null],
  ])
})

test('a note of 200 characters stays whole', () => {
  expect(rowOf(`1,5,${'x'.repeat(200)}`)).toMatchObject({ note: 'x'.repeat(200), problem: null })
})

test('a file that is none says what is wrong with it', () => {
  expect(refusalOf('')).toEqual({ code: 'file_empty' })
  expect(refusalOf('\n \n')).toEqual({ code: 'file_empty' })
  expect(refusalOf('customer,points\n')).toEqual({ code: 'file_empty' })
  expect(refusalOf('1,5\n2,6')).toEqual({ code: 'file_headings_missing' })
  expect(refusalOf('customer,balance\n1,5')).toEqual({ code: 'file_headings_missing' })
  expect(refusalOf('customer,points,note\n1,5,"open\n2,6,')).toMatchObject({
    code: 'file_unreadable',
  })
  const lines = (count: number) => `customer,points\n${'1,5\n'.repeat(count)}`
  expect(read(lines(batchRowsMax))).toHaveLength(batchRowsMax)
  expect(refusalOf(lines(batchRowsMax + 1))).toEqual({
    code: 'file_too_long',
    details: { most: batchRowsMax },
  })
})

test('a file that was exported is not taken for one of adjustments', () => {
  const exported = 'customer_id,status,points_available\n1,member,500'
  expect(refusalOf(exported)).toEqual({ code: 'file_headings_missing' })
})

test('bytes are read in the encodings that spreadsheets write', () => {
  const text = 'customer,points,note\n1,5,Čeština'
  expect(decodeFile(new TextEncoder().encode(`\uFEFF${text}`)).replace(/^\uFEFF/, '')).toBe(text)
  const utf16 = Buffer.from(`\uFEFF${text}`, 'utf16le')
  expect(decodeFile(new Uint8Array(utf16)).replace(/^\uFEFF/, '')).toBe(text)
  expect(decodeFile(new Uint8Array(Buffer.from('caf\u00e9', 'latin1')))).toBe('café')
})

import { expect, test } from 'vitest'
import { checkFields } from '../kernel/check-fields.ts'
import { mostPlaces, type PrizeRow, prizesOf, prizesSchema, rowsOfPrizes } from './prizes.ts'

const rows = (...all: [to: number, points: number][]): PrizeRow[] =>
  all.map(([to, points]) => ({ to, points }))

test.each([
  [rows([1, 500], [2, 300], [3, 100]), [500, 300, 100]],
  [rows([1, 500], [4, 50]), [500, 50, 50, 50]],
  [rows([3, 10]), [10, 10, 10]],
])('%j are the prizes %j, and typed so again', (typed, prizes) => {
  expect(prizesOf(typed)).toEqual(prizes)
  expect(rowsOfPrizes(prizes)).toEqual(typed)
})

test('rows that give as much are one row', () => {
  expect(rowsOfPrizes(prizesOf(rows([1, 5], [2, 5], [3, 4])))).toEqual(rows([2, 5], [3, 4]))
})

test.each([
  [rows([1, 1])],
  [rows([1, 1_000_000], [20, 1_000_000])],
  [rows(...Array.from({ length: mostPlaces }, (_, n) => [n + 1, 5] as [number, number]))],
])('%j can be', (typed) => {
  expect(checkFields(prizesSchema, typed)).toMatchObject({ isValid: true })
})

test.each([
  [[], { '': 'no_prizes' }],
  [rows([0, 5]), { '0.to': 'at_least:1' }],
  [rows([21, 5]), { '0.to': 'at_most:20' }],
  [rows([2, 5], [2, 4]), { '1.to': 'at_least:3' }],
  [rows([1, 5], [3, 4], [2, 3]), { '2.to': 'at_least:4' }],
  [rows([1, 0]), { '0.points': 'at_least:1' }],
  [rows([1, 1_000_001]), { '0.points': 'at_most:1000000' }],
  [rows([1, 1.5]), { '0.points': 'not_whole' }],
  [rows([1, 3], [2, 5]), { '1.points': 'prizes_rise' }],
])('%j is refused', (typed, problems) => {
  expect(checkFields(prizesSchema, typed)).toEqual({ isValid: false, problems })
})

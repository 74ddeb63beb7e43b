import { expect, test } from 'vitest'
import { groupOf, npsOf, scores } from './nps.ts'

const given = (...all: number[]) => scores.map((score) => all.filter((one) => one === score).length)

test.each([
  [0, 'detractors'],
  [6, 'detractors'],
  [7, 'passives'],
  [8, 'passives'],
  [9, 'promoters'],
  [10, 'promoters'],
])('%i is of the %s', (score, group) => {
  expect(groupOf(score)).toBe(group)
})

test.each([
  ['promoters alone', given(9, 10), 100],
  ['detractors alone', given(0, 6), -100],
  ['passives alone', given(7, 8), 0],
  ['as many of both', given(10, 0), 0],
  ['two of three are promoters, one a detractor', given(9, 10, 3), 33],
  ['one of three is a promoter, two are detractors', given(9, 2, 3), -33],
  ['passives count among all', given(9, 7, 8, 7), 25],
])('%s: %j', (_, distribution, score) => {
  expect(npsOf(distribution)?.score).toBe(score)
})

test('half a point is rounded up, and nothing is never minus nothing', () => {
  const eighths = (promoters: number, detractors: number) =>
    npsOf([detractors, 0, 0, 0, 0, 0, 0, 200 - promoters - detractors, 0, 0, promoters])?.score
  expect([eighths(1, 0), eighths(0, 1), eighths(3, 0), eighths(0, 3)]).toEqual([1, 0, 2, -1])
  expect(Object.is(eighths(0, 1), 0)).toBe(true)
})

test('where nobody answered there is no score', () => {
  expect(npsOf(given())).toBeNull()
})

test('the margin falls with the square root of the answers, and one answer has none', () => {
  const half = (each: number) => npsOf([each, 0, 0, 0, 0, 0, 0, 0, 0, 0, each])?.margin
  expect(npsOf(given(9))?.margin).toBeNull()
  // p = d = 1/2: a variance of one, so 196 / √n.
  expect([half(50), half(200)]).toEqual([20, 10])
  expect(npsOf(given(9, 9, 9))?.margin).toBe(0)
})

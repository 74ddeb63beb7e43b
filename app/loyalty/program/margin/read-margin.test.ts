import { expect, test } from 'vitest'
import { readMargin } from './read-margin.ts'

test.each([
  ['', null],
  ['  ', null],
  ['1', 1],
  [' 99 ', 99],
  ['0', undefined],
  ['100', undefined],
  ['-5', undefined],
  ['40.5', undefined],
  ['forty', undefined],
  ['1e1', undefined],
])('a margin that is typed as "%s"', (text, margin) => {
  expect(readMargin(text)).toBe(margin)
})

// Every worked example of the collection is tried, or says why not.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { cases } from './cases.ts'

/** The odd numbers of each section up to its last; the questions of section L, one by one. */
const sections = { A: 37, B: 13, C: 3, D: 19, E: 5, F: 29, G: 7, H: 23, I: 9, J: 7 }
const questions = 8

const numbers = [
  ...Object.entries(sections).flatMap(([section, last]) =>
    Array.from({ length: (last + 1) / 2 }, (_, place) => `${section}${2 * place + 1}`),
  ),
  ...Array.from({ length: questions }, (_, place) => `L${place + 1}`),
]

test('each number is accounted for, and no other', () => {
  expect(Object.keys(cases)).toEqual(numbers)
})

test.each(Object.entries(cases))('%s is tried where it says, or says why not', (number, one) => {
  const { file, test: name, note } = one
  if (!file) {
    expect(note).toMatch(/\w+ \w+/)
    return
  }
  const named = name ?? new RegExp(`(?<![A-Z0-9])${number}(?=[,:'])`)
  expect(readFileSync(file, 'utf8')).toMatch(named)
})

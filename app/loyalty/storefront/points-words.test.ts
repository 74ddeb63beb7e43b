import { expect, test } from 'vitest'
import { plainPointsName, pointsWords } from './points-words.ts'

const leaf = { one: 'leaf', other: 'leaves' }

test('the ordinary name is each language’s own', () => {
  expect(pointsWords(plainPointsName, undefined, 'en')).toEqual(plainPointsName)
})

test('a name that was chosen is shown until it is said in that language too', () => {
  expect(pointsWords(leaf, undefined, 'en')).toEqual(leaf)
  const texts = { 'points.word.one': 'frond', 'points.word.other': 'fronds' }
  expect(pointsWords(leaf, texts, 'en')).toEqual({ one: 'frond', other: 'fronds' })
})

test('a word that is said only in part is not mixed with another', () => {
  expect(pointsWords(leaf, { 'points.word.other': 'fronds' }, 'en')).toEqual({
    one: 'fronds',
    other: 'fronds',
  })
})

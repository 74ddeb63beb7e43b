import { expect, test } from 'vitest'
import { isStorable, parseJson } from './storable.ts'

test.each([
  ['a null character', 'a\0b'],
  ['half of a pair', 'a\uD83Eb'],
])('%s cannot be stored, as a text, a name or deep within', (_, text) => {
  expect(isStorable(text)).toBe(false)
  expect(parseJson(JSON.stringify({ name: text }))).toBeNull()
  expect(parseJson(JSON.stringify({ [text]: 1 }))).toBeNull()
  expect(parseJson(JSON.stringify([[{ deep: ['fine', text] }]]))).toBeNull()
})

test('what people write can be: emoji, letters from right to left, line breaks, backslashes', () => {
  const said = { text: '🦄 שלום\u202E\n\t\\u0000', points: [1, null, true] }
  expect(parseJson(JSON.stringify(said))).toEqual(said)
})

test('what is no JSON, or nested beyond reading, is nothing', () => {
  for (const text of ['', '{', 'NaN', '['.repeat(500_000) + ']'.repeat(500_000)]) {
    expect(parseJson(text)).toBeNull()
  }
})

import { expect, test } from 'vitest'
import { parseJsonc } from './jsonc.ts'

test('comments and trailing commas are allowed, and left alone inside of texts', () => {
  const text = '/* made by hand */ { "a": [1, 2,], // two\n "b": "no // comment, }", }'
  expect(parseJsonc(text, 'x.json')).toEqual({ a: [1, 2], b: 'no // comment, }' })
})

test('what is no JSON names its file', () => {
  expect(() => parseJsonc('{', 'templates/x.json')).toThrow('templates/x.json is not valid JSON')
})

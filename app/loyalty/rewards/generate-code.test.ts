import { expect, test } from 'vitest'
import { codeBits, codePrefix, generateCode } from './generate-code.server.ts'

test('a code has at least sixty bits of chance besides its prefix', () => {
  expect(codeBits).toBeGreaterThanOrEqual(60)
})

test('ten thousand codes are ten thousand different ones, of letters that are not mistaken', () => {
  const codes = Array.from({ length: 10_000 }, () => generateCode('Fern Club'))
  expect(new Set(codes).size).toBe(10_000)
  for (const code of codes) {
    expect(code).toMatch(/^FERN(-[A-Z0-9]{5}){3}$/)
    expect(code.slice(4)).not.toMatch(/[AEIOU0L12580BSZ]/)
  }
})

test('every letter of the alphabet turns up about equally often', () => {
  const counts = new Map<string, number>()
  for (let n = 0; n < 4000; n += 1) {
    for (const letter of generateCode('x').slice(7).replaceAll('-', '')) {
      counts.set(letter, (counts.get(letter) ?? 0) + 1)
    }
  }
  expect(counts.size).toBe(22)
  const mean = (4000 * 15) / 22
  for (const count of counts.values()) expect(Math.abs(count - mean)).toBeLessThan(mean * 0.15)
})

test('the prefix is the first word of the program’s name, in plain letters', () => {
  expect(codePrefix('Fern Club')).toBe('FERN')
  expect(codePrefix('Évergreen & Söhne')).toBe('EVERGR')
  expect(codePrefix('A Better Club')).toBe('BETTER')
  expect(codePrefix('植物の会')).toBe('THANKS')
  expect(codePrefix('FERN-34679-CDFGH-JKMNP')).toBe('FERN')
})

import { expect, test } from 'vitest'
import { describeError, withoutSecrets } from './describe-error.ts'

test('an error keeps its class, its codes and where it happened', () => {
  const cause = Object.assign(new TypeError('fetch failed'), { code: 'ECONNRESET' })
  const error = Object.assign(new RangeError('too far', { cause }), { code: 'P2010' })
  expect(describeError(error)).toMatchObject({
    type: 'RangeError',
    codes: ['P2010', 'ECONNRESET'],
    message: 'too far',
    at: expect.arrayContaining([expect.stringContaining('describe-error.test.ts')]),
    cause: { type: 'TypeError', codes: ['ECONNRESET'], message: 'fetch failed' },
  })
})

test('the arguments of a failed call and the values it quotes stay out', () => {
  const call = 'Invalid `db.create()` invocation:\n{ email: "ada@x.example" }\n\nbad "Ada Lovage"'
  const error = Object.assign(new Error(call), { code: '22007' })
  const told = JSON.stringify(describeError(error))
  expect(told).not.toMatch(/ada|Lovage/i)
  expect(describeError(error).message).toBe('bad [removed]')
})

test.each([
  ['an e-mail address', 'of ada.lovage+fern@x.example here'],
  ['an access token', 'of shpat_5f0c1d2e here'],
  ['a session token', 'of eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOjF9.c2ln here'],
  ['a sealed value', 'of v1.aXY-_.dGFn.c2VhbGVk here'],
  ['a code', 'of FERN-7KQ3M-XTP9R-DH4VW here'],
  ['a telephone number', 'of +49 (30) 123-4567 here'],
  ['a password', 'of postgresql://perennial:secret@127.0.0.1:5432/x here'],
])('%s is removed from a text of others', (_, text) => {
  expect(withoutSecrets(text)).toMatch(/^of .*\[removed\].* here$/)
  expect(withoutSecrets(text)).not.toMatch(/ada|5f0c|sdWI|c2VhbGVk|DH4VW|123-4567|secret/)
})

test.each(['integer out of range', 'shop 17 is no more', 'a pass of 2026-11-22T10:00:00.000Z'])(
  '"%s" stays as it is',
  (text) => {
    expect(withoutSecrets(text)).toBe(text)
  },
)

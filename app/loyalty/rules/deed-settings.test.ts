// What rules about deeds take and refuse, at their limits.
import { expect, test } from 'vitest'
import { freshRule, type RuleName, ruleKind, ruleNames, ruleSchema } from './catalogue.ts'
import { isAddress, isVerified } from './deed-fields.ts'

const takes = (kind: RuleName, more: object) =>
  ruleSchema.safeParse({ ...freshRule(kind, 'a', 100), ...more }).success

test.each<[RuleName, object, boolean]>([
  ['newsletter', { points: 1 }, true],
  ['newsletter', { points: 0 }, false],
  ['newsletter', { points: 1_000_000 }, true],
  ['newsletter', { points: 1_000_001 }, false],
  ['contact', { needsPhone: true }, true],
  ['contact', { needsPhone: 'yes' }, false],
  ['contact', { needsName: false, needsAddress: true }, true],
  ['contact', { needsName: true, needsAddress: false }, true],
  ['contact', { needsName: false, needsPhone: true, needsAddress: false }, true],
  ['contact', { needsName: false, needsAddress: false }, false],
  ['contact', { needsName: false, needsAddress: false, isOn: false }, true],
  ['review', { times: 1 }, true],
  ['review', { times: 0 }, false],
  ['review', { times: 1000 }, true],
  ['review', { times: 1001 }, false],
  ['review', { period: 'year' }, false],
  ['reading', { seconds: 5 }, true],
  ['reading', { seconds: 4 }, false],
  ['reading', { seconds: 600 }, true],
  ['reading', { seconds: 601 }, false],
  ['reading', { path: '/pages/עלינו' }, true],
  ['reading', { path: 'https://elsewhere.example/' }, false],
  ['reading', { path: '//elsewhere.example/' }, false],
  ['visits', { length: 2 }, true],
  ['visits', { length: 1 }, false],
  ['visits', { length: 60 }, true],
  ['visits', { length: 61 }, false],
  ['share', { times: -1 }, false],
  ['task', { url: '' }, true],
  ['task', { url: 'https://social.example/us' }, true],
  ['task', { url: 'javascript:alert(1)' }, false],
  ['task', { title: '🌿'.repeat(30) }, true],
  ['task', { title: 'x'.repeat(61) }, false],
])('%s with %j is taken: %s', (kind, more, isTaken) => {
  expect(takes(kind, more)).toBe(isTaken)
})

test.each([
  ['/blogs/news', true],
  ['https://x.example/a?b=c', true],
  ['http://x.example', false],
  ['/a"onclick=', false],
  ['/a b', false],
])('%s may be linked to: %s', (address, may) => {
  expect(isAddress(address)).toBe(may)
})

const deeds = ruleNames.filter((name) => ruleKind(name).deed)

test('what nobody but the member vouches for is not verified', () => {
  const verified = deeds.filter((name) => isVerified(ruleKind(name).deed?.knownBy ?? 'word'))
  expect(verified).toEqual(['newsletter', 'contact', 'review'])
})

test('what the member only says waits for a person, and a new one is off', () => {
  const fresh = deeds.map((name) => freshRule(name, 'a', 100))
  const waiting = fresh.filter((rule) => ruleKind(rule.kind).deed?.waits(rule))
  expect(waiting.map(({ kind }) => kind)).toEqual(['task'])
  expect(fresh.filter(({ isOn }) => !isOn).map(({ kind }) => kind)).toEqual(['task'])
})

import { expect, test } from 'vitest'
import type { Rule } from '../settings.ts'
import { ruleOfOtherKind } from './rule-of-other-kind.ts'

const base = { isOn: true, points: 1 }
const order = (id: string): Rule => ({ ...base, kind: 'order', id, minimumMinor: 0 })
const signup = (id: string): Rule => ({ ...base, kind: 'signup', id })
const of = (...rules: Rule[]) => ({ rules })

test('an id that was published keeps its kind, whichever version it was in', () => {
  expect(ruleOfOtherKind(of(order('a'), signup('b')), [of(order('a')), of(signup('b'))])).toBeNull()
  expect(ruleOfOtherKind(of(signup('a')), [of(signup('b')), of(order('a'))])).toEqual(signup('a'))
})

test('a new id may be of any kind, as may all of them before anything was published', () => {
  expect(ruleOfOtherKind(of(signup('new')), [of(order('a'))])).toBeNull()
  expect(ruleOfOtherKind(of(signup('a')), [])).toBeNull()
})

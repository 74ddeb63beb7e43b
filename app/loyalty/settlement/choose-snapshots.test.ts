import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anOrder, later } from '../../../tests/setup/builders/order.ts'
import { chooseSnapshots, isOnlyLater } from './choose-snapshots.ts'

const first = anOrder({ name: 'first' })
const second = later(first, { name: 'second' })
const third = later(second, { name: 'third' })
const knownAs = (snapshot: typeof first) => new Map([[snapshot.orderId, { snapshot }]])
const nothing = new Map()

test('the latest stamp is the news, in whatever order and however often it was told', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(first, second, third), { minLength: 1 }), (told) => {
      const latest = [...told].sort((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1))[0]
      expect(chooseSnapshots(told, nothing, 'webhook')).toEqual({ news: [latest], unclear: [] })
    }),
  )
})

test('what we know already, or something older, is no news', () => {
  expect(chooseSnapshots([first, second], knownAs(second), 'webhook').news).toEqual([])
  expect(chooseSnapshots([first, third], knownAs(second), 'webhook').news).toEqual([third])
})

test('another state with the same stamp is unclear, and the answer to a fetch wins', () => {
  const other = { ...second, name: 'other' }
  expect(chooseSnapshots([other], knownAs(second), 'webhook')).toEqual({
    news: [],
    unclear: ['7001'],
  })
  expect(chooseSnapshots([other], knownAs(second), 'fetch')).toEqual({ news: [other], unclear: [] })
  expect(chooseSnapshots([second, other], nothing, 'webhook')).toEqual({
    news: [second],
    unclear: ['7001'],
  })
  expect(chooseSnapshots([second, other, third], nothing, 'webhook')).toEqual({
    news: [third],
    unclear: [],
  })
})

test('orders are told apart and come sorted', () => {
  const b = anOrder({ orderId: 'b' })
  const a = anOrder({ orderId: 'a' })
  expect(chooseSnapshots([b, a], nothing, 'webhook').news.map((one) => one.orderId)).toEqual([
    'a',
    'b',
  ])
})

test('nothing but a later stamp is seen as that; anything else, or a code, is not', () => {
  const again = { ...first, updatedAt: second.updatedAt }
  expect(isOnlyLater(again, first)).toBe(true)
  expect(isOnlyLater(second, first)).toBe(false)
  expect(isOnlyLater({ ...again, payment: 'voided' }, first)).toBe(false)
  expect(isOnlyLater(again, undefined)).toBe(false)
  const coded = { ...first, discountCodes: ['FERN'] }
  expect(isOnlyLater({ ...coded, updatedAt: second.updatedAt }, coded)).toBe(false)
})

import { expect, test } from 'vitest'
import { campaignsAt, type Edition, editionsAt, keyOf, stateOf } from './campaign.ts'

const rule = {
  kind: 'multiply' as const,
  id: keyOf(1),
  isOn: true,
  title: 'Double weekend',
  multiplierBps: 20_000,
  minimumMinor: 0,
}

function anEdition(given: Partial<Edition> = {}): Edition {
  return {
    number: 1,
    campaign: 1,
    rule,
    startsAt: new Date('2026-03-07T05:00:00.000Z'),
    endsAt: new Date('2026-03-09T04:00:00.000Z'),
    budgetPoints: null,
    isAnnounced: true,
    effectiveFrom: new Date('2026-03-01T00:00:00.000Z'),
    recordedAt: new Date('2026-02-28T23:59:00.000Z'),
    stop: null,
    ...given,
  }
}

const numbersAt = (editions: Edition[], at: string) =>
  campaignsAt(editions, new Date(at)).map(({ number }) => number)

test.each([
  ['2026-03-07T04:59:59.999Z', []],
  ['2026-03-07T05:00:00.000Z', [1]],
  ['2026-03-09T03:59:59.999Z', [1]],
  ['2026-03-09T04:00:00.000Z', []],
])('the first millisecond is in and the last one past it out: %s', (at, running) => {
  expect(numbersAt([anEdition()], at)).toEqual(running)
})

const stop = { at: new Date('2026-03-08T00:00:00.000Z'), reason: 'budget' as const }

test.each([
  ['2026-03-07T23:59:59.999Z', [1]],
  ['2026-03-08T00:00:00.000Z', []],
])('orders placed before a stop keep the campaign: %s', (at, running) => {
  expect(numbersAt([anEdition({ stop })], at)).toEqual(running)
})

const changed = anEdition({
  number: 2,
  effectiveFrom: new Date('2026-03-08T12:00:00.000Z'),
  endsAt: new Date('2026-03-10T04:00:00.000Z'),
})

test.each([
  ['2026-03-08T11:59:59.999Z', [1]],
  ['2026-03-08T12:00:00.000Z', [2]],
  ['2026-03-10T03:59:59.999Z', [2]],
  ['2026-03-10T04:00:00.000Z', []],
])('what is changed holds from its moment on: %s', (at, running) => {
  expect(numbersAt([changed, anEdition()], at)).toEqual(running)
})

test('campaigns run beside each other, the older one first', () => {
  const other = anEdition({ number: 3, campaign: 2 })
  expect(numbersAt([other, anEdition()], '2026-03-08T00:00:00Z')).toEqual([1, 3])
  expect(editionsAt([other, anEdition()], new Date('2026-02-01T00:00:00Z'))).toEqual([])
})

const late = { at: new Date('2026-03-09T12:00:00.000Z'), reason: 'by_hand' as const }
const early = { at: new Date('2026-03-07T05:00:00.000Z'), reason: 'by_hand' as const }

test.each([
  ['2026-03-07T04:59:59.999Z', {}, 'waiting'],
  ['2026-03-07T05:00:00.000Z', {}, 'running'],
  ['2026-03-09T04:00:00.000Z', {}, 'over'],
  ['2026-03-07T23:00:00.000Z', { stop }, 'running'],
  ['2026-03-08T00:00:00.000Z', { stop }, 'spent'],
  ['2026-03-08T00:00:00.000Z', { stop: { ...stop, reason: 'by_hand' } }, 'ended'],
  ['2026-03-10T00:00:00.000Z', { stop: late }, 'over'],
  ['2026-03-01T00:00:00.000Z', { stop: early }, 'called_off'],
] as const)('how it stands at %s, with %o: %s', (at, given, state) => {
  expect(stateOf(anEdition(given), new Date(at))).toBe(state)
})

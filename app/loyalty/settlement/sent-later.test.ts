// When the points of an order can be spent is known only once it was sent, and may change.
import { expect, test } from 'vitest'
import type { Effect } from '../earning/evaluation.ts'
import type { Lot } from './purse.ts'
import { settle } from './settle.ts'

const now = new Date('2026-06-01T00:00:00Z')
const past = '2026-05-01T00:00:00.000Z'
const future = '2026-07-01T00:00:00.000Z'
const end = '2026-09-30T23:59:59.999Z'

function worth(availableAt: string | null, given: Partial<Effect> = {}): Effect {
  const quantity = 10
  const order = { points: quantity, minimumMinor: 0, placedMinor: 0, quantity }
  const because = { rule: 'order', ruleId: 'order', applied: true, ...order } as const
  const expiresAt = availableAt && end
  const who = { memberId: 'ann', key: 'order', asset: 'points' as const }
  return { ...who, quantity, availableAt, expiresAt, because, ...given }
}

function aLot(availableAt: string | null, given: Partial<Lot> = {}): Lot {
  return {
    id: '1',
    memberId: 'ann',
    asset: 'points',
    orderId: '7001',
    key: 'order',
    availableAt: availableAt === null ? null : new Date(availableAt),
    expiresAt: availableAt === null ? null : new Date(end),
    mergedFrom: null,
    pendingLeft: 10,
    availableLeft: 0,
    expired: 0,
    ...given,
  }
}

const booked = { memberId: 'ann', key: 'order', asset: 'points', booked: 10, waived: 0, owed: 0 }

function settled(worths: Effect[], lots: Lot[], orderId = '7001') {
  const standings = lots.length === 0 ? [] : [booked]
  const { moves, retimed } = settle({ orderId, worths, standings, lots, shortfall: 'clamp', now })
  return {
    moves: moves.map(({ from, to, amount }) => `${from}→${to} ${amount}`),
    retimed: retimed.map(({ lotId, terms }) => {
      return `${lotId} ${terms.availableAt?.toISOString()} ${terms.expiresAt?.toISOString()}`
    }),
  }
}

test('what was not sent yet is pending without a day', () => {
  expect(settled([worth(null)], [])).toEqual({ moves: ['issued→pending 10'], retimed: [] })
})

test('sent: the lot gets its day, and the end that follows from it', () => {
  const expected = { moves: [], retimed: [`1 ${future} ${end}`] }
  expect(settled([worth(future)], [aLot(null)])).toEqual(expected)
})

test('called back before it matured: it waits without a day again', () => {
  const expected = { moves: [], retimed: ['1 undefined undefined'] }
  expect(settled([worth(null)], [aLot(future)])).toEqual(expected)
})

test.each([
  ['a day ago', past],
  ['this very moment', now.toISOString()],
])('what matured %s stays matured, whatever becomes of the parcel', (_, day) => {
  expect(settled([worth(null)], [aLot(day)])).toEqual({ moves: [], retimed: [] })
  expect(settled([worth(future)], [aLot(day)])).toEqual({ moves: [], retimed: [] })
})

test('a millisecond before it matures, the day can still move', () => {
  const day = new Date(now.getTime() + 1).toISOString()
  expect(settled([worth(null)], [aLot(day)]).retimed).toHaveLength(1)
})

test('the same day again moves nothing', () => {
  expect(settled([worth(future)], [aLot(future)])).toEqual({ moves: [], retimed: [] })
  expect(settled([worth(null)], [aLot(null)])).toEqual({ moves: [], retimed: [] })
})

test('what is added once the order was sent long ago comes to where the rest is', () => {
  const more = settled([worth(past, { quantity: 15 })], [aLot(null)])
  expect(more).toEqual({ moves: ['issued→available 5'], retimed: [`1 ${past} ${end}`] })
})

test('a lot of another order, rule or member keeps its day', () => {
  const others = [
    aLot(null, { id: '2', orderId: '7002' }),
    aLot(null, { id: '3', key: 'spend' }),
    aLot(null, { id: '4', memberId: 'ben' }),
  ]
  expect(settled([worth(future)], others).retimed).toEqual([])
})

test('a lot that came with a merge waits with the one that was kept', () => {
  const lots = [aLot(null), aLot(null, { id: '2', mergedFrom: 'old' })]
  expect(settled([worth(future)], lots).retimed).toHaveLength(2)
})

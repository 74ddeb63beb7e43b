import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Effect } from '../earning/evaluation.ts'
import type { Shortfall } from '../program/books-settings.ts'
import type { Lot, PlannedMove, Standing } from './purse.ts'
import { settle } from './settle.ts'

const now = new Date('2026-06-01T00:00:00Z')
const past = '2026-05-01T00:00:00.000Z'
const future = '2026-07-01T00:00:00.000Z'

function worth(quantity: number, given: Partial<Effect> = {}): Effect {
  const { memberId = 'ann', key = 'spend', availableAt = past, expiresAt = null } = given
  const because = {
    rule: 'order',
    ruleId: key,
    applied: true,
    points: quantity,
    minimumMinor: 0,
    placedMinor: 0,
    quantity,
  } as const
  return { memberId, key, asset: 'points', quantity, availableAt, expiresAt, because }
}

function aLot(given: Partial<Lot> = {}): Lot {
  return {
    id: '1',
    memberId: 'ann',
    asset: 'points',
    orderId: '7001',
    key: 'spend',
    availableAt: new Date(past),
    expiresAt: null,
    pendingLeft: 0,
    availableLeft: 0,
    expired: 0,
    mergedFrom: null,
    ...given,
  }
}

const standing = (booked: number, waived = 0, memberId = 'ann'): Standing => ({
  memberId,
  key: 'spend',
  asset: 'points',
  booked,
  waived,
  owed: 0,
})

function movesOf(worths: Effect[], standings: Standing[], lots: Lot[] = []) {
  return settle({ orderId: '7001', worths, standings, lots, shortfall: 'clamp', now }).moves.map(
    ({ memberId, from, to, amount, lot }) =>
      `${memberId} ${from}→${to} ${amount} ${lot?.id ?? '-'}`,
  )
}

test('a new worth opens a lot at the stage it has reached by now', () => {
  expect(movesOf([worth(10, { availableAt: future })], [])).toEqual(['ann issued→pending 10 -'])
  expect(movesOf([worth(10)], [])).toEqual(['ann issued→available 10 -'])
  expect(movesOf([worth(10, { expiresAt: past })], [])).toEqual(['ann issued→expired 10 -'])
})

test('an amount that is due this very moment is available', () => {
  expect(movesOf([worth(10, { availableAt: now.toISOString() })], [])).toEqual([
    'ann issued→available 10 -',
  ])
  const expiresAt = now.toISOString()
  expect(movesOf([worth(10, { expiresAt })], [])).toEqual(['ann issued→expired 10 -'])
})

test('a worth that is booked already moves nothing', () => {
  expect(movesOf([worth(10)], [standing(10)], [aLot({ availableLeft: 10 })])).toEqual([])
})

test('a decrease takes pending, then its own lot, then what expired from it, then other lots, then waives', () => {
  const own = aLot({ pendingLeft: 10, availableLeft: 20, expired: 30 })
  const lots = [
    own,
    aLot({ id: '2', orderId: 'x', availableLeft: 5 }),
    aLot({ id: '3', orderId: 'y', availableLeft: 7, expiresAt: new Date(future) }),
    aLot({ id: '4', orderId: 'z', pendingLeft: 99 }),
    aLot({ id: '5', orderId: 'w', availableLeft: 99, expiresAt: now }),
    aLot({ id: '6', orderId: 'v', availableLeft: 99, memberId: 'bob' }),
  ]
  expect(movesOf([], [standing(100)], lots)).toEqual([
    'ann pending→issued 10 1',
    'ann available→issued 20 1',
    'ann expired→issued 30 1',
    'ann available→issued 7 3',
    'ann available→issued 5 2',
    'ann waived→issued 28 -',
  ])
})

test('an increase undoes its own waiver first', () => {
  const lots = [aLot()]
  expect(movesOf([worth(50)], [standing(10, 28)], lots)).toEqual([
    'ann issued→waived 28 -',
    'ann issued→available 12 1',
  ])
})

test('another customer: taken from the one before, given to the one now', () => {
  const lots = [aLot({ availableLeft: 4 })]
  expect(movesOf([worth(10, { memberId: 'bob' })], [standing(10)], lots)).toEqual([
    'ann available→issued 4 1',
    'ann waived→issued 6 -',
    'bob issued→available 10 -',
  ])
})

test('two rules that both shrink do not take the same points twice', () => {
  const lots = [aLot({ id: '9', orderId: 'x', availableLeft: 10 })]
  const two = [standing(8), { ...standing(8), key: 'order' }]
  expect(movesOf([], two, lots)).toEqual([
    'ann available→issued 8 9',
    'ann available→issued 2 9',
    'ann waived→issued 6 -',
  ])
})

/** A model of the books: nothing but sums over the moves. */
class Model {
  readonly booked = new Map<string, Standing>()
  lots: Lot[] = []
  #ids = 0

  debts: ReadonlyMap<string, number> = new Map()
  readonly shortfall: Shortfall

  constructor(shortfall: Shortfall = 'clamp') {
    this.shortfall = shortfall
  }

  settle(worths: Effect[]): PlannedMove[] {
    const standings = [...this.booked.values()]
    const { shortfall, lots: before, debts } = this
    const known = { orderId: '7001', worths, standings, lots: before, debts, shortfall, now }
    const { moves, lots, debts: owed } = settle(known)
    this.lots = lots.map((lot) => ({ ...lot, id: lot.id ?? String((this.#ids += 1)) }))
    for (const { memberId, key, asset, from, to, amount } of moves) {
      const name = `${memberId}/${key}`
      const one = this.booked.get(name) ?? { memberId, key, asset, booked: 0, waived: 0, owed: 0 }
      one.booked += amount * (Number(from === 'issued') - Number(to === 'issued'))
      one.waived += amount * (Number(from === 'waived') - Number(to === 'waived'))
      one.owed += amount * (Number(from === 'debt') - Number(to === 'debt'))
      this.booked.set(name, one)
    }
    this.debts = owed
    return moves
  }

  /** The member spends what can be had. */
  spend(atMost: number) {
    for (const lot of this.lots) lot.availableLeft -= Math.min(lot.availableLeft, atMost)
  }
}

const stepOf = fc.record({
  worths: fc.uniqueArray(
    fc.record({
      memberId: fc.constantFrom('ann', 'bob'),
      key: fc.constantFrom('spend', 'order'),
      quantity: fc.integer({ min: 1, max: 1000 }),
    }),
    { selector: ({ memberId, key }) => `${memberId}/${key}`, maxLength: 4 },
  ),
  spent: fc.nat(500),
})

test('after any history, booked is worth, nothing is negative, and settling again moves nothing', () => {
  fc.assert(
    fc.property(fc.array(stepOf, { maxLength: 12 }), (steps) => {
      const model = new Model()
      for (const { worths, spent } of steps) {
        const effects = worths.map(({ quantity, ...given }) => worth(quantity, given))
        model.settle(effects)
        for (const { memberId, key, booked, waived } of model.booked.values()) {
          const now = worths.find((one) => one.memberId === memberId && one.key === key)
          expect(booked).toBe(now?.quantity ?? 0)
          expect(waived).toBeGreaterThanOrEqual(0)
        }
        for (const lot of model.lots) {
          expect(Math.min(lot.pendingLeft, lot.availableLeft, lot.expired)).toBeGreaterThanOrEqual(
            0,
          )
        }
        expect(model.settle(effects)).toEqual([])
        model.spend(spent)
      }
    }),
    { numRuns: 500 },
  )
})

test('what a member loses is never more than what the order gave', () => {
  fc.assert(
    fc.property(fc.array(stepOf, { maxLength: 12 }), (steps) => {
      const model = new Model()
      let given = 0
      for (const { worths, spent } of steps) {
        const moves = model.settle(worths.map(({ quantity, ...one }) => worth(quantity, one)))
        for (const { from, to, amount } of moves) {
          if (from === 'issued' && to !== 'waived') given += amount
          if (to === 'issued' && from !== 'waived') given -= amount
        }
        expect(given).toBeGreaterThanOrEqual(0)
        model.spend(spent)
      }
    }),
  )
})

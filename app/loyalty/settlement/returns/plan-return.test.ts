import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aLine, anOrder, aRefund } from '../../../../tests/setup/builders/order.ts'
import { planReturn, type SpentVoucher } from './plan-return.ts'
import { pointsToReturn, refundShare } from './refund-share.ts'

const shares = fc.record({ part: fc.nat(10_000), whole: fc.integer({ min: 1, max: 10_000 }) })

test('the points to return grow with the refund, never beyond what was spent, all at the end', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100_000 }), shares, (points, { part, whole }) => {
      const share = { part: Math.min(part, whole), whole }
      const due = pointsToReturn(points, share, 'proportion')
      expect(due).toBeGreaterThanOrEqual(0)
      expect(due).toBeLessThanOrEqual(points)
      if (share.part === whole) expect(due).toBe(points)
      const more = { part: Math.min(share.part + 1, whole), whole }
      expect(pointsToReturn(points, more, 'proportion')).toBeGreaterThanOrEqual(due)
    }),
  )
})

test.each([
  [{}, { part: 0, whole: 1 }],
  [{ cancelledAt: '2026-03-02T00:00:00.000Z' }, { part: 1, whole: 1 }],
  [{ payment: 'voided' as const }, { part: 1, whole: 1 }],
  [{ refunds: [aRefund({ adjustmentMinor: 2500 })] }, { part: 2500, whole: 10_000 }],
  [{ lines: [aLine(0)] }, { part: 0, whole: 1 }],
  [{ lines: [aLine(0, { currentQuantity: 0 })] }, { part: 1, whole: 1 }],
])('of an order with %j, %j was given back', (given, share) => {
  expect(refundShare(anOrder(given))).toEqual(share)
})

/** Sums of the moves of one voucher, and what is in the lots: a model of its books. */
class Model {
  voucher: SpentVoucher = {
    returned: 0,
    waived: 0,
    owed: 0,
    debt: 0,
    lots: [
      { lotId: 'a', missing: 30, availableLeft: 0 },
      { lotId: 'b', missing: 70, availableLeft: 0 },
      { lotId: 'other', missing: 0, availableLeft: 15 },
    ],
  }

  settle(due: number, shortfall: 'clamp' | 'debt') {
    for (const { from, to, amount, lotId } of planReturn(this.voucher, due, shortfall)) {
      const { voucher } = this
      const back = from === 'redeemed' ? amount : -amount
      voucher.returned += back
      if (from === 'waived' || to === 'waived') voucher.waived -= back
      if (from === 'debt' || to === 'debt') voucher.owed -= back
      if (from === 'debt' || to === 'debt') voucher.debt -= back
      const lot = voucher.lots.find((one) => one.lotId === lotId)
      if (lot) lot.missing -= back
      if (lot) lot.availableLeft += back
    }
  }
}

test('whatever refund follows whatever, what has returned is what should have', () => {
  const step = fc.record({
    due: fc.nat(100),
    shortfall: fc.constantFrom('clamp', 'debt'),
    spent: fc.nat(100),
    paid: fc.nat(100),
  })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 10 }), (steps) => {
      const model = new Model()
      for (const { due, shortfall, spent, paid } of steps) {
        model.settle(due, shortfall)
        const { returned, waived, lots } = model.voucher
        expect(returned).toBe(due)
        expect(waived).toBeGreaterThanOrEqual(0)
        for (const lot of lots) expect(lot.availableLeft).toBeGreaterThanOrEqual(0)
        expect(planReturn(model.voucher, due, shortfall)).toEqual([])
        for (const lot of lots) lot.availableLeft -= Math.min(lot.availableLeft, spent)
        model.voucher.debt -= Math.min(model.voucher.debt, paid)
      }
    }),
  )
})

import { expect, test } from 'vitest'
import { aLine, anOrder } from '../../../tests/setup/builders/order.ts'
import { readSnapshot } from './stored-snapshot.ts'

test('an order stored before shipping, tips and parcels were looked at can be read', () => {
  const order = anOrder({ lines: [aLine(1400)] })
  const { shipping, tipMinor, dutiesMinor, fulfilledAt, isBusiness, ...rest } = order
  const { usesGiftCard, usesStoreCredit, lines, ...before } = rest
  const storedLines = lines.map(({ listedMinor, ...line }) => line)
  expect(readSnapshot({ ...before, lines: storedLines })).toEqual(order)
})

test('what was stored since is read as it is', () => {
  const discounts = [{ amountMinor: 100, reach: 'order' as const, code: 'TENTH' }]
  const order = anOrder({
    lines: [aLine(1400, { listedMinor: 1500, discounts })],
    shipping: { placedMinor: 600, refundedMinor: 100, taxMinor: 60 },
    tipMinor: 100,
    isBusiness: true,
    usesGiftCard: true,
  })
  expect(readSnapshot(JSON.parse(JSON.stringify(order)))).toEqual(order)
})

// Points that are earned when an order is sent: pending without a day until then.
import { afterEach, expect, test } from 'vitest'
import { readMemberState } from '../../../app/loyalty/storefront/read-member-state.server.ts'
import { anOrder, later } from '../../setup/builders/order.ts'
import type { TestShop } from '../../setup/builders/shop.ts'
import { openTestDatabase } from '../../setup/database.ts'

await openTestDatabase()
const { aShop } = await import('../../setup/builders/shop.ts')
const { extendLot } = await import('../../../app/loyalty/ledger/extend-lot.server.ts')
const { mergeCustomers } = await import(
  '../../../app/loyalty/settlement/merge/merge-customers.server.ts'
)

let shop: TestShop
afterEach(() => shop.expectBooksToAgree())

const sentWith = { awardedWhen: 'fulfilled', pendingDays: 14, expiryMonths: 1 } as const
const unsent = anOrder({ processedAt: '2026-03-01T12:00:00.000Z', fulfilledAt: null })
const sent = later(unsent, { fulfilledAt: '2026-03-10T09:00:00.000Z' })
const at = (moment: string) => new Date(moment)

async function onlyLot() {
  const [lot, ...others] = await shop.db.db.lot.findMany({ where: { shopId: shop.shopId } })
  expect(others).toEqual([])
  if (!lot) throw new Error('there is no lot')
  return lot
}

async function days() {
  const { availableAt, expiresAt } = await onlyLot()
  return [availableAt?.toISOString() ?? null, expiresAt?.toISOString() ?? null]
}

async function dueAt() {
  const memberId = await shop.memberId()
  const where = { shopId_memberId: { shopId: shop.shopId, memberId } }
  return (await shop.db.db.memberState.findUniqueOrThrow({ where })).dueAt?.toISOString() ?? null
}

const fromTheTenth = ['2026-03-24T09:00:00.000Z', '2026-04-24T23:59:59.999Z']

test('points of an order wait until it is sent, and then their days; their end counts from there', async () => {
  shop = await aShop(sentWith)
  await shop.settleAt(at('2026-03-01T12:01:00Z'), unsent)
  expect(await days()).toEqual([null, null])
  await shop.sweepAt('2026-05-01T00:00:00Z')
  expect([await shop.balance(), await dueAt()]).toEqual([{ pending: 100 }, null])
  await shop.settleAt(at('2026-03-10T09:01:00Z'), sent)
  expect(await days()).toEqual(fromTheTenth)
  expect(await dueAt()).toBe('2026-03-24T09:00:00.000Z')
  await shop.sweepAt('2026-03-24T08:59:59.999Z')
  expect(await shop.balance()).toEqual({ pending: 100 })
  await shop.sweepAt('2026-03-24T09:00:00Z')
  expect(await shop.balance()).toEqual({ available: 100 })
  await shop.sweepAt('2026-04-24T23:59:59.999Z')
  expect(await shop.balance()).toEqual({})
})

test('the storefront is told what waits for the parcel, and is told anew when it was sent', async () => {
  shop = await aShop(sentWith)
  const now = at('2026-03-10T10:00:00Z')
  await shop.settleAt(now, unsent)
  const memberId = await shop.memberId()
  const before = await readMemberState(shop.db, { memberId, now })
  expect(before?.points).toMatchObject({ available: 0, pending: 100, unsent: 100 })
  expect(before?.nextChangeAt).toBeNull()
  await shop.settleAt(now, sent)
  const after = await readMemberState(shop.db, { memberId, now })
  expect(after?.points).toEqual({ available: 0, pending: 100, expiringNext: null })
  expect(after?.nextChangeAt).toBe('2026-03-24T09:00:00.000Z')
  expect(after?.rev).toBeGreaterThan(before?.rev ?? 0)
})

test('a parcel called back before the points matured waits again, after that it changes nothing', async () => {
  shop = await aShop(sentWith)
  await shop.settleAt(at('2026-03-10T09:01:00Z'), sent)
  const back = later(sent, { fulfilledAt: null })
  await shop.settleAt(at('2026-03-24T08:59:59.999Z'), back)
  expect([await days(), await dueAt()]).toEqual([[null, null], null])
  const again = later(back, { fulfilledAt: '2026-04-01T00:00:00.000Z' })
  await shop.settleAt(at('2026-04-01T00:01:00Z'), again)
  const [availableAt] = await days()
  expect(availableAt).toBe('2026-04-15T00:00:00.000Z')
  // The sweep is late: what was due had matured all the same.
  await shop.settleAt(at('2026-04-15T00:00:00Z'), later(again, { fulfilledAt: null }))
  expect((await days())[0]).toBe('2026-04-15T00:00:00.000Z')
  await shop.sweepAt('2026-04-15T00:00:01Z')
  expect(await shop.balance()).toEqual({ available: 100 })
})

test('sent long before we heard of it: available at once, the rest of a later edit too', async () => {
  shop = await aShop(sentWith)
  await shop.settleAt(at('2026-03-01T12:01:00Z'), unsent)
  await shop.settleAt(at('2026-04-01T00:00:00Z'), sent)
  await shop.sweepAt('2026-04-01T00:00:01Z')
  expect(await shop.balance()).toEqual({ available: 100 })
  expect(await days()).toEqual(fromTheTenth)
})

test('cancelled unsent it takes from pending, reopened and sent it is as if nothing had been', async () => {
  shop = await aShop(sentWith)
  await shop.settle(unsent)
  const cancelled = later(unsent, { cancelledAt: '2026-03-05T00:00:00.000Z' })
  await shop.settle(cancelled)
  expect(await shop.balance()).toEqual({})
  await shop.settleAt(
    at('2026-03-11T00:00:00Z'),
    later(cancelled, { cancelledAt: null, fulfilledAt: sent.fulfilledAt }),
  )
  expect(await days()).toEqual(fromTheTenth)
  expect(await shop.balance()).toEqual({ pending: 100 })
})

test('what a merchant gave more time keeps it when the day moves', async () => {
  shop = await aShop(sentWith)
  await shop.settleAt(at('2026-03-10T09:01:00Z'), sent)
  const { id, memberId } = await onlyLot()
  const until = at('2026-12-31T23:59:59.999Z')
  const now = at('2026-03-11T00:00:00Z')
  const given = {
    memberId,
    lotId: String(id),
    until,
    requestId: 'more',
    note: '',
    actor: 'staff/1',
  }
  await shop.db.transaction((tx) => extendLot(tx, { ...given, now }))
  const resent = later(sent, { fulfilledAt: '2026-03-12T00:00:00.000Z' })
  await shop.settleAt(at('2026-03-12T00:01:00Z'), resent)
  expect(await days()).toEqual(['2026-03-26T00:00:00.000Z', until.toISOString()])
})

test('an order sent after its customer was merged into another gets its day', async () => {
  shop = await aShop(sentWith)
  await shop.settle(unsent, anOrder({ orderId: '7002', customerId: '9002', fulfilledAt: null }))
  const now = at('2026-03-05T00:00:00Z')
  await shop.db.transaction((tx) =>
    mergeCustomers(tx, { keptId: '9002', deletedId: '9001', at: now, now }),
  )
  await shop.settleAt(at('2026-03-10T09:01:00Z'), later(sent, { customerId: '9002' }))
  const lots = await shop.db.db.lot.findMany({
    where: { shopId: shop.shopId, orderId: '7001' },
  })
  expect(lots.map((lot) => lot.availableAt?.toISOString())).toEqual([fromTheTenth[0]])
})

test('the books are named where a lot missed its day', async () => {
  shop = await aShop(sentWith)
  await shop.settleAt(at('2026-03-10T09:01:00Z'), sent)
  const { verifyBooks } = await import('../../../app/loyalty/ledger/verify.server.ts')
  const where = { shopId: shop.shopId }
  const { availableAt } = await onlyLot()
  await shop.db.db.lot.updateMany({ where, data: { availableAt: null } })
  expect((await verifyBooks(shop.db)).map(({ check }) => check)).toEqual([
    'what is pending waits for the day its order says',
  ])
  await shop.db.db.lot.updateMany({ where, data: { availableAt } })
})

// When points end: each kind of end through the books, announced or not, and given more time.
import { afterEach, expect, test } from 'vitest'
import { anExpiry } from '../../../app/loyalty/program/books-settings.ts'
import { anOrder } from '../../setup/builders/order.ts'
import type { TestShop } from '../../setup/builders/shop.ts'
import { openTestDatabase } from '../../setup/database.ts'

await openTestDatabase()
const { aShop } = await import('../../setup/builders/shop.ts')
const { aVoucher } = await import('../../setup/builders/voucher.ts')
const { extendLot } = await import('../../../app/loyalty/ledger/extend-lot.server.ts')
const { noteExpiryShown } = await import(
  '../../../app/loyalty/storefront/note-expiry-shown.server.ts'
)

let shop: TestShop
afterEach(() => shop.expectBooksToAgree())

const at = (text: string) => new Date(text)
const placed = at('2026-01-01T12:00:00Z')
const order = (processedAt: string, orderId = '7001') => anOrder({ orderId, processedAt })
const lots = async () => {
  const rows = await shop.db.db.lot.findMany({
    where: { shopId: shop.shopId },
    orderBy: { orderId: 'asc' },
  })
  return rows.map((lot) => [lot.availableLeft, lot.expiresAt?.toISOString() ?? null])
}

test('after days: to the moment', async () => {
  shop = await aShop({ expiry: anExpiry({ kind: 'days', days: 30 }) })
  await shop.settleAt(placed, order('2026-01-01T12:00:00.000Z'))
  await shop.sweepAt('2026-01-31T11:59:59.999Z')
  expect(await shop.balance()).toEqual({ available: 100 })
  await shop.sweepAt('2026-01-31T12:00:00Z')
  expect(await shop.balance()).toEqual({})
})

test('every year on a day, with days of grace: what came after the day lasts a year longer', async () => {
  const expiry = anExpiry({ kind: 'yearly', month: 1, day: 15, graceDays: 10 })
  shop = await aShop({ expiry })
  await shop.settleAt(
    at('2026-01-20T00:00:00Z'),
    order('2026-01-15T12:00:00.000Z'),
    order('2026-01-16T12:00:00.000Z', '7002'),
  )
  expect(await lots()).toEqual([
    [100, '2026-01-25T23:59:59.999Z'],
    [100, '2027-01-25T23:59:59.999Z'],
  ])
})

test('after inactivity: an order that earns and a redemption each move the end', async () => {
  shop = await aShop({ expiry: anExpiry({ kind: 'inactivity', months: 6 }) })
  await shop.settleAt(placed, order('2026-01-01T12:00:00.000Z'))
  expect(await lots()).toEqual([[100, '2026-07-01T23:59:59.999Z']])
  await shop.settleAt(at('2026-02-01T12:00:00Z'), order('2026-02-01T12:00:00.000Z', '7002'))
  expect(await lots()).toEqual([
    [100, '2026-08-01T23:59:59.999Z'],
    [100, '2026-08-01T23:59:59.999Z'],
  ])
  const voucher = await aVoucher(shop, 50, at('2026-05-05T12:00:00Z'))
  expect((await lots()).map(([, end]) => end)).toEqual([
    '2026-11-05T23:59:59.999Z',
    '2026-11-05T23:59:59.999Z',
  ])
  await voucher.release(at('2026-05-05T12:00:00Z'))
  await shop.sweepAt('2026-11-06T00:00:00Z')
  expect(await shop.balance()).toEqual({})
})

test('inactivity that is switched on says nothing of what was earned before', async () => {
  shop = await aShop()
  await shop.publish(
    { expiry: anExpiry({ kind: 'inactivity', months: 1 }) },
    '2026-02-01T00:00:00Z',
  )
  await shop.settleAt(placed, order('2026-01-01T12:00:00.000Z'))
  await shop.sweepAt('2027-01-01T00:00:00Z')
  expect(await shop.balance()).toEqual({ available: 100 })
})

test('an order told late counts in its place: it shortens nothing and brings back nothing', async () => {
  shop = await aShop({ expiry: anExpiry({ kind: 'inactivity', months: 1 }) })
  await shop.settleAt(placed, order('2026-01-01T12:00:00.000Z'))
  await shop.settleAt(at('2026-01-02T12:00:00Z'), order('2025-12-20T12:00:00.000Z', '7002'))
  expect(await lots()).toEqual([
    [100, '2026-02-01T23:59:59.999Z'],
    [100, '2026-02-01T23:59:59.999Z'],
  ])
  await shop.sweepAt('2026-02-02T00:00:00Z')
  await shop.settleAt(at('2026-02-10T00:00:00Z'), order('2026-01-20T12:00:00.000Z', '7003'))
  expect(await shop.balance()).toEqual({ available: 100 })
})

const moving = { expiry: anExpiry({ kind: 'months', months: 3 }), movesUnannounced: true }

test('an end that nobody was told of thirty days ahead moves once, by thirty days', async () => {
  shop = await aShop(moving)
  await shop.settleAt(placed, order('2026-01-01T12:00:00.000Z'))
  await shop.sweepAt('2026-03-02T23:59:59.998Z')
  expect(await lots()).toEqual([[100, '2026-04-01T23:59:59.999Z']])
  await shop.sweepAt('2026-03-02T23:59:59.999Z')
  expect(await lots()).toEqual([[100, '2026-05-01T23:59:59.999Z']])
  await shop.sweepAt('2026-04-30T00:00:00Z')
  expect(await lots()).toEqual([[100, '2026-05-01T23:59:59.999Z']])
  await shop.sweepAt('2026-05-02T00:00:00Z')
  expect(await shop.balance()).toEqual({})
})

test('an end that was shown in time stays, also where nobody swept for months', async () => {
  shop = await aShop(moving)
  await shop.settleAt(placed, order('2026-01-01T12:00:00.000Z'))
  const shown = { memberId: await shop.memberId(), until: at('2026-04-01T23:59:59.999Z') }
  const note = () => noteExpiryShown(shop.db, { ...shown, now: at('2026-02-01T00:00:00Z') })
  expect([await note(), await note()]).toEqual([1, 0])
  await shop.sweepAt('2026-04-02T00:00:00Z')
  expect(await shop.balance()).toEqual({})
})

test('shown later than thirty days ahead, it moves all the same', async () => {
  shop = await aShop(moving)
  await shop.settleAt(placed, order('2026-01-01T12:00:00.000Z'))
  const shown = { memberId: await shop.memberId(), until: at('2026-05-01T00:00:00Z') }
  expect(await noteExpiryShown(shop.db, { ...shown, now: at('2026-03-03T00:00:00Z') })).toBe(0)
  await shop.sweepAt('2026-03-04T00:00:00Z')
  expect(await lots()).toEqual([[100, '2026-05-01T23:59:59.999Z']])
})

test('one that was not shown is moved before it expires, however late the sweep comes by', async () => {
  shop = await aShop(moving)
  await shop.settleAt(placed, order('2026-01-01T12:00:00.000Z'))
  await shop.sweepAt('2026-04-15T00:00:00Z')
  expect(await lots()).toEqual([[100, '2026-05-01T23:59:59.999Z']])
})

const extension = async (until: string, requestId = 'x-1') => {
  const [lot] = await shop.db.db.lot.findMany({ where: { shopId: shop.shopId } })
  const by = { note: 'as promised', actor: 'staff/1', now: at('2026-02-15T00:00:00Z') }
  const request = { memberId: await shop.memberId(), lotId: String(lot?.id), requestId, ...by }
  return shop.db.transaction((tx) => extendLot(tx, { ...request, until: at(until) }))
}

test('a merchant gives more time, also after the end, and the same request once', async () => {
  shop = await aShop({ expiryMonths: 1 })
  await shop.settleAt(placed, order('2026-01-01T12:00:00.000Z'))
  await shop.sweepAt('2026-02-10T00:00:00Z')
  expect(await shop.balance()).toEqual({})
  expect(await extension('2026-04-01T00:00:00Z')).toEqual({ ok: true, value: { isRepeat: false } })
  expect(await extension('2026-04-01T00:00:00Z')).toEqual({ ok: true, value: { isRepeat: true } })
  expect(await lots()).toEqual([[100, '2026-04-01T00:00:00.000Z']])
  expect(await shop.balance()).toEqual({ available: 100 })
  const reused = { ok: false, refusal: { code: 'reference_reused' } }
  expect(await extension('2026-05-01T00:00:00Z')).toEqual(reused)
  const notLater = { ok: false, refusal: { code: 'lot_not_later' } }
  expect(await extension('2026-04-01T00:00:00Z', 'x-2')).toEqual(notLater)
})

test('points of a test order are marked as such', async () => {
  shop = await aShop()
  await shop.db.db.shop.update({ where: { id: shop.shopId }, data: { isDevelopment: true } })
  await shop.settle({ ...anOrder(), isTest: true }, anOrder({ orderId: '7002' }))
  const rows = await shop.db.db.lot.findMany({ where: { shopId: shop.shopId } })
  expect(rows.map((lot) => [lot.orderId, lot.isTest]).sort()).toEqual([
    ['7001', true],
    ['7002', false],
  ])
})

// Points for orders from before the program: nothing until the merchant has seen what they come to
// and confirmed; then what every other order gets, by the one mechanism.
import { beforeEach, describe, expect, test } from 'vitest'
import type { OrderSnapshot } from '../../../app/loyalty/kernel/facts.ts'
import { anExpiry } from '../../../app/loyalty/program/books-settings.ts'
import { anOrder, later, withLineRefunded } from '../../setup/builders/order.ts'
import type { Given } from '../../setup/builders/program.ts'
import { openTestDatabase } from '../../setup/database.ts'

await openTestDatabase()
const { prisma } = await import('../../../app/db.server.ts')
const { aShop, testNow } = await import('../../setup/builders/shop.ts')
const { workBackfills } = await import('../../../app/jobs/work-backfills.ts')
const { askBackfillCount } = await import(
  '../../../app/loyalty/insights/backfill/count-backfill.server.ts'
)
const { confirmBackfill, undoBackfill } = await import(
  '../../../app/loyalty/settlement/backfill/confirm-backfill.server.ts'
)
const { settlePiece } = await import(
  '../../../app/loyalty/settlement/backfill/settle-backfilled.server.ts'
)
const { settleOrders } = await import('../../../app/loyalty/settlement/settle-orders.server.ts')
const { adjustMember } = await import('../../../app/loyalty/members/adjust-member.server.ts')

type TestShop = Awaited<ReturnType<typeof aShop>>
let shop: TestShop

/** A shop whose program began with May 2026; its clock shows the first of June. */
async function begunInMay(settings: Given = {}): Promise<TestShop> {
  const made = await aShop(settings)
  await prisma().$executeRaw`UPDATE program_versions SET effective_from = '2026-05-01Z'
    WHERE shop_id = ${made.shopId}`
  return made
}

const past = (day: string, given: Partial<OrderSnapshot> = {}) =>
  anOrder({ orderId: `o-${day}`, name: `#${day}`, processedAt: `${day}T12:00:00.000Z`, ...given })
const since = new Date('2026-01-01T00:00:00.000Z')

async function workAll(now = testNow): Promise<void> {
  while ((await workBackfills({ now })) > 0);
}

async function count(from = since, now = testNow) {
  const asked = await askBackfillCount(shop.db, { since: from, now })
  await workAll(now)
  const where = { shopId: shop.shopId }
  return { asked, row: await shop.db.db.backfillCount.findUnique({ where }) }
}

async function decide(from = since, now = testNow) {
  const { row } = await count(from, now)
  const countedAt = row?.countedAt ?? new Date(0)
  return confirmBackfill(shop.db, { countedAt, decidedBy: 'staff/1', now })
}

async function backfill(from = since, now = testNow): Promise<void> {
  expect(await decide(from, now)).toMatchObject({ ok: true })
  await workAll(now)
}

const lots = () => prisma().lot.findMany({ where: { shopId: shop.shopId } })
const transfers = () => prisma().transfer.count({ where: { shopId: shop.shopId } })

beforeEach(async () => {
  shop = await begunInMay()
})

describe('orders from before the program', () => {
  test('earn nothing until the merchant confirms, however often they are looked at', async () => {
    await shop.settle(past('2026-02-01'), past('2026-04-30'))
    expect((await count()).row?.sums).toEqual({
      orders: 2,
      ordersEarning: 2,
      members: 1,
      points: 200,
      awaiting: 0,
    })
    expect(await transfers()).toBe(0)
  })

  describe('of which Shopify has to tell more', () => {
    const lacking = past('2026-03-01', { usesGiftCard: true })
    beforeEach(async () => {
      shop = await begunInMay({ countsGiftCardPayments: false })
      await shop.settle(past('2026-02-01'), lacking)
    })
    const counted = () =>
      shop.db.db.backfillCount.findUniqueOrThrow({ where: { shopId: shop.shopId } })

    test('are asked for first, so that the figures are whole', async () => {
      expect((await count()).row?.countedAt).toBeNull()
      const [wanted] = await shop.db.db.orderFetch.findMany({ where: { shopId: shop.shopId } })
      expect(wanted).toMatchObject({ orderId: lacking.orderId })
      const payments = [
        { at: lacking.processedAt, amountMinor: 4000, by: 'giftCard' as const },
        { at: lacking.processedAt, amountMinor: 6000, by: 'other' as const },
      ]
      const details = new Map([[lacking.orderId, { totalMinor: 10_000, payments }]])
      const answer = { snapshots: [lacking], details, source: 'fetch' as const, now: testNow }
      await shop.db.transaction((tx) => settleOrders(tx, answer))
      await shop.db.db.orderFetch.deleteMany({ where: { shopId: shop.shopId } })
      await workAll()
      expect(await counted()).toMatchObject({
        countedAt: testNow,
        sums: { orders: 2, points: 160, awaiting: 0 },
      })
    })

    test('are said to be missing from the figures where the answer takes too long', async () => {
      await count()
      await workAll(new Date(testNow.getTime() + 15 * 60_000))
      expect((await counted()).countedAt).toBeNull()
      await workAll(new Date(testNow.getTime() + 15 * 60_000 + 1))
      expect((await counted()).sums).toMatchObject({ orders: 2, points: 100, awaiting: 1 })
    })
  })

  test('count within the most that a member can earn, as was shown', async () => {
    shop = await begunInMay({ memberMonthMaximum: 150 })
    await shop.settle(past('2026-02-01'), past('2026-02-02'), past('2026-03-01'))
    expect((await count()).row?.sums).toMatchObject({ ordersEarning: 3, points: 250 })
    await backfill()
    expect(await shop.balance()).toEqual({ available: 250 })
    await shop.expectBooksToAgree()
  })

  test('wait for the parcel where points are awarded when it is sent', async () => {
    shop = await begunInMay({ awardedWhen: 'fulfilled', pendingDays: 14 })
    const fulfilledAt = '2026-02-03T12:00:00.000Z'
    const open = past('2026-03-01')
    await shop.settle(past('2026-02-01', { fulfilledAt }), open)
    expect((await count()).row?.sums).toMatchObject({ points: 200 })
    await backfill()
    await shop.sweepAt('2026-06-01T00:00:00.000Z')
    expect(await shop.balance()).toEqual({ available: 100, pending: 100 })
    await shop.settle(later(open, { fulfilledAt: '2026-05-10T12:00:00.000Z' }))
    await shop.sweepAt('2026-06-02T00:00:00.000Z')
    expect(await shop.balance()).toEqual({ available: 200 })
    await shop.expectBooksToAgree()
  })

  test('earn what was shown, once it is confirmed', async () => {
    await shop.settle(past('2026-02-01'), past('2026-04-30'), past('2025-12-31'))
    await backfill()
    expect(await shop.balance()).toEqual({ available: 200 })
    const run = await prisma().backfillRun.findFirst({ where: { shopId: shop.shopId } })
    expect(run).toMatchObject({ orders: 2, settled: 2, finishedAt: testNow })
    await shop.expectBooksToAgree()
  })

  test('begin with the day that was chosen and end where the program begins', async () => {
    const at = (iso: string) => past(iso.slice(0, 10), { orderId: iso, processedAt: iso })
    await shop.settle(
      at('2025-12-31T23:59:59.999Z'),
      at('2026-01-01T00:00:00.000Z'),
      at('2026-04-30T23:59:59.999Z'),
    )
    await backfill()
    const earning = await prisma().lot.findMany({ where: { shopId: shop.shopId } })
    expect(earning.map(({ orderId }) => orderId).sort()).toEqual([
      '2026-01-01T00:00:00.000Z',
      '2026-04-30T23:59:59.999Z',
    ])
  })

  test('that come only afterwards earn by the same decision', async () => {
    await backfill()
    await shop.settle(past('2026-02-01'))
    expect(await shop.balance()).toEqual({ available: 100 })
    await shop.expectBooksToAgree()
  })

  test('are refunded like all others, before and after', async () => {
    const order = past('2026-02-01')
    const line = order.lines[0]?.id ?? ''
    await shop.settle(withLineRefunded(order, line))
    const other = past('2026-03-01')
    await shop.settle(other)
    await backfill()
    expect(await shop.balance()).toEqual({ available: 100 })
    await shop.settle(withLineRefunded(other, line))
    expect(await shop.balance()).toEqual({})
    await shop.expectBooksToAgree()
  })

  test('live from the day of the decision, and are there at once', async () => {
    shop = await begunInMay({ pendingDays: 14, expiry: anExpiry({ kind: 'days', days: 30 }) })
    await shop.settle(past('2026-02-01'))
    await backfill()
    expect(await lots()).toMatchObject([
      { availableLeft: 100, expiresAt: new Date('2026-07-01T00:00:00.000Z') },
    ])
    // The same, heard of later, ends no later.
    await shop.settleAt(new Date('2026-06-10'), past('2026-02-02', { orderId: 'late' }))
    expect((await lots()).map(({ expiresAt }) => expiresAt)).toEqual([
      new Date('2026-07-01T00:00:00.000Z'),
      new Date('2026-07-01T00:00:00.000Z'),
    ])
    await shop.expectBooksToAgree()
  })

  test('of somebody who joins within the days that points wait count for them', async () => {
    shop = await begunInMay({ membership: 'joined', claimDays: 30 })
    await shop.settle(past('2026-02-01'))
    await backfill()
    expect(await shop.balance()).toEqual({})
    const memberId = await shop.memberId()
    const { joinProgram } = await import(
      '../../../app/loyalty/settlement/joining/join-program.server.ts'
    )
    const joining = { memberId, termsVersion: null, now: new Date('2026-06-20') }
    expect(await joinProgram(shop.db, joining)).toMatchObject({ value: { claimedPoints: 100 } })
    await shop.expectBooksToAgree()
  })
})

describe('a decision', () => {
  test('stands for ever: a second one is about what came before it', async () => {
    await shop.settle(past('2026-02-01'), past('2025-06-01'))
    await backfill()
    await shop.publish({ rules: [] }, '2026-05-20')
    expect((await count()).asked).toEqual({
      ok: false,
      refusal: { code: 'backfill_nothing_open' },
    })
    await backfill(new Date('2025-01-01'))
    // By the version of today, which gives nothing: the first order keeps what it has.
    expect(await shop.balance()).toEqual({ available: 100 })
  })

  test('is of the figures that were seen', async () => {
    await shop.settle(past('2026-02-01'))
    const { row } = await count()
    await shop.publish({ rules: [] }, '2026-05-20')
    const countedAt = row?.countedAt ?? new Date(0)
    const confirmation = { countedAt, decidedBy: 'staff/1', now: testNow }
    expect(await confirmBackfill(shop.db, confirmation)).toMatchObject({
      refusal: { code: 'backfill_outdated' },
    })
    expect(await prisma().backfill.count({ where: { shopId: shop.shopId } })).toBe(0)
  })

  test('that is sent twice is one', async () => {
    await shop.settle(past('2026-02-01'))
    const { row } = await count()
    const confirmation = {
      countedAt: row?.countedAt ?? new Date(0),
      decidedBy: 'staff/1',
      now: testNow,
    }
    const both = await Promise.all([1, 2].map(() => confirmBackfill(shop.db, confirmation)))
    expect(both).toEqual([
      { ok: true, value: 1 },
      { ok: true, value: 1 },
    ])
    await workAll()
    expect(await shop.balance()).toEqual({ available: 100 })
  })

  test('cannot be altered in the database', async () => {
    await backfill()
    await expect(prisma().$executeRaw`UPDATE backfills SET since = '2020-01-01'`).rejects.toThrow(
      /append-only/,
    )
  })
})

describe('settling by it', () => {
  const many = Array.from({ length: 30 }, (_, index) =>
    past('2026-02-01', { orderId: `m-${String(index).padStart(2, '0')}`, customerId: `${index}` }),
  )

  test('goes on where it was stopped, with webhooks of the same orders between', async () => {
    await shop.settle(...many)
    await decide()
    const pieces = []
    for (const one of [4, 17, 29]) {
      pieces.push(await settlePiece(shop.db, { number: 1, limit: 10, now: testNow }))
      // Delivered again, and once more with a refund, while the others still wait.
      const order = many[one]
      if (order) {
        await shop.settle(order)
        await shop.settle(withLineRefunded(order, order.lines[0]?.id ?? ''))
      }
    }
    await workAll()
    expect(pieces).toEqual([10, 10, 10])
    const [row] = await prisma().$queryRaw<{ points: number }[]>`
      SELECT sum(available)::int AS points FROM balances WHERE shop_id = ${shop.shopId}`
    expect(row?.points).toBe(27 * 100)
    await shop.expectBooksToAgree()
  })

  test('by many workers at once settles each order once', async () => {
    await shop.settle(...many)
    await decide()
    await Promise.all(Array.from({ length: 6 }, () => workAll()))
    await workAll()
    expect(await transfers()).toBe(30)
    await shop.expectBooksToAgree()
  })

  test('misses none that is settled for the first time at that very moment', async () => {
    const { row } = await count()
    const countedAt = row?.countedAt ?? new Date(0)
    await Promise.all([
      ...many.map((order) => shop.settle(order)),
      confirmBackfill(shop.db, { countedAt, decidedBy: 'staff/1', now: testNow }),
    ])
    await workAll()
    expect(await transfers()).toBe(30)
    await shop.expectBooksToAgree()
  })

  test('sets aside what cannot be settled, and goes on', async () => {
    await shop.settle(...many)
    await decide()
    // An order that names a version which is none cannot be read.
    await prisma().$executeRaw`UPDATE orders SET snapshot = snapshot || '{"lines": null}'
      WHERE shop_id = ${shop.shopId} AND id = 'm-13'`
    await workAll()
    expect(await transfers()).toBe(29)
    const parked = await prisma().order.findMany({
      where: { shopId: shop.shopId, parkedReason: { not: null } },
    })
    expect(parked.map(({ id }) => id)).toEqual(['m-13'])
  })
})

describe('taken back', () => {
  const undo = async (number = 1) => {
    const undone = await undoBackfill(shop.db, { number, decidedBy: 'staff/2', now: testNow })
    await workAll()
    return undone
  }

  test('what is left goes; what was spent, and all else, stays', async () => {
    shop = await begunInMay({ shortfall: 'debt' })
    await shop.settle(past('2026-02-01'))
    await backfill()
    const memberId = await shop.memberId()
    const spent = { memberId, points: -60, note: 'spent', actor: 'staff/1', now: testNow }
    await adjustMember(shop.db, { ...spent, adjustmentId: crypto.randomUUID() })
    await shop.settle(past('2026-05-10', { orderId: 'live' }))
    expect(await shop.balance()).toEqual({ available: 140 })
    expect(await undo()).toEqual({ ok: true, value: 2 })
    expect(await shop.balance()).toEqual({ available: 100 })
    await shop.expectBooksToAgree()
  })

  test('twice is once, and of what never was is refused', async () => {
    await shop.settle(past('2026-02-01'))
    await backfill()
    expect(await undo()).toEqual(await undo())
    expect(await undo(7)).toMatchObject({ refusal: { code: 'backfill_unknown' } })
  })

  test('can be decided anew', async () => {
    await shop.settle(past('2026-02-01'))
    await backfill()
    await undo()
    expect(await shop.balance()).toEqual({})
    await backfill(since, new Date('2026-06-02'))
    expect(await shop.balance()).toEqual({ available: 100 })
    await shop.expectBooksToAgree()
  })

  test('an order that is heard of again afterwards stays without points', async () => {
    const order = past('2026-02-01')
    await shop.settle(order)
    await backfill()
    await undo()
    await shop.settle(later(order, { name: '#renamed' }))
    expect(await shop.balance()).toEqual({})
    await shop.expectBooksToAgree()
  })
})

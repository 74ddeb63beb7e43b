import { randomUUID } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { aLine, anOrder, later, withLineRefunded } from '../../setup/builders/order.ts'
import type { TestShop } from '../../setup/builders/shop.ts'
import { openTestDatabase } from '../../setup/database.ts'

await openTestDatabase()
const { aShop } = await import('../../setup/builders/shop.ts')
const { adjust } = await import('../../../app/loyalty/ledger/adjust.server.ts')
const { closeMonth } = await import('../../../app/loyalty/accounting/close-month.server.ts')
const { keepMonths } = await import('../../../app/loyalty/accounting/keep-months.server.ts')
const { readJournal } = await import('../../../app/loyalty/accounting/read-journal.server.ts')
const { readMonthSpan } = await import('../../../app/loyalty/accounting/read-month-span.server.ts')
const { readStatements } = await import('../../../app/loyalty/accounting/read-statements.server.ts')
const { stateValue } = await import('../../../app/loyalty/accounting/state-value.server.ts')
const { aVoucher } = await import('../../setup/builders/voucher.ts')
const { mergeCustomers } = await import(
  '../../../app/loyalty/settlement/merge/merge-customers.server.ts'
)

const timeZone = 'America/New_York'
const actor = 'staff/1'
const value = { points: 100, valueMinor: 500 }
let shop: TestShop
beforeEach(async () => {
  shop = await aShop({}, timeZone)
})

const at = (instant: string) => new Date(instant)
const calendar = (now: string) => ({ timeZone, now: at(now) })
const statementsAt = async (now: string) =>
  (await readStatements(shop.db, calendar(now))).statements
const order = (orderId: string, customerId = '9001') =>
  anOrder({
    orderId,
    customerId,
    processedAt: '2026-01-10T12:00:00.000Z',
    lines: [aLine(1400, { id: 'mug' }), aLine(2600, { id: 'pot' })],
  })

async function liveThroughThreeMonths() {
  const first = order('1')
  await shop.settleAt(at('2026-01-10T12:00:00Z'), first, order('2', '9002'))
  const memberId = await shop.memberId()
  const correction = { memberId, points: 25, adjustmentId: randomUUID(), note: 'x', actor }
  await shop.db.transaction((tx) => adjust(tx, { ...correction, now: at('2026-02-05T12:00:00Z') }))
  // Three in the night of 1 March in London is still February in New York.
  await shop.settleAt(at('2026-03-01T03:00:00Z'), withLineRefunded(first, 'mug'))
  await shop.settleAt(
    at('2026-03-20T12:00:00Z'),
    later(order('2', '9002'), { cancelledAt: '2026-03-20T11:00:00.000Z' }),
  )
}

async function owedByBalances() {
  const [row] = await shop.db.sql<{ owed: number }>`
    SELECT SUM(pending + available + held + outstanding)::float8 AS owed
    FROM balances WHERE shop_id = ${shop.shopId} AND asset = 'points'`
  return row?.owed
}

test('a shop without a transfer has no months', async () => {
  expect(await statementsAt('2026-03-25T12:00:00Z')).toEqual([])
})

test('months follow the shop, open with what the last one closed with, and end at the balances', async () => {
  await liveThroughThreeMonths()
  const statements = await statementsAt('2026-03-25T12:00:00Z')
  expect(
    statements.map(({ month, points, isOpen }) => ({ month, isOpen, ...points })),
  ).toMatchObject([
    { month: '2026-01', isOpen: false, opening: 0, issued: 80, takenBack: 0, closing: 80 },
    { month: '2026-02', isOpen: false, opening: 80, adjusted: 25, takenBack: 14, closing: 91 },
    { month: '2026-03', isOpen: true, opening: 91, takenBack: 40, closing: 51 },
  ])
  expect(await owedByBalances()).toBe(51)
  await shop.expectBooksToAgree()
})

test('kept sums say the same as adding everything up', async () => {
  await liveThroughThreeMonths()
  const before = await statementsAt('2026-03-25T12:00:00Z')
  await keepMonths(shop.db, calendar('2026-03-25T12:00:00Z'))
  expect(await shop.db.db.accountingMonth.count({ where: { shopId: shop.shopId } })).toBe(2)
  expect(await statementsAt('2026-03-25T12:00:00Z')).toEqual(before)
  // Within a day after its end a month is still added up.
  await keepMonths(shop.db, calendar('2026-04-02T03:59:59Z'))
  expect(await shop.db.db.accountingMonth.count({ where: { shopId: shop.shopId } })).toBe(2)
  await keepMonths(shop.db, calendar('2026-04-02T04:00:00Z'))
  expect(await shop.db.db.accountingMonth.count({ where: { shopId: shop.shopId } })).toBe(3)
})

test('another time zone sums open months anew, and a closed one stays', async () => {
  await liveThroughThreeMonths()
  await stateValue(shop.db, {
    ...calendar('2026-03-25T12:00:00Z'),
    value,
    fromMonth: '2026-01',
    actor,
  })
  await closeMonth(shop.db, { ...calendar('2026-03-25T12:00:00Z'), month: '2026-01', actor })
  await keepMonths(shop.db, calendar('2026-03-25T12:00:00Z'))
  const moved = { timeZone: 'Europe/London', now: at('2026-03-25T12:00:00Z') }
  await keepMonths(shop.db, moved)
  const { statements } = await readStatements(shop.db, moved)
  expect(statements.map(({ points }) => points.takenBack)).toEqual([0, 0, 54])
  expect(statements.at(-1)?.points.closing).toBe(51)
})

test('a closed month says what it said, and a late correction stands in the one that runs', async () => {
  await shop.settleAt(at('2026-01-10T12:00:00Z'), order('1'))
  const now = calendar('2026-02-10T12:00:00Z')
  await stateValue(shop.db, { ...now, value, fromMonth: '2026-01', actor })
  expect(await closeMonth(shop.db, { ...now, month: '2026-01', actor })).toEqual({
    ok: true,
    value: { closed: ['2026-01'] },
  })
  await shop.settleAt(at('2026-02-11T12:00:00Z'), withLineRefunded(order('1'), 'mug'))
  const [january, february] = await statementsAt('2026-02-12T12:00:00Z')
  expect(january?.points).toMatchObject({ issued: 40, takenBack: 0, closing: 40 })
  expect(january?.figures?.money.closing).toBe(200)
  expect(february?.points).toMatchObject({ opening: 40, takenBack: 14, closing: 26 })
  expect(await stateValue(shop.db, { ...now, value, fromMonth: '2026-01', actor })).toMatchObject({
    refusal: { code: 'month_closed' },
  })
  const again = await closeMonth(shop.db, { ...now, month: '2026-01', actor })
  expect(again).toEqual({ ok: true, value: { closed: [] } })
})

test('a month is closed neither while it runs, nor without a value, nor where there is none', async () => {
  await shop.settleAt(at('2026-01-10T12:00:00Z'), order('1'))
  const close = async (now: string, month = '2026-01') => {
    const closed = await closeMonth(shop.db, { ...calendar(now), month, actor })
    return closed.ok ? closed.value : closed.refusal.code
  }
  expect(await close('2026-03-10T12:00:00Z')).toBe('value_not_stated')
  const stated = { value, fromMonth: '2026-01', actor }
  await stateValue(shop.db, { ...calendar('2026-03-10T12:00:00Z'), ...stated })
  expect(await close('2026-02-02T04:59:59Z')).toBe('month_not_over')
  expect(await close('2026-03-10T12:00:00Z', '2025-12')).toBe('month_unknown')
  expect(await close('2026-03-10T12:00:00Z', '2026-02')).toEqual({ closed: ['2026-01', '2026-02'] })
})

test('two who close the same month at once close it once', async () => {
  await shop.settleAt(at('2026-01-10T12:00:00Z'), order('1'))
  const now = calendar('2026-02-10T12:00:00Z')
  await stateValue(shop.db, { ...now, value, fromMonth: '2026-01', actor })
  const closed = await Promise.all(
    ['staff/1', 'staff/2'].map((by) =>
      closeMonth(shop.db, { ...now, month: '2026-01', actor: by }),
    ),
  )
  expect(closed.flatMap((result) => (result.ok ? result.value.closed : ['?']))).toEqual(['2026-01'])
})

test('the journal lists each transfer of its month once, and its sums are the statement', async () => {
  await liveThroughThreeMonths()
  const span = await readMonthSpan(shop.db, '2026-02', timeZone)
  const lines = []
  for await (const piece of readJournal(shop.db, span)) lines.push(...piece)
  expect(lines.map(({ from, to, points }) => ({ from, to, points }))).toEqual([
    { from: 'adjusted', to: 'available', points: 25 },
    { from: 'available', to: 'issued', points: 14 },
  ])
})

test('points of test orders are not part of what is owed', async () => {
  await shop.settleAt(at('2026-01-10T12:00:00Z'), order('1'), order('2', '9002'))
  await shop.db.sql`UPDATE lots SET is_test = true
    WHERE shop_id = ${shop.shopId} AND order_id = '2'`
  const [january] = await statementsAt('2026-01-25T12:00:00Z')
  expect(january?.points).toMatchObject({ issued: 40, closing: 40 })
})

test('points of test orders stay out of what is owed when their members are merged', async () => {
  const [tested, other] = [order('1'), order('2', '9002')]
  await shop.settleAt(at('2026-01-10T12:00:00Z'), tested, other)
  await shop.db.sql`UPDATE lots SET is_test = true
    WHERE shop_id = ${shop.shopId} AND order_id = '1'`
  // The voucher takes test points; when the order is cancelled, so many are waived.
  const voucher = await aVoucher(shop, 30, at('2026-01-11T12:00:00Z'))
  await voucher.issue()
  const cancelledAt = '2026-01-12T11:00:00.000Z'
  await shop.settleAt(at('2026-01-12T12:00:00Z'), later(tested, { cancelledAt }))
  const before = await statementsAt('2026-01-25T12:00:00Z')
  const owed = { issued: 40, takenBack: 0, closing: 40 }
  expect(before.at(-1)?.points).toMatchObject(owed)
  const merge = { deletedId: '9001', keptId: '9002', at: at('2026-01-13T12:00:00Z') }
  await shop.db.transaction((tx) => mergeCustomers(tx, { ...merge, now: merge.at }))
  expect(await statementsAt('2026-01-25T12:00:00Z')).toEqual(before)
  await voucher.giveBack(at('2026-01-14T12:00:00Z'))
  expect((await statementsAt('2026-01-25T12:00:00Z')).at(-1)?.points).toMatchObject(owed)
  await shop.expectBooksToAgree()
})

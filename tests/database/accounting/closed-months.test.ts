import { expect, test } from 'vitest'
import { aLine, anOrder } from '../../setup/builders/order.ts'
import { openTestDatabase } from '../../setup/database.ts'

await openTestDatabase()
const { aShop } = await import('../../setup/builders/shop.ts')
const { closeMonth } = await import('../../../app/loyalty/accounting/close-month.server.ts')
const { readJournal } = await import('../../../app/loyalty/accounting/read-journal.server.ts')
const { readMonthSpan } = await import('../../../app/loyalty/accounting/read-month-span.server.ts')
const { stateValue } = await import('../../../app/loyalty/accounting/state-value.server.ts')

const value = { points: 100, valueMinor: 500 }
const actor = 'staff/1'
const order = (orderId: string) =>
  anOrder({
    orderId,
    customerId: '9001',
    processedAt: '2026-01-01T01:00:00.000Z',
    lines: [aLine(4000, { id: 'mug' })],
  })

async function aClosedJanuary() {
  const shop = await aShop({}, 'Europe/London')
  // The first hour of the year in London is still December in New York; so is the last of January.
  await shop.settleAt(new Date('2026-01-01T01:00:00Z'), order('1'))
  await shop.settleAt(new Date('2026-01-31T23:30:00Z'), order('2'))
  await shop.settleAt(new Date('2026-02-01T01:00:00Z'), order('3'))
  const given = { timeZone: 'Europe/London', now: new Date('2026-02-10T00:00:00Z'), actor }
  await stateValue(shop.db, { ...given, value, fromMonth: '2026-01' })
  expect(await closeMonth(shop.db, { ...given, month: '2026-01' })).toMatchObject({ ok: true })
  return { shop, given }
}

test.each([
  ['stays the same where the shop moves west', 'America/New_York'],
  ['stays the same where the shop moves east', 'Asia/Tokyo'],
])('the journal of a closed month %s', async (_, timeZone) => {
  const { shop } = await aClosedJanuary()
  const referencesOf = async (month: string, zone: string) => {
    const lines = []
    const span = await readMonthSpan(shop.db, month, zone)
    for await (const piece of readJournal(shop.db, span)) lines.push(...piece)
    return lines.map(({ orderId }) => orderId)
  }
  expect(await referencesOf('2026-01', 'Europe/London')).toEqual(['1', '2'])
  expect(await referencesOf('2026-01', timeZone)).toEqual(['1', '2'])
  expect(await referencesOf('2026-02', timeZone)).toEqual(['3'])
})

test('a value is stated for no month that has not begun', async () => {
  const { shop, given } = await aClosedJanuary()
  const stated = await stateValue(shop.db, { ...given, value, fromMonth: '2026-03' })
  expect(stated).toMatchObject({ refusal: { code: 'month_unknown' } })
  expect(await shop.db.db.pointValue.count({ where: { shopId: shop.shopId } })).toBe(1)
})

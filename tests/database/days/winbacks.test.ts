// Points for whoever has not ordered for a while: on the day on which that is over, for a few days.
import { afterEach, expect, test } from 'vitest'
import { freshRule, type Rule } from '../../../app/loyalty/rules/catalogue.ts'
import { anOrder } from '../../setup/builders/order.ts'
import type { TestShop } from '../../setup/builders/shop.ts'
import { openTestDatabase } from '../../setup/database.ts'

await openTestDatabase()
const { aShop } = await import('../../setup/builders/shop.ts')
const { giveAllDays } = await import('../../../app/jobs/give-days.ts')
const { prisma } = await import('../../../app/db.server.ts')
const { readMemberState } = await import(
  '../../../app/loyalty/storefront/read-member-state.server.ts'
)
const { readPublicProgram } = await import(
  '../../../app/loyalty/storefront/read-public-program.server.ts'
)
const { sweepDue } = await import('../../../app/jobs/sweep-due.ts')

const comeBack = {
  ...freshRule('winback', 'come-back', 100),
  ...{ points: 100, lapseDays: 30, spendDays: 10 },
} as Rule
let shop: TestShop
afterEach(() => shop.expectBooksToAgree())

async function open(rules: Rule[] = [comeBack]): Promise<void> {
  await prisma().shop.updateMany({ data: { uninstalledAt: new Date('2020-01-01') } })
  shop = await aShop({ rules })
  await shop.db.db.shop.update({
    where: { id: shop.shopId },
    data: { daysUntil: '2026-04-30', installedAt: new Date('2026-01-01'), uninstalledAt: null },
  })
}

const placed = (orderId: string, processedAt: string, given: object = {}) =>
  shop.settle(anOrder({ orderId, name: `#${orderId}`, processedAt, ...given }))

async function at(moment: string): Promise<void> {
  const now = new Date(moment)
  while ((await giveAllDays({ now })) > 0);
}

async function given(): Promise<{ day: string; ends: string; points: number }[]> {
  return shop.db.sql`
    SELECT to_char(t.occurred_at AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS day, t.amount AS points,
      to_char(l.expires_at AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS ends
    FROM transfers t JOIN lots l ON l.shop_id = t.shop_id AND l.id = t.lot_id
    WHERE t.shop_id = ${shop.shopId} AND t.because->>'event' = 'winback' ORDER BY t.id`
}

test('thirty days after the last order, once, and to be spent within ten', async () => {
  await open()
  await placed('1', '2026-05-01T10:00:00.000Z')
  await at('2026-05-30T12:00:00Z')
  expect(await given()).toEqual([])
  await at('2026-05-31T12:00:00Z')
  await at('2026-06-01T12:00:00Z')
  expect(await given()).toEqual([{ day: '2026-05-31', ends: '2026-06-09', points: 100 }])
})

test('whoever ordered meanwhile is not missed; a cancelled or a test order is none', async () => {
  await open()
  await placed('1', '2026-05-01T10:00:00.000Z')
  await placed('2', '2026-05-20T10:00:00.000Z')
  await at('2026-05-31T12:00:00Z')
  expect(await given()).toEqual([])
  const cancelledAt = '2026-06-01T10:00:00.000Z'
  await placed('3', '2026-06-01T10:00:00.000Z', { cancelledAt })
  await placed('4', '2026-06-02T10:00:00.000Z', { isTest: true })
  await at('2026-06-19T12:00:00Z')
  expect(await given()).toMatchObject([{ day: '2026-06-19' }])
})

test('at most once within a year', async () => {
  await open()
  await placed('1', '2026-05-01T10:00:00.000Z')
  await at('2026-05-31T12:00:00Z')
  await placed('2', '2026-06-05T10:00:00.000Z')
  await at('2026-06-20T12:00:00Z')
  await at('2026-07-05T12:00:00Z')
  expect(await given()).toHaveLength(1)
  await placed('3', '2027-05-01T10:00:00.000Z')
  await shop.db.db.shop.update({ where: { id: shop.shopId }, data: { daysUntil: '2027-05-29' } })
  await at('2027-05-31T12:00:00Z')
  expect(await given()).toMatchObject([{ day: '2026-05-31' }, { day: '2027-05-31' }])
})

test('an older order that is told late changes nothing; a later one takes nothing back', async () => {
  await open()
  await placed('2', '2026-05-01T10:00:00.000Z')
  await placed('1', '2026-04-20T10:00:00.000Z')
  await at('2026-05-31T12:00:00Z')
  await placed('3', '2026-05-15T10:00:00.000Z')
  await at('2026-06-14T12:00:00Z')
  expect(await given()).toMatchObject([{ day: '2026-05-31' }])
  const facts = await shop.db.db.fact.findMany({ where: { shopId: shop.shopId, kind: 'winback' } })
  expect(facts.map(({ data }) => data)).toEqual([{ lastOrderAt: '2026-05-01T10:00:00+00:00' }])
})

test('whoever was away for longer when it began has nothing', async () => {
  await open()
  await placed('1', '2026-03-25T10:00:00.000Z')
  await at('2026-05-01T12:00:00Z')
  await at('2026-05-31T12:00:00Z')
  expect(await given()).toEqual([])
})

test('two workers at once give it once', async () => {
  await open()
  await placed('1', '2026-05-01T10:00:00.000Z')
  await Promise.all([at('2026-05-31T12:00:00Z'), at('2026-05-31T12:00:00Z')])
  expect(await given()).toHaveLength(1)
})

test('the storefront says so until they are over, and does not tell of it ahead', async () => {
  await open()
  await placed('1', '2026-05-01T10:00:00.000Z')
  await at('2026-05-31T12:00:00Z')
  const memberId = await shop.memberId('9001')
  const state = (moment: string) =>
    readMemberState(shop.db, { memberId, now: new Date(moment) }).then((one) => one?.missed)
  expect(await state('2026-06-09T12:00:00Z')).toEqual({
    points: 100,
    until: '2026-06-09T23:59:59.999Z',
  })
  expect(await state('2026-06-10T00:00:00Z')).toBe(undefined)
  const program = await readPublicProgram(shop.db, { now: new Date('2026-06-01T00:00:00Z') })
  expect(program).toMatchObject({ winsBack: true, ways: [] })
  expect(program.parts?.en['missed.text']).toContain('We missed you')
  await sweepDue({ now: new Date('2026-06-10T00:00:01Z') })
})

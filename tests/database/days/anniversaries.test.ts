// Points for another year, on the day on which a member joined, by the shop's clock.
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { ShopDb } from '../../../app/db.server.ts'
import { freshRule, type Rule } from '../../../app/loyalty/rules/catalogue.ts'
import { openTestDatabase } from '../../setup/database.ts'
import { givenShop, publish, settings } from '../rewards/given.ts'

await openTestDatabase()
const { verifyBooks } = await import('../../../app/loyalty/ledger/verify.server.ts')
const { giveAllDays } = await import('../../../app/jobs/give-days.ts')
const { prisma } = await import('../../../app/db.server.ts')
const { recordChange } = await import('../../../app/loyalty/membership/record-change.server.ts')

const yearly = { ...freshRule('anniversary', 'yearly', 100), points: 70 } as Rule
let shop: ShopDb
const inShop = (data: object) => shop.db.shop.update({ where: { id: shop.shopId }, data })

beforeEach(async () => {
  await prisma().shop.updateMany({ data: { uninstalledAt: new Date('2020-01-01') } })
  shop = await givenShop()
  await offer([yearly])
  await inShop({ timeZone: 'America/New_York' })
})
afterEach(async () => expect(await verifyBooks(shop)).toEqual([]))

let version = 1
async function offer(rules: Rule[], from = '2026-01-01T00:00:00Z'): Promise<void> {
  version += 1
  const effectiveFrom = new Date(from)
  await publish(shop, { number: version, settings: { ...settings, rules }, effectiveFrom })
}

async function joined(at: string): Promise<string> {
  const id = randomUUID()
  const joinedAt = new Date(at)
  const customerId = String(Math.floor(Math.random() * 1e12))
  const { shopId } = shop
  await shop.db.member.create({ data: { shopId, id, customerId, joinedAt, recordedAt: joinedAt } })
  return id
}

/** The worker's loop at that moment, until nothing is left to do. */
async function at(moment: string): Promise<void> {
  const now = new Date(moment)
  while ((await giveAllDays({ now })) > 0);
}

async function pointsOf(memberId: string): Promise<number> {
  const balances = await shop.db.balance.findMany({ where: { shopId: shop.shopId, memberId } })
  return balances.reduce((sum, { available }) => sum + available, 0)
}

test('given once on the day, and again a year later', async () => {
  const memberId = await joined('2025-11-29T15:00:00Z')
  await at('2026-11-28T12:00:00Z')
  expect(await pointsOf(memberId)).toBe(0)
  await at('2026-11-29T12:00:00Z')
  await at('2026-11-29T18:00:00Z')
  await at('2026-11-30T12:00:00Z')
  expect(await pointsOf(memberId)).toBe(70)
  const [line] = await shop.db.transfer.findMany({ where: { shopId: shop.shopId, memberId } })
  expect(line?.because).toMatchObject({
    kind: 'event',
    event: 'anniversary',
    figures: { count: 1 },
    ruleId: 'yearly',
  })
  expect(line?.occurredAt).toEqual(new Date('2026-11-29T05:00:00.000Z'))
  await inShop({ daysUntil: '2027-11-28' })
  await at('2027-11-29T12:00:00Z')
  expect(await pointsOf(memberId)).toBe(140)
})

test.each([
  ['2025-11-29T04:59:59Z', 0],
  ['2025-11-29T05:00:00Z', 70],
  ['2025-11-30T04:59:59Z', 70],
  ['2025-11-30T05:00:00Z', 0],
])('joined at %s, they have %i on 29 November in New York', async (when, points) => {
  const memberId = await joined(when)
  await at('2026-11-29T12:00:00Z')
  expect(await pointsOf(memberId)).toBe(points)
})

test('not before the day has begun where the shop is', async () => {
  const memberId = await joined('2025-11-29T15:00:00Z')
  await at('2026-11-29T04:59:59Z')
  expect(await pointsOf(memberId)).toBe(0)
  await at('2026-11-29T05:00:00Z')
  expect(await pointsOf(memberId)).toBe(70)
})

test('on the day of joining itself there is nothing', async () => {
  const memberId = await joined('2026-11-29T15:00:00Z')
  await at('2026-11-29T18:00:00Z')
  expect(await pointsOf(memberId)).toBe(0)
})

test('29 February comes back on 28 February, and where there is one on the 29th', async () => {
  const memberId = await joined('2024-02-29T15:00:00Z')
  await at('2026-02-28T15:00:00Z')
  await at('2026-03-01T15:00:00Z')
  expect(await pointsOf(memberId)).toBe(70)
  await inShop({ daysUntil: '2028-02-27' })
  await at('2028-02-28T15:00:00Z')
  expect(await pointsOf(memberId)).toBe(70)
  await at('2028-02-29T15:00:00Z')
  expect(await pointsOf(memberId)).toBe(140)
})

test('days that nobody worked are made up for; days before the first are not', async () => {
  const before = await joined('2025-11-20T15:00:00Z')
  await at('2026-11-21T15:00:00Z')
  expect(await pointsOf(before)).toBe(0)
  const missed = await joined('2025-11-23T15:00:00Z')
  await at('2026-11-26T15:00:00Z')
  expect(await pointsOf(missed)).toBe(70)
})

test('a rule that begins during the day counts from the next on', async () => {
  await offer([], '2026-11-01T00:00:00Z')
  await offer([yearly], '2026-11-29T10:00:00Z')
  const today = await joined('2025-11-29T15:00:00Z')
  const tomorrow = await joined('2025-11-30T15:00:00Z')
  await at('2026-11-29T12:00:00Z')
  await at('2026-11-30T12:00:00Z')
  expect([await pointsOf(today), await pointsOf(tomorrow)]).toEqual([0, 70])
})

test('switched off, it gives nothing', async () => {
  await offer([{ ...yearly, isOn: false }], '2026-11-01T00:00:00Z')
  const memberId = await joined('2025-11-29T15:00:00Z')
  await at('2026-11-29T12:00:00Z')
  expect(await pointsOf(memberId)).toBe(0)
})

test('whoever is paused on the day has none of that year, though resumed the day after', async () => {
  const memberId = await joined('2025-11-29T15:00:00Z')
  const change = (kind: 'paused' | 'resumed', when: string) =>
    shop.transaction((tx) => recordChange(tx, { memberId, kind, now: new Date(when) }))
  await change('paused', '2026-11-20T12:00:00Z')
  await at('2026-11-29T12:00:00Z')
  await change('resumed', '2026-11-30T12:00:00Z')
  await at('2026-11-30T13:00:00Z')
  expect(await pointsOf(memberId)).toBe(0)
})

test('whoever was forgotten has none', async () => {
  const memberId = await joined('2025-11-29T15:00:00Z')
  const where = { shopId_id: { shopId: shop.shopId, id: memberId } }
  await shop.db.member.update({ where, data: { customerId: null } })
  await at('2026-11-29T12:00:00Z')
  expect(await pointsOf(memberId)).toBe(0)
})

test('many at once, by several workers, each has it once', async () => {
  const members: string[] = []
  for (let count = 0; count < 230; count += 1) members.push(await joined('2024-11-29T15:00:00Z'))
  await Promise.all(Array.from({ length: 4 }, () => at('2026-11-29T12:00:00Z')))
  await at('2026-11-29T12:00:01Z')
  const [row] = await shop.sql<{ points: number; lines: number }>`
    SELECT sum(amount)::int AS points, count(*)::int AS lines FROM transfers
    WHERE shop_id = ${shop.shopId} AND because->>'event' = 'anniversary'`
  expect(row).toEqual({ points: 230 * 70, lines: 230 })
})

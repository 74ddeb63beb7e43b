// Points on a birthday that members tell: once a year, by the shop's clock, never for one that was.
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { ShopDb } from '../../../app/db.server.ts'
import type { Birthday } from '../../../app/loyalty/membership/profile/profile.ts'
import { freshRule, type Rule } from '../../../app/loyalty/rules/catalogue.ts'
import { openTestDatabase } from '../../setup/database.ts'
import { givenShop, publish, settings } from '../rewards/given.ts'

await openTestDatabase()
const { verifyBooks } = await import('../../../app/loyalty/ledger/verify.server.ts')
const { giveAllDays } = await import('../../../app/jobs/give-days.ts')
const { prisma } = await import('../../../app/db.server.ts')
const { tellAboutMember } = await import(
  '../../../app/loyalty/membership/profile/tell-profile.server.ts'
)
const { correctMemberProfile, undoCorrection } = await import(
  '../../../app/loyalty/membership/profile/correct-profile.server.ts'
)
const { readAbout } = await import('../../../app/loyalty/members/statement/read-about.server.ts')
const { mergeCustomers } = await import(
  '../../../app/loyalty/settlement/merge/merge-customers.server.ts'
)
const { forgetMember } = await import('../../../app/loyalty/members/forget-member.server.ts')
const { exportMember } = await import('../../../app/loyalty/members/export-member.server.ts')
const { readMemberState } = await import(
  '../../../app/loyalty/storefront/read-member-state.server.ts'
)

const yearly = { ...freshRule('birthday', 'cake', 100), points: 70, leadDays: 14 } as Rule
const gold = { id: 'gold', name: 'Gold', spendMinor: 10_000, points: null, orders: null }
let shop: ShopDb
const inShop = (data: object) => shop.db.shop.update({ where: { id: shop.shopId }, data })

beforeEach(async () => {
  await prisma().shop.updateMany({ data: { uninstalledAt: new Date('2020-01-01') } })
  shop = await givenShop()
  await publish(shop, {
    number: 2,
    settings: {
      ...settings,
      rules: [yearly],
      tiers: [{ ...gold, multiplierBps: 10_000, birthdayPoints: 30 }],
    },
    effectiveFrom: new Date('2026-01-01T00:00:00Z'),
  })
  await inShop({ timeZone: 'America/New_York' })
})
afterEach(async () => expect(await verifyBooks(shop)).toEqual([]))

async function someone(customerId = String(Math.floor(Math.random() * 1e12))): Promise<string> {
  const id = randomUUID()
  const joinedAt = new Date('2026-02-01T00:00:00Z')
  const { shopId } = shop
  await shop.db.member.create({ data: { shopId, id, customerId, joinedAt, recordedAt: joinedAt } })
  return id
}

const tell = (memberId: string, birthday: [number, number] | null, at: string) =>
  tellAboutMember(shop, { memberId, told: toldAs(birthday), now: new Date(at) })
const toldAs = (birthday: [number, number] | null) => {
  const [month, day] = birthday ?? []
  return { birthday: month && day ? ({ month, day, year: null } as Birthday) : null, gender: null }
}

async function born(month: number, day: number, told = '2026-06-01T12:00:00Z') {
  const memberId = await someone()
  expect(await tell(memberId, [month, day], told)).toMatchObject({ ok: true })
  return memberId
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

test('given once on the day by the shop’s clock, and again a year later', async () => {
  const memberId = await born(11, 29)
  await at('2026-11-29T04:59:59Z')
  expect(await pointsOf(memberId)).toBe(0)
  await at('2026-11-29T05:00:00Z')
  await at('2026-11-30T12:00:00Z')
  expect(await pointsOf(memberId)).toBe(70)
  await inShop({ daysUntil: '2027-11-28' })
  await at('2027-11-29T12:00:00Z')
  expect(await pointsOf(memberId)).toBe(140)
})

test.each([
  // The 15th of November in New York ends at five in the morning.
  ['2026-11-16T04:59:59Z', 70],
  ['2026-11-16T05:00:00Z', 0],
  ['2026-11-29T12:00:00Z', 0],
])('a birthday on 29 November that is told at %s has %i this year', async (told, points) => {
  const memberId = await someone()
  if (told < '2026-11-29') await tell(memberId, [11, 29], told)
  await at('2026-11-29T12:00:00Z')
  if (told >= '2026-11-29') await tell(memberId, [11, 29], told)
  await at('2026-11-30T12:00:00Z')
  expect(await pointsOf(memberId)).toBe(points)
})

test('29 February comes on the 28th, and where there is one on the 29th', async () => {
  const memberId = await born(2, 29)
  await inShop({ daysUntil: '2027-02-27' })
  await at('2027-02-28T15:00:00Z')
  await at('2027-03-01T15:00:00Z')
  expect(await pointsOf(memberId)).toBe(70)
  await inShop({ daysUntil: '2028-02-27' })
  await at('2028-02-28T15:00:00Z')
  expect(await pointsOf(memberId)).toBe(70)
  await at('2028-02-29T15:00:00Z')
  expect(await pointsOf(memberId)).toBe(140)
})

test('nobody has two in a year, by changing the day or by being two customers', async () => {
  const memberId = await born(11, 20)
  await at('2026-11-20T12:00:00Z')
  const told = toldAs([12, 20])
  const now = new Date('2026-11-21T12:00:00Z')
  await correctMemberProfile(shop, { memberId, told, actor: 'Ada', now })
  const otherId = await born(12, 20)
  const customerOf = async (id: string) =>
    (await shop.db.member.findFirst({ where: { shopId: shop.shopId, id } }))?.customerId ?? ''
  const [keptId, deletedId] = [await customerOf(otherId), await customerOf(memberId)]
  await shop.transaction((tx) => mergeCustomers(tx, { keptId, deletedId, at: now, now }))
  await at('2026-12-20T12:00:00Z')
  expect(await pointsOf(otherId)).toBe(70)
})

test('a tier gives more, as its own line', async () => {
  const memberId = await born(11, 29)
  const { shopId } = shop
  const since = new Date('2026-06-01T00:00:00Z')
  const sums = { spendMinor: 10_000n, points: 0, orders: 1 }
  await shop.db.memberTier.create({ data: { shopId, memberId, tierId: 'gold', since, ...sums } })
  await at('2026-11-29T12:00:00Z')
  expect(await pointsOf(memberId)).toBe(100)
  const lines = await shop.db.transfer.findMany({ where: { shopId, memberId } })
  expect(lines.map(({ because }) => because)).toEqual([
    { kind: 'event', event: 'birthday', ruleId: 'cake', version: 2 },
    { kind: 'event', event: 'birthday_tier', name: 'Gold' },
  ])
})

test('many at once, by several workers, each has it once', async () => {
  for (let count = 0; count < 210; count += 1) await born(11, 29)
  await Promise.all(Array.from({ length: 3 }, () => at('2026-11-29T12:00:00Z')))
  const [row] = await shop.sql<{ points: number; lines: number }>`
    SELECT sum(amount)::int AS points, count(*)::int AS lines FROM transfers
    WHERE shop_id = ${shop.shopId} AND because->>'event' = 'birthday'`
  expect(row).toEqual({ points: 210 * 70, lines: 210 })
})

test('taken away, nothing of it is left but that something was told', async () => {
  const memberId = await born(11, 29)
  const now = new Date('2026-06-02T12:00:00Z')
  await correctMemberProfile(shop, { memberId, told: toldAs([11, 28]), actor: 'Ada', now })
  await tell(memberId, null, '2026-06-03T12:00:00Z')
  const { shopId } = shop
  expect(await shop.db.profileCorrection.findMany({ where: { shopId } })).toEqual([])
  expect(await shop.db.memberProfile.findMany({ where: { shopId } })).toMatchObject([
    { birthMonth: null, birthDay: null, birthYear: null, gender: null },
  ])
  await at('2026-11-28T12:00:00Z')
  await at('2026-11-29T12:00:00Z')
  expect(await pointsOf(memberId)).toBe(0)
  // Not before a year has passed since it was told.
  expect(await tell(memberId, [11, 30], '2026-07-01T12:00:00Z')).toMatchObject({
    refusal: { code: 'birthday_changed_lately' },
  })
})

test('a correction is kept with who made it, and undone', async () => {
  const memberId = await born(11, 29)
  const now = new Date('2026-11-01T12:00:00Z')
  await correctMemberProfile(shop, { memberId, told: toldAs([11, 27]), actor: 'Ada', now })
  const about = await readAbout(shop, memberId, now)
  expect(about).toMatchObject({
    birthday: { month: 11, day: 27 },
    nextGift: '2026-11-27',
    correction: { by: 'Ada' },
  })
  expect(await undoCorrection(shop, { memberId, actor: 'Bo', now })).toMatchObject({ ok: true })
  expect(await readAbout(shop, memberId, now)).toMatchObject({
    birthday: { month: 11, day: 29 },
    correction: null,
  })
  expect(await undoCorrection(shop, { memberId, actor: 'Bo', now })).toMatchObject({ ok: false })
})

test('exported to its person, kept from the storefront’s metafield, gone when forgotten', async () => {
  const memberId = await someone('4711')
  await tell(memberId, [11, 29], '2026-06-01T12:00:00Z')
  const now = new Date('2026-06-02T12:00:00Z')
  await correctMemberProfile(shop, { memberId, told: toldAs([11, 28]), actor: 'Ada', now })
  const birthday = { month: 11, day: 28, year: null }
  expect(await exportMember(shop, '4711')).toMatchObject({ profile: { birthday } })
  const state = await readMemberState(shop, { memberId, now })
  expect(state?.birthday).toBe('told')
  expect(JSON.stringify(state)).not.toContain('"month"')
  await shop.transaction((tx) => forgetMember(tx, { customerId: '4711', orderIds: [], now }))
  const { shopId } = shop
  expect(await shop.db.memberProfile.count({ where: { shopId } })).toBe(0)
  expect(await shop.db.profileCorrection.count({ where: { shopId } })).toBe(0)
})

test('of two who become one, the birthday of the one that is kept, or else the other’s', async () => {
  const [first, second] = [await someone('1'), await someone('2')]
  await tell(second, [5, 5], '2026-06-01T12:00:00Z')
  const now = new Date('2026-06-02T12:00:00Z')
  await shop.transaction((tx) => mergeCustomers(tx, { keptId: '1', deletedId: '2', at: now, now }))
  expect(await readAbout(shop, first, now)).toMatchObject({ birthday: { month: 5, day: 5 } })
  expect(await shop.db.memberProfile.count({ where: { shopId: shop.shopId } })).toBe(1)
})

test('what nobody asks for is not taken, and can be taken away', async () => {
  const memberId = await born(11, 29)
  await publish(shop, {
    number: 3,
    settings: { ...settings, rules: [] },
    effectiveFrom: new Date('2026-07-01T00:00:00Z'),
  })
  expect(await tell(await someone(), [1, 1], '2026-07-02T00:00:00Z')).toMatchObject({
    refusal: { code: 'profile_not_asked' },
  })
  expect(await tell(memberId, null, '2026-07-02T00:00:00Z')).toMatchObject({ ok: true })
})

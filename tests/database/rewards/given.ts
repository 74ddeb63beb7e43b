// A shop with a published program, and members with points: what a redemption needs.
import { randomUUID } from 'node:crypto'
import type { ShopDb } from '../../../app/db.server.ts'
import { defaultSettings } from '../../../app/loyalty/program/default-settings.ts'
import type { ProgramSettings } from '../../../app/loyalty/program/settings.ts'

export const start = new Date('2026-11-22T12:00:00.000Z')
const minuteMs = 60_000
export const after = ({ days = 0, minutes = 0 }): Date =>
  new Date(start.getTime() + days * 86_400_000 + minutes * minuteMs)

export const settings: ProgramSettings = { ...defaultSettings('USD'), name: 'Fern Club' }

/** Whoever had the domain before gives it up. */
export async function givenShop(domain = `${randomUUID()}.example`): Promise<ShopDb> {
  const { forShop, prisma } = await import('../../../app/db.server.ts')
  const gone = { domain: `${randomUUID()}.myshopify.com` }
  await prisma().shop.updateMany({ where: { domain }, data: gone })
  const row = await prisma().shop.create({
    data: { domain, name: 'Fern & Fable', currency: 'USD', installedAt: after({ days: -400 }) },
  })
  const shop = forShop(row.id)
  await publish(shop, { number: 1, settings, effectiveFrom: after({ days: -400 }) })
  return shop
}

export async function publish(
  shop: ShopDb,
  version: { number: number; settings: ProgramSettings; effectiveFrom: Date },
): Promise<void> {
  const { shopId } = shop
  const publishedAt = version.effectiveFrom
  await shop.db.programVersion.create({ data: { shopId, ...version, publishedAt } })
}

export interface GivenMember {
  points?: number
  customerId?: string
  expiresAt?: Date
}

export async function givenMember(shop: ShopDb, given: GivenMember = {}): Promise<string> {
  const { points = 0, customerId = String(Math.floor(Math.random() * 1e12)) } = given
  const id = randomUUID()
  const { shopId } = shop
  const joinedAt = after({ days: -300 })
  await shop.db.member.create({ data: { shopId, id, customerId, joinedAt, recordedAt: joinedAt } })
  if (points > 0) await givePoints(shop, id, points, given.expiresAt)
  return id
}

export async function givePoints(
  shop: ShopDb,
  memberId: string,
  points: number,
  expiresAt?: Date,
): Promise<void> {
  const { adjust } = await import('../../../app/loyalty/ledger/adjust.server.ts')
  const adjustmentId = randomUUID()
  const by = { note: 'a gift', actor: 'staff/1' }
  const given = await shop.transaction((tx) =>
    adjust(tx, { memberId, points, adjustmentId, ...by, expiresAt, now: after({ days: -30 }) }),
  )
  if (!given.ok) throw new Error(given.refusal.code)
}

export interface Holdings {
  available: number
  held: number
  outstanding: number
}

export async function holdingsOf(shop: ShopDb, memberId: string): Promise<Holdings> {
  const balance = await shop.db.balance.findUniqueOrThrow({
    where: { shopId_memberId_asset: { shopId: shop.shopId, memberId, asset: 'points' } },
  })
  const { available, held, outstanding } = balance
  return { available, held, outstanding }
}

export async function jobsOf(shop: ShopDb): Promise<string[]> {
  const rows = await shop.sql<{ key: string }>`
    SELECT key, ${shop.shopId}::int AS shop_id FROM graphile_worker.jobs
    WHERE key LIKE '%/' || ${shop.shopId}::int || '/%' ORDER BY id`
  return rows.map((row) => row.key.split('/')[0] ?? '')
}

// A shop with a program in force since 2020, and what tests of the books ask of it. Call after
// `openTestDatabase()`.
import { expect } from 'vitest'
import { forShop, prisma, type ShopDb } from '../../../app/db.server.ts'
import { sweepDue } from '../../../app/jobs/sweep-due.ts'
import type { OrderSnapshot } from '../../../app/loyalty/kernel/facts.ts'
import { verifyBooks } from '../../../app/loyalty/ledger/verify.server.ts'
import { settleOrders } from '../../../app/loyalty/settlement/settle-orders.server.ts'
import { type Given, someSettings } from './program.ts'

let count = 0

type MadeByHand = 'a redemption' | 'an adjustment'

export interface TestShop {
  db: ShopDb
  shopId: number
  domain: string
  publish(settings: Given, effectiveFrom: string): Promise<void>
  settle(...orders: OrderSnapshot[]): Promise<number>
  settleAt(now: Date, ...orders: OrderSnapshot[]): Promise<number>
  sweepAt(at: string): Promise<void>
  balance(customerId?: string): Promise<Record<string, number>>
  memberId(customerId?: string): Promise<string>
  /** @param madeByHand what this test made up itself, without the cause that belongs to it. */
  expectBooksToAgree(madeByHand?: MadeByHand): Promise<void>
}

export const testNow = new Date('2026-06-01T00:00:00.000Z')

export async function aShop(settings: Given = {}, timeZone = 'UTC'): Promise<TestShop> {
  count += 1
  const domain = `books-${count}.myshopify.com`
  const { id: shopId } = await prisma().shop.create({
    data: { domain, currency: 'USD', timeZone, installedAt: new Date('2020-01-01') },
  })
  const db = forShop(shopId)
  let versions = 0
  const publish: TestShop['publish'] = async (given, effectiveFrom) => {
    versions += 1
    const at = new Date(effectiveFrom)
    await db.db.programVersion.create({
      data: {
        shopId,
        number: versions,
        settings: someSettings(given),
        effectiveFrom: at,
        publishedAt: at,
      },
    })
  }
  await publish(settings, '2020-01-01T00:00:00Z')
  return { db, shopId, domain, publish, ...actsOf(db) }
}

function actsOf(db: ShopDb) {
  const { shopId } = db
  const settleAt = (now: Date, ...snapshots: OrderSnapshot[]) =>
    db.transaction((tx) => settleOrders(tx, { snapshots, now }))
  const memberId = async (customerId = '9001') => {
    const where = { shopId_customerId: { shopId, customerId } }
    return (await db.db.member.findUniqueOrThrow({ where })).id
  }
  return {
    settleAt,
    settle: (...snapshots: OrderSnapshot[]) => settleAt(testNow, ...snapshots),
    sweepAt: async (at: string) => {
      await sweepDue({ now: new Date(at) })
    },
    memberId,
    balance: async (customerId = '9001') => {
      const where = {
        shopId_memberId_asset: { shopId, memberId: await memberId(customerId), asset: 'points' },
      }
      const row = await db.db.balance.findUnique({ where })
      const { pending = 0, available = 0, held = 0, outstanding = 0, debt = 0 } = row ?? {}
      return Object.fromEntries(
        Object.entries({ pending, available, held, outstanding, debt }).filter(
          ([, points]) => points !== 0,
        ),
      )
    },
    expectBooksToAgree: async (madeByHand?: MadeByHand) => {
      const differences = await verifyBooks(db)
      const told = differences.filter(({ check }) => !madeByHand || !check.startsWith(madeByHand))
      expect(told).toEqual([])
    },
  }
}

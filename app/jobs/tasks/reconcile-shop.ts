// Delivery of webhooks is not promised. Every night each shop's orders and customers are compared with
// Shopify by their stamps; what we missed is fetched and settled like any other news, and listed.
import { forShop, prisma, type ShopDb } from '../../db.server.ts'
import { recordFinding } from '../../findings.server.ts'
import { log } from '../../log.server.ts'
import { enrollAll } from '../../loyalty/members/enroll.server.ts'
import { requestFetches } from '../../loyalty/settlement/request-fetches.server.ts'
import type { Tasks } from '../../queue.server.ts'
import { adminFor } from '../../shopify/admin/admin-for.server.ts'
import type { AdminClient } from '../../shopify/admin/client.ts'
import { type Change, listChanges } from '../../shopify/admin/list-changes.ts'
import { settleDeliveries } from '../settle-deliveries.ts'

// Shopify's index of changes can lag behind: each comparison begins a little before the last one ended.
const overlapMs = 60 * 60 * 1000
const mostPasses = 1000

interface Sweep {
  shop: ShopDb
  admin: AdminClient
  now: Date
}

/** @param payload.since compares from there instead of from where the last comparison ended. */
export async function reconcileShop(
  { shopId, since }: Tasks['reconcile_shop'],
  { now }: { now: Date },
): Promise<void> {
  const row = await prisma().shop.findUnique({ where: { id: shopId } })
  if (!row?.installedAt || row.uninstalledAt) return
  const sweep = { shop: forShop(shopId), admin: await adminFor(row.domain), now }
  const from = (until: Date | null) => (since ? new Date(since) : startOf(until, row.installedAt))
  // What has arrived and only waits its turn is not lost.
  await workOff(now)
  const orders = await sweepOrders(sweep, from(row.sweptUntil))
  const customers = await sweepCustomers(sweep, from(row.customersSweptUntil))
  await workOff(now)
  await prisma().shop.update({
    where: { id: shopId },
    data: {
      sweptUntil: latest(row.sweptUntil, orders.until),
      customersSweptUntil: latest(row.customersSweptUntil, customers.until),
    },
  })
  log.info({ shopId, orders: orders.missed, customers: customers.missed }, 'compared with Shopify')
}

function startOf(until: Date | null, installedAt: Date | null): Date {
  return new Date((until ?? installedAt ?? new Date(0)).getTime() - overlapMs)
}

async function workOff(now: Date): Promise<void> {
  for (let pass = 0; pass < mostPasses; pass += 1) {
    if ((await settleDeliveries({ now })) === 0) return
  }
}

interface Swept {
  missed: number
  /** The last stamp seen, in Shopify's time. */
  until: Date | null
}

async function sweepOrders({ shop, admin, now }: Sweep, since: Date): Promise<Swept> {
  const swept: Swept = { missed: 0, until: null }
  for await (const page of listChanges(admin, 'orders', since)) {
    const missed = await missedOrders(shop, page)
    await shop.transaction(async (tx) => {
      await requestFetches(
        tx,
        missed.map(({ id }) => id),
        now,
      )
      for (const { id, updatedAt } of missed) {
        const detail = { orderId: id, updatedAt: updatedAt.toISOString() }
        await recordFinding(tx, { kind: 'webhook_lost', subject: `order/${id}`, detail }, now)
      }
    })
    note(swept, page, missed.length)
  }
  return swept
}

async function missedOrders(shop: ShopDb, page: Change[]): Promise<Change[]> {
  const rows = await shop.db.order.findMany({
    where: { shopId: shop.shopId, id: { in: page.map(({ id }) => id) } },
    select: { id: true, updatedAt: true },
  })
  const known = new Map(rows.map((row) => [row.id, row.updatedAt]))
  return page.filter(({ id, updatedAt }) => (known.get(id)?.getTime() ?? 0) < updatedAt.getTime())
}

async function sweepCustomers({ shop, admin, now }: Sweep, since: Date): Promise<Swept> {
  const swept: Swept = { missed: 0, until: null }
  for await (const page of listChanges(admin, 'customers', since)) {
    const missed = await missedCustomers(shop, page)
    const joined = missed.map(({ id, createdAt }) => ({
      customerId: id,
      createdAt: createdAt.toISOString(),
    }))
    await shop.transaction((tx) => enrollAll(tx, joined, now))
    note(swept, page, missed.length)
  }
  return swept
}

async function missedCustomers(shop: ShopDb, page: Change[]): Promise<Change[]> {
  const rows = await shop.db.member.findMany({
    where: { shopId: shop.shopId, customerId: { in: page.map(({ id }) => id) } },
    select: { customerId: true },
  })
  const known = new Set(rows.map((row) => row.customerId))
  return page.filter(({ id }) => !known.has(id))
}

function note(swept: Swept, page: Change[], missed: number): void {
  swept.missed += missed
  for (const { updatedAt } of page) swept.until = latest(swept.until, updatedAt)
}

function latest(one: Date | null, other: Date | null): Date | null {
  if (!one || !other) return one ?? other
  return one > other ? one : other
}

// Delivery of webhooks is not promised. Every night each shop's orders and customers are compared
// with Shopify; what we missed is fetched and settled like any other news, and listed under Health.
import { forShop, prisma, type ShopDb } from '../../db.server.ts'
import { log } from '../../log.server.ts'
import { enqueue, type Tasks } from '../../queue.server.ts'
import { adminFor } from '../../shopify/admin/admin-for.server.ts'
import { settleDeliveries } from '../settle-deliveries.ts'
import { lookAtTheme } from '../sweep/look-at-theme.ts'
import { sweepCustomers } from '../sweep/sweep-customers.ts'
import { closeFindings, sweepOrders } from '../sweep/sweep-orders.ts'
import { findTagged } from './find-tagged.ts'

// Shopify's index of changes can lag behind: each comparison begins a little before the last one
// ended.
const overlapMs = 60 * 60 * 1000
const mostPasses = 1000

/** @param payload.since compares from there instead of from where the last comparison ended. */
export async function reconcileShop(
  { shopId, since }: Tasks['reconcile_shop'],
  { now }: { now: Date },
): Promise<void> {
  const row = await prisma().shop.findUnique({ where: { id: shopId } })
  if (!row?.installedAt || row.uninstalledAt) return
  const { installedAt } = row
  const from = (until: Date | null) =>
    since ? new Date(since) : new Date((until ?? installedAt).getTime() - overlapMs)
  const sweep = { shop: forShop(shopId), admin: await adminFor(row.domain), now }
  // What has arrived and only waits its turn is not lost.
  await workOff(now)
  const orders = await sweepOrders(sweep, from(row.sweptUntil))
  const customers = await sweepCustomers(sweep, from(row.customersSweptUntil))
  await workOff(now)
  await closeFindings(sweep)
  await findTagged({ shopId }, { now })
  await prisma().shop.update({
    where: { id: shopId },
    data: {
      sweptUntil: latest(row.sweptUntil, orders.until),
      customersSweptUntil: latest(row.customersSweptUntil, customers.until),
    },
  })
  log.info({ shopId, orders: orders.missed, customers: customers.missed }, 'compared with Shopify')
  await goOnImporting(sweep.shop)
  await lookAtTheme(sweep, row.domain)
}

/** An import whose job was lost goes on; one that is over is left alone. */
async function goOnImporting(shop: ShopDb): Promise<void> {
  const { shopId } = shop
  const key = `import/${shopId}`
  await shop.transaction((tx) => enqueue(tx, 'import_shop', { shopId }, { key }))
}

async function workOff(now: Date): Promise<void> {
  for (let pass = 0; pass < mostPasses; pass += 1) {
    if ((await settleDeliveries({ now })) === 0) return
  }
}

function latest(one: Date | null, other: Date | null): Date | null {
  if (!one || !other) return one ?? other
  return one > other ? one : other
}

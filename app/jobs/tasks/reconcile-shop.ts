// Delivery of webhooks is not promised. Every night each shop's orders and customers are compared
// with Shopify; what we missed is fetched and settled like any other news, and listed under Health.
import { forShop, prisma, type ShopDb } from '../../db.server.ts'
import { log } from '../../log.server.ts'
import { enqueue, type Tasks } from '../../queue.server.ts'
import { adminFor } from '../../shopify/admin/admin-for.server.ts'
import { settleDeliveries } from '../settle-deliveries.ts'
import { compareGiftCards } from '../sweep/compare-gift-cards.ts'
import { compareVouchers } from '../sweep/compare-vouchers.ts'
import type { Counted } from '../sweep/counted.ts'
import { lookAtTheme } from '../sweep/look-at-theme.ts'
import { lookForGoneCustomers, lookForGoneOrders } from '../sweep/look-for-gone.ts'
import { sweepCustomers } from '../sweep/sweep-customers.ts'
import { sweepDisputes } from '../sweep/sweep-disputes.ts'
import { closeFindings, type Swept, sweepOrders } from '../sweep/sweep-orders.ts'
import { beginSweep, endSweep } from '../sweep/sweep-row.server.ts'
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
  const shop = forShop(shopId)
  const sweep = { shop, admin: await adminFor(row.domain), now }
  const number = await beginSweep(shop, now)
  // What has arrived and only waits its turn is not lost.
  await workOff(now)
  const orders = await sweepOrders(sweep, from(row.sweptUntil))
  const disputes = await sweepDisputes(sweep, row.domain)
  const customers = await sweepCustomers(sweep, from(row.customersSweptUntil))
  const codes = sum(await compareVouchers(sweep), await compareGiftCards(sweep))
  const goneOrders = await lookForGoneOrders(sweep, row.domain)
  const goneCustomers = await lookForGoneCustomers(sweep)
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
  const changed = sum(countOf(orders), disputes)
  const figures = { orders: changed, customers: countOf(customers), codes }
  await endSweep(shop, { number, figures: { ...figures, goneOrders, goneCustomers }, now })
  log.info({ shopId, ...figures }, 'compared with Shopify')
  await goOnImporting(shop)
  await lookAtTheme(sweep, row.domain)
}

const countOf = ({ compared, missed: differing }: Swept): Counted => ({ compared, differing })

const sum = (one: Counted, other: Counted): Counted => ({
  compared: one.compared + other.compared,
  differing: one.differing + other.differing,
})

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

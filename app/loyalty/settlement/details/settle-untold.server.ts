// Nobody can say more of an order than its state: it was asked for, and is out of our reach. What a
// program may ask of it is stated, so that it does not wait for ever; should the order come into
// reach, what Shopify tells then takes the place of that.
import type { ShopTx } from '../../../db.server.ts'
import { mayNeed } from '../../earning/needs.ts'
import { isPaidInFull } from '../../earning/observe.ts'
import type { OrderDetails } from '../../kernel/facts.ts'
import type { StoredOrder } from '../order-case.ts'
import { settleOrders } from '../settle-orders.server.ts'
import { readStoredOrders } from '../stored-orders.server.ts'

interface Untold {
  orderId: string
  /** Those that any version or the draft names. */
  collectionIds: string[]
  now: Date
}

export async function settleUntold(
  tx: ShopTx,
  { orderId, collectionIds, now }: Untold,
): Promise<void> {
  const order = (await readStoredOrders(tx, [orderId])).get(orderId)
  if (!order || !mayNeed(order.snapshot, order.inputs.observed, collectionIds)) return
  const details = new Map([[orderId, state(order, collectionIds)]])
  await settleOrders(tx, { snapshots: [order.snapshot], details, source: 'fetch', now })
}

/** Paid by money like any other, at the latest when it was seen to be; in no collection. */
function state({ snapshot, inputs }: StoredOrder, collectionIds: string[]): OrderDetails {
  const { updatedAt, processedAt, placedMinor: totalMinor, lines } = snapshot
  const { paidAt, chargeback } = inputs.observed ?? {}
  const at = paidAt === null ? updatedAt : processedAt
  const payments = isPaidInFull(snapshot)
    ? [{ at, amountMinor: totalMinor, by: 'other' as const }]
    : []
  const products = lines.flatMap(({ productId }) => (productId === null ? [] : [[productId, []]]))
  return {
    totalMinor,
    payments,
    ...(collectionIds.length > 0
      ? { collections: { asked: collectionIds, of: Object.fromEntries(products) } }
      : {}),
    ...(chargeback?.isLost ? { isChargedBack: true } : {}),
    isStated: true,
  }
}

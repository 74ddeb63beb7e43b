// The orders with refunds, which no file tells: a page and the place in the list in one
// transaction. What the list does not hold (a refund that changed no payment) is asked for alone.
import type { ShopDb } from '../../db.server.ts'
import { listNamedCollections } from '../../loyalty/settlement/details/list-named-collections.server.ts'
import {
  askForExpected,
  meetExpectations,
} from '../../loyalty/settlement/request-fetches.server.ts'
import { detailsOf, settleOrders } from '../../loyalty/settlement/settle-orders.server.ts'
import {
  listRefundedOrders,
  type OrdersPage,
  refundedStates,
} from '../../shopify/admin/bulk/list-refunded-orders.ts'
import type { AdminClient } from '../../shopify/admin/client.ts'
import { type ImportRow, mustAdvance } from './import-row.server.ts'

type State = (typeof refundedStates)[number]

/** A place in the two lists, as the row keeps it: `<state>/<cursor>`. */
interface Place {
  state: State
  after: string | null
}

/** @returns the row as it is once both lists are at their end. @throws Overtaken; ShopifyFault. */
export async function importRefunded(
  shop: ShopDb,
  row: ImportRow,
  { admin, now }: { admin: AdminClient; now: Date },
): Promise<ImportRow> {
  let reached = row
  const collectionIds = await listNamedCollections(shop)
  for (let place = placeOf(row.afterCursor); place; ) {
    const page = await listRefundedOrders(admin, { ...place, since: row.since, collectionIds })
    const next = nextPlace(place, page)
    reached = await shop.transaction(async (tx) => {
      const snapshots = page.orders.map(({ snapshot }) => snapshot)
      const afterCursor = next && `${next.state}/${next.after ?? ''}`
      const stored = reached.stored + snapshots.length
      const kept = await mustAdvance(tx, reached, { afterCursor: afterCursor ?? 'end/', stored })
      await settleOrders(tx, { snapshots, details: detailsOf(page.orders), now })
      await meetExpectations(
        tx,
        snapshots.map(({ orderId }) => orderId),
        now,
      )
      return kept
    })
    place = next
  }
  await askForExpected(shop, now)
  return reached
}

function placeOf(kept: string | null): Place | null {
  if (kept === null) return { state: refundedStates[0], after: null }
  const [state = '', ...after] = kept.split('/')
  const known = refundedStates.find((one) => one === state)
  return known ? { state: known, after: after.join('/') || null } : null
}

function nextPlace({ state }: Place, { next }: OrdersPage): Place | null {
  if (next !== null) return { state, after: next }
  const following = refundedStates[refundedStates.indexOf(state) + 1]
  return following ? { state: following, after: null } : null
}

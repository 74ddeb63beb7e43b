// Reading the past is stopped: what was read stays, nothing more is asked for. Shopify is told, so
// that it gathers nothing in vain; whether it still can stop does not matter here.
import type { ShopDb } from '../db.server.ts'
import { cancelBulkOperation } from './admin/bulk/cancel-bulk-operation.ts'
import { type AdminClient, ShopifyFault } from './admin/client.ts'

/** A step that is under way finds its row moved on, and undoes itself. */
export async function cancelImport(shop: ShopDb, admin: AdminClient, now: Date): Promise<void> {
  const { shopId } = shop
  const rows = await shop.db.import.findMany({ where: { shopId, finishedAt: null } })
  await shop.db.import.updateMany({
    where: { shopId, finishedAt: null },
    data: { shopId, status: 'cancelled', finishedAt: now, problem: null },
  })
  for (const { status, operationId } of rows) {
    if (status !== 'running' || operationId === null) continue
    try {
      await cancelBulkOperation(admin, operationId)
    } catch (fault) {
      if (!(fault instanceof ShopifyFault)) throw fault
    }
  }
}

// How far reading what was there before the app came has got, for the pages that show it.
import type { ShopTx } from '../../db.server.ts'
import type { ImportProgress } from './import-progress.ts'

/** @returns null for a shop that was never asked for anything. */
export async function readImport(shop: ShopTx): Promise<ImportProgress | null> {
  const rows = await shop.db.import.findMany({ where: { shopId: shop.shopId } })
  const orders = rows.find(({ subject }) => subject === 'orders')
  const customers = rows.find(({ subject }) => subject === 'customers')
  if (!orders || !customers) return null
  const all = [orders, customers]
  return {
    orders: { stored: orders.stored, found: orders.found, isDone: orders.status === 'done' },
    customers: {
      stored: customers.stored,
      found: customers.found,
      isDone: customers.status === 'done',
    },
    since: orders.since,
    isOver: all.every(({ status }) => status === 'done' || status === 'failed'),
    hasFailed: all.some(({ status }) => status === 'failed'),
    problem: all.find(({ problem }) => problem !== null)?.problem ?? null,
  }
}

// How far reading what was there before the app came has got, for the pages that show it.
import type { ShopTx } from '../../db.server.ts'
import type { ImportedPart, ImportProgress } from './import-progress.ts'

/** @returns null for a shop that was never asked for anything. */
export async function readImport(shop: ShopTx): Promise<ImportProgress | null> {
  const rows = await shop.db.import.findMany({ where: { shopId: shop.shopId } })
  const orders = rows.find(({ subject }) => subject === 'orders')
  const customers = rows.find(({ subject }) => subject === 'customers')
  if (!orders || !customers) return null
  const all = [orders, customers]
  return {
    orders: partOf(orders),
    customers: partOf(customers),
    since: orders.since,
    isOver: all.every(({ finishedAt }) => finishedAt !== null),
    hasFailed: all.some(({ status }) => status === 'failed'),
    isCancelled: all.some(({ status }) => status === 'cancelled'),
    problem: all.find(({ problem }) => problem !== null)?.problem ?? null,
  }
}

type Row = Omit<ImportedPart, 'isDone'> & { status: string }

const partOf = ({ read, stored, found, status }: Row): ImportedPart => ({
  read,
  stored,
  found,
  isDone: status === 'done',
})

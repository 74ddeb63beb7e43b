// Codes on settled orders that are vouchers of ours end their redemptions.
import type { ShopTx } from '../../../db.server.ts'
import { markUsed } from '../../rewards/mark-used.server.ts'
import type { OrderCase } from '../order-case.ts'

type Settled = Pick<OrderCase, 'snapshot' | 'inputs'>

export async function markCodesUsed(tx: ShopTx, orders: Settled[], now: Date): Promise<void> {
  for (const { snapshot, inputs } of orders) {
    const { ownCodes: codes = [] } = inputs
    if (codes.length === 0) continue
    const { orderId, name: orderName, processedAt } = snapshot
    await markUsed(tx, { codes, orderId, orderName, processedAt: new Date(processedAt), now })
  }
}

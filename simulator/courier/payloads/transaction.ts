// Money that moved, as order_transactions/create and a refund carry it.
import { gid } from '../../commerce/find.ts'
import { toAmount } from '../../commerce/money.ts'
import type { Order, Shop, Transaction } from '../../state/world.ts'
import { moneySet, rawId, shopTime } from './values.ts'

export function transactionPayload(shop: Shop, order: Order, transaction: Transaction) {
  const at = shopTime(shop, transaction.createdAt)
  return {
    id: rawId(transaction.id),
    admin_graphql_api_id: gid('OrderTransaction', transaction.id),
    order_id: rawId(order.id),
    kind: transaction.kind,
    gateway: transaction.gateway,
    status: transaction.status,
    message: null,
    created_at: at,
    processed_at: at,
    test: order.isTest,
    authorization: null,
    location_id: null,
    user_id: staffId(shop),
    parent_id: transaction.parentId ? rawId(transaction.parentId) : null,
    device_id: null,
    error_code: null,
    source_name: order.channel,
    receipt: {},
    amount: toAmount(transaction.amountMinor, order.currency),
    currency: order.currency,
    payment_id: `${order.name}.1`,
    total_unsettled_set: moneySet(0, order),
    manual_payment_gateway: false,
    amount_rounding: null,
  }
}

export function staffId(shop: Shop): unknown {
  const [staff] = shop.staff
  return staff ? rawId(staff.id) : null
}

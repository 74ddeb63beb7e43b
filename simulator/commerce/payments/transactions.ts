// The money of an order, movement by movement.
import type { Order, Shop, Transaction } from '../../state/world.ts'
import { takeId } from '../find.ts'

export type NewTransaction = Pick<Transaction, 'kind' | 'gateway' | 'amountMinor' | 'createdAt'> &
  Partial<Pick<Transaction, 'status' | 'parentId'>>

export function addTransaction(shop: Shop, order: Order, given: NewTransaction): Transaction {
  const made: Transaction = { status: 'success', parentId: null, ...given, id: takeId(shop) }
  order.transactions.push(made)
  return made
}

/** Takes money by the card that always pays, or in cash at a till. */
export function addSale(
  shop: Shop,
  order: Order,
  amountMinor: number,
  createdAt: string,
): Transaction {
  const gateway = order.channel === 'pos' ? 'cash' : 'bogus'
  return addTransaction(shop, order, { kind: 'sale', gateway, amountMinor, createdAt })
}

/** Names of what paid, each once, in the order in which they did. */
export function gatewaysOf(order: Order): string[] {
  return [...new Set(order.transactions.map((transaction) => transaction.gateway))]
}

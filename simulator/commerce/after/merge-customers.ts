// Two customers become one: orders, money and tags go to the one that is kept.
import type { SimulatorContext } from '../../context.ts'
import type { Customer, Shop } from '../../state/world.ts'
import { announceCustomer, announceCustomerDeleted } from '../announce.ts'
import { accountsOf, moveStoreCredit, openAccount } from '../credit/store-credit.ts'
import { gid } from '../find.ts'
import { forgetOrdersOf, ordersOf } from '../orders-of.ts'
import { CommerceRefusal } from '../refusal.ts'

/**
 * Tells the app by customers/merge, customers/update of the kept and customers/delete of the other:
 * whether Shopify sends the last two is not documented, so an app has to bear them.
 * @throws CommerceRefusal where the two are one.
 */
export function mergeCustomers(
  context: SimulatorContext,
  shop: Shop,
  kept: Customer,
  other: Customer,
): Customer {
  if (kept === other) throw new CommerceRefusal('same_customer', 'name two customers')
  const { clock, store, courier } = context
  const now = clock.stamp()
  for (const order of ordersOf(shop, other.id)) {
    order.customerId = kept.id
    order.updatedAt = now
  }
  forgetOrdersOf(shop)
  for (const account of accountsOf(shop, other.id)) {
    const { balanceMinor, currency } = account
    if (balanceMinor > 0) {
      const into = openAccount(shop, kept.id, currency)
      moveStoreCredit(context, shop, into, { amountMinor: balanceMinor })
    }
    shop.storeCredit.delete(account.id)
  }
  for (const card of shop.giftCards.values()) {
    if (card.customerId === other.id) card.customerId = kept.id
  }
  for (const cart of shop.carts.values()) {
    if (cart.customerId === other.id) cart.customerId = kept.id
  }
  kept.tags = [...new Set([...kept.tags, ...other.tags])]
  kept.updatedAt = now
  shop.customers.delete(other.id)
  store.touch()
  const payload = {
    admin_graphql_api_customer_kept_id: gid('Customer', kept.id),
    admin_graphql_api_customer_deleted_id: gid('Customer', other.id),
    admin_graphql_api_job_id: null,
    status: 'success',
    errors: [],
  }
  courier.emit(shop, [{ topic: 'customers/merge', payload }])
  announceCustomer(context, shop, kept, 'customers/update')
  announceCustomerDeleted(context, shop, other)
  return kept
}

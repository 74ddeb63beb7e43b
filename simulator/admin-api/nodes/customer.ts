import { accountsOf } from '../../commerce/credit/store-credit.ts'
import { gid } from '../../commerce/find.ts'
import { orderFigures } from '../../commerce/order-figures.ts'
import { ordersOf } from '../../commerce/orders-of.ts'
import type { Customer, Order } from '../../state/world.ts'
import type { AdminCall } from '../call.ts'
import { type ConnectionArguments, connection } from '../connection.ts'
import { money } from '../values.ts'
import { addressNode } from './address.ts'
import { metafieldFields } from './metafield.ts'
import { storeCreditNode } from './store-credit.ts'

export function customerNode(call: AdminCall, customer: Customer) {
  const id = gid('Customer', customer.id)
  const orders = () => ordersOf(call.shop, customer.id)
  return {
    __typename: 'Customer',
    id,
    legacyResourceId: customer.id,
    ...nameFields(customer),
    ...contactFields(customer),
    locale: customer.locale,
    note: customer.note,
    tags: [...customer.tags].sort(),
    state: 'DISABLED',
    verifiedEmail: true,
    taxExempt: false,
    createdAt: customer.createdAt,
    updatedAt: customer.updatedAt,
    numberOfOrders: () => String(orders().length),
    amountSpent: () => money(amountSpent(orders()), call.shop.currency),
    canDelete: () => orders().length === 0,
    lastOrder: () => {
      const last = orders().at(-1)
      return last ? call.nodes.order(call, last) : null
    },
    orders: (args: ConnectionArguments) => call.nodes.orders(call, orders(), args),
    defaultAddress: addressNode(customer.address),
    storeCreditAccounts: (args: ConnectionArguments) =>
      connection(accountsOf(call.shop, customer.id), args, {
        node: (account) => storeCreditNode(call, account),
      }),
    ...metafieldFields(call, id),
  }
}

function nameFields({ firstName, lastName, email }: Customer) {
  return {
    firstName: firstName || null,
    lastName: lastName || null,
    displayName: `${firstName} ${lastName}`.trim() || email,
  }
}

function contactFields({ email, phone }: Customer) {
  return {
    email,
    phone,
    defaultEmailAddress: {
      emailAddress: email,
      marketingState: 'NOT_SUBSCRIBED',
      marketingOptInLevel: null,
      marketingUpdatedAt: null,
      validFormat: true,
    },
    defaultPhoneNumber: phone ? { phoneNumber: phone, marketingState: 'NOT_SUBSCRIBED' } : null,
  }
}

function amountSpent(orders: Order[]): number {
  return orders.reduce((total, order) => {
    const { paidMinor, refundedMinor } = orderFigures(order)
    return total + paidMinor - refundedMinor
  }, 0)
}

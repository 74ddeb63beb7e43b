// What is compared of two customers and of one order: asked for when it is needed, turned into
// prints at once, and never kept as it is.
import { gidOf } from '../../gid.ts'
import type { AdminClient } from '../client.ts'

export interface Address {
  address1: string | null
  address2: string | null
  city: string | null
  zip: string | null
  countryCode: string | null
}

export interface ToCompare {
  email: string | null
  addresses: Address[]
  orders: number
}

const address = '{ address1 address2 city zip countryCode: countryCodeV2 }'

const document = `#graphql
  query ReadForComparing($friend: ID!, $referrer: ID!, $order: ID!) {
    friend: customer(id: $friend) { ...Compared }
    referrer: customer(id: $referrer) { ...Compared }
    order(id: $order) { updatedAt shippingAddress ${address} }
  }
  fragment Compared on Customer {
    numberOfOrders
    defaultEmailAddress { emailAddress }
    defaultAddress ${address}
  }`

interface Person {
  numberOfOrders: string
  defaultEmailAddress: { emailAddress: string } | null
  defaultAddress: Address | null
}

interface Data {
  friend: Person | null
  referrer: Person | null
  order: { updatedAt: string; shippingAddress: Address | null } | null
}

export interface Asked {
  friend: string
  referrer: string
  order: string
}

export interface Answered {
  friend: ToCompare | null
  referrer: ToCompare | null
  /** When the order changed last; null: it is gone, or older than we may look. */
  orderUpdatedAt: Date | null
}

/** @throws ShopifyFault; AccessFault where the shop lets us see neither. */
export async function readForComparing(admin: AdminClient, asked: Asked): Promise<Answered> {
  const { friend, referrer, order } = await admin.graphql<Data>(document, {
    friend: gidOf('Customer', asked.friend),
    referrer: gidOf('Customer', asked.referrer),
    order: gidOf('Order', asked.order),
  })
  const person = (one: Person | null, sentTo: Address | null): ToCompare | null =>
    one && {
      email: one.defaultEmailAddress?.emailAddress ?? null,
      addresses: [one.defaultAddress, sentTo].filter((each) => each !== null),
      orders: Number(one.numberOfOrders),
    }
  return {
    friend: person(friend, order?.shippingAddress ?? null),
    referrer: person(referrer, null),
    orderUpdatedAt: order ? new Date(order.updatedAt) : null,
  }
}

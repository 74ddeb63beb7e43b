// Shoppers' accounts: made, changed, removed.
import type { SimulatorContext } from '../context.ts'
import type { Address, Customer, Shop } from '../state/world.ts'
import { announceCustomer, announceCustomerDeleted, announceTags } from './announce.ts'
import { takeId } from './find.ts'
import { ordersOf } from './orders-of.ts'
import { CommerceRefusal } from './refusal.ts'

export interface CustomerInput {
  firstName: string
  lastName: string
  email: string
  phone?: string | null
  locale?: string
  tags?: string[]
  note?: string | null
  address?: Address | null
}

/** Makes a customer and tells the app (customers/create). @throws CommerceRefusal `email_taken`. */
export function createCustomer(
  context: SimulatorContext,
  shop: Shop,
  input: CustomerInput,
): Customer {
  if (findCustomerByEmail(shop, input.email)) {
    throw new CommerceRefusal('email_taken', `${input.email} belongs to a customer already`)
  }
  const now = context.clock.stamp()
  const customer: Customer = {
    id: takeId(shop),
    firstName: input.firstName,
    lastName: input.lastName,
    email: input.email,
    phone: input.phone ?? null,
    locale: input.locale ?? shop.locale,
    tags: input.tags ?? [],
    note: input.note ?? null,
    address: input.address ?? null,
    createdAt: now,
    updatedAt: now,
  }
  shop.customers.set(customer.id, customer)
  context.store.touch()
  announceCustomer(context, shop, customer, 'customers/create')
  announceTags(context, shop, customer, [])
  return customer
}

/** Changes a customer and tells the app (customers/update). */
export function updateCustomer(
  context: SimulatorContext,
  shop: Shop,
  customer: Customer,
  changes: Partial<CustomerInput>,
): Customer {
  const { email } = changes
  const holder = email ? findCustomerByEmail(shop, email) : null
  if (holder && holder !== customer) {
    throw new CommerceRefusal('email_taken', `${email} belongs to a customer already`)
  }
  const { tags } = customer
  Object.assign(customer, changes, { updatedAt: context.clock.stamp() })
  context.store.touch()
  announceCustomer(context, shop, customer, 'customers/update')
  announceTags(context, shop, customer, tags)
  return customer
}

/** Removes a customer who never ordered. @throws CommerceRefusal, as Shopify, where one did. */
export function deleteCustomer(context: SimulatorContext, shop: Shop, customer: Customer): void {
  if (ordersOf(shop, customer.id).length > 0) {
    throw new CommerceRefusal('customer_has_orders', `${customer.email} has orders`)
  }
  shop.customers.delete(customer.id)
  context.store.touch()
  announceCustomerDeleted(context, shop, customer)
}

export function findCustomerByEmail(shop: Shop, email: string): Customer | null {
  const wanted = email.trim().toLowerCase()
  for (const customer of shop.customers.values()) {
    if (customer.email.toLowerCase() === wanted) return customer
  }
  return null
}

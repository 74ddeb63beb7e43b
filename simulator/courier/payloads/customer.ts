// A customer as webhooks carry one. Inside an order it is the same, without tags or totals.
import { gid } from '../../commerce/find.ts'
import type { Customer, Shop } from '../../state/world.ts'
import { rawId, shopTime } from './values.ts'

export function customerPayload(shop: Shop, customer: Customer) {
  return {
    ...embeddedCustomer(shop, customer),
    addresses: [],
  }
}

export function embeddedCustomer(shop: Shop, customer: Customer) {
  return {
    id: rawId(customer.id),
    created_at: shopTime(shop, customer.createdAt),
    updated_at: shopTime(shop, customer.updatedAt),
    first_name: customer.firstName,
    last_name: customer.lastName,
    state: 'disabled',
    note: customer.note,
    verified_email: true,
    multipass_identifier: null,
    tax_exempt: false,
    email: customer.email,
    phone: customer.phone,
    currency: shop.currency,
    tax_exemptions: [],
    admin_graphql_api_id: gid('Customer', customer.id),
    default_address: null,
  }
}

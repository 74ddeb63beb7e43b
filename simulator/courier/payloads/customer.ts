// A customer as webhooks carry one. Inside an order it is the same, without tags or totals.
import { gid } from '../../commerce/find.ts'
import type { Address, Customer, Shop } from '../../state/world.ts'
import { rawId, shopTime } from './values.ts'

export function customerPayload(shop: Shop, customer: Customer) {
  return {
    ...embeddedCustomer(shop, customer),
    addresses: customer.address ? [addressOf(customer, customer.address)] : [],
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
    default_address: customer.address ? addressOf(customer, customer.address) : null,
  }
}

const countryNames = new Intl.DisplayNames(['en'], { type: 'region' })

/** The one address that a customer has here. */
function addressOf({ id, firstName, lastName, phone }: Customer, address: Address) {
  const { address1, city, zip, countryCode } = address
  return {
    id: rawId(id),
    customer_id: rawId(id),
    first_name: firstName,
    last_name: lastName,
    company: null,
    address1,
    address2: null,
    city,
    province: null,
    country: countryNames.of(countryCode) ?? countryCode,
    zip,
    phone,
    name: `${firstName} ${lastName}`.trim(),
    province_code: null,
    country_code: countryCode,
    country_name: countryNames.of(countryCode) ?? countryCode,
    default: true,
  }
}

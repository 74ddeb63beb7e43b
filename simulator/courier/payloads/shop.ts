// A shop as app/uninstalled and shop/update carry it, and the compliance topics.
import { exponentOf } from '../../commerce/money.ts'
import { ordersOf } from '../../commerce/orders-of.ts'
import type { Customer, Shop } from '../../state/world.ts'
import { rawId, shopTime } from './values.ts'

export function shopPayload(shop: Shop) {
  const [owner] = shop.staff
  const amount = exponentOf(shop.currency) === 0 ? '{{amount_no_decimals}}' : '{{amount}}'
  return {
    id: rawId(shop.id),
    name: shop.name,
    email: shop.email,
    domain: shop.domain,
    myshopify_domain: shop.domain,
    province: null,
    country: shop.country,
    country_code: shop.country,
    primary_locale: shop.locale,
    created_at: shopTime(shop, shop.createdAt),
    updated_at: shopTime(shop, shop.updatedAt),
    currency: shop.currency,
    enabled_presentment_currencies: [...new Set(shop.markets.map(({ currency }) => currency))],
    money_format: amount,
    money_with_currency_format: `${amount} ${shop.currency}`,
    customer_email: shop.email,
    timezone: shop.timeZone,
    iana_timezone: shop.timeZone,
    shop_owner: owner ? `${owner.firstName} ${owner.lastName}` : shop.name,
    taxes_included: shop.taxesIncluded,
    tax_shipping: null,
    plan_display_name: shop.plan.name,
    plan_name: 'basic',
    has_discounts: shop.discounts.size > 0,
    has_gift_cards: true,
    weight_unit: 'kg',
    setup_required: false,
  }
}

export function shopRedactPayload(shop: Shop) {
  return { shop_id: rawId(shop.id), shop_domain: shop.domain }
}

export type CustomerCompliance = 'customers/data_request' | 'customers/redact'

export function compliancePayload(shop: Shop, customer: Customer, topic: CustomerCompliance) {
  const orders = ordersOf(shop, customer.id).map((order) => rawId(order.id))
  const about = {
    ...shopRedactPayload(shop),
    customer: { id: rawId(customer.id), email: customer.email, phone: customer.phone },
  }
  return topic === 'customers/redact'
    ? { ...about, orders_to_redact: orders }
    : { ...about, orders_requested: orders, data_request: { id: rawId(`${customer.id}9`) } }
}

// An order as every orders/* topic but orders/edited carries it. Keys as in API version 2026-07's
// published samples; the figures are the ones GraphQL gives.
import { gid } from '../../commerce/find.ts'
import { exponentOf, toAmount, toDecimal } from '../../commerce/money.ts'
import { financialStatus, type OrderFigures, orderFigures } from '../../commerce/order-figures.ts'
import type { DiscountApplication, Order, Shop } from '../../state/world.ts'
import { embeddedCustomer } from './customer.ts'
import { lineItemPayload, taxLinePayload } from './line-item.ts'
import { refundPayload } from './refund.ts'
import { moneySet, rawId, shopTime } from './values.ts'

export function orderPayload(shop: Shop, order: Order) {
  const figures = orderFigures(order)
  const customer = order.customerId ? shop.customers.get(order.customerId) : undefined
  return {
    id: rawId(order.id),
    admin_graphql_api_id: gid('Order', order.id),
    ...origin(shop, order),
    ...state(shop, order),
    ...placedMoney(order, figures),
    ...currentMoney(order, figures),
    billing_address: null,
    shipping_address: null,
    customer: customer ? embeddedCustomer(shop, customer) : null,
    discount_codes: order.discounts.map((discount) => ({
      code: discount.code,
      amount: toAmount(discount.amountMinor, order.currency),
      type: discount.kind,
    })),
    discount_applications: order.discounts.map((discount) => application(order, discount)),
    fulfillments: [],
    line_items: order.lines.map((line) => lineItemPayload(shop, order, line)),
    line_item_groups: [],
    payment_terms: null,
    refunds: order.refunds.map((refund) => refundPayload(shop, order, refund)),
    returns: [],
    shipping_lines: shippingLines(order, figures),
    tax_lines: figures.taxMinor > 0 ? [taxLinePayload(order, figures.taxMinor)] : [],
  }
}

function origin(shop: Shop, order: Order) {
  return {
    app_id: null,
    browser_ip: null,
    buyer_accepts_marketing: false,
    cart_token: null,
    checkout_token: null,
    client_details: null,
    confirmation_number: order.token.slice(0, 9).toUpperCase(),
    contact_email: order.email,
    customer_locale: order.locale,
    device_id: null,
    email: order.email,
    landing_site: null,
    landing_site_ref: null,
    location_id: null,
    merchant_business_entity_id: null,
    merchant_of_record_app_id: null,
    name: order.name,
    note: order.note,
    note_attributes: [],
    number: order.number - 1000,
    order_number: order.number,
    order_status_url: `https://${shop.domain}/${shop.id}/orders/${order.token}/authenticate`,
    payment_gateway_names: order.transactions.length > 0 ? ['bogus'] : [],
    phone: null,
    po_number: null,
    reference: null,
    referring_site: null,
    source_identifier: null,
    source_name: order.channel,
    source_url: null,
    tags: order.tags.join(', '),
    test: order.isTest,
    token: order.token,
    user_id: null,
  }
}

function state(shop: Shop, order: Order) {
  return {
    cancel_reason: order.cancelReason,
    cancelled_at: shopTime(shop, order.cancelledAt),
    closed_at: null,
    confirmed: true,
    created_at: shopTime(shop, order.createdAt),
    processed_at: shopTime(shop, order.processedAt),
    updated_at: shopTime(shop, order.updatedAt),
    financial_status: financialStatus(order),
    fulfillment_status: null,
    currency: order.currency,
    presentment_currency: order.currency,
    duties_included: false,
    estimated_taxes: false,
    tax_exempt: false,
    taxes_included: order.taxesIncluded,
    total_weight: 0,
  }
}

function placedMoney({ currency }: Order, figures: OrderFigures) {
  const amount = (minor: number) => toAmount(minor, currency)
  const set = (minor: number) => moneySet(minor, currency)
  return {
    original_total_additional_fees_set: null,
    original_total_duties_set: null,
    subtotal_price: amount(figures.subtotalMinor),
    subtotal_price_set: set(figures.subtotalMinor),
    total_cash_rounding_payment_adjustment_set: set(0),
    total_cash_rounding_refund_adjustment_set: set(0),
    total_discounts: amount(figures.discountMinor),
    total_discounts_set: set(figures.discountMinor),
    total_line_items_price: amount(figures.itemsMinor),
    total_line_items_price_set: set(figures.itemsMinor),
    total_outstanding: amount(figures.outstandingMinor),
    total_price: amount(figures.totalMinor),
    total_price_set: set(figures.totalMinor),
    total_shipping_price_set: set(figures.shippingMinor),
    total_tax: amount(figures.taxMinor),
    total_tax_set: set(figures.taxMinor),
    total_tip_received: amount(0),
  }
}

function currentMoney({ currency }: Order, figures: OrderFigures) {
  const amount = (minor: number) => toAmount(minor, currency)
  const set = (minor: number) => moneySet(minor, currency)
  return {
    current_shipping_price_set: set(figures.currentShippingMinor),
    current_subtotal_price: amount(figures.currentSubtotalMinor),
    current_subtotal_price_set: set(figures.currentSubtotalMinor),
    current_total_additional_fees_set: null,
    current_total_discounts: amount(figures.currentDiscountMinor),
    current_total_discounts_set: set(figures.currentDiscountMinor),
    current_total_duties_set: null,
    current_total_price: amount(figures.currentTotalMinor),
    current_total_price_set: set(figures.currentTotalMinor),
    current_total_tax: amount(figures.currentTaxMinor),
    current_total_tax_set: set(figures.currentTaxMinor),
  }
}

function application(order: Order, discount: DiscountApplication) {
  const digits = discount.kind === 'percentage' ? 2 : exponentOf(order.currency)
  return {
    target_type: 'line_item',
    type: 'discount_code',
    value: toDecimal(discount.value, digits),
    value_type: discount.kind,
    allocation_method: 'across',
    target_selection: 'all',
    code: discount.code,
  }
}

function shippingLines({ shipping, currency }: Order, figures: OrderFigures) {
  if (!shipping) return []
  return [
    {
      id: rawId(shipping.id),
      carrier_identifier: null,
      code: shipping.title,
      current_discounted_price_set: moneySet(figures.currentShippingMinor, currency),
      discounted_price: toAmount(shipping.priceMinor, currency),
      discounted_price_set: moneySet(shipping.priceMinor, currency),
      is_removed: false,
      phone: null,
      price: toAmount(shipping.priceMinor, currency),
      price_set: moneySet(shipping.priceMinor, currency),
      requested_fulfillment_service_id: null,
      source: 'shopify',
      title: shipping.title,
      tax_lines: [],
      discount_allocations: [],
    },
  ]
}

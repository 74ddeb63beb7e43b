// An order as every orders/* topic but orders/edited carries it. Keys as in API version 2026-07's
// published samples; the figures are the ones GraphQL gives.
import { gid } from '../../commerce/find.ts'
import { fulfillmentStatus } from '../../commerce/fulfillments/status.ts'
import { toAmount } from '../../commerce/money.ts'
import { financialStatus, type OrderFigures, orderFigures } from '../../commerce/order-figures.ts'
import { gatewaysOf } from '../../commerce/payments/transactions.ts'
import type { Order, Shop } from '../../state/world.ts'
import { embeddedCustomer } from './customer.ts'
import { applicationPayload, shippingLines } from './discounted.ts'
import { fulfillmentPayload } from './fulfillment.ts'
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
    ...(order.company && {
      company: { id: rawId(order.company.id), location_id: rawId(`${order.company.id}1`) },
    }),
    customer: customer ? embeddedCustomer(shop, customer) : null,
    discount_codes: order.discounts.map((discount) => ({
      code: discount.code,
      amount: toAmount(discount.amountMinor, order.currency),
      type: discount.target === 'shipping_line' ? 'shipping' : discount.kind,
    })),
    discount_applications: order.discounts.map((each) => applicationPayload(order, each)),
    fulfillments: order.fulfillments.map((each) => fulfillmentPayload(shop, order, each)),
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
    app_id: appOf(order.channel),
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
    location_id: order.channel === 'pos' ? rawId(`${shop.id}4`) : null,
    merchant_business_entity_id: null,
    merchant_of_record_app_id: null,
    name: order.name,
    note: order.note,
    note_attributes: Object.entries(order.attributes).map(([name, value]) => ({ name, value })),
    number: order.number - 1000,
    order_number: order.number,
    order_status_url: `https://${shop.domain}/${shop.id}/orders/${order.token}/authenticate`,
    payment_gateway_names: gatewaysOf(order),
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
    closed_at: shopTime(shop, order.closedAt),
    confirmed: true,
    created_at: shopTime(shop, order.createdAt),
    processed_at: shopTime(shop, order.processedAt),
    updated_at: shopTime(shop, order.updatedAt),
    financial_status: financialStatus(order),
    fulfillment_status: fulfillmentStatus(order),
    currency: order.currency,
    presentment_currency: order.presentment.currency,
    duties_included: false,
    estimated_taxes: false,
    tax_exempt: false,
    taxes_included: order.taxesIncluded,
    total_weight: 0,
  }
}

function placedMoney(order: Order, figures: OrderFigures) {
  const { currency } = order
  const amount = (minor: number) => toAmount(minor, currency)
  const set = (minor: number) => moneySet(minor, order)
  return {
    original_total_additional_fees_set: null,
    original_total_duties_set: figures.dutiesMinor > 0 ? set(figures.dutiesMinor) : null,
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
    total_tip_received: amount(figures.tipMinor),
  }
}

function currentMoney(order: Order, figures: OrderFigures) {
  const { currency } = order
  const amount = (minor: number) => toAmount(minor, currency)
  const set = (minor: number) => moneySet(minor, order)
  return {
    current_shipping_price_set: set(figures.currentShippingMinor),
    current_subtotal_price: amount(figures.currentSubtotalMinor),
    current_subtotal_price_set: set(figures.currentSubtotalMinor),
    current_total_additional_fees_set: null,
    current_total_discounts: amount(figures.currentDiscountMinor),
    current_total_discounts_set: set(figures.currentDiscountMinor),
    current_total_duties_set: figures.dutiesMinor > 0 ? set(figures.dutiesMinor) : null,
    current_total_price: amount(figures.currentTotalMinor),
    current_total_price_set: set(figures.currentTotalMinor),
    current_total_tax: amount(figures.currentTaxMinor),
    current_total_tax_set: set(figures.currentTaxMinor),
  }
}

/** Numbers of Shopify's own channels; an order of an app carries that app's number. */
function appOf(channel: string): unknown {
  const known: Record<string, string> = {
    web: '580111',
    pos: '129785',
    shopify_draft_order: '1354745',
  }
  const id = known[channel] ?? (/^\d+$/.test(channel) ? channel : null)
  return id ? rawId(id) : null
}

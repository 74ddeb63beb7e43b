// An order as Shopify's webhooks tell it (keys of API 2026-07), as large as real ones are.

export interface PayloadOptions {
  orderId?: number
  customerId?: number
  /** Decimal. */
  price?: string
  processedAt?: string
  updatedAt?: string
  currency?: string
  financialStatus?: string
}

export function anOrderPayload(given: PayloadOptions = {}) {
  const { orderId = 7001, customerId = 9001, price = '100.00', currency = 'USD' } = given
  const { processedAt = '2026-03-01T07:00:00-05:00', financialStatus = 'paid' } = given
  const set = moneySet(currency)
  const { updatedAt = processedAt } = given
  return {
    id: orderId,
    admin_graphql_api_id: `gid://shopify/Order/${orderId}`,
    app_id: 580111,
    browser_ip: '203.0.113.7',
    buyer_accepts_marketing: false,
    cancel_reason: null,
    cancelled_at: null,
    cart_token: 'c1-3f0b7a5d2e9148c6b1a07d5e',
    checkout_token: 'a7c3d9e1f5b24860937d1c8e6f2a4b90',
    client_details: { accept_language: 'en-US', user_agent: 'Mozilla/5.0 (X11; Linux x86_64)' },
    confirmation_number: 'QK3R7XW2P',
    confirmed: true,
    created_at: processedAt,
    currency,
    ...figures(price, set),
    customer_locale: 'en-US',
    discount_codes: [],
    duties_included: false,
    estimated_taxes: false,
    financial_status: financialStatus,
    fulfillment_status: null,
    landing_site: '/collections/ferns?utm_source=newsletter',
    name: `#${orderId}`,
    note: null,
    note_attributes: [],
    number: orderId,
    order_number: orderId,
    order_status_url: `https://shop.example/orders/${orderId}/authenticate?key=5d1c8e6f2a4b90`,
    payment_gateway_names: ['shopify_payments'],
    presentment_currency: currency,
    processed_at: processedAt,
    source_name: 'web',
    tags: '',
    tax_exempt: false,
    tax_lines: [],
    taxes_included: false,
    test: false,
    token: '5b24860937d1c8e6f2a4b90a7c3d9e1f',
    total_weight: 900,
    updated_at: updatedAt,
    customer: {
      id: customerId,
      created_at: '2019-05-01T00:00:00-04:00',
      updated_at: updatedAt,
      state: 'enabled',
      currency,
      admin_graphql_api_id: `gid://shopify/Customer/${customerId}`,
    },
    discount_applications: [],
    fulfillments: [],
    line_items: [1, 2].map((n) => line(orderId, n, n === 1 ? price : '0.00', set)),
    payment_terms: null,
    refunds: [],
    returns: [],
    line_item_groups: [],
    shipping_lines: [shippingLine(orderId, set)],
  }
}

type MoneySet = ReturnType<ReturnType<typeof moneySet>>
type Set = (amount: string) => MoneySet

function moneySet(currency: string) {
  return (amount: string) => ({
    shop_money: { amount, currency_code: currency },
    presentment_money: { amount, currency_code: currency },
  })
}

function figures(price: string, set: Set) {
  return {
    current_shipping_price_set: set('6.00'),
    current_subtotal_price: price,
    current_subtotal_price_set: set(price),
    current_total_discounts: '0.00',
    current_total_discounts_set: set('0.00'),
    current_total_price: price,
    current_total_price_set: set(price),
    current_total_tax: '0.00',
    current_total_tax_set: set('0.00'),
    subtotal_price: price,
    subtotal_price_set: set(price),
    total_discounts: '0.00',
    total_discounts_set: set('0.00'),
    total_line_items_price: price,
    total_line_items_price_set: set(price),
    total_outstanding: '0.00',
    total_price: price,
    total_price_set: set(price),
    total_shipping_price_set: set('6.00'),
    total_tax: '0.00',
    total_tax_set: set('0.00'),
    total_tip_received: '0.00',
  }
}

function line(orderId: number, n: number, price: string, set: Set) {
  return {
    id: orderId * 10 + n,
    admin_graphql_api_id: `gid://shopify/LineItem/${orderId * 10 + n}`,
    current_quantity: 1,
    fulfillable_quantity: 1,
    fulfillment_service: 'manual',
    fulfillment_status: null,
    gift_card: false,
    grams: 450,
    name: n === 1 ? 'Maidenhair fern' : 'Stoneware pot',
    price: price,
    price_set: set(price),
    product_exists: true,
    product_id: 8_000_000 + n,
    properties: [],
    quantity: 1,
    requires_shipping: true,
    sku: `FERN-${n}`,
    taxable: true,
    title: n === 1 ? 'Maidenhair fern' : 'Stoneware pot',
    total_discount: '0.00',
    total_discount_set: set('0.00'),
    variant_id: 9_000_000 + n,
    variant_inventory_management: 'shopify',
    variant_title: null,
    vendor: 'Fern & Fable',
    tax_lines: [],
    duties: [],
    discount_allocations: [],
  }
}

function shippingLine(orderId: number, set: Set) {
  return {
    id: orderId * 10 + 9,
    code: 'Standard',
    price: '6.00',
    price_set: set('6.00'),
    discounted_price: '6.00',
    discounted_price_set: set('6.00'),
    is_removed: false,
    title: 'Standard',
    tax_lines: [],
    discount_allocations: [],
  }
}

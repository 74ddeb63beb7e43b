// An order as Shopify words it with our include_fields, about 4.5 kB: four lines, taxes, one code.
const money = (amount: string) => ({
  shop_money: { amount, currency_code: 'USD' },
  presentment_money: { amount, currency_code: 'USD' },
})

export function orderBody(): string {
  return JSON.stringify({
    id: 5_410_000_001,
    admin_graphql_api_id: 'gid://shopify/Order/5410000001',
    name: '#1001',
    test: false,
    source_name: 'web',
    currency: 'USD',
    created_at: '2026-03-01T10:00:00-05:00',
    processed_at: '2026-03-01T10:00:00-05:00',
    updated_at: '2026-03-01T10:00:05-05:00',
    cancelled_at: null,
    financial_status: 'paid',
    taxes_included: false,
    customer: { id: 710_000_001, admin_graphql_api_id: 'gid://shopify/Customer/710000001' },
    discount_codes: [{ code: 'SPRING-7QK2', amount: '5.00', type: 'fixed_amount' }],
    subtotal_price_set: money('84.00'),
    line_items: Array.from({ length: 4 }, (_, index) => line(index)),
    refunds: [],
  })
}

function line(index: number) {
  return {
    id: 13_000_000_000 + index,
    admin_graphql_api_id: `gid://shopify/LineItem/${13_000_000_000 + index}`,
    title: `Terracotta pot with saucer, size ${index + 1}`,
    product_id: 8_100_000_000 + index,
    variant_id: 44_000_000_000 + index,
    quantity: 1 + index,
    current_quantity: 1 + index,
    gift_card: false,
    price: '14.00',
    price_set: money('14.00'),
    total_discount_set: money('0.00'),
    discount_allocations: [
      { amount: '1.25', amount_set: money('1.25'), discount_application_index: 0 },
    ],
    tax_lines: [
      { title: 'State tax', rate: 0.04, price: '0.51', price_set: money('0.51') },
      { title: 'City tax', rate: 0.045, price: '0.57', price_set: money('0.57') },
    ],
  }
}

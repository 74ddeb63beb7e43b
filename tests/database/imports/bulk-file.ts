// Orders as a bulk file and as a webhook tell them: the same order in both.
export interface Told {
  number: number
  day: string
  cents: number
  hasRefund?: boolean
  customer?: number
}

const stampOf = ({ day }: Told) => `${day}T10:00:00Z`
const amount = ({ cents }: Told) => (cents / 100).toFixed(2)
const gid = (kind: string, number: number) => `gid://shopify/${kind}/${number}`
const money = (of: string) => ({ shopMoney: { amount: of } })
const customerOf = ({ customer = 7001 }: Told) => customer

/** An order, and its two lines behind it. */
export function bulkLines(told: Told): object[] {
  const id = gid('Order', told.number)
  return [
    {
      id,
      name: `#${told.number}`,
      test: false,
      sourceName: 'web',
      currencyCode: 'USD',
      taxesIncluded: false,
      discountCodes: ['SPRING'],
      displayFinancialStatus: told.hasRefund ? 'PARTIALLY_REFUNDED' : 'PAID',
      createdAt: stampOf(told),
      processedAt: stampOf(told),
      updatedAt: stampOf(told),
      cancelledAt: null,
      customer: { id: gid('Customer', customerOf(told)), createdAt: '2025-06-01T00:00:00Z' },
      subtotalPriceSet: money(amount(told)),
      totalTipReceivedSet: money('0.0'),
      refunds: told.hasRefund ? [{ id: gid('Refund', told.number) }] : [],
    },
    line(told, 1, { originalUnitPriceSet: money(amount(told)) }),
    line(told, 2, { originalUnitPriceSet: money('0.00') }),
  ]
}

function line(told: Told, nth: number, more: object): object {
  return {
    id: gid('LineItem', told.number * 10 + nth),
    title: 'Fern mug',
    quantity: 1,
    currentQuantity: 1,
    isGiftCard: false,
    product: { id: gid('Product', 11) },
    variant: { id: gid('ProductVariant', 12) },
    totalDiscountSet: money('0.0'),
    discountAllocations: [],
    taxLines: [{ priceSet: money('1.50') }],
    __parentId: gid('Order', told.number),
    ...more,
  }
}

export function webhookPayload(told: Told): object {
  const lineOf = (nth: number, price: string) => ({
    id: told.number * 10 + nth,
    admin_graphql_api_id: gid('LineItem', told.number * 10 + nth),
    title: 'Fern mug',
    product_id: 11,
    variant_id: 12,
    quantity: 1,
    current_quantity: 1,
    price,
    total_discount: '0.00',
    gift_card: false,
    discount_allocations: [],
    tax_lines: [{ price: '1.50' }],
  })
  return {
    id: told.number,
    admin_graphql_api_id: gid('Order', told.number),
    name: `#${told.number}`,
    test: false,
    source_name: 'web',
    currency: 'USD',
    created_at: stampOf(told),
    processed_at: stampOf(told),
    updated_at: stampOf(told),
    cancelled_at: null,
    financial_status: 'paid',
    taxes_included: false,
    customer: {
      id: customerOf(told),
      admin_graphql_api_id: gid('Customer', customerOf(told)),
      created_at: '2025-06-01T00:00:00Z',
    },
    discount_codes: [{ code: 'SPRING' }],
    subtotal_price: amount(told),
    total_tip_received: '0.00',
    line_items: [lineOf(1, amount(told)), lineOf(2, '0.00')],
    refunds: [],
  }
}

/** The same order as the Admin API lists it, one unit of it given back. */
export function listedOrder(told: Told): object {
  const [order, ...lines] = bulkLines(told) as [object, ...object[]]
  const page = (nodes: object[]) => ({ pageInfo: { hasNextPage: false, endCursor: null }, nodes })
  const half = money((told.cents / 200).toFixed(2))
  const refund = {
    id: gid('Refund', told.number),
    createdAt: stampOf(told),
    processedAt: stampOf(told),
    refundLineItems: page([
      { quantity: 1, lineItem: { id: gid('LineItem', told.number * 10 + 1) }, subtotalSet: half },
    ]),
    orderAdjustments: { nodes: [] },
    refundShippingLines: { nodes: [] },
    transactions: { nodes: [] },
  }
  return { ...order, lineItems: page(lines), refunds: [refund] }
}

export const customerLine = (number: number): object => ({
  id: gid('Customer', number),
  createdAt: '2025-06-01T00:00:00Z',
})

export const asFile = (objects: object[]): string =>
  objects.map((one) => `${JSON.stringify(one)}\n`).join('')

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
/** The code took half a dollar off each line. */
const listed = ({ cents }: Told) => ((cents + 50) / 100).toFixed(2)
const gid = (kind: string, number: number) => `gid://shopify/${kind}/${number}`
const money = (of: string) => ({ shopMoney: { amount: of } })
const customerOf = ({ customer = 7001 }: Told) => customer

/** An order, and its shipping and its two lines behind it. */
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
      transactions: [payment(told, 'SUCCESS'), payment(told, 'FAILURE')],
      originalTotalPriceSet: money(amount(told)),
      currentTotalPriceSet: money(amount(told)),
      totalOutstandingSet: money('0.0'),
      purchasingEntity: { __typename: 'PurchasingCompany' },
      paymentGatewayNames: ['gift_card', 'bogus'],
      disputes: [],
      customAttributes: [{ key: 'perennial_referral', value: 'FERN2345' }],
      displayFulfillmentStatus: 'FULFILLED',
      fulfillments: [
        { status: 'SUCCESS', createdAt: stampOf(told) },
        { status: 'CANCELLED', createdAt: '2027-01-01T00:00:00Z' },
      ],
      currentShippingPriceSet: money('4.0'),
      currentTotalDutiesSet: money('1.25'),
      refunds: told.hasRefund ? [{ id: gid('Refund', told.number) }] : [],
    },
    {
      id: gid('ShippingLine', told.number * 10 + 9),
      discountedPriceSet: money('6.0'),
      taxLines: [{ priceSet: money('0.6') }],
      __parentId: id,
    },
    line(told, 1, { originalUnitPriceSet: money(listed(told)) }),
    line(told, 2, { originalUnitPriceSet: money('0.50') }),
  ]
}

/** The first of the order's applications is about its shipping: no line names it. */
const applicationNode = {
  index: 1,
  allocationMethod: 'EACH',
  targetSelection: 'ENTITLED',
  code: 'SPRING',
}

const payment = (told: Told, status: string) => ({
  kind: 'SALE',
  status,
  gateway: 'gift_card',
  createdAt: stampOf(told),
  processedAt: stampOf(told),
  amountSet: money(amount(told)),
})

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
    discountAllocations: [
      { allocatedAmountSet: money('0.5'), discountApplication: applicationNode },
    ],
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
    discount_allocations: [{ amount: '0.50', discount_application_index: 1 }],
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
    note_attributes: [{ name: 'perennial_referral', value: 'FERN2345' }],
    subtotal_price: amount(told),
    total_tip_received: '0.00',
    discount_applications: [
      { allocation_method: 'one', target_selection: 'all', target_type: 'shipping_line' },
      {
        allocation_method: 'each',
        target_selection: 'entitled',
        target_type: 'line_item',
        code: 'SPRING',
      },
    ],
    company: { id: 3, location_id: 4 },
    payment_gateway_names: ['gift_card', 'bogus'],
    fulfillment_status: 'fulfilled',
    fulfillments: [
      { id: 1, status: 'success', created_at: stampOf(told) },
      { id: 2, status: 'cancelled', created_at: '2027-01-01T00:00:00Z' },
    ],
    shipping_lines: [
      { id: 5, price: '6.00', discounted_price: '6.00', tax_lines: [{ price: '0.60' }] },
      { id: 6, price: '9.00', discounted_price: '9.00', is_removed: true, tax_lines: [] },
    ],
    current_shipping_price_set: { shop_money: { amount: '4.00' } },
    current_total_duties_set: { shop_money: { amount: '1.25' } },
    line_items: [lineOf(1, listed(told)), lineOf(2, '0.50')],
    refunds: [],
  }
}

/** The same order as the Admin API lists it, one unit of it given back. */
export function listedOrder(told: Told): object {
  const [order, shipping, ...lines] = bulkLines(told) as [object, object, ...object[]]
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
  return { ...order, lineItems: page(lines), shippingLines: page([shipping]), refunds: [refund] }
}

export const customerLine = (number: number): object => ({
  id: gid('Customer', number),
  createdAt: '2025-06-01T00:00:00Z',
})

export const asFile = (objects: object[]): string =>
  objects.map((one) => `${JSON.stringify(one)}\n`).join('')

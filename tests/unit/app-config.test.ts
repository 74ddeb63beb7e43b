import { readFileSync } from 'node:fs'
import { parse } from 'smol-toml'
import { describe, expect, test } from 'vitest'
import { noticeTopics } from '../../app/jobs/deliveries/handle-topic.ts'
import { settledTopics } from '../../app/jobs/deliveries/read-delivery.ts'
import { adminApiVersion } from '../../app/shopify/api-version.ts'
import { translateCustomer } from '../../app/shopify/webhooks/translate-customer.ts'
import { translateOrder } from '../../app/shopify/webhooks/translate-order.ts'

interface Subscription {
  topics?: string[]
  compliance_topics?: string[]
  uri: string
  include_fields?: string[]
}

interface Config {
  webhooks: { api_version: string; subscriptions: Subscription[] }
  access_scopes: { scopes: string }
}

const config = parse(readFileSync('shopify.app.toml', 'utf8')) as unknown as Config
const { subscriptions } = config.webhooks
const topicsOf = ({ topics = [], compliance_topics = [] }: Subscription) => [
  ...topics,
  ...compliance_topics,
]

function fieldsOf(topic: string): string[] {
  return subscriptions.find((one) => topicsOf(one).includes(topic))?.include_fields ?? []
}

describe('shopify.app.toml', () => {
  test('speaks the version of the Admin API that the code speaks', () => {
    expect(config.webhooks.api_version).toBe(adminApiVersion)
  })

  test('subscribes to no topic that nothing handles, and to each one once', () => {
    const topics = subscriptions.flatMap(topicsOf)
    expect(new Set(topics).size).toBe(topics.length)
    const handled = new Set([...settledTopics, ...noticeTopics])
    expect(topics.filter((topic) => !handled.has(topic))).toEqual([])
  })

  test('subscribes to the three topics that the law asks for', () => {
    const compliance = subscriptions.flatMap((one) => one.compliance_topics ?? [])
    expect(compliance.sort()).toEqual(['customers/data_request', 'customers/redact', 'shop/redact'])
  })

  test('sends all to the one door', () => {
    expect(new Set(subscriptions.map(({ uri }) => uri))).toEqual(new Set(['/webhooks']))
  })

  test('asks for all of an order that settling reads, and for nothing personal', () => {
    const whole = order()
    const sent = pick(whole, fieldsOf('orders/updated'))
    expect(translateOrder(sent)).toEqual(translateOrder(whole))
    expect(translateOrder(whole)).toMatchObject(allRead)
    expect(JSON.stringify(sent)).not.toMatch(/personal/)
    expect(fieldsOf('orders/updated')).toContain('updated_at')
  })

  test('asks for all of a customer that joining reads, and for nothing personal', () => {
    const whole = customer()
    const sent = pick(whole, fieldsOf('customers/create'))
    expect(translateCustomer(sent)).toEqual(translateCustomer(whole))
    expect(JSON.stringify(sent)).not.toMatch(/personal/)
  })
})

/** What Shopify leaves of a payload: the named fields, nested ones by a dot. */
function pick(value: unknown, fields: string[]): unknown {
  if (Array.isArray(value)) return value.map((one) => pick(one, fields))
  if (typeof value !== 'object' || value === null) return value
  const kept = Object.entries(value).flatMap(([name, inner]) => {
    if (fields.includes(name)) return [[name, inner]]
    const nested = fields.filter((field) => field.startsWith(`${name}.`))
    return nested.length === 0
      ? []
      : [
          [
            name,
            pick(
              inner,
              nested.map((field) => field.slice(name.length + 1)),
            ),
          ],
        ]
  })
  return Object.fromEntries(kept)
}

function customer() {
  return {
    id: 7001,
    admin_graphql_api_id: 'gid://shopify/Customer/7001',
    created_at: '2026-02-01T10:00:00-05:00',
    updated_at: '2026-02-01T10:00:00-05:00',
    email: 'personal@example.com',
    first_name: 'personal',
    default_address: { address1: 'personal' },
    note: 'personal',
  }
}

/** That none of it is compared with nothing. */
const allRead = {
  shipping: { placedMinor: 600, refundedMinor: 500, taxMinor: 100 },
  tipMinor: 100,
  dutiesMinor: 200,
  fulfilledAt: '2026-03-02T15:00:00.000Z',
  isBusiness: true,
  usesGiftCard: true,
  usesStoreCredit: true,
  lines: [
    {
      listedMinor: 2800,
      amountMinor: 2600,
      discounts: [{ amountMinor: 200, reach: 'line', code: 'SPRING' }],
    },
  ],
}

const set = (amount: string) => ({ shop_money: { amount, currency_code: 'USD' } })

function order() {
  return {
    id: 5001,
    admin_graphql_api_id: 'gid://shopify/Order/5001',
    name: '#1001',
    email: 'personal@example.com',
    note: 'personal',
    billing_address: { name: 'personal' },
    customer: customer(),
    currency: 'USD',
    created_at: '2026-03-01T10:00:00-05:00',
    processed_at: '2026-03-01T09:59:00-05:00',
    updated_at: '2026-03-05T10:00:00-05:00',
    cancelled_at: '2026-03-05T10:00:00-05:00',
    financial_status: 'partially_refunded',
    test: true,
    source_name: 'pos',
    taxes_included: true,
    subtotal_price: '26.00',
    discount_codes: [{ code: 'SPRING', amount: '2.00', type: 'fixed_amount' }],
    ...besideLines(),
    line_items: [
      {
        id: 9001,
        admin_graphql_api_id: 'gid://shopify/LineItem/9001',
        title: 'Mug',
        product_id: 1,
        variant_id: 2,
        quantity: 2,
        current_quantity: 1,
        price: '14.00',
        total_discount: '1.00',
        gift_card: true,
        properties: [{ name: 'Engraving', value: 'personal' }],
        discount_allocations: [
          { amount: '2.00', amount_set: set('2.00'), discount_application_index: 0 },
        ],
        tax_lines: [{ price: '1.30', title: 'VAT', rate: 0.1 }],
      },
    ],
    refunds: refunds(),
  }
}

function besideLines() {
  return {
    total_tip_received: '1.00',
    discount_applications: [
      {
        allocation_method: 'each',
        target_selection: 'entitled',
        code: 'SPRING',
        title: 'personal',
      },
    ],
    shipping_lines: [
      {
        discounted_price: '6.00',
        is_removed: false,
        phone: 'personal',
        tax_lines: [{ price: '1' }],
      },
      { discounted_price: '9.00', is_removed: true, tax_lines: [] },
    ],
    current_shipping_price_set: set('1.00'),
    current_total_duties_set: set('2.00'),
    fulfillment_status: 'fulfilled',
    fulfillments: [
      { status: 'success', created_at: '2026-03-02T10:00:00-05:00', origin_address: 'personal' },
      { status: 'cancelled', created_at: '2026-03-03T10:00:00-05:00' },
    ],
    company: { id: 1, location_id: 2, name: 'personal' },
    payment_gateway_names: ['gift_card', 'shopify_store_credit'],
  }
}

function refunds() {
  return [
    {
      id: 1,
      admin_graphql_api_id: 'gid://shopify/Refund/1',
      created_at: '2026-03-04T10:00:00-05:00',
      note: 'personal',
      refund_line_items: [
        {
          line_item_id: 9001,
          line_item: { admin_graphql_api_id: 'gid://shopify/LineItem/9001', title: 'personal' },
          quantity: 1,
          subtotal: 13,
          subtotal_set: set('13.00'),
        },
      ],
      order_adjustments: [
        { kind: 'refund_discrepancy', amount: '-2.50', amount_set: set('-2.50') },
        { kind: 'shipping_refund', amount: '-5.00', amount_set: set('-5.00') },
      ],
      refund_shipping_lines: [{ id: 4 }],
      transactions: [],
    },
    {
      id: 2,
      admin_graphql_api_id: 'gid://shopify/Refund/2',
      created_at: '2026-03-05T10:00:00-05:00',
      refund_line_items: [],
      order_adjustments: [],
      refund_shipping_lines: [],
      transactions: [
        {
          kind: 'refund',
          status: 'success',
          amount: '3.00',
          currency: 'USD',
          receipt: 'personal',
        },
      ],
    },
  ]
}

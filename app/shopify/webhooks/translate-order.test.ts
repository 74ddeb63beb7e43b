import { expect, test } from 'vitest'
import { anOrderPayload } from '../../../tests/setup/builders/order-payload.ts'
import { translateCustomer } from './translate-customer.ts'
import { translateMark } from './translate-mark.ts'
import { translateOrder } from './translate-order.ts'

const money = (amount: string) => ({ shop_money: { amount, currency_code: 'USD' } })

test('an order becomes a fact in minor units, UTC and plain ids', () => {
  const snapshot = translateOrder(anOrderPayload({ price: '89.99', orderId: 820982911946 }))
  expect(snapshot).toMatchObject({
    orderId: '820982911946',
    name: '#820982911946',
    customerId: '9001',
    customerCreatedAt: '2019-05-01T04:00:00.000Z',
    currency: 'USD',
    processedAt: '2026-03-01T12:00:00.000Z',
    payment: 'paid',
    placedMinor: 8999,
    channel: 'web',
  })
  expect(snapshot.lines[0]).toMatchObject({ amountMinor: 8999, quantity: 1, currentQuantity: 1 })
})

test('a line is what was paid for it: its price times its units, less its share of discounts', () => {
  const payload = anOrderPayload({ price: '10.00' })
  const [line] = payload.line_items
  const discounted = {
    ...line,
    quantity: 3,
    discount_allocations: [{ amount: '3.34' }, { amount: '1.00' }],
  }
  const { lines } = translateOrder({ ...payload, line_items: [discounted] })
  expect(lines[0]?.amountMinor).toBe(2566)
})

test('yen have no minor unit, dinar have three digits', () => {
  expect(translateOrder(anOrderPayload({ currency: 'JPY', price: '1400' })).placedMinor).toBe(1400)
  expect(translateOrder(anOrderPayload({ currency: 'KWD', price: '1.234' })).placedMinor).toBe(1234)
})

test('ids come from the global id, so that none is rounded', () => {
  const payload = {
    ...anOrderPayload(),
    admin_graphql_api_id: 'gid://shopify/Order/820982911946154509',
  }
  expect(translateOrder(payload).orderId).toBe('820982911946154509')
})

test('a refund names its lines; what was paid out on top of them is an adjustment', () => {
  const refund = {
    admin_graphql_api_id: 'gid://shopify/Refund/1',
    created_at: '2026-03-05T12:00:00Z',
    refund_line_items: [
      {
        line_item_id: 70011,
        line_item: { admin_graphql_api_id: 'gid://shopify/LineItem/70011' },
        quantity: 1,
        subtotal: 89.99,
        subtotal_set: money('89.99'),
      },
    ],
    order_adjustments: [
      { kind: 'refund_discrepancy', amount: '-5.00', amount_set: money('-5.00') },
      { kind: 'shipping_refund', amount: '-6.00', amount_set: money('-6.00') },
    ],
    transactions: [{ kind: 'refund', status: 'success', amount: '100.99', currency: 'USD' }],
  }
  const { refunds } = translateOrder({ ...anOrderPayload(), refunds: [refund] })
  expect(refunds).toEqual([
    {
      id: '1',
      createdAt: '2026-03-05T12:00:00.000Z',
      lines: [{ lineId: '70011', quantity: 1, amountMinor: 8999 }],
      adjustmentMinor: 500,
    },
  ])
})

test('a refund that has only a payment is a refund by amount', () => {
  const refund = {
    admin_graphql_api_id: 'gid://shopify/Refund/2',
    created_at: '2026-03-05T12:00:00Z',
    transactions: [
      { kind: 'refund', status: 'success', amount: '12.50', currency: 'USD' },
      { kind: 'refund', status: 'failure', amount: '99.00', currency: 'USD' },
    ],
  }
  const { refunds } = translateOrder({ ...anOrderPayload(), refunds: [refund] })
  expect(refunds[0]?.adjustmentMinor).toBe(1250)
})

test('a tip stands among the lines and is nothing that was bought', () => {
  const plain = anOrderPayload()
  const [line] = plain.line_items
  const tip = (price: string, title = 'Tip') => ({
    ...line,
    admin_graphql_api_id: `gid://shopify/LineItem/${price.replace('.', '')}`,
    title,
    price,
    product_id: null,
    variant_id: null,
  })
  const linesOf = (tips: object[], total: string | null) =>
    translateOrder({
      ...plain,
      total_tip_received: total,
      line_items: [...plain.line_items, ...tips],
    }).lines.map(({ id }) => id)
  expect(linesOf([tip('7.00')], '7.00')).toEqual(['70011', '70012'])
  expect(linesOf([tip('7.00'), tip('3.00')], '10.00')).toEqual(['70011', '70012'])
  expect(linesOf([tip('9.00', 'Engraving'), tip('7.00')], '7.00')).toEqual([
    '70011',
    '70012',
    '900',
  ])
  expect(linesOf([tip('7.00')], null)).toEqual(['70011', '70012', '700'])
})

test('a guest, an order without a status and an expired authorisation are read for what they are', () => {
  expect(translateOrder({ ...anOrderPayload(), customer: null }).customerId).toBeNull()
  expect(translateOrder({ ...anOrderPayload(), financial_status: null }).payment).toBe('pending')
  expect(translateOrder({ ...anOrderPayload(), financial_status: 'expired' }).payment).toBe(
    'voided',
  )
})

test.each([
  ['not an object', [], /body/],
  ['no lines', { ...anOrderPayload(), line_items: undefined }, /line_items/],
  ['no stamp', { ...anOrderPayload(), updated_at: 'yesterday' }, /updated_at: must be an instant/],
  [
    'a price that is no decimal',
    { ...anOrderPayload(), subtotal_price: '1e3' },
    /subtotal_price: must be a decimal/,
  ],
  [
    'a price too fine for its currency',
    { ...anOrderPayload(), subtotal_price: '1.005' },
    /subtotal_price: must be an amount of USD/,
  ],
  [
    'an unknown payment state',
    { ...anOrderPayload(), financial_status: 'maybe' },
    /financial_status/,
  ],
])('%s is unreadable, and the reason names the field', (_name, payload, reason) => {
  expect(() => translateOrder(payload)).toThrow(reason)
})

test('a name with the character NUL loses it: the database has no place for it', () => {
  expect(translateOrder({ ...anOrderPayload(), name: '#1\u0000' }).name).toBe('#1')
})

test('a customer is an id and a moment; a mark is only an id', () => {
  const customer = {
    admin_graphql_api_id: 'gid://shopify/Customer/42',
    created_at: '2026-01-01T00:00:00-05:00',
  }
  expect(translateCustomer(customer)).toEqual({
    customerId: '42',
    createdAt: '2026-01-01T05:00:00.000Z',
  })
  expect(() => translateCustomer({ id: 42 })).toThrow(/admin_graphql_api_id/)
  expect(translateMark('refunds/create', { order_id: 7001 })).toBe('7001')
  expect(translateMark('orders/edited', { order_edit: { order_id: '7001' } })).toBe('7001')
  expect(() => translateMark('refunds/create', {})).toThrow(/order_id/)
})

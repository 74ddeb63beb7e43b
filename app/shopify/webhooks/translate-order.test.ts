import { expect, test } from 'vitest'
import { anOrderPayload } from '../../../tests/setup/builders/order-payload.ts'
import { translateCountry } from './translate-country.ts'
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

test('what was taken off a line says whether it was meant for the line or for the whole order', () => {
  const payload = {
    ...anOrderPayload({ price: '10.00' }),
    discount_applications: [
      { allocation_method: 'across', target_selection: 'all', code: 'TENTH' },
      { allocation_method: 'one', target_selection: 'explicit' },
      { allocation_method: 'across', target_selection: 'entitled', code: 'FERNS' },
    ],
  }
  const [line] = payload.line_items
  const allotted = (total: string, ...shares: [number | null, string][]) => {
    const discount_allocations = shares.map(([index, amount]) => ({
      amount,
      discount_application_index: index,
    }))
    const line_items = [{ ...line, total_discount: total, discount_allocations }]
    return translateOrder({ ...payload, line_items }).lines[0]
  }
  const told = allotted('0.00', [2, '0.50'], [0, '1.00'], [1, '2.00'])
  expect(told).toMatchObject({ listedMinor: 1000, amountMinor: 650 })
  expect(told?.discounts).toEqual([
    { amountMinor: 100, reach: 'order', code: 'TENTH' },
    { amountMinor: 200, reach: 'line', code: null },
    { amountMinor: 50, reach: 'line', code: 'FERNS' },
  ])
  expect(allotted('3.00', [0, '1.00'])?.discounts).toEqual([
    { amountMinor: 100, reach: 'order', code: 'TENTH' },
    { amountMinor: 200, reach: 'line', code: null },
  ])
  expect(allotted('0.00', [0, '0.00'])).not.toHaveProperty('discounts')
})

test('shipping is what was paid for it, and how much of that was given back', () => {
  const line = { discounted_price: '6.00', tax_lines: [{ price: '0.60' }] }
  const shippingOf = (lines: object[], left: string | null) =>
    translateOrder({
      ...anOrderPayload(),
      shipping_lines: lines,
      current_shipping_price_set: left && money(left),
    }).shipping
  const paid = { placedMinor: 600, taxMinor: 60 }
  expect(shippingOf([line], null)).toEqual({ ...paid, refundedMinor: 0 })
  expect(shippingOf([line], '2.50')).toEqual({ ...paid, refundedMinor: 350 })
  expect(shippingOf([line, { ...line, is_removed: true }], '6.00')).toEqual({
    ...paid,
    refundedMinor: 0,
  })
  expect(shippingOf([], '0.00')).toEqual({ placedMinor: 0, refundedMinor: 0, taxMinor: 0 })
})

test('an order is sent when the last parcel that was not called back went off', () => {
  const parcel = (day: string, status = 'success') => ({
    status,
    created_at: `2026-03-${day}T12:00:00Z`,
  })
  const sentAt = (status: string | null, ...fulfillments: object[]) =>
    translateOrder({ ...anOrderPayload(), fulfillment_status: status, fulfillments }).fulfilledAt
  expect(sentAt('fulfilled', parcel('03'), parcel('05'), parcel('09', 'cancelled'))).toBe(
    '2026-03-05T12:00:00.000Z',
  )
  expect(sentAt('partial', parcel('03'))).toBeNull()
  expect(sentAt(null)).toBeNull()
  expect(sentAt('fulfilled')).toBe('2026-03-01T12:00:00.000Z')
})

test('what needs no sending was there when it was placed', () => {
  const payload = anOrderPayload()
  const lines = (...states: (string | null)[]) =>
    translateOrder({
      ...payload,
      line_items: payload.line_items.map((line, n) => ({ ...line, fulfillment_status: states[n] })),
    }).fulfilledAt
  expect(lines('not_eligible', 'not_eligible')).toBe('2026-03-01T12:00:00.000Z')
  expect(lines('not_eligible', null)).toBeNull()
})

test('companies, tips, duties and how it was paid are told', () => {
  const plain = translateOrder(anOrderPayload())
  expect(plain).toMatchObject({ isBusiness: false, usesGiftCard: false, usesStoreCredit: false })
  expect(plain).toMatchObject({ tipMinor: 0, dutiesMinor: 0 })
  const rich = translateOrder({
    ...anOrderPayload(),
    company: { id: 1, location_id: 2 },
    payment_gateway_names: ['bogus', 'shopify_store_credit', 'gift_card'],
    total_tip_received: '3.00',
    current_total_duties_set: money('4.50'),
  })
  expect(rich).toMatchObject({ isBusiness: true, usesGiftCard: true, usesStoreCredit: true })
  expect(rich).toMatchObject({ tipMinor: 300, dutiesMinor: 450 })
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
  expect(translateCountry(customer)).toBeNull()
  const address = { country_code: 'JP' }
  const told = { ...customer, updated_at: '2026-03-01T00:00:00-05:00', default_address: address }
  const lives = { customerId: '42', country: 'JP', at: '2026-03-01T05:00:00.000Z' }
  expect(translateCountry(told)).toEqual(lives)
  expect(() => translateCustomer({ id: 42 })).toThrow(/admin_graphql_api_id/)
  expect(translateMark('refunds/create', { order_id: 7001 })).toBe('7001')
  expect(translateMark('orders/edited', { order_edit: { order_id: '7001' } })).toBe('7001')
  expect(() => translateMark('refunds/create', {})).toThrow(/order_id/)
})

test('of an order that was paid in part is told what of its goods is not', () => {
  const partly = {
    ...anOrderPayload(),
    financial_status: 'partially_paid',
    total_outstanding: '14.84',
    current_total_price: '38.68',
    total_tip_received: '3.00',
    current_total_duties_set: money('1.00'),
    shipping_lines: [{ discounted_price: '6.00', tax_lines: [] }],
    current_shipping_price_set: money('5.00'),
  }
  expect(translateOrder(partly).unpaid).toEqual({ leftMinor: 1484, totalMinor: 2968 })
  expect(translateOrder({ ...partly, total_outstanding: '0.00' })).not.toHaveProperty('unpaid')
  expect(translateOrder({ ...partly, financial_status: 'pending' })).not.toHaveProperty('unpaid')
})

// Signed, but absurd: whatever a delivery says, it is settled or set aside with a reason, and
// neither the deliveries beside it nor other shops wait for it.
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { aLine, anOrder } from '../../setup/builders/order.ts'
import { anOrderPayload } from '../../setup/builders/order-payload.ts'
import type { TestShop } from '../../setup/builders/shop.ts'
import { openTestDatabase } from '../../setup/database.ts'

await openTestDatabase()
vi.mock('../../../app/shopify/fetch-order.server.ts', () => ({ fetchOrder: async () => null }))
const { aShop, testNow: now } = await import('../../setup/builders/shop.ts')
const { becameOf, storeDelivery } = await import('../../setup/builders/delivery.ts')
const { settleDeliveries } = await import('../../../app/jobs/settle-deliveries.ts')
const { sweepDue } = await import('../../../app/jobs/sweep-due.ts')

let shop: TestShop
beforeEach(async () => {
  shop = await aShop()
})

let count = 0
async function deliver(topic: string, body: unknown): Promise<string> {
  count += 1
  const webhookId = `hostile-${count}`
  const bytes = Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body))
  return storeDelivery({ shopId: shop.shopId, webhookId, topic, receivedAt: now, body: bytes })
}

const orderId = 7001
const order = (change: object = {}) => ({ ...anOrderPayload({ orderId }), ...change })
const withLine = (change: object) => {
  const payload = order()
  return { ...payload, line_items: [{ ...payload.line_items[0], ...change }] }
}
const withRefund = (change: object) =>
  order({
    refunds: [
      {
        admin_graphql_api_id: 'gid://shopify/Refund/1',
        created_at: '2026-03-02T00:00:00Z',
        refund_line_items: [],
        ...change,
      },
    ],
  })
const deep = (depth: number) => Buffer.from(`{"a":${'['.repeat(depth)}${']'.repeat(depth)}}`)

const customer = (change: object) => ({
  admin_graphql_api_id: 'gid://shopify/Customer/1',
  created_at: '2026-01-01T00:00:00Z',
  ...change,
})

type Case = [name: string, topic: string, body: unknown, state: string | RegExp]

const cases: Case[] = [
  ['an amount in powers', 'orders/paid', withLine({ price: '1e9' }), 'unreadable'],
  ['an amount of 20 digits', 'orders/paid', withLine({ price: '9'.repeat(20) }), 'unreadable'],
  ['an amount that is none', 'orders/paid', withLine({ price: 'NaN' }), 'unreadable'],
  ['more points than fit', 'orders/paid', withLine({ price: '9999999999999.99' }), 'parked'],
  ['a negative amount', 'orders/paid', withLine({ price: '-5.00' }), 'done'],
  ['a negative quantity', 'orders/paid', withLine({ quantity: -3 }), 'unreadable'],
  ['half a unit', 'orders/paid', withLine({ quantity: 1.5 }), 'unreadable'],
  ['the same line twice', 'orders/paid', twice(), 'done'],
  ['the year 9999', 'orders/paid', order({ processed_at: '9999-12-31T23:59:59Z' }), 'unreadable'],
  ['the year -1', 'orders/paid', order({ processed_at: '-000001-01-01T00:00:00Z' }), 'unreadable'],
  ['the year 0', 'orders/paid', order({ processed_at: '0000-01-01T00:00:00Z' }), 'unreadable'],
  ['the year 1', 'orders/paid', order({ processed_at: '0001-01-01T00:00:00Z' }), 'done'],
  [
    'the end of time',
    'orders/paid',
    order({ updated_at: '+275760-09-13T00:00:00Z' }),
    'unreadable',
  ],
  ['a refund of no line', 'orders/paid', withRefund({ refund_line_items: [part(5, 50)] }), 'done'],
  ['a refund of less than nothing', 'orders/paid', refundOf(-50), 'done'],
  ['a refund of a cent’s fraction', 'orders/paid', refundOf(0.1 + 0.2), 'unreadable'],
  [
    'a refund before time',
    'orders/paid',
    withRefund({ created_at: '-000001-01-01' }),
    'unreadable',
  ],
  ['an unknown currency', 'orders/paid', order({ currency: 'XYZ' }), 'done'],
  ['half a character', 'orders/paid', order({ name: 'a\ud800b\0' }), 'done'],
  [
    'half a character in a code',
    'orders/paid',
    order({ discount_codes: [{ code: '\udfff' }] }),
    'done',
  ],
  ['an endless id', 'orders/paid', order({ admin_graphql_api_id: gid('Order') }), 'unreadable'],
  [
    'an endless customer',
    'customers/create',
    customer({ admin_graphql_api_id: gid('Customer') }),
    'unreadable',
  ],
  [
    'a customer before time',
    'customers/create',
    customer({ created_at: '-000001-01-01' }),
    'unreadable',
  ],
  ['a change of an endless id', 'refunds/create', { order_id: '9'.repeat(4000) }, 'unreadable'],
  ['a list', 'orders/paid', [], 'unreadable'],
  ['nothing', 'orders/paid', null, 'unreadable'],
  ['a hundred thousand brackets', 'orders/paid', deep(100_000), 'unreadable'],
  ['bytes that are no text', 'orders/paid', Buffer.from([0x7b, 0xff, 0x7d]), 'unreadable'],
  ['a NUL', 'orders/paid', Buffer.from('{"a":"\0"}'), 'unreadable'],
  ['scopes with a NUL', 'app/scopes_update', { current: ['\0'] }, 'unreadable'],
  ['an inherited word for a topic', '__proto__', {}, 'done'],
]

function gid(type: string): string {
  return `gid://shopify/${type}/${'9'.repeat(4000)}`
}
function part(lineId: number, subtotal: number) {
  return { line_item_id: lineId, quantity: 1, subtotal }
}
function refundOf(subtotal: number) {
  return withRefund({ refund_line_items: [part(orderId * 10 + 1, subtotal)] })
}
function twice() {
  const payload = order()
  return { ...payload, line_items: [payload.line_items[0], payload.line_items[0]] }
}

describe('a delivery that tells of', () => {
  test.each(cases)('%s', async (_, topic, body, state) => {
    const hostile = await deliver(topic, body)
    const beside = await deliver('orders/paid', anOrderPayload({ orderId: 8001, customerId: 5 }))
    while ((await settleDeliveries({ now })) > 0);
    expect(await stateOf(hostile)).toEqual({
      state,
      reason: state === 'done' ? null : expect.not.stringMatching(/invocation|SELECT|INSERT/),
    })
    expect(await stateOf(beside)).toEqual({ state: 'done', reason: null })
    expect(await shop.balance('5')).toEqual({ available: 100 })
    await shop.expectBooksToAgree()
  })
})

const stateOf = (webhookId: string) => becameOf(shop.shopId, webhookId)

test('a shop whose points no longer fit keeps no other shop from maturing', async () => {
  const [first, second] = [await aShop({ pendingDays: 1 }), await aShop({ pendingDays: 1 })]
  const billions = [aLine(200_000_000_000)]
  for (const [orderId, at] of [
    ['1', '2026-03-01T00:00:00.000Z'],
    ['2', '2026-03-03T00:00:00.000Z'],
  ] as const) {
    await sweepDue({ now: new Date(at) })
    // Each amount fits, and both together do not.
    await first.settleAt(new Date(at), anOrder({ orderId, processedAt: at, lines: billions }))
    await second.settleAt(new Date(at), anOrder({ orderId, processedAt: at }))
  }
  await sweepDue({ now: new Date('2026-04-01T00:00:00Z') }).catch(() => {})
  expect(await first.balance()).toEqual({ available: 2_000_000_000, pending: 2_000_000_000 })
  expect(await second.balance()).toEqual({ available: 200 })
})

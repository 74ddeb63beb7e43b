import { createHmac } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Answer } from '../testing/admin-client.ts'
import { appToml } from '../testing/app-toml.ts'
import { act, order, readShelf } from '../testing/shopping.ts'
import {
  apiSecret,
  garden,
  type Received,
  startTestSimulator,
  type TestSimulator,
} from '../testing/test-simulator.ts'

let simulator: TestSimulator
beforeEach(async () => {
  simulator = await startTestSimulator()
})
afterEach(() => simulator.stop())

const buy = async (changes: object = {}) => {
  const shelf = await readShelf(simulator)
  const lines = [{ variantId: shelf.variant('Fern Mug'), quantity: 2 }]
  return await order(simulator, { customerId: shelf.customers[0].id, lines, ...changes })
}
const topics = (received: Received[]) => received.map(({ headers }) => headers['x-shopify-topic'])
const isSigned = ({ body, headers }: Received) =>
  createHmac('sha256', apiSecret).update(body).digest('base64') === headers['x-shopify-hmac-sha256']

describe('a delivery', () => {
  test('is signed over its very bytes and names its shop, version, event and moment', async () => {
    await buy()
    const sent = await simulator.webhooks()
    expect(topics(sent).sort()).toEqual(['orders/create', 'orders/paid', 'orders/updated'])
    expect(sent.every(isSigned)).toBe(true)
    const [one] = sent
    expect(one).toMatchObject({ method: 'POST', url: '/webhooks' })
    expect(one?.headers).toMatchObject({
      'x-shopify-shop-domain': garden,
      'x-shopify-api-version': '2026-10',
      'content-type': 'application/json',
      'user-agent': 'Shopify-Captain-Hook',
    })
    expect(one?.headers['x-shopify-triggered-at']).toMatch(/^\d{4}-.*\.\d{9}Z$/)
    const distinct = (name: string) => new Set(sent.map(({ headers }) => headers[name])).size
    expect([distinct('x-shopify-event-id'), distinct('x-shopify-webhook-id')]).toEqual([1, 3])
  })

  test('that fails is tried again as it was, and no redirect is followed', async () => {
    simulator.answerWith.status = 302
    simulator.answerWith.headers = { location: '/elsewhere' }
    await buy({ payment: 'pending' })
    await new Promise((resolve) => setTimeout(resolve, 60))
    simulator.answerWith.status = 204
    const sent = await simulator.webhooks('orders/create')
    expect(sent.length).toBeGreaterThan(1)
    expect(new Set(sent.map(({ body }) => body)).size).toBe(1)
    expect(new Set(sent.map(({ headers }) => headers['x-shopify-webhook-id'])).size).toBe(1)
    expect(simulator.received.some(({ url }) => url === '/elsewhere')).toBe(false)
  })

  test('is given up after eight retries', async () => {
    simulator.answerWith.status = 500
    await simulator.post('/customers', { firstName: 'A', lastName: 'B', email: 'a@example.com' })
    expect(await simulator.webhooks('customers/create')).toHaveLength(9)
    const [delivery] = (await simulator.get('/webhooks?topic=customers/create')) as Answer[]
    expect(delivery.status).toBe('failed')
    simulator.answerWith.status = 200
    await simulator.post(`/webhooks/${delivery.webhookId}/redeliver`)
    expect(await simulator.webhooks('customers/create')).toHaveLength(10)
  })
})

describe('what was bought', () => {
  test('is told with the keys and types of the platform', async () => {
    const bought = await buy()
    const [paid] = await simulator.webhooks('orders/paid')
    const payload: Answer = JSON.parse(paid?.body ?? '')
    expect(payload).toMatchObject({
      admin_graphql_api_id: bought.gid,
      name: '#1001',
      financial_status: 'paid',
      subtotal_price: '28.00',
      total_tax: '1.68',
      total_price: '34.68',
      total_shipping_price_set: { shop_money: { amount: '5.00', currency_code: 'USD' } },
      customer: { email: 'maya@example.com' },
      refunds: [],
      test: false,
    })
    expect(payload.processed_at).toMatch(/-0[45]:00$/)
    expect(payload.customer).not.toHaveProperty('tags')
    expect(payload.line_items[0]).toMatchObject({
      quantity: 2,
      current_quantity: 2,
      price: '14.00',
    })
  })

  test('and given back is told by a refund and by the order', async () => {
    const { id, lines } = await buy()
    await simulator.webhooks()
    await act(simulator, id, 'refund', { lines: [{ lineId: lines[0].id, quantity: 1 }] })
    await act(simulator, id, 'refund', { amount: '3.00' })
    const refunds = (await simulator.webhooks('refunds/create')).map(({ body }) => JSON.parse(body))
    expect(refunds[0].refund_line_items[0]).toMatchObject({
      quantity: 1,
      subtotal: 14,
      total_tax: 0.84,
    })
    expect(refunds[0].transactions[0].amount).toBe('14.84')
    expect(refunds[1].refund_line_items).toEqual([])
    expect(refunds[1].order_adjustments[0]).toMatchObject({
      kind: 'refund_discrepancy',
      amount: '-3.00',
    })
    const updates = await simulator.webhooks('orders/updated')
    expect(JSON.parse(updates.at(-1)?.body ?? '').financial_status).toBe('partially_refunded')
  })

  test('and changed is told by the changes and by the order', async () => {
    const { id, lines } = await buy()
    const shelf = await readShelf(simulator)
    await act(simulator, id, 'edit', {
      set: [{ lineId: lines[0].id, quantity: 1 }],
      add: [{ variantId: shelf.variant('Lavender'), quantity: 3 }],
    })
    const [edited] = await simulator.webhooks('orders/edited')
    const { line_items } = JSON.parse(edited?.body ?? '').order_edit
    expect(line_items.additions).toEqual([expect.objectContaining({ delta: 3 })])
    expect(line_items.removals).toEqual([{ id: Number(lines[0].id), delta: 1 }])
    const latest = JSON.parse((await simulator.webhooks('orders/updated')).at(-1)?.body ?? '')
    const quantities = latest.line_items.map((line: Answer) => [
      line.quantity,
      line.current_quantity,
    ])
    expect(quantities).toEqual([
      [2, 1],
      [3, 3],
    ])
    expect(latest.refunds[0]).toMatchObject({ transactions: [], order_adjustments: [] })
  })

  test('and called off is told, with the money back or without any', async () => {
    const paid = await buy()
    await act(simulator, paid.id, 'cancel')
    const unpaid = await buy({ payment: 'pending' })
    await act(simulator, unpaid.id, 'cancel')
    const told = (await simulator.webhooks('orders/cancelled')).map(({ body }) => JSON.parse(body))
    expect(told.map(({ financial_status }) => financial_status).sort()).toEqual([
      'refunded',
      'voided',
    ])
    for (const payload of told) {
      expect(payload.cancelled_at).not.toBeNull()
      expect(payload.current_subtotal_price).toBe('0.00')
    }
  })
})

describe('a subscription', () => {
  test('gets the fields it asks for', async () => {
    const includeFields = ['id', 'updated_at', 'customer.id', 'line_items.price']
    const narrow = await startTestSimulator({ toml: appToml({ includeFields }) })
    try {
      const shelf = await readShelf(narrow)
      const lines = [{ variantId: shelf.variant('Fern Mug'), quantity: 1 }]
      await order(narrow, { customerId: shelf.customers[0].id, lines })
      const [paid] = await narrow.webhooks('orders/paid')
      const payload = JSON.parse(paid?.body ?? '')
      expect(Object.keys(payload).sort()).toEqual(['customer', 'id', 'line_items', 'updated_at'])
      expect(payload.line_items).toEqual([{ price: '14.00' }])
      expect(Object.keys(payload.customer)).toEqual(['id'])
    } finally {
      await narrow.stop()
    }
  })

  test('gets ids of any size digit for digit', async () => {
    const shop = 'large.myshopify.com'
    await simulator.post('/shops', { domain: shop, name: 'Large', largeIds: true })
    await simulator.post(`/shops/${shop}/install`)
    const shelf = await readShelf(simulator, shop)
    const bought = await order(simulator, {
      shop,
      lines: [{ variantId: shelf.variant('Fern Mug'), quantity: 1 }],
    })
    expect(BigInt(bought.id)).toBeGreaterThan(2n ** 53n)
    const [created] = await simulator.webhooks('orders/create')
    expect(created?.body).toContain(`"id":${bought.id},"admin_graphql_api_id":"${bought.gid}"`)
  })
})

describe('chaos', () => {
  const mode = (chaos: object) => simulator.post('/webhooks/mode', chaos)
  const buyTwenty = async () => {
    for (let count = 0; count < 20; count += 1) await buy()
    return await simulator.webhooks()
  }

  test('doubles deliveries under one webhook id', async () => {
    await mode({ duplicate: 1 })
    await buy()
    const sent = await simulator.webhooks()
    expect(sent).toHaveLength(6)
    expect(new Set(sent.map(({ headers }) => headers['x-shopify-webhook-id'])).size).toBe(3)
  })

  test('loses a topic, which can be sent later', async () => {
    await mode({ lose: { topics: ['orders/paid'] } })
    await buy()
    expect(topics(await simulator.webhooks()).sort()).toEqual(['orders/create', 'orders/updated'])
    const [lost] = (await simulator.get('/webhooks?status=lost')) as Answer[]
    await simulator.post(`/webhooks/${lost.webhookId}/redeliver`)
    expect(await simulator.webhooks('orders/paid')).toHaveLength(1)
  })

  test('shuffles', async () => {
    await mode({ shuffle: true })
    const sent = await buyTwenty()
    const names = sent.map(({ body }) => JSON.parse(body).order_number)
    expect(names).toHaveLength(60)
    expect(names).not.toEqual([...names].sort((a, b) => a - b))
  })

  test('signs with a wrong secret, and stops when told to', async () => {
    await mode({ secret: 'wrong' })
    await buy()
    expect((await simulator.webhooks()).some(isSigned)).toBe(false)
    await mode({})
    await buy()
    expect((await simulator.webhooks()).slice(3).every(isSigned)).toBe(true)
  })

  test('of an unknown kind is refused', async () => {
    expect((await mode({ explode: true })).status).toBe(400)
    expect((await mode({ duplicate: 2 })).status).toBe(400)
  })
})

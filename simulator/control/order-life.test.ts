import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Admin, type Answer, signIn } from '../testing/admin-client.ts'
import { allTopics, appToml, paymentTopic } from '../testing/app-toml.ts'
import { order, readShelf, type Shelf } from '../testing/shopping.ts'
import { startTestSimulator, type TestSimulator } from '../testing/test-simulator.ts'

let simulator: TestSimulator
let admin: Admin
let shelf: Shelf
beforeAll(async () => {
  simulator = await startTestSimulator({ toml: appToml({ topics: [...allTopics, paymentTopic] }) })
  admin = await signIn(simulator)
  shelf = await readShelf(simulator)
  await simulator.grant('read_customer_merge', 'read_fulfillments', 'read_themes')
})
afterAll(() => simulator.stop())
beforeEach(async () => {
  await simulator.webhooks()
  simulator.received.length = 0
})

const mugs = (quantity: number) => [{ variantId: shelf.variant('Fern Mug'), quantity }]
const buy = (body: object = {}) =>
  order(simulator, { customerId: shelf.customers[0].id, lines: mugs(2), ...body })
const act = async (bought: Answer, verb: string, body: object = {}): Promise<Answer> => {
  const { status, json } = await simulator.post(`/orders/${bought.id}/${verb}`, body)
  return { status, ...(json as object) }
}
const sent = async () => {
  const webhooks = await simulator.webhooks()
  return webhooks.map(({ headers, body }) => ({
    topic: String(headers['x-shopify-topic']),
    event: headers['x-shopify-event-id'],
    body: JSON.parse(body),
  }))
}

describe('money', () => {
  test('is authorised, captured in parts, and only then paid', async () => {
    const bought = await buy({ payment: 'authorized' })
    expect(bought.financialStatus).toBe('authorized')
    const part = await act(bought, 'capture', { amount: '10.00' })
    expect(part).toMatchObject({ financialStatus: 'partially_paid', paid: '10.00' })
    expect((await act(bought, 'capture', { amount: '24.69' })).status).toBe(422)
    expect((await act(bought, 'capture')).financialStatus).toBe('paid')
    const messages = await sent()
    expect(messages.filter(({ topic }) => topic === 'orders/paid')).toHaveLength(1)
    const kinds = messages
      .filter(({ topic }) => topic === paymentTopic)
      .map(({ body }) => body.kind)
    expect(kinds.sort()).toEqual(['authorization', 'capture', 'capture'])
  })

  test('that was authorised is let go', async () => {
    const bought = await buy({ payment: 'authorized' })
    expect((await act(bought, 'void')).financialStatus).toBe('voided')
    expect((await act(bought, 'void')).status).toBe(422)
  })

  test('comes in parts, and goes back to where it came from', async () => {
    const bought = await buy({ payment: 'pending' })
    const part = await act(bought, 'pay', { amount: '4.68' })
    expect(part.financialStatus).toBe('partially_paid')
    expect((await act(bought, 'pay', { amount: '30.01' })).status).toBe(422)
    expect((await act(bought, 'pay')).financialStatus).toBe('paid')
    const refunded = await act(bought, 'refund', { amount: '32.00' })
    const back = refunded.transactions.filter((one: Answer) => one.kind === 'refund')
    expect(back.map((one: Answer) => one.amount)).toEqual(['30.00', '2.00'])
  })

  test('one payment is one event, with the order and its transaction', async () => {
    await buy()
    const messages = await sent()
    expect(messages.map(({ topic }) => topic).sort()).toEqual(
      ['order_transactions/create', 'orders/create', 'orders/paid', 'orders/updated'].sort(),
    )
    expect(new Set(messages.map(({ event }) => event)).size).toBe(1)
  })

  test('of a tip counts to the total and to nothing else', async () => {
    const bought = await buy({ tip: '3.00' })
    expect(bought).toMatchObject({ subtotal: '28.00', total: '37.68' })
    const message = (await sent()).find(({ topic }) => topic === 'orders/create')
    expect(message?.body).toMatchObject({ total_tip_received: '3.00', subtotal_price: '28.00' })
  })
})

describe('parcels', () => {
  test('leave in parts, then whole, and are called back', async () => {
    const bought = await buy()
    const lines = [{ lineId: bought.lines[0].id, quantity: 1 }]
    expect((await act(bought, 'fulfill', { lines })).fulfillmentStatus).toBe('partial')
    expect((await act(bought, 'fulfill')).fulfillmentStatus).toBe('fulfilled')
    expect((await act(bought, 'fulfill')).status).toBe(422)
    expect((await act(bought, 'unfulfill')).fulfillmentStatus).toBe('partial')
    const topics = (await sent()).map(({ topic }) => topic)
    expect(topics).toEqual(
      expect.arrayContaining(['orders/partially_fulfilled', 'orders/fulfilled']),
    )
    expect(topics.filter((topic) => topic === 'fulfillments/create')).toHaveLength(2)
    const { data } = await admin(
      `query ($id: ID!) { order(id: $id) { displayFulfillmentStatus
        fulfillments { status totalQuantity } } }`,
      { id: bought.gid },
    )
    expect(data.order).toEqual({
      displayFulfillmentStatus: 'PARTIALLY_FULFILLED',
      fulfillments: [
        { status: 'SUCCESS', totalQuantity: 1 },
        { status: 'CANCELLED', totalQuantity: 1 },
      ],
    })
  })
})

describe('an order', () => {
  test('is disputed and decided without touching its own money', async () => {
    const bought = await buy()
    const disputed = await act(bought, 'dispute')
    expect(disputed.disputes).toMatchObject([{ status: 'needs_response', kind: 'chargeback' }])
    expect((await act(bought, 'dispute', { decide: 'lost' })).financialStatus).toBe('paid')
    expect((await act(bought, 'dispute', { decide: 'lost' })).status).toBe(422)
    expect((await act(bought, 'dispute', { decide: 'won' })).disputes).toMatchObject([
      { status: 'won' },
    ])
  })

  test('is put away, taken up again, and deleted once it is cancelled', async () => {
    const bought = await buy()
    await act(bought, 'close')
    const closed = await admin('query ($id: ID!) { order(id: $id) { closed } }', { id: bought.gid })
    expect(closed.data.order.closed).toBe(true)
    expect((await act(bought, 'reopen')).status).toBe(200)
    const remove = () =>
      fetch(`${simulator.control}/control/orders/${bought.id}`, { method: 'DELETE' })
    expect((await remove()).status).toBe(422)
    await act(bought, 'cancel')
    expect((await remove()).status).toBe(200)
    const deleted = (await sent()).find(({ topic }) => topic === 'orders/delete')
    expect(deleted?.body).toEqual({ id: Number(bought.id) })
  })

  test('comes by other channels, and says so', async () => {
    await buy({ channel: 'pos' })
    const [pos] = (await sent()).filter(({ topic }) => topic === 'orders/create')
    expect(pos?.body).toMatchObject({ source_name: 'pos', app_id: 129_785 })
    expect(pos?.body.payment_gateway_names).toEqual(['cash'])
    expect(pos?.body.location_id).not.toBeNull()
  })
})

describe('a subscription', () => {
  const createCode = (code: string, recurringCycleLimit: number) =>
    admin(
      `mutation ($input: DiscountCodeBasicInput!) { discountCodeBasicCreate(basicCodeDiscount:
        $input) { userErrors { message } } }`,
      {
        input: {
          title: code,
          code,
          startsAt: '2026-01-01T00:00:00Z',
          context: { all: 'ALL' },
          recurringCycleLimit,
          customerGets: {
            items: { all: true },
            value: { percentage: 0.1 },
            appliesOnSubscription: true,
            appliesOnOneTimePurchase: true,
          },
        },
      },
    )
  const subscribe = async (code: string) => {
    const { data } = await simulatorPlans()
    return buy({ lines: [{ ...mugs(1)[0], sellingPlanId: data }], discountCodes: [code] })
  }
  const simulatorPlans = async () => {
    const [shop] = simulator.context.store.world.shops.values()
    return { data: shop?.sellingPlans[0]?.id }
  }

  test('renews by a channel of its own, its code for as many orders as it says', async () => {
    await createCode('TWICE', 2)
    const first = await subscribe('TWICE')
    expect(first.subscription).toMatchObject({ cycle: 1 })
    const second = await act(first, 'renew')
    expect(second).toMatchObject({
      status: 201,
      channel: 'subscription_contract_checkout_one',
      discountCodes: ['TWICE'],
      discount: '1.40',
    })
    const third = await act(second, 'renew')
    expect(third).toMatchObject({ discountCodes: [], subscription: { cycle: 3 } })
    const { data } = await admin(
      `query ($id: ID!) { order(id: $id) { sourceName lineItems(first: 1) { nodes {
        sellingPlan { name sellingPlanId } } } } }`,
      { id: third.gid },
    )
    expect(data.order.lineItems.nodes[0].sellingPlan.name).toBe('Delivered every month')
    expect((await act(await buy(), 'renew')).status).toBe(422)
  })

  test('a code for one-time purchases takes nothing off it', async () => {
    const answer = (await simulator.post('/orders', {
      lines: [{ ...mugs(1)[0], sellingPlanId: (await simulatorPlans()).data }],
      discountCodes: ['WELCOME10'],
    })) as Answer
    expect(answer.json.error.message).toContain('nothing_to_discount')
  })
})

test('two customers become one, with orders, tags and store credit', async () => {
  const [, kept, other] = shelf.customers
  await simulator.post(`/customers/${other.id}`, { tags: ['vip'] })
  await buy({ customerId: other.id })
  const { json } = await simulator.post(`/customers/${other.id}/merge`, { into: kept.id })
  expect(json).toMatchObject({ id: kept.id, tags: ['vip'] })
  const merge = (await sent()).find(({ topic }) => topic === 'customers/merge')
  expect(merge?.body).toMatchObject({
    admin_graphql_api_customer_kept_id: kept.gid,
    admin_graphql_api_customer_deleted_id: other.gid,
    status: 'success',
  })
  const { data } = await admin(
    `query ($kept: ID!, $other: ID!) { kept: customer(id: $kept) { numberOfOrders }
      other: customer(id: $other) { id } }`,
    { kept: kept.gid, other: other.gid },
  )
  expect(data).toEqual({ kept: { numberOfOrders: '1' }, other: null })
})

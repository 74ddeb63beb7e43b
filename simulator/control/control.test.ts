import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Answer, signIn } from '../testing/admin-client.ts'
import { act, order, readShelf } from '../testing/shopping.ts'
import { garden, startTestSimulator, type TestSimulator } from '../testing/test-simulator.ts'

let simulator: TestSimulator
beforeAll(async () => {
  simulator = await startTestSimulator()
})
afterAll(() => simulator.stop())

const mug = async () => {
  const shelf = await readShelf(simulator)
  return [{ variantId: shelf.variant('Fern Mug'), quantity: 1 }]
}

describe('the clock', () => {
  test('is moved by a duration, set to an instant, and put right again', async () => {
    const { json } = await simulator.post('/clock', { advance: 'P14D' })
    expect((json as Answer).offsetMs).toBe(14 * 86_400_000)
    const set = await simulator.post('/clock', { set: '2030-05-01T12:00:00Z' })
    expect((set.json as Answer).now).toMatch(/^2030-05-01T12:00:0/)
    const reset = await simulator.post('/clock', { reset: true })
    expect((reset.json as Answer).offsetMs).toBe(0)
  })

  test('refuses what is no time', async () => {
    expect((await simulator.post('/clock', { advance: 'fortnight' })).status).toBe(422)
    expect((await simulator.post('/clock', { forward: 1 })).status).toBe(400)
  })
})

describe('bad input', () => {
  test.each([
    ['/orders', { lines: [] }, 400],
    ['/orders', { lines: [{ variantId: '1', quantity: 1 }] }, 404],
    ['/orders', { lines: [{ variantId: 'mug', quantity: 1 }] }, 400],
    ['/orders/1/pay', {}, 404],
    ['/customers', { firstName: 'A', lastName: 'B', email: 'nowhere' }, 400],
    ['/customers', { firstName: 'A', lastName: 'B', email: 'maya@example.com' }, 422],
    ['/shops', { domain: 'example.com', name: 'X' }, 400],
    ['/shops', { domain: garden, name: 'X' }, 422],
    ['/shops', { domain: 'x.myshopify.com', name: 'X', timeZone: 'Mars/North' }, 400],
    ['/compliance', { topic: 'shop/redact', customerId: '1' }, 400],
    ['/faults', { operation: 'shop', kind: 'gremlins' }, 400],
    ['/nowhere', {}, 404],
    ['/orders', { shop: 'unknown.myshopify.com', lines: [{ variantId: '1', quantity: 1 }] }, 404],
  ])('POST %s %o is answered with %i and a reason', async (path, body, status) => {
    const answer = await simulator.post(path, body)
    expect(answer.status).toBe(status)
    expect((answer.json as Answer).error.message).not.toBe('')
  })

  test('that is no JSON is told so', async () => {
    const answer = await fetch(`${simulator.control}/control/orders`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{',
    })
    expect(answer.status).toBe(400)
  })
})

test('a page from elsewhere may not reach in', async () => {
  const answer = await fetch(`${simulator.control}/control/reset`, {
    method: 'POST',
    headers: { origin: 'https://evil.example' },
  })
  expect(answer.status).toBe(403)
})

describe('an order', () => {
  test('of last year is placed in the past, one of tomorrow is refused', async () => {
    const lines = await mug()
    const placed = await order(simulator, { lines, processedAt: '2026-01-05T08:00:00-05:00' })
    expect(placed.processedAt).toBe('2026-01-05T13:00:00Z')
    const future = { lines, processedAt: '2999-01-01T00:00:00Z' }
    expect((await simulator.post('/orders', future)).status).toBe(422)
  })

  test('gives back no more than was paid, in units and in money', async () => {
    const { id, lines } = await order(simulator, { lines: await mug() })
    const tooMany = { lines: [{ lineId: lines[0].id, quantity: 2 }] }
    expect((await simulator.post(`/orders/${id}/refund`, tooMany)).status).toBe(422)
    expect((await simulator.post(`/orders/${id}/refund`, { amount: '19.85' })).status).toBe(422)
    const all = await act(simulator, id, 'refund', { amount: '19.84' })
    expect([all.financialStatus, all.refunded]).toEqual(['refunded', '19.84'])
  })

  test('is paid later, once', async () => {
    const { id, financialStatus } = await order(simulator, {
      lines: await mug(),
      payment: 'pending',
    })
    expect(financialStatus).toBe('pending')
    expect((await act(simulator, id, 'pay')).financialStatus).toBe('paid')
    expect((await simulator.post(`/orders/${id}/pay`)).status).toBe(422)
  })
})

describe('faults', () => {
  const create = async (code: string) => {
    const admin = await signIn(simulator)
    return await admin(
      `mutation Create($code: String!) { discountCodeBasicCreate(basicCodeDiscount: {
        title: "T", code: $code, startsAt: "2026-01-01T00:00:00Z", context: { all: ALL },
        customerGets: { items: { all: true }, value: { percentage: 0.1 } }
      }) { codeDiscountNode { id } userErrors { code message } } }`,
      { code },
    )
  }
  const fault = (kind: string) =>
    simulator.post('/faults', { operation: 'discountCodeBasicCreate', kind })
  const codes = async () =>
    ((await simulator.get('/discounts')) as Answer[]).map((discount) => discount.code)

  test('lose a call before it happens, or its answer after', async () => {
    await fault('lost_before')
    await expect(create('BEFORE')).rejects.toThrow('fetch failed')
    await fault('lost_after')
    await expect(create('AFTER')).rejects.toThrow('fetch failed')
    expect(await codes()).toContain('AFTER')
    expect(await codes()).not.toContain('BEFORE')
  })

  test('refuse without doing anything, once', async () => {
    await fault('user_error')
    const { data } = await create('REFUSED')
    expect(data.discountCodeBasicCreate.userErrors).toHaveLength(1)
    expect(await codes()).not.toContain('REFUSED')
    expect((await create('REFUSED')).data.discountCodeBasicCreate.userErrors).toEqual([])
  })

  test('answer with 500', async () => {
    await fault('http_500')
    expect(await create('FIVE-HUNDRED')).toEqual({ errors: 'Internal Server Error' })
  })
})

test('an uninstalled shop is to be forgotten 48 hours later, unless it comes back', async () => {
  const shop = 'leaving.myshopify.com'
  await simulator.post('/shops', { domain: shop, name: 'Leaving' })
  await simulator.post(`/shops/${shop}/install`)
  await simulator.post(`/shops/${shop}/uninstall`)
  const [told] = await simulator.webhooks('app/uninstalled')
  expect(JSON.parse(told?.body ?? '').myshopify_domain).toBe(shop)
  await simulator.post('/clock', { advance: 'PT47H' })
  await simulator.post(`/shops/${shop}/install`)
  await simulator.post('/clock', { advance: 'PT2H' })
  expect(await simulator.webhooks('shop/redact')).toHaveLength(0)
  await simulator.post(`/shops/${shop}/uninstall`)
  await simulator.post('/clock', { advance: 'PT48H' })
  const [redact] = await simulator.webhooks('shop/redact')
  expect(redact?.url).toBe('/webhooks/compliance')
  expect(JSON.parse(redact?.body ?? '').shop_domain).toBe(shop)
  await simulator.post('/clock', { reset: true })
})

test('a customer asks for their data, or to be forgotten', async () => {
  const [customer] = (await readShelf(simulator)).customers
  await simulator.post('/compliance', { topic: 'customers/redact', customerId: customer.id })
  const [sent] = await simulator.webhooks('customers/redact')
  expect(JSON.parse(sent?.body ?? '')).toMatchObject({
    shop_domain: garden,
    customer: { id: Number(customer.id), email: customer.email },
    orders_to_redact: [],
  })
})

describe('what the simulator keeps', () => {
  const folder = mkdtempSync(join(tmpdir(), 'simulator-data-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  test('is there again after a restart, with what was still to be sent', async () => {
    const first = await startTestSimulator({ dataFolder: folder, retrySecondsPerMinute: 3600 })
    first.answerWith.status = 500
    const shelf = await readShelf(first)
    const lines = [{ variantId: shelf.variant('Fern Mug'), quantity: 1 }]
    const placed = await order(first, { customerId: shelf.customers[0].id, lines })
    await first.post('/clock', { advance: 'P1D' })
    await first.stop()
    const second = await startTestSimulator({ dataFolder: folder })
    try {
      expect(await second.get(`/orders/${placed.id}`)).toMatchObject({ name: '#1001' })
      expect(((await second.get('/clock')) as Answer).offsetMs).toBe(86_400_000)
      for (const delivery of second.context.store.world.deliveries) delivery.dueAtMs = 0
      second.context.courier.resume()
      expect(await second.webhooks()).toHaveLength(3)
      await second.post('/reset')
      expect(await second.get('/orders')).toEqual([])
    } finally {
      await second.stop()
    }
  })
})

test('a port that is taken is named with its setting', async () => {
  const taken = startTestSimulator({ controlPort: Number(new URL(simulator.control).port) })
  await expect(taken).rejects.toThrow(/Port \d+ is taken; set SIMULATOR_PORT/)
})

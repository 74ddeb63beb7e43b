import { beforeEach, describe, expect, test } from 'vitest'
import { openTestDatabase } from '../../setup/database.ts'
import { openStandIn, type Reply } from './shopify-stand-in.ts'

await openTestDatabase()
const standIn = await openStandIn()
const { prisma } = await import('../../../app/db.server.ts')
const { storeDelivery } = await import('../../setup/builders/delivery.ts')
const { Session } = await import('@shopify/shopify-api')
const { sessionStorage } = await import('../../../app/shopify/session/session-storage.server.ts')
const { handleTopic } = await import('../../../app/jobs/deliveries/handle-topic.ts')
const { UnreadableError } = await import('../../../app/shopify/webhooks/unreadable-error.ts')
const { eraseShop } = await import('../../../app/jobs/tasks/erase-shop.ts')
const { refreshShop } = await import('../../../app/jobs/tasks/refresh-shop.ts')
const { purgeDeliveries } = await import('../../../app/jobs/purge-deliveries.ts')
const { addShop, domain, now, settleOrder } = await import('./a-shop.ts')

let fern: Awaited<ReturnType<typeof addShop>>
const accepted: Reply = {
  body: { data: { currentAppInstallation: { id: 'gid://shopify/AppInstallation/1' } } },
}
const refused: Reply = { status: 401, body: {} }

beforeEach(async () => {
  await prisma().$executeRaw`SELECT erase_shop(id) FROM shops`
  await prisma().session.deleteMany()
  await prisma().$executeRaw`DELETE FROM graphile_worker._private_jobs`
  standIn.reply = () => refused
  fern = await addShop()
  await signIn()
})

async function signIn(): Promise<void> {
  const expires = new Date(Date.now() + 3_600_000)
  await sessionStorage().storeSession(
    new Session({
      id: `offline_${domain}`,
      shop: domain,
      state: '',
      isOnline: false,
      accessToken: 'shpat_1',
      expires,
    }),
  )
}

function tell(topic: string, payload: unknown = {}, triggeredAt: Date | null = now) {
  const body = Buffer.from(typeof payload === 'string' ? payload : JSON.stringify(payload))
  return handleTopic(fern.ref, { topic, triggeredAt, body }, { now })
}

const shopRow = () => prisma().shop.findUnique({ where: { id: fern.ref.shopId } })
const findings = () => prisma().finding.findMany({ where: { shopId: fern.ref.shopId } })

async function sums() {
  const { shopId } = fern.ref
  const [row] = await prisma().$queryRaw<object[]>`
    SELECT (SELECT sum(amount)::int FROM transfers WHERE shop_id = ${shopId}) AS transfers,
      (SELECT sum(pending + available)::int FROM balances WHERE shop_id = ${shopId}) AS balances,
      (SELECT count(*)::int FROM orders WHERE shop_id = ${shopId}) AS orders`
  return row
}

async function jobs() {
  return prisma().$queryRaw<{ task: string; payload: object }[]>`
    SELECT t.identifier AS task, j.payload FROM graphile_worker._private_jobs j
      JOIN graphile_worker._private_tasks t ON t.id = j.task_id`
}

describe('app/uninstalled', () => {
  test('forgets the tokens, keeps the books and notes when it was', async () => {
    await settleOrder(fern)
    const before = await sums()
    await tell('app/uninstalled')
    expect(await prisma().session.count()).toBe(0)
    expect((await shopRow())?.uninstalledAt).toEqual(now)
    expect(await sums()).toEqual(before)
    await tell('app/uninstalled')
    expect((await shopRow())?.uninstalledAt).toEqual(now)
  })

  test('from before the present installation is ignored', async () => {
    await tell('app/uninstalled', {}, new Date('2025-12-31T23:59:59Z'))
    expect((await shopRow())?.uninstalledAt).toBeNull()
    expect(await prisma().session.count()).toBe(1)
  })

  test('is ignored while Shopify accepts our token: the merchant has come back', async () => {
    standIn.reply = () => accepted
    await tell('app/uninstalled')
    expect((await shopRow())?.uninstalledAt).toBeNull()
    expect(await prisma().session.count()).toBe(1)
  })

  test('is tried again when Shopify cannot be asked', async () => {
    standIn.reply = () => ({ status: 502 })
    await expect(tell('app/uninstalled')).rejects.toMatchObject({ name: 'ShopifyFault' })
    expect((await shopRow())?.uninstalledAt).toBeNull()
  })
})

describe('customers/data_request', () => {
  const request = {
    shop_id: 1,
    customer: { id: 7001, email: 'ada@example.com', phone: '555' },
    orders_requested: [5001],
    data_request: { id: 99 },
  }

  test('is answered by all that we hold, once', async () => {
    await settleOrder(fern)
    await tell('customers/data_request', request)
    await tell('customers/data_request', request)
    const [finding, ...others] = await findings()
    expect(others).toEqual([])
    expect(finding).toMatchObject({ kind: 'data_request', subject: 'request/99', foundAt: now })
    expect(finding?.detail).toMatchObject({
      customerId: '7001',
      ordersRequested: ['5001'],
      export: {
        customerId: '7001',
        joinedAt: '2026-02-01T10:00:00.000Z',
        balances: [{ asset: 'points', pending: 28, available: 50 }],
        orders: [{ id: '5001', name: '#1001' }],
      },
    })
    const held = (finding?.detail as { export: { transfers: unknown[] } }).export.transfers
    expect(held).toMatchObject([{ amount: 50 }, { amount: 28, orderId: '5001' }])
    expect(JSON.stringify(finding?.detail)).not.toMatch(/ada@|555/)
  })

  test('of somebody we do not know is answered: nothing', async () => {
    await tell('customers/data_request', { ...request, customer: { id: 8 } })
    expect((await findings())[0]?.detail).toMatchObject({ customerId: '8', export: null })
  })

  test('with an id beyond 2^53 is about that id, not its neighbour', async () => {
    const text = '{"customer":{"id":820982911946154508},"data_request":{"id":1}}'
    await tell('customers/data_request', text)
    expect((await findings())[0]?.detail).toMatchObject({ customerId: '820982911946154508' })
  })
})

describe('customers/redact', () => {
  const request = { customer: { id: 7001, email: 'ada@example.com' }, orders_to_redact: [5001] }

  test('leaves a tombstone: the sums stay, nothing says whose they were', async () => {
    await settleOrder(fern)
    await tell('customers/data_request', { ...request, data_request: { id: 99 } })
    const before = await sums()
    await tell('customers/redact', request)
    await tell('customers/redact', request)
    expect(await sums()).toEqual(before)
    const members = await prisma().member.findMany({ where: { shopId: fern.ref.shopId } })
    expect(members).toMatchObject([{ customerId: null, redactedAt: now }])
    const [left] = await prisma().$queryRaw<{ everything: string }[]>`
      SELECT (SELECT string_agg(orders::text, '') FROM orders)
        || (SELECT string_agg(members::text, '') FROM members)
        || (SELECT string_agg(facts::text, '') FROM facts)
        || (SELECT string_agg(transfers::text, '') FROM transfers)
        || (SELECT string_agg(findings::text, '') FROM findings) AS everything`
    expect(left?.everything).toContain('5001')
    expect(left?.everything).not.toContain('7001')
  })

  test.each([
    ['without its customer', { customer: null }],
    ['with its customer', {}],
  ])(
    'closes the books of the member: an order told later %s changes nothing',
    async (_how, customer) => {
      await settleOrder(fern)
      await tell('customers/redact', request)
      const before = await sums()
      await settleOrder(fern, {
        ...customer,
        updated_at: '2026-03-09T10:00:00Z',
        cancelled_at: '2026-03-09T10:00:00Z',
      })
      expect(await sums()).toEqual(before)
      expect(await prisma().member.count({ where: { shopId: fern.ref.shopId } })).toBe(1)
    },
  )

  test('of one customer leaves the others', async () => {
    await settleOrder(fern, {
      customer: {
        admin_graphql_api_id: 'gid://shopify/Customer/7002',
        created_at: '2026-02-01T10:00:00Z',
      },
    })
    await tell('customers/redact', request)
    const members = await prisma().member.findMany({ where: { shopId: fern.ref.shopId } })
    expect(members).toMatchObject([{ customerId: '7002', redactedAt: null }])
    const [order] = await prisma().order.findMany({ where: { shopId: fern.ref.shopId } })
    expect(order?.snapshot).toMatchObject({ customerId: '7002' })
  })
})

describe('shop/redact', () => {
  test('erases every row of the shop from every table, and of no other shop', async () => {
    const moss = await addShop('moss.myshopify.com')
    for (const shop of [fern, moss]) await settleOrder(shop)
    await tell('customers/delete', { id: 7001 })
    await tell('shop/redact')
    expect(await jobs()).toEqual([{ task: 'erase_shop', payload: { shopId: fern.ref.shopId } }])
    await eraseShop({ shopId: fern.ref.shopId })
    await eraseShop({ shopId: fern.ref.shopId })
    expect(await rowsLeft(fern.ref.shopId)).toEqual([])
    expect(await shopRow()).toBeNull()
    expect(await prisma().session.count()).toBe(0)
    expect((await rowsLeft(moss.ref.shopId)).length).toBeGreaterThan(5)
  })

  test('is ignored where the shop has come back', async () => {
    await settleOrder(fern)
    const before = await rowsLeft(fern.ref.shopId)
    standIn.reply = () => accepted
    await eraseShop({ shopId: fern.ref.shopId })
    expect(await rowsLeft(fern.ref.shopId)).toEqual(before)
  })

  test('waits while Shopify cannot be asked', async () => {
    standIn.reply = () => ({ status: 500 })
    await expect(eraseShop({ shopId: fern.ref.shopId })).rejects.toMatchObject({
      name: 'ShopifyFault',
    })
    expect(await shopRow()).not.toBeNull()
  })
})

describe('shop/update', () => {
  test('asks Shopify for the newest state', async () => {
    await tell('shop/update', { name: 'an old name' })
    expect(await jobs()).toEqual([{ task: 'refresh_shop', payload: { shopId: fern.ref.shopId } }])
    standIn.reply = () => ({
      body: {
        data: {
          shop: {
            name: 'Fern & Fable',
            currencyCode: 'EUR',
            ianaTimezone: 'Europe/Paris',
            plan: { partnerDevelopment: false },
            customerAccountsV2: { customerAccountsVersion: 'CLASSIC' },
          },
          currentAppInstallation: { id: 'gid://shopify/AppInstallation/1', accessScopes: [] },
        },
      },
    })
    await refreshShop({ shopId: fern.ref.shopId }, { now })
    expect(await shopRow()).toMatchObject({
      name: 'Fern & Fable',
      currency: 'EUR',
      timeZone: 'Europe/Paris',
      programRevision: 1,
    })
    expect(await findings()).toMatchObject([
      { kind: 'currency_changed', detail: { from: 'USD', to: 'EUR' } },
    ])
  })
})

test('app/scopes_update keeps what the merchant has granted', async () => {
  await tell('app/scopes_update', { previous: [], current: ['read_orders', 'write_discounts'] })
  expect(await prisma().session.findMany()).toMatchObject([
    { scope: 'read_orders,write_discounts' },
  ])
})

test('a deleted customer is noted where it was a member, and no more once it was merged', async () => {
  await settleOrder(fern)
  const merge = {
    admin_graphql_api_customer_kept_id: 'gid://shopify/Customer/7002',
    admin_graphql_api_customer_deleted_id: 'gid://shopify/Customer/7001',
  }
  await tell('customers/delete', { id: 7001 })
  await tell('customers/delete', { id: 1 })
  await tell('customers/merge', { ...merge, status: 'failed' })
  expect((await findings()).map(({ kind }) => kind)).toEqual(['customer_deleted'])
  await tell('customers/merge', { ...merge, status: 'success' })
  expect((await findings()).map(({ resolvedAt }) => resolvedAt)).not.toContain(null)
  const kept = await prisma().member.findFirstOrThrow({ where: { customerId: '7002' } })
  const where = { customerId: '7001' }
  expect(await prisma().member.findFirst({ where })).toMatchObject({ mergedInto: kept.id })
})

test.each([
  ['customers/redact', 'no json', 'the body is no JSON'],
  ['customers/redact', '{}', /customer/],
  ['customers/data_request', '{"customer":{"id":"ada"}}', /customer\.id.*data_request/],
  ['app/scopes_update', '{"current":"all"}', /current/],
])('%s with %s is unreadable and says why', async (topic, body, reason) => {
  const told = tell(topic, body)
  await expect(told).rejects.toThrow(UnreadableError)
  await expect(told).rejects.toThrow(reason)
})

test('a topic that nobody handles is let pass', async () => {
  await expect(tell('carts/update', 'no json')).resolves.toBeUndefined()
})

test('after seven days what is done goes, what is in trouble loses its body, what waits stays', async () => {
  const { shopId } = fern.ref
  const days = (count: number) => new Date(now.getTime() - count * 86_400_000)
  const cases = [
    { webhookId: 'old', receivedAt: days(7.01) },
    { webhookId: 'parked', trouble: 'parked', receivedAt: days(30) },
    { webhookId: 'young', receivedAt: days(6.99) },
  ]
  const row = { shopId, topic: 'orders/paid', body: Buffer.from('{}') }
  await prisma().delivery.createMany({ data: cases.map((one) => ({ ...row, ...one })) })
  await storeDelivery({ ...row, webhookId: 'waiting', receivedAt: days(30) })
  expect(await purgeDeliveries({ now })).toBe(2)
  expect(await purgeDeliveries({ now })).toBe(0)
  const left = await prisma().delivery.findMany({ orderBy: { webhookId: 'asc' } })
  expect(left.map(({ webhookId, body }) => [webhookId, body !== null])).toEqual([
    ['parked', false],
    ['waiting', true],
    ['young', true],
  ])
})

/** Tables with rows of the shop, by the catalogue: a table added later is looked at, too. */
async function rowsLeft(shopId: number): Promise<string[]> {
  const tables = await prisma().$queryRaw<{ name: string }[]>`
    SELECT table_name AS name FROM information_schema.columns
    WHERE column_name = 'shop_id' AND table_schema = current_schema() ORDER BY 1`
  const left: string[] = []
  for (const { name } of tables) {
    const [row] = await prisma().$queryRawUnsafe<{ count: number }[]>(
      `SELECT count(*)::int AS count FROM ${name} WHERE shop_id = ${shopId}`,
    )
    if (row && row.count > 0) left.push(`${name}: ${row.count}`)
  }
  return left
}

import { beforeEach, describe, expect, test } from 'vitest'
import { openTestDatabase } from '../../setup/database.ts'
import { openStandIn, type Reply } from '../door/shopify-stand-in.ts'
import {
  asFile,
  bulkLines,
  customerLine,
  listedOrder,
  type Told,
  webhookPayload,
} from './bulk-file.ts'

await openTestDatabase()
const standIn = await openStandIn()
const { forShop, prisma } = await import('../../../app/db.server.ts')
const { Session } = await import('@shopify/shopify-api')
const { sessionStorage } = await import('../../../app/shopify/session/session-storage.server.ts')
const { askImport } = await import('../../../app/shopify/ask-import.server.ts')
const { importShop } = await import('../../../app/jobs/tasks/import-shop.ts')
const { computeEstimate, readEstimate } = await import(
  '../../../app/loyalty/insights/estimate.server.ts'
)
const { readImport } = await import('../../../app/loyalty/insights/read-import.server.ts')
const { translateOrder } = await import('../../../app/shopify/webhooks/translate-order.ts')
const { addShop, domain, settleOrder } = await import('../door/a-shop.ts')

const now = new Date('2026-03-02T12:00:00.000Z')
const beforeProgram: Told = { number: 101, day: '2025-12-20', cents: 5000 }
const underProgram: Told = { number: 102, day: '2026-02-20', cents: 2800 }
const refunded: Told = { number: 103, day: '2025-12-22', cents: 4000, hasRefund: true }
const orders = [beforeProgram, underProgram, refunded]

let fern: Awaited<ReturnType<typeof addShop>>
/** What Shopify has gathered, and how its files are sent. */
let shopify: {
  files: { orders: string; customers: string }
  status: string
  isCut: boolean
  /** The week is over for which a file is kept. */
  isOld: boolean
  started: string[]
  listed: Told[]
}

beforeEach(async () => {
  await prisma().$executeRaw`SELECT erase_shop(id) FROM shops`
  await prisma().session.deleteMany()
  await prisma().$executeRaw`DELETE FROM graphile_worker._private_jobs`
  fern = await addShop()
  await signIn('read_orders')
  shopify = {
    files: {
      orders: asFile(orders.flatMap(bulkLines)),
      customers: asFile([7001, 7002, 7003].map(customerLine)),
    },
    status: 'COMPLETED',
    isCut: false,
    isOld: false,
    started: [],
    listed: [refunded],
  }
  standIn.asked.length = 0
  standIn.reply = answer
  await askImport(fern.shop, domain, now)
})

async function signIn(scope: string): Promise<void> {
  await sessionStorage().storeSession(
    new Session({
      id: `offline_${domain}`,
      shop: domain,
      state: '',
      isOnline: false,
      accessToken: 'shpat_1',
      scope,
      expires: new Date(Date.now() + 3_600_000),
    }),
  )
}

function answer({ path, body }: { path: string; body: Record<string, unknown> }): Reply {
  const file = path.match(/^\/files\/(orders|customers)$/)?.[1] as 'orders' | 'customers'
  if (file) return sendFile(file)
  const { query = '', variables = {} } = body as { query?: string; variables?: { query?: string } }
  if (query.includes('bulkOperationRunQuery')) return start(variables.query ?? '')
  if (query.includes('bulkOperation(')) return look((variables as { id?: string }).id ?? '')
  const state = (variables.query ?? '').includes('partially_refunded') ? shopify.listed : []
  const pageInfo = { hasNextPage: false, endCursor: null }
  return { body: { data: { orders: { pageInfo, nodes: state.map(listedOrder) } } } }
}

function sendFile(file: 'orders' | 'customers'): Reply {
  if (shopify.isOld) return { status: 400, body: {} }
  const text = shopify.files[file]
  if (!shopify.isCut) return { text }
  // In the middle of a line, as a broken connection would.
  return { text: text.slice(0, Math.floor(text.length * 0.6)), isLost: true }
}

function start(query: string): Reply {
  const id = `gid://shopify/BulkOperation/${query.includes('lineItems') ? 'orders' : 'customers'}`
  shopify.started.push(query)
  return { body: { data: { bulkOperationRunQuery: { bulkOperation: { id }, userErrors: [] } } } }
}

function look(id: string): Reply {
  const of = id.split('/').at(-1) ?? ''
  const url = `${process.env.SHOPIFY_SIMULATOR_URL}/files/${of}`
  const { status } = shopify
  const operation = { status, errorCode: null, rootObjectCount: '3', url }
  return { body: { data: { bulkOperation: operation } } }
}

/** The job as often as the queue would run it, at most so many times. */
async function runImport(times = 6): Promise<void> {
  for (let time = 0; time < times; time += 1) {
    await importShop({ shopId: fern.ref.shopId }, { now })
  }
}

const stored = async () => {
  const rows = await prisma().order.findMany({
    where: { shopId: fern.ref.shopId },
    orderBy: { id: 'asc' },
  })
  return rows
}
const transfers = () => prisma().transfer.findMany({ where: { shopId: fern.ref.shopId } })

describe('what was there before the installation', () => {
  test('is there afterwards: customers are members, orders are kept', async () => {
    await runImport()
    expect(await prisma().member.count({ where: { shopId: fern.ref.shopId } })).toBe(3)
    expect((await stored()).map(({ id }) => id)).toEqual(['101', '102', '103'])
    expect(await readImport(fern.shop)).toMatchObject({
      isOver: true,
      hasFailed: false,
      orders: { stored: 3, found: 3, isDone: true },
      customers: { stored: 3, found: 3, isDone: true },
    })
  })

  test('earns nothing where no program was in force yet', async () => {
    await runImport()
    const earned = (await transfers()).map(({ orderId, amount }) => [orderId, amount])
    expect(earned).toEqual([['102', 28]])
  })

  test('is the snapshot that the webhook makes', async () => {
    await runImport()
    for (const told of [beforeProgram, underProgram]) {
      const row = (await stored()).find(({ id }) => id === String(told.number))
      expect(row?.snapshot).toEqual(translateOrder(webhookPayload(told)))
    }
  })

  test('tells what was given back, which no file holds', async () => {
    await runImport()
    const row = (await stored()).find(({ id }) => id === '103')
    expect(row?.snapshot).toMatchObject({
      payment: 'partially_refunded',
      refunds: [{ id: '103', lines: [{ lineId: '1031', quantity: 1, amountMinor: 2000 }] }],
    })
    expect(await prisma().orderFetch.count()).toBe(0)
  })

  test('that no list holds is asked for, order by order', async () => {
    shopify.listed = []
    await runImport()
    expect(await prisma().orderFetch.findMany()).toMatchObject([{ orderId: '103' }])
  })
})

describe('an import that is cut off', () => {
  test('goes on where it was, and counts nothing twice', async () => {
    shopify.files.orders = asFile(
      Array.from({ length: 1000 }, (_, index) =>
        bulkLines({ number: 1000 + index, day: '2026-02-01', cents: 1000, customer: 7001 }),
      ).flat(),
    )
    shopify.listed = []
    shopify.isCut = true
    await runImport(2)
    const halfway = await readImport(fern.shop)
    expect(halfway?.orders.stored).toBe(400)
    expect(halfway?.problem).toMatch(/broke off/)
    shopify.isCut = false
    await runImport()
    expect((await stored()).length).toBe(1000)
    expect((await transfers()).length).toBe(1000)
    expect((await readImport(fern.shop))?.orders).toMatchObject({ stored: 1000, isDone: true })
  })

  test('that two workers go on with is done once', async () => {
    await Promise.all([runImport(4), runImport(4)])
    await runImport()
    expect((await transfers()).length).toBe(1)
    expect((await readImport(fern.shop))?.orders.stored).toBe(3)
  })

  test('by Shopify itself is started anew', async () => {
    await runImport(1)
    shopify.status = 'FAILED'
    await runImport(1)
    shopify.status = 'COMPLETED'
    await runImport()
    expect(shopify.started.length).toBe(4)
    expect((await readImport(fern.shop))?.isOver).toBe(true)
  })

  test('and whose file is gone by then is started anew', async () => {
    shopify.isOld = true
    await runImport(2)
    shopify.isOld = false
    await runImport()
    expect(shopify.started.length).toBeGreaterThan(2)
    expect(await readImport(fern.shop)).toMatchObject({ isOver: true, hasFailed: false })
    expect((await stored()).length).toBe(3)
  })

  test('again and again is left to the merchant, who can ask for it anew', async () => {
    shopify.status = 'FAILED'
    await runImport(30)
    const failed = await readImport(fern.shop)
    expect(failed).toMatchObject({ isOver: true, hasFailed: true })
    expect(failed?.problem).toMatch(/failed/)
    shopify.status = 'COMPLETED'
    await askImport(fern.shop, domain, now)
    await runImport()
    expect(await readImport(fern.shop)).toMatchObject({ isOver: true, hasFailed: false })
  })
})

describe('asking for an import', () => {
  test('speaks of 60 days, and of everything once Shopify lets us see everything', async () => {
    await runImport()
    const query = shopify.started.find((one) => one.includes('lineItems')) ?? ''
    expect(query).toContain("created_at:>='2026-01-01T12:00:00.000Z'")
    await signIn('read_orders,read_all_orders')
    await askImport(fern.shop, domain, now)
    await runImport(1)
    expect(shopify.started.at(-1)).not.toContain('created_at')
  })

  test('while one is under way changes nothing', async () => {
    await runImport(1)
    await askImport(fern.shop, domain, new Date(now.getTime() + 1000))
    await runImport()
    expect(shopify.started.length).toBe(2)
  })

  test('after it is done reads everything again, and books nothing again', async () => {
    await runImport()
    const before = await transfers()
    await askImport(fern.shop, domain, new Date(now.getTime() + 1000))
    await runImport()
    expect(await transfers()).toEqual(before)
    expect((await stored()).length).toBe(3)
  })
})

describe('the figures of the last weeks', () => {
  const of = { currency: 'USD', now }

  test('count what was sold, who came back and what the draft would have given', async () => {
    const day = '2026-02-10'
    shopify.files.orders = asFile(
      [
        { number: 201, day, cents: 5000, customer: 7001 },
        { number: 202, day, cents: 3000, customer: 7001 },
        { number: 203, day, cents: 2000, customer: 7002 },
        { number: 204, day: '2025-12-31', cents: 9900, customer: 7003 },
      ].flatMap(bulkLines),
    )
    await runImport()
    await computeEstimate(fern.shop, of)
    // By default a point for each dollar, and 100 of them are worth $5.
    expect(await readEstimate(fern.shop, of)).toMatchObject({
      orders: 3,
      revenueMinor: 10_000,
      customers: 2,
      cameBack: 1,
      points: 100,
      ordersEarning: 3,
      costMinor: 500,
      isStale: false,
    })
  })

  test('are stale once the draft is another one, and after a minute', async () => {
    await runImport()
    await computeEstimate(fern.shop, of)
    const later = new Date(now.getTime() + 61_000)
    expect((await readEstimate(fern.shop, { ...of, now: later }))?.isStale).toBe(true)
    await prisma().programDraft.create({
      data: { shopId: fern.ref.shopId, revision: 2, settings: {}, updatedAt: now },
    })
    await expect(readEstimate(fern.shop, of)).rejects.toThrow()
  })

  test('leave out tests, what was cancelled and what was not paid', async () => {
    await settleOrder(fern, { test: true })
    await settleOrder(fern, {
      id: 2,
      admin_graphql_api_id: 'gid://shopify/Order/2',
      financial_status: 'pending',
    })
    await settleOrder(fern, {
      admin_graphql_api_id: 'gid://shopify/Order/3',
      cancelled_at: '2026-03-01T11:00:00Z',
    })
    await computeEstimate(fern.shop, of)
    expect(await readEstimate(fern.shop, of)).toMatchObject({ orders: 0, points: 0, customers: 0 })
  })

  test('of a shop without orders are zero', async () => {
    await computeEstimate(forShop(fern.ref.shopId), of)
    expect(await readEstimate(fern.shop, of)).toMatchObject({ orders: 0, costMinor: 0 })
  })
})

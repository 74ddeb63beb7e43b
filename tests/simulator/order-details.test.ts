// What has to be asked for beside an order's state: which collections its products are in, and how
// it was paid. A mug is 14.00, shipping 5.00, the tax of 6 % comes on top.
import { afterEach, beforeAll, expect, test } from 'vitest'
import { everything } from '../../app/loyalty/rules/scope.ts'
import { someSettings } from '../setup/builders/program.ts'
import { domain, openBox } from './box.ts'

const box = await openBox()
const { forShop, prisma } = await import('../../app/db.server.ts')
const { now } = await import('../../app/clock.server.ts')
const { adminFor } = await import('../../app/shopify/admin/admin-for.server.ts')
const { verifyBooks } = await import('../../app/loyalty/ledger/verify.server.ts')
const { importShop } = await import('../../app/jobs/tasks/import-shop.ts')
const { askImport } = await import('../../app/shopify/ask-import.server.ts')
const { readImport } = await import('../../app/loyalty/insights/read-import.server.ts')
const { creditStoreAccount } = await import(
  '../../app/shopify/admin/vouchers/credit-store-account.ts'
)

interface Sold {
  id: string
  variants: { id: string; price: string }[]
}

let shopId: number
let customerId: string
let mug: Sold
let other: Sold
let mugs: string

beforeAll(async () => {
  await box.control.post(`/shops/${domain}/scopes`, {
    grant: ['read_store_credit_accounts', 'write_store_credit_account_transactions'],
  })
  shopId = await box.signIn()
  const products = await box.control.get<Sold[]>('/products')
  mug = products.find(({ variants }) => variants[0]?.price === '14.00') as Sold
  mugs = await collectionOf(mug.id)
  for (const one of products) {
    if (await isOutside(one.id)) other = one
  }
  const settings = someSettings({
    countsStoreCreditPayments: false,
    scope: { ...everything, collections: [{ id: mugs, title: 'Mugs' }] },
  })
  const at = new Date('2020-01-01T00:00:00Z')
  await prisma().programVersion.create({
    data: { shopId, number: 1, settings, effectiveFrom: at, publishedAt: at },
  })
  const person = { firstName: 'Ada', lastName: 'Fern', email: 'ada@example.com' }
  customerId = (await box.control.createCustomer(person)).id
})

afterEach(async () => expect(await verifyBooks(forShop(shopId))).toEqual([]))

async function ask<Data>(query: string): Promise<Data> {
  return (await adminFor(domain)).graphql<Data>(query)
}

async function collectionOf(productId: string): Promise<string> {
  const { product } = await ask<{ product: { collections: { nodes: { id: string }[] } } }>(
    `{ product(id: "gid://shopify/Product/${productId}") { collections(first: 1) { nodes { id } } } }`,
  )
  return product.collections.nodes[0]?.id.split('/').at(-1) ?? ''
}

async function isOutside(productId: string): Promise<boolean> {
  const { product } = await ask<{ product: { isIn: boolean } }>(
    `{ product(id: "gid://shopify/Product/${productId}") {
      isIn: inCollection(id: "gid://shopify/Collection/${mugs}") } }`,
  )
  return !product.isIn
}

const buy = (more: object = {}) =>
  box.control.placeOrder({
    customerId,
    lines: [mug, other].map(({ variants }) => ({ variantId: variants[0]?.id ?? '', quantity: 1 })),
    payment: 'paid',
    ...more,
  })

async function earned(orderId: string) {
  const order = await prisma().order.findFirstOrThrow({ where: { shopId, id: orderId } })
  const { effects } = order.evaluation as { effects: { quantity: number }[] }
  const { observed } = order.inputs as { observed?: object }
  return { points: effects.reduce((sum, { quantity }) => sum + quantity, 0), observed }
}

test('of a collection that is named only what is in it earns, once that is known', async () => {
  const order = await buy()
  await box.settle()
  expect(await earned(order.id)).toEqual({
    points: 14,
    observed: { collections: { [mug.id]: [mugs], [other.id]: [] }, askedCollections: [mugs] },
  })
})

test('what was paid with store credit does not earn where the program says so', async () => {
  const admin = await adminFor(domain)
  const credit = { customerId, amountMinor: 1000, currency: 'USD', endsAt: null }
  expect(await creditStoreAccount(admin, credit)).toMatchObject({ outcome: 'created' })
  const lines = [{ variantId: mug.variants[0]?.id ?? '', quantity: 2 }]
  const order = await buy({ usesStoreCredit: true, lines })
  await box.settle()
  // 10.00 of 28.00 and 1.68 of tax and 5.00 of shipping: 24.68 of 34.68 count.
  const payments = { totalMinor: 3468, giftCardMinor: 0, storeCreditMinor: 1000 }
  expect(await earned(order.id)).toMatchObject({ points: 19, observed: { payments } })
  await box.control.refund(order.id, { lines: [{ lineId: order.lines[0]?.id ?? '', quantity: 1 }] })
  await box.settle()
  expect(await earned(order.id)).toMatchObject({ points: 9, observed: { payments } })
})

test('a bulk file tells the same, and nobody has to be asked', async () => {
  const orders = await prisma().order.findMany({ where: { shopId }, orderBy: { id: 'asc' } })
  const before = orders.map(({ inputs }) => (inputs as { observed?: object }).observed)
  await forShop(shopId).transaction(async (tx) => {
    for (const order of orders) {
      await tx.sql`UPDATE orders SET inputs = inputs - 'observed'
        WHERE shop_id = ${shopId} AND id = ${order.id} RETURNING id`
    }
  })
  await askImport(forShop(shopId), domain, new Date(now().getTime() + 1))
  for (let look = 0; look < 600; look += 1) {
    await importShop({ shopId }, { now: now() })
    if ((await readImport(forShop(shopId)))?.isOver) break
    await new Promise((done) => setTimeout(done, 50))
  }
  const after = await prisma().order.findMany({ where: { shopId }, orderBy: { id: 'asc' } })
  expect(after.map(({ inputs }) => (inputs as { observed?: object }).observed)).toEqual(before)
  expect(await prisma().orderFetch.count({ where: { shopId } })).toBe(0)
})

// What a shopper is told when they ask how a figure of theirs came about.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { anOrder } from '../../setup/builders/order.ts'
import { openTestDatabase } from '../../setup/database.ts'
import { givenMember, givenShop } from './given.ts'
import { type Asked, ask } from './storefront.ts'

await openTestDatabase()
const { verifyBooks } = await import('../../../app/loyalty/ledger/verify.server.ts')
const { settleOrders } = await import('../../../app/loyalty/settlement/settle-orders.server.ts')
const { forShop } = await import('../../../app/db.server.ts')

const domain = 'fern.myshopify.com'
let shop = forShop(0)
let customers = 5000
let customerId = ''
afterEach(async () => expect(await verifyBooks(shop)).toEqual([]))
beforeEach(async () => {
  shop = await givenShop(domain)
  customers += 1
  customerId = String(customers)
})

const asked = (more: Partial<Asked> & Pick<Asked, 'path'>) => ask({ domain, customerId, ...more })
const explained = (query: Record<string, string> = {}, more: Partial<Asked> = {}) =>
  asked({ path: '/explain', query, ...more })

async function place(orderId = '7001') {
  const processedAt = new Date(Date.now() - 60_000).toISOString()
  const order = anOrder({ orderId, name: '#1042', customerId, processedAt })
  await shop.transaction((tx) => settleOrders(tx, { snapshots: [order], now: new Date() }))
}

const textsOf = ({ body }: { body: { explanation: { steps: { text: string }[] } } }) =>
  body.explanation.steps.map(({ text }) => text)

test('a line of the history is explained by what it is shown under, without what is not theirs', async () => {
  await givenMember(shop, { customerId, points: 30 })
  await place()
  const [line] = (await asked({ path: '/me' })).body.member.history
  const answer = await explained({ line: line.id })
  expect(answer.status).toBe(200)
  expect(answer.body.explanation).toMatchObject({ headline: line.reason, points: line.points })
  expect(textsOf(answer).join()).toMatch(/points for \$100\.00 at .* \(rounded/)
  expect(textsOf(answer).join()).not.toContain('version')
})

test('it is said in the language of the page, the balance as the sum that it is', async () => {
  await givenMember(shop, { customerId, points: 30 })
  await place()
  const { points } = (await asked({ path: '/me' })).body.member
  const { body } = await explained({ locale: 'cs' })
  const { steps } = body.explanation
  expect(steps.map(({ text }: { text: string }) => text)).toContain('Získáno za objednávky')
  const sum = steps.reduce((all: number, step: { points: number }) => all + step.points, 0)
  expect(sum).toBe(points.available + points.pending)
})

test('an order of theirs says why it earned what it did, and whose it is not, that there is none', async () => {
  await givenMember(shop, { customerId, points: 30 })
  await place()
  expect((await explained({ order: '7001' })).body.explanation.headline).toContain('#1042')
  const stranger = String(customers + 1000)
  await givenMember(shop, { customerId: stranger, points: 5 })
  const [line] = (await asked({ path: '/me' })).body.member.history
  for (const query of [{ order: '7001' }, { line: line.id }, { line: 'x' }, { line: '99999999' }]) {
    const { status, body } = await explained(query as never, { customerId: stranger })
    expect([query, status, body.error?.code]).toEqual([query, 404, 'not_found'])
  }
})

test('a visitor and an unknown customer are told that there is nothing of theirs', async () => {
  expect((await explained({}, { customerId: null })).body.refusal.code).toBe('not_signed_in')
  expect((await explained()).body.refusal.code).toBe('member_unknown')
  expect((await explained({}, { method: 'POST', body: {} })).status).toBe(405)
})

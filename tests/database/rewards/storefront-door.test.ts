import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { openTestDatabase } from '../../setup/database.ts'
import { givenMember, givenShop, start } from './given.ts'
import { type Asked, ask } from './storefront.ts'

await openTestDatabase()
const { prisma } = await import('../../../app/db.server.ts')
const { limitRate } = await import('../../../app/shopify/proxy/limit-rate.server.ts')

const domain = 'fern.myshopify.com'
let shop: Awaited<ReturnType<typeof givenShop>>
beforeAll(async () => {
  shop = await givenShop(domain)
  await givenMember(shop, { customerId: '7', points: 1000 })
})

const wish = () => ({ rewardId: 'amount-off', requestId: randomUUID() })
const redeem = (more: Partial<Asked>) =>
  ask({ path: '/redeem', domain, customerId: '7', body: wish(), ...more })
const count = () => shop.db.redemption.count({ where: { shopId: shop.shopId } })

test('a foreign signature is not heard, whatever is asked', async () => {
  const paths = ['/me', '/redeem', '/cancel'] as const
  for (const path of paths) {
    const answer = await ask({ path, domain, customerId: '7', body: wish(), secret: 'other' })
    expect(answer).toMatchObject({ status: 401, body: { error: { code: 'invalid_signature' } } })
  }
  expect(await count()).toBe(0)
})

test('a shop we do not serve, or that has left, is unknown', async () => {
  expect((await redeem({ domain: 'other.myshopify.com' })).status).toBe(404)
  await prisma().shop.update({ where: { domain }, data: { uninstalledAt: start } })
  expect((await redeem({})).status).toBe(404)
  await prisma().shop.update({ where: { domain }, data: { uninstalledAt: null } })
  // The row is made by the first webhook, whoever the shop is.
  await prisma().shop.create({ data: { domain: 'never-opened.myshopify.com' } })
  expect((await redeem({ domain: 'never-opened.myshopify.com' })).status).toBe(404)
})

test('a page of another site may not act for the shopper', async () => {
  const cross = { 'Sec-Fetch-Site': 'cross-site', Origin: 'https://evil.example' }
  expect((await redeem({ headers: cross })).body.error.code).toBe('other_origin')
  expect((await redeem({ headers: { 'Sec-Fetch-Site': 'same-site' } })).status).toBe(403)
  expect(await count()).toBe(0)
})

test('a form is not JSON', async () => {
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', '']) {
    expect((await redeem({ headers: { 'Content-Type': type } })).status).toBe(415)
  }
  const withCharset = { 'Content-Type': 'application/json; charset=utf-8' }
  const answer = await redeem({ headers: withCharset, body: { ...wish(), points: 1 } })
  expect(answer.body.refusal.code).toBe('price_changed')
})

test('input that is not usable is refused in words, field by field', async () => {
  expect(await redeem({ text: '{"rewardId":' })).toMatchObject({
    status: 400,
    body: { error: { code: 'invalid_json' } },
  })
  const bad = [
    [{}, ['rewardId', 'requestId']],
    [{ ...wish(), requestId: 'with a space' }, ['requestId']],
    [{ ...wish(), points: -1 }, ['points']],
    [{ ...wish(), points: 1.5 }, ['points']],
    [{ ...wish(), customerId: '8' }, ['body']],
    [[], ['body']],
    [null, ['body']],
  ] as const
  for (const [body, fields] of bad) {
    const answer = await redeem({ text: JSON.stringify(body) })
    expect(answer.status).toBe(422)
    const named = answer.body.error.fields.map((field: { path: string }) => field.path)
    expect(named).toEqual(fields)
  }
  expect((await redeem({ body: { ...wish(), rewardId: 'x'.repeat(20_000) } })).status).toBe(413)
  const cancel = await ask({
    path: '/cancel',
    domain,
    customerId: '7',
    body: { redemptionId: '1' },
  })
  expect(cancel.status).toBe(422)
})

test('each address answers its own method and names it', async () => {
  const asked = [
    ['/redeem', 'GET', 'POST'],
    ['/cancel', 'GET', 'POST'],
    ['/me', 'POST', 'GET'],
    ['/redeem', 'PUT', 'POST'],
  ] as const
  for (const [path, method, allowed] of asked) {
    const answer = await ask({ path, method, domain, customerId: '7' })
    expect(answer.status).toBe(405)
    expect(answer.headers.get('Allow')).toBe(allowed)
  }
})

test('a shopper who asks without end is told when to come back; others are served', async () => {
  const cheap = () => redeem({ customerId: '9', body: wish() })
  const statuses = new Set<number>()
  for (let n = 0; n < 240; n += 1) statuses.add((await cheap()).status)
  expect([...statuses]).toEqual([409])
  const last = await cheap()
  expect(last).toMatchObject({ status: 429, body: { error: { code: 'too_many_requests' } } })
  expect(Number(last.headers.get('Retry-After'))).toBeGreaterThanOrEqual(1)
  expect((await redeem({ customerId: '10' })).status).toBe(409)
})

test('visitors with made-up addresses use up nothing that signed-in shoppers need', async () => {
  const address = (n: number) => `203.0.113.${n}`
  const visit = (n: number) =>
    ask({
      path: '/redeem',
      domain,
      body: wish(),
      headers: { 'X-Forwarded-For': `${address(n)}, 192.0.2.1` },
    })
  expect((await visit(0)).status).toBe(409)
  // A minute's worth of visits, counted without the rest of the way, which takes longer than that
  // on a slow machine.
  const shopRow = await prisma().shop.findUniqueOrThrow({ where: { domain } })
  const count = (n: number) =>
    limitRate('act', { shopRow, customerId: null, clientAddress: address(n) })
  for (let n = 1; n < 2400; n += 1) await count(n)
  expect((await visit(2400)).status).toBe(429)
  expect((await redeem({ customerId: '11' })).status).toBe(409)
})

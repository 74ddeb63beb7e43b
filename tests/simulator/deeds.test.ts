// What is told by others than the member: Shopify's consent, a review app's report.
import { createHmac, randomUUID } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { openTestStack } from '../setup/stack.ts'
import { verifyStack } from '../setup/verify-stack.ts'
import { openHouse, until } from './two-shops.ts'

const stack = await openTestStack()
const house = openHouse(stack)
const { askStorefront, database } = house
beforeEach(() => stack.explainFailure())

const rules = [
  { kind: 'newsletter', id: 'newsletter', isOn: true, points: 50 },
  {
    kind: 'review',
    id: 'review',
    isOn: true,
    points: 30,
    times: 2,
    period: 'ever',
    isApprovedByHand: false,
  },
  {
    kind: 'contact',
    id: 'contact',
    isOn: true,
    points: 25,
    needsName: true,
    needsPhone: false,
    needsAddress: true,
  },
  { kind: 'share', id: 'share', isOn: true, points: 5, times: 3, period: 'day' },
]
const customer = { firstName: 'Adalind', email: 'adalind@x.example' }
const shop = await house.openShop('perennial-garden.myshopify.com', customer, rules)
const { domain, customerId, key } = shop
const [keyId = '', secret = ''] = key.split('.')

const available = async () =>
  (await askStorefront(domain, customerId, '/me')).body.member.points.available as number

async function consent(state: string, at: Date): Promise<void> {
  const body = JSON.stringify({
    customer_id: Number(customerId),
    email_marketing_consent: { state, consent_updated_at: at.toISOString() },
  })
  const webhookId = randomUUID()
  const answer = await fetch(new URL('/webhooks', stack.addresses.app), {
    method: 'POST',
    body,
    headers: {
      'X-Shopify-Topic': 'customers_email_marketing_consent/update',
      'X-Shopify-Shop-Domain': domain,
      'X-Shopify-Webhook-Id': webhookId,
      'X-Shopify-Hmac-Sha256': createHmac('sha256', stack.secrets.apiSecret)
        .update(body)
        .digest('base64'),
    },
  })
  expect(answer.status).toBe(200)
  await until(
    () => database.query('SELECT 1 FROM waiting_deliveries WHERE webhook_id = $1', [webhookId]),
    ({ rowCount }) => rowCount === 0,
  )
}

async function report(review: object, headers: Record<string, string>) {
  const answer = await fetch(new URL('/reports/reviews', stack.addresses.app), {
    method: 'POST',
    headers: { 'X-Perennial-Shop': domain, ...headers },
    body: JSON.stringify(review),
  })
  return { status: answer.status, body: await answer.json() }
}

function signed(review: object, sentAt = Math.floor(Date.now() / 1000), by = secret) {
  const signature = createHmac('sha256', by)
    .update(`${sentAt}.${JSON.stringify(review)}`)
    .digest('hex')
  return {
    'X-Perennial-Key': keyId,
    'X-Perennial-Timestamp': String(sentAt),
    'X-Perennial-Signature': signature,
  }
}

test('consent counts once, from when the rule was in force, and not without agreeing', async () => {
  const before = await available()
  const clock = await stack.control.get<{ now: string }>('/clock')
  const now = new Date(clock.now)
  await consent('not_subscribed', now)
  await consent('subscribed', new Date(now.getTime() - 365 * 86_400_000))
  expect(await available()).toBe(before)
  await consent('subscribed', now)
  await consent('subscribed', now)
  expect(await available()).toBe(before + 50)
})

test('a report counts once, signed or with the key, and never with a rating', async () => {
  const before = await available()
  const review = {
    customerId: `gid://shopify/Customer/${customerId}`,
    productId: 11,
    reviewId: 'r1',
  }
  const wrong: Record<string, string>[] = [
    signed(review, undefined, 'another'),
    signed(review, Math.floor(Date.now() / 1000) - 301),
    signed({ ...review, reviewId: 'r2' }),
    { ...signed(review), 'X-Perennial-Key': randomUUID() },
    { ...signed(review), 'X-Perennial-Shop': 'elsewhere.myshopify.com' },
    { Authorization: `Bearer ${keyId}.another` },
    {},
  ]
  for (const headers of wrong) expect((await report(review, headers)).status).toBe(401)
  const first = signed(review)
  expect(await report(review, first)).toEqual({
    status: 201,
    body: { state: 'counted', points: 30, isRepeat: false },
  })
  expect(await report(review, first)).toMatchObject({ status: 200, body: { isRepeat: true } })
  const rated = { ...review, reviewId: 'r3', productId: 12, rating: 5 }
  expect((await report(rated, signed(rated))).status).toBe(422)
  const second = { orderId: shop.orderId, productId: 12, reviewId: 'r3' }
  expect((await report(second, { Authorization: `Bearer ${key}` })).status).toBe(201)
  const third = { customerId, productId: 13, reviewId: 'r4' }
  expect(await report(third, signed(third))).toMatchObject({
    status: 409,
    body: { refusal: { code: 'deed_done' } },
  })
  const stranger = { customerId: '99', productId: 13, reviewId: 'r5' }
  expect(await report(stranger, signed(stranger))).toMatchObject({
    body: { refusal: { code: 'member_unknown' } },
  })
  expect(await available()).toBe(before + 60)
})

test('a record counts once Shopify says that name and address are complete, and is not kept', async () => {
  const before = await available()
  const done = { did: 'record', ruleId: 'contact' }
  const change = (address: object) =>
    stack.control.post(`/customers/${customerId}`, { shop: domain, address })
  const whole = { address1: 'Fern Way 1', city: 'Brno', zip: '60200', countryCode: 'CZ' }
  const incomplete = { body: { refusal: { code: 'record_incomplete' } } }
  expect(await askStorefront(domain, customerId, '/deed', done)).toMatchObject(incomplete)
  for (const missing of [{ address1: ' ' }, { city: '' }]) {
    await change({ ...whole, ...missing })
    expect(await askStorefront(domain, customerId, '/deed', done)).toMatchObject(incomplete)
  }
  await change(whole)
  expect((await askStorefront(domain, customerId, '/deed', done)).body).toMatchObject({
    points: 25,
  })
  expect(await available()).toBe(before + 25)
  // Of the address the country alone is told and kept.
  await until(
    () => database.query('SELECT country FROM members WHERE customer_id = $1', [customerId]),
    ({ rows }) => rows.some(({ country }) => country === 'CZ'),
  )
  const kept = await database.query('SELECT body FROM deliveries WHERE body IS NOT NULL')
  expect(JSON.stringify(kept.rows)).not.toContain('Fern Way')
})

test('a record that counted is a repeat, and a link brings a visitor once', async () => {
  const before = await available()
  const done = { did: 'record', ruleId: 'contact' }
  expect((await askStorefront(domain, customerId, '/deed', done)).body).toMatchObject({
    isRepeat: true,
  })
  const arrival = { did: 'arrive', token: shop.token, visitor: randomUUID() }
  for (const who of [customerId, null, null]) await askStorefront(domain, who, '/deed', arrival)
  expect(await available()).toBe(before + 5)
  const nobody = await askStorefront(domain, null, '/deed', { did: 'visit' })
  expect(nobody.body.refusal.code).toBe('not_signed_in')
  expect(await verifyStack(stack)).toBe('')
})

import { expect, test } from 'vitest'
import { publishProgram, signIn } from '../../../scripts/demo/merchant.ts'
import { patienceMs } from '../../setup/patience.ts'
import { openTestStack } from '../../setup/stack.ts'

const stack = await openTestStack()
const { control } = stack
const merchant = await signIn(control, stack)
await publishProgram(merchant, { pendingDays: 0 })
// Shopify stamps whole seconds: in the second of the publication a shopper may still be too early.
await control.moveClock({ advance: 'PT1M' })

interface Redemption {
  id: string
  status: string
  code: string
}

const usual = { 'Content-Type': 'application/json', 'Sec-Fetch-Site': 'same-origin' }
const post = (path: string, customerId: string | null, body: object, headers: object = usual) =>
  control.post<{ status: number; body: unknown }>('/proxy', {
    path,
    method: 'POST',
    customerId,
    body,
    headers,
  })

async function me(customerId: string) {
  const answer = await control.proxy({ path: '/apps/loyalty/me', method: 'GET', customerId })
  return readBody(answer.body)
}

// The simulator passes the body on as it came.
const readBody = (body: unknown) => (typeof body === 'string' ? JSON.parse(body) : body)

async function until<T>(read: () => Promise<T>, isDone: (value: T) => boolean): Promise<T> {
  const deadline = Date.now() + patienceMs
  for (;;) {
    const value = await read()
    if (isDone(value)) return value
    if (Date.now() > deadline) throw new Error(`still ${JSON.stringify(value)}`)
    await new Promise((done) => setTimeout(done, 500))
  }
}

test('a shopper buys, redeems through the app proxy, sees it on the page, and gives it back', async () => {
  stack.explainFailure()
  const email = `fern-${Date.now()}@example.com`
  const customer = await control.createCustomer({ firstName: 'Fern', lastName: 'Moss', email })
  const { id: customerId } = customer
  await buy(customerId)
  const before = await until(
    () => me(customerId),
    (now) => now.member.points.available >= 100,
  )

  const body = { rewardId: 'amount-off', points: 100, requestId: 'click-0001' }
  const first = await post('/apps/loyalty/redeem', customerId, body)
  expect(first.status).toBe(201)
  const redemption = await redeemed(customerId, body.requestId)
  expect(redemption).toMatchObject({ status: 'issued', code: expect.stringMatching(/^REWARD-/) })

  const owner = `gid://shopify/Customer/${customerId.replace(/\D/g, '')}`
  const written = await until(
    () => metafieldOf(owner, 'loyalty'),
    (state) => state?.redemptions[0]?.status === 'issued',
  )
  expect(written.redemptions[0]).toMatchObject(redemption)
  expect(written.points.available).toBe(before.member.points.available - 100)

  const given = await post('/apps/loyalty/cancel', customerId, { redemptionId: redemption.id })
  expect(given.status).toBe(200)
  expect(readBody(given.body)).toMatchObject({ redemption: { status: 'returned' } })
  expect((await me(customerId)).member.points.available).toBe(before.member.points.available)
})

async function buy(customerId: string, discountCodes: string[] = []): Promise<void> {
  const products = await control.get<{ variants: { id: string }[] }[]>('/products')
  const lines = [{ variantId: products[0]?.variants[0]?.id ?? '', quantity: 20 }]
  await control.placeOrder({ customerId, lines, payment: 'paid', discountCodes })
}

/** Asked for again, as the widget does, until it is issued: a request waits for so long only. */
async function redeemed(customerId: string, requestId: string): Promise<Redemption> {
  const body = { rewardId: 'amount-off', points: 100, requestId }
  const ask = async () => readBody((await post('/apps/loyalty/redeem', customerId, body)).body)
  const { redemption } = await until(ask, (answer) => answer.redemption?.status === 'issued')
  return redemption
}

const statusOf = async (customerId: string, { id }: Redemption): Promise<string | undefined> => {
  const { member } = await me(customerId)
  return member.redemptions.find((one: Redemption) => one.id === id)?.status
}

test('one code is used at the checkout; another ends unused, and its points return', async () => {
  stack.explainFailure()
  const email = 'moss@example.com'
  const { id: customerId } = await control.createCustomer({ firstName: 'M', lastName: 'S', email })
  await buy(customerId)
  await until(
    () => me(customerId),
    (now) => now.member.points.available >= 200,
  )
  const [used, unused] = [
    await redeemed(customerId, 'click-0010'),
    await redeemed(customerId, 'click-0011'),
  ]
  await buy(customerId, [used.code])
  await until(
    () => statusOf(customerId, used),
    (status) => status === 'used',
  )
  const { available } = (await me(customerId)).member.points
  await control.moveClock({ advance: 'P91D' })
  await new Promise((done) => setTimeout(done, 3000))
  expect(await statusOf(customerId, unused)).toBe('issued')
  await control.moveClock({ advance: 'P2D' })
  await until(
    () => statusOf(customerId, unused),
    (status) => status === 'expired',
  )
  expect((await me(customerId)).member.points.available).toBe(available + 100)
})

test('a visitor sees the program through the app proxy, and is nobody', async () => {
  stack.explainFailure()
  const visitor = await control.proxy({
    path: '/apps/loyalty/me',
    method: 'GET',
    customerId: null,
  })
  const { member, program } = readBody(visitor.body)
  expect(member).toBeNull()
  expect(program).toMatchObject({ isLive: true, name: 'Rewards' })
})

test('a page of another site cannot act for a shopper', async () => {
  const headers = { ...usual, 'Sec-Fetch-Site': 'cross-site', Origin: 'https://evil.example' }
  const wish = { rewardId: 'amount-off', requestId: 'click-0002' }
  const answer = await post('/apps/loyalty/redeem', '1', wish, headers)
  expect(answer.status).toBe(403)
})

async function metafieldOf(owner: string, key: string) {
  const path = `/metafields?owner=${encodeURIComponent(owner)}`
  const all = await control.get<{ key: string; value: string }[]>(path)
  const found = all.find((metafield) => metafield.key === key)
  return found ? JSON.parse(found.value) : null
}

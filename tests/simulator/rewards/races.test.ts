// Many clicks at once, over HTTP: one member, and one reward of which there are few.
import { expect, test } from 'vitest'
import { freshReward, type Reward } from '../../../app/loyalty/reward-kinds/catalogue.ts'
import { publishProgram, signIn } from '../../../scripts/demo/merchant.ts'
import { openTestStack } from '../../setup/stack.ts'
import { verifyStack } from '../../setup/verify-stack.ts'

const stack = await openTestStack()
const { control } = stack
const merchant = await signIn(control, stack)
const few = { ...freshReward('amount_off', 'few', 100), points: 100, stock: 4 } as Reward
const many = { ...freshReward('amount_off', 'many', 100), points: 100 } as Reward
await publishProgram(merchant, { pendingDays: 0, rewards: [few, many] })
// Shopify stamps whole seconds: in the second of the publication a shopper may still be too early.
await control.moveClock({ advance: 'PT1M' })

const usual = { 'Content-Type': 'application/json', 'Sec-Fetch-Site': 'same-origin' }
const read = (body: unknown) => (typeof body === 'string' ? JSON.parse(body) : body)

interface Answer {
  status: number
  body: { redemption?: { id: string; code: string | null; status: string }; refusal?: any }
}

async function post(path: string, customerId: string, body: object): Promise<Answer> {
  const ask = { path, method: 'POST', customerId, body, headers: usual }
  const answer = await control.post<{ status: number; body: unknown }>('/proxy', ask)
  return { status: answer.status, body: read(answer.body) }
}

const redeem = (customerId: string, rewardId: string, requestId: string) =>
  post('/apps/loyalty/redeem', customerId, { rewardId, points: 100, requestId })

const pointsOf = async (customerId: string): Promise<number> => {
  const { body } = await control.proxy({ path: '/me', method: 'GET', customerId })
  return read(body).member?.points.available ?? 0
}

const products = await control.get<{ variants: { id: string; price: string }[] }[]>('/products')
const [variant] = products[0]?.variants ?? []

/** @returns the customer's id and points, once the worker has settled the order. */
async function givenShopper(name: string): Promise<{ id: string; points: number }> {
  const email = `${name}@example.com`
  const { id } = await control.createCustomer({ firstName: name, lastName: 'Moss', email })
  const lines = [{ variantId: variant?.id ?? '', quantity: 25 }]
  await control.placeOrder({ customerId: id, lines, payment: 'paid' })
  await expect.poll(() => pointsOf(id)).toBeGreaterThan(100)
  return { id, points: await pointsOf(id) }
}

test('of four, a dozen members who click at once have four, each with a code of its own', async () => {
  stack.explainFailure()
  const shoppers = []
  for (let n = 0; n < 12; n += 1) shoppers.push(await givenShopper(`rush${n}`))
  const answers = await Promise.all(
    shoppers.map(({ id }, n) => redeem(id, 'few', `rush-click-${n}`)),
  )
  const had = answers.filter(({ status }) => status === 201)
  expect(had).toHaveLength(4)
  const refused = answers.filter(({ status }) => status === 409)
  expect(refused.map(({ body }) => body.refusal.code)).toEqual(Array(8).fill('reward_sold_out'))
  expect(refused[0]?.body.refusal.message).toMatch(/gone/)
  expect(new Set(had.map(({ body }) => body.redemption?.code)).size).toBe(4)

  // One comes back, and can be had again: once.
  const back = shoppers[answers.indexOf(had[0] as Answer)]
  const redemptionId = had[0]?.body.redemption?.id ?? ''
  await post('/apps/loyalty/cancel', back?.id ?? '', { redemptionId })
  await expect.poll(() => pointsOf(back?.id ?? '')).toBe(back?.points)
  const others = shoppers.filter((_, n) => answers[n]?.status === 409)
  const again = await Promise.all(others.map(({ id }, n) => redeem(id, 'few', `again-${n}`)))
  expect(again.filter(({ status }) => status === 201)).toHaveLength(1)
})

test('redeemed, given back and used at once, nothing of one member is spent twice', async () => {
  stack.explainFailure()
  const { id, points } = await givenShopper('busy')
  const most = Math.floor(points / 100)
  const clicks = await Promise.all(
    Array.from({ length: most + 6 }, (_, n) => redeem(id, 'many', `busy-${n}`)),
  )
  const had = clicks.flatMap(({ body }) => body.redemption ?? [])
  expect(had).toHaveLength(most)
  expect(await pointsOf(id)).toBe(points - most * 100)

  // Each code is at the same time used in an order and given back, twice.
  const codes = had.map(({ code }) => code ?? '')
  const lines = [{ variantId: variant?.id ?? '', quantity: 1 }]
  const settledAtOnce = await Promise.allSettled(
    had.flatMap(({ id: redemptionId }, n) => [
      control.placeOrder({ customerId: id, lines, discountCodes: [codes[n] ?? ''] }),
      post('/apps/loyalty/cancel', id, { redemptionId }),
      post('/apps/loyalty/cancel', id, { redemptionId }),
    ]),
  )
  expect(settledAtOnce).toHaveLength(most * 3)
  await control.settleWebhooks()
  const { body } = await control.proxy({ path: '/me', method: 'GET', customerId: id })
  const statuses: string[] = read(body).member.redemptions.map(
    ({ status }: { status: string }) => status,
  )
  expect(statuses).toHaveLength(most)
  expect(statuses.every((status) => ['used', 'returned', 'returning'].includes(status))).toBe(true)
})

test('afterwards the books agree', async () => {
  stack.explainFailure()
  expect(await verifyStack(stack)).toBe('')
})

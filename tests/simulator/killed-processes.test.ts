// Any process may end at any moment: what was acknowledged is settled, what was redeemed is had
// once.
import { expect, test } from 'vitest'
import { publishProgram, signIn } from '../../scripts/demo/merchant.ts'
import { openTestStack } from '../setup/stack.ts'
import { verifyStack } from '../setup/verify-stack.ts'

const stack = await openTestStack()
const { control } = stack
await publishProgram(await signIn(control, stack), { pendingDays: 0 })
await control.moveClock({ advance: 'PT1M' })

const products = await control.get<{ handle: string; variants: { id: string }[] }[]>('/products')
const can = products.find(({ handle }) => handle === 'brass-watering-can')?.variants[0]?.id ?? ''

interface State {
  points: { available: number }
  redemptions: { status: string; code: string }[]
}

async function stateOf(customerId: string): Promise<State> {
  const { body } = await control.proxy({ path: '/me', method: 'GET', customerId })
  return (typeof body === 'string' ? JSON.parse(body) : body).member
}

const buy = (customerId: string) =>
  control.placeOrder({ customerId, lines: [{ variantId: can, quantity: 4 }] })

test('a worker killed again and again loses no order and doubles none', async () => {
  stack.explainFailure()
  const customers = await Promise.all(
    Array.from({ length: 5 }, (_, n) =>
      control.createCustomer({ firstName: 'K', lastName: String(n), email: `k${n}@example.com` }),
    ),
  )
  for (let round = 0; round < 4; round += 1) {
    await Promise.all(customers.map(({ id }) => buy(id)))
    await stack.end('worker', 'SIGKILL')
    await stack.start('worker')
  }
  await control.settleWebhooks()
  for (const { id } of customers) {
    await expect.poll(async () => (await stateOf(id)).points.available).toBe(50 + 4 * 180)
  }
  expect(await verifyStack(stack)).toBe('')
})

test('a redemption whose worker is killed at once is had once, or its points are back', async () => {
  stack.explainFailure()
  const email = 'twice@example.com'
  const { id: customerId } = await control.createCustomer({ firstName: 'T', lastName: 'T', email })
  await buy(customerId)
  await expect.poll(async () => (await stateOf(customerId)).points.available).toBe(230)
  const answer = control.proxy({
    path: '/redeem',
    method: 'POST',
    customerId,
    body: { rewardId: 'amount-off', requestId: 'killed-1' },
  })
  await stack.end('worker', 'SIGKILL')
  await answer
  await stack.start('worker')
  await expect
    .poll(async () => (await stateOf(customerId)).redemptions.map(({ status }) => status))
    .toEqual(['issued'])
  const { points, redemptions } = await stateOf(customerId)
  expect(points.available).toBe(130)
  const discounts = await control.get<{ code: string }[]>('/discounts')
  const code = redemptions[0]?.code
  expect(discounts.filter((discount) => discount.code === code)).toHaveLength(1)
  expect(await verifyStack(stack)).toBe('')
})

test('an app that is killed is asked again by Shopify, and nothing is missing', async () => {
  stack.explainFailure()
  const email = 'away@example.com'
  const { id: customerId } = await control.createCustomer({ firstName: 'A', lastName: 'A', email })
  await stack.end('app', 'SIGKILL')
  await buy(customerId)
  await stack.start('app')
  await expect.poll(async () => (await stateOf(customerId)).points.available).toBe(230)
  expect(await verifyStack(stack)).toBe('')
})

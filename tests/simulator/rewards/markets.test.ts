// A reward of one market, from the form that offers the shop's markets to the shopper who is in it
// or not; and what is left of it once the merchant no longer lets us read markets.
import { expect, test } from 'vitest'
import { freshReward } from '../../../app/loyalty/reward-kinds/catalogue.ts'
import { publishProgram, signIn } from '../../../scripts/demo/merchant.ts'
import { openTestStack } from '../../setup/stack.ts'
import { verifyStack } from '../../setup/verify-stack.ts'

const stack = await openTestStack()
const { control } = stack
const merchant = await signIn(control, stack)
const fresh = { ...freshReward('amount_off', 'here', 100), points: 10 }

interface Form {
  data: { markets: { id: string; title: string }[] | null }
}
const form = () => merchant.call<Form>('routes/app.rewards.$id', '/app/rewards/new?kind=amount_off')
const domain = 'perennial-garden.myshopify.com'
const scopes = (change: object) => control.post(`/shops/${domain}/scopes`, change)
const read = (body: unknown) => (typeof body === 'string' ? JSON.parse(body) : body)

let requests = 0
async function redeem(customerId: string, marketId?: string) {
  requests += 1
  const body = { rewardId: 'here', requestId: `click-${requests}`, ...(marketId && { marketId }) }
  const headers = { 'Content-Type': 'application/json', 'Sec-Fetch-Site': 'same-origin' }
  const asked = { path: '/redeem', method: 'POST' as const, customerId, body, headers }
  const answer = await control.proxy(asked)
  return { status: answer.status, body: read(answer.body) }
}

test('a reward of one market is had there, with and without leave to read markets', async () => {
  stack.explainFailure()
  expect((await form()).data.markets).toBe(null)
  await scopes({ grant: ['read_markets'] })
  await expect.poll(async () => (await form()).data.markets).not.toBe(null)
  const { markets } = (await form()).data
  const [here, elsewhere] = markets ?? []
  if (!here || !elsewhere) throw new Error('The shop sells in one market only')
  await publishProgram(merchant, {
    pendingDays: 0,
    rewards: [{ ...fresh, markets: [here] }],
  })
  await control.moveClock({ advance: 'PT2M' })

  const customer = { firstName: 'Moss', lastName: 'Park', email: 'moss@example.com' }
  const { id } = await control.createCustomer(customer)
  const products = await control.get<{ variants: { id: string }[] }[]>('/products')
  const variantId = products[0]?.variants[0]?.id ?? ''
  await control.placeOrder({ customerId: id, lines: [{ variantId, quantity: 20 }] })
  const me = { path: '/me', method: 'GET' as const, customerId: id }
  const available = async () => read((await control.proxy(me)).body).member?.points?.available ?? 0
  await expect.poll(available).toBeGreaterThan(50)
  const before = await available()

  const refused = { status: 409, body: { refusal: { code: 'reward_not_here' } } }
  expect(await redeem(id, elsewhere.id)).toMatchObject(refused)
  expect(await redeem(id)).toMatchObject(refused)
  expect(await available()).toBe(before)
  expect(await redeem(id, here.id)).toMatchObject({ status: 201 })

  await scopes({ revoke: ['read_markets'] })
  await expect.poll(async () => (await form()).data.markets).toBe(null)
  expect(await redeem(id, elsewhere.id)).toMatchObject(refused)
  expect(await redeem(id, here.id)).toMatchObject({ status: 201 })
  expect(await available()).toBe(before - 20)
  expect(await verifyStack(stack)).toBe('')
})

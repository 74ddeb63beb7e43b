// Who is in, over HTTP and through the worker: joining by the app proxy, tags by the topics that
// tell of them, and a program that is switched off.
import { expect, test } from 'vitest'
import { publishProgram, signIn } from '../../scripts/demo/merchant.ts'
import { openTestStack } from '../setup/stack.ts'
import { verifyStack } from '../setup/verify-stack.ts'

const stack = await openTestStack()
const { control } = stack
const merchant = await signIn(control, stack)
const spend = {
  kind: 'spend',
  id: 'spend',
  isOn: true,
  points: 1,
  perMinor: 100,
  minimumMinor: 0,
}
await publishProgram(merchant, {
  membership: 'joined',
  claimDays: 10,
  pendingDays: 0,
  rules: [spend],
  excludedTags: ['Wholesale'],
})
await control.moveClock({ advance: 'PT2M' })

interface Product {
  handle: string
  variants: { id: string }[]
}
const products = await control.get<Product[]>('/products')
const mug = products.find(({ handle }) => handle === 'fern-mug')?.variants[0]?.id ?? ''

interface ShopNow {
  domain: string
  ownTopics: string[]
}

let count = 0
const customer = (tags: string[] = []) => {
  count += 1
  const email = `person-${count}@example.com`
  return control.post<{ id: string }>('/customers', {
    firstName: 'Person',
    lastName: String(count),
    email,
    tags,
  })
}
const buy = (customerId: string) =>
  control.placeOrder({ customerId, lines: [{ variantId: mug, quantity: 5 }] })

async function ask(path: string, customerId: string, body?: object) {
  const method = body ? ('POST' as const) : ('GET' as const)
  const asked = { path, method, customerId, ...(body ? { body } : {}) }
  const answer = await control.proxy(asked)
  return {
    status: answer.status,
    body: typeof answer.body === 'string' ? JSON.parse(answer.body) : answer.body,
  }
}
const member = async (customerId: string) => (await ask('/me', customerId)).body.member
const eventually = (customerId: string, expected: object) =>
  expect.poll(() => member(customerId)).toMatchObject(expected)

test('what was bought before joining waits, is claimed by it, and the books agree', async () => {
  stack.explainFailure()
  const { id } = await customer()
  await buy(id)
  await eventually(id, { status: 'not_joined', waiting: { points: 70 } })
  const joined = await ask('/join', id, {})
  expect(joined).toMatchObject({ status: 200, body: { membership: { claimedPoints: 70 } } })
  await eventually(id, { status: 'member', waiting: null, points: { available: 70 } })
  expect((await ask('/leave', id, {})).body).toEqual({ membership: { status: 'left' } })
  await eventually(id, { status: 'left', points: { available: 70 } })
  expect(await verifyStack(stack)).toBe('')
})

test('somebody may join before the message about their account has come', async () => {
  stack.explainFailure()
  await control.post('/webhooks/mode', { lose: 1 })
  const { id } = await customer()
  expect(await member(id)).toMatchObject({ id: null })
  expect((await ask('/join', id, {})).status).toBe(200)
  await control.post('/webhooks/mode', {})
  await eventually(id, { status: 'member' })
})

test('a customer who is given an excluded tag is out, and in again without it', async () => {
  stack.explainFailure()
  const { id } = await customer()
  await buy(id)
  await ask('/join', id, {})
  await eventually(id, { points: { available: 70 } })
  await control.post(`/customers/${id}`, { tags: ['VIP', 'wholesale'] })
  await eventually(id, { status: 'excluded', points: { available: 0 } })
  await control.post(`/customers/${id}`, { tags: ['VIP'] })
  await eventually(id, { status: 'member' })
})

test('a customer who came with the tag is never in', async () => {
  stack.explainFailure()
  const { id } = await customer(['wholesale'])
  await eventually(id, { status: 'excluded' })
  const refused = await ask('/join', id, {})
  expect(refused).toMatchObject({ status: 409, body: { refusal: { code: 'member_excluded' } } })
})

test('customers who are merged are one member, once the merchant lets us be told', async () => {
  stack.explainFailure()
  const [kept, other] = [await customer(), await customer()]
  for (const { id } of [kept, other]) {
    await buy(id)
    await ask('/join', id, {})
    await eventually(id, { points: { available: 70 } })
  }
  const shopNow = async () => (await control.get<{ shops: ShopNow[] }>('/state')).shops[0]
  const domain = (await shopNow())?.domain
  for (const change of ['grant', 'revoke', 'grant']) {
    await control.post(`/shops/${domain}/scopes`, { [change]: ['read_customer_merge'] })
  }
  await expect.poll(async () => (await shopNow())?.ownTopics).toEqual(['customers/merge'])
  await control.post(`/customers/${other.id}/merge`, { into: kept.id })
  await eventually(kept.id, { status: 'member', points: { available: 140 } })
  expect(await verifyStack(stack)).toBe('')
})

test('a program that is switched off lets nobody in, and tells the storefront at once', async () => {
  stack.explainFailure()
  const { id } = await customer()
  const state = await merchant.call<{ phase: { number: number } }>(
    'routes/app.program.state',
    '/app/program/state',
  )
  const change = {
    intent: 'change',
    phase: 'off',
    spendUntil: '',
    seen: String(state.phase.number),
  }
  const answer = await merchant.call<{ result: { ok: boolean } }>(
    'routes/app.program.state',
    '/app/program/state',
    change,
  )
  expect(answer.result.ok).toBe(true)
  expect((await ask('/join', id, {})).body.refusal.code).toBe('program_off')
  const seen = (await ask('/me', id)).body.program
  expect(seen).toMatchObject({ isLive: false, phase: { name: 'off' } })
  const stale = await merchant.call<{ result: { ok: boolean; refusal: { code: string } } }>(
    'routes/app.program.state',
    '/app/program/state',
    { ...change, phase: 'live' },
  )
  expect(stale.result.refusal.code).toBe('phase_changed')
})

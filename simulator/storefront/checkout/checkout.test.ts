import { afterAll, beforeAll, expect, test } from 'vitest'
import { signIn } from '../../testing/admin-client.ts'
import { openShopper, type Shopper } from '../../testing/shopper.ts'
import { startTestSimulator, type TestSimulator } from '../../testing/test-simulator.ts'

let simulator: TestSimulator

beforeAll(async () => {
  simulator = await startTestSimulator()
})

afterAll(() => simulator.stop())

async function shopperWithMug(): Promise<Shopper> {
  const answer = await fetch(`${simulator.storefront}/products/fern-mug.js`)
  const { variants } = (await answer.json()) as { variants: [{ id: number }] }
  const shopper = openShopper(simulator)
  await shopper.script('/cart/add.js', { id: variants[0].id, quantity: 2 })
  return shopper
}

test('an order is placed with its code, the cart is empty after, and the app is told', async () => {
  const shopper = await shopperWithMug()
  await shopper.send('/account', { first_name: 'Ada', email: 'ada@example.com' })
  expect((await shopper.send('/checkout', { do: 'code', code: 'welcome10' })).to).toBe('/checkout')
  const { text } = await shopper.get('/checkout')
  expect(text).toContain('WELCOME10')
  expect(text).toContain('−$2.80')
  const { to } = await shopper.send('/checkout', { do: 'pay' })
  expect(to).toMatch(/^\/orders\/[0-9a-f]{32}\/thanks$/)
  expect((await shopper.get(to ?? '')).text).toContain('Thank you, Ada!')
  expect((await shopper.cart()).item_count).toBe(0)
  const [webhook] = await simulator.webhooks('orders/create')
  expect(JSON.parse(webhook?.body ?? '{}')).toMatchObject({
    email: 'ada@example.com',
    discount_codes: [{ code: 'WELCOME10', amount: '2.80' }],
  })
})

test('a code that does not hold is said and not kept', async () => {
  const shopper = await shopperWithMug()
  const { text } = await shopper.send('/checkout', { do: 'code', code: 'NOTHING' })
  expect(text).toMatch(/role="alert">NOTHING is not a valid code\./)
  expect((await shopper.cart()).discount_codes).toEqual([])
})

test('a code that stopped holding stops the payment until it is taken off', async () => {
  const shopper = await shopperWithMug()
  await shopper.script('/cart/update.js', { discount: 'GONE' })
  const { text } = await shopper.send('/checkout', { do: 'pay', email: 'b@example.com' })
  expect(text).toContain('GONE is not a valid code. Take it off to go on.')
  await shopper.send('/checkout', { remove: 'GONE' })
  expect((await shopper.send('/checkout', { do: 'pay', email: 'b@example.com' })).to).toMatch(
    '/thanks',
  )
})

test('a guest gives an address', async () => {
  const shopper = await shopperWithMug()
  expect((await shopper.send('/checkout', { do: 'pay' })).text).toContain('Please give an e-mail')
})

test('an empty cart has no checkout', async () => {
  expect((await openShopper(simulator).get('/checkout')).headers.get('location')).toBe('/cart')
})

test('a gift card and store credit pay first, and the order is worth what it was', async () => {
  await simulator.grant(
    'write_gift_cards',
    'read_store_credit_accounts',
    'write_store_credit_account_transactions',
  )
  const admin = await signIn(simulator)
  const shopper = await shopperWithMug()
  await shopper.send('/account', { first_name: 'Grace', email: 'grace@example.com' })
  const people = (await simulator.get('/customers')) as { email: string; gid: string }[]
  const id = people.find(({ email }) => email === 'grace@example.com')?.gid
  await admin(`mutation { giftCardCreate(input: { code: "greengift1", initialAmount: {
    amount: "10", currencyCode: USD } }) { userErrors { message } } }`)
  await admin(
    `mutation ($id: ID!) { storeCreditAccountCredit(id: $id, creditInput: { creditAmount: {
      amount: "4", currencyCode: USD } }) { userErrors { message } } }`,
    { id },
  )
  await shopper.send('/checkout', { do: 'code', code: 'GREEN GIFT1' })
  await shopper.send('/checkout', { credit: 'use' })
  const { text } = await shopper.get('/checkout')
  expect(text).toContain('Gift card •••• ift1')
  expect(text).toMatch(/To pay<\/dt>\s*<dd class="total">\$20\.68/)
  await shopper.send('/checkout', { do: 'pay' })
  const [webhook] = (await simulator.webhooks('orders/create')).slice(-1)
  expect(JSON.parse(webhook?.body ?? '{}')).toMatchObject({
    subtotal_price: '28.00',
    total_price: '34.68',
    financial_status: 'paid',
    payment_gateway_names: ['gift_card', 'shopify_store_credit', 'bogus'],
  })
  const again = await shopperWithMug()
  await again.send('/checkout', { do: 'code', code: 'greengift1' })
  expect((await again.get('/checkout')).text).not.toContain('Gift card ••••')
})

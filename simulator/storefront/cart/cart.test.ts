import { afterAll, beforeAll, expect, test } from 'vitest'
import { openShopper } from '../../testing/shopper.ts'
import { startTestSimulator, type TestSimulator } from '../../testing/test-simulator.ts'

let simulator: TestSimulator
const variants = new Map<string, number>()

beforeAll(async () => {
  simulator = await startTestSimulator()
  for (const handle of ['fern-mug', 'lavender']) {
    const answer = await fetch(`${simulator.storefront}/products/${handle}.js`)
    const { variants: found } = (await answer.json()) as { variants: [{ id: number }] }
    variants.set(handle, found[0].id)
  }
})

afterAll(() => simulator.stop())

const mug = () => ({ id: variants.get('fern-mug') })
const lavender = () => ({ id: variants.get('lavender') })

test('the same product twice is one line', async () => {
  const shopper = openShopper(simulator)
  await shopper.script('/cart/add.js', { ...mug(), quantity: 2 })
  const { status, json } = await shopper.script('/cart/add.js', { items: [mug(), lavender()] })
  expect(status).toBe(200)
  expect(json.items.map((item: { quantity: number }) => item.quantity)).toEqual([1, 3])
  expect(await shopper.cart()).toMatchObject({ item_count: 4, total_price: 5199, currency: 'USD' })
})

test('properties make a line of their own', async () => {
  const shopper = openShopper(simulator)
  await shopper.script('/cart/add.js', mug())
  await shopper.script('/cart/add.js', { ...mug(), properties: { Engraving: 'Ada' } })
  expect((await shopper.cart()).items).toHaveLength(2)
})

test('a line is changed by key, variant or place, and gone at nought', async () => {
  const shopper = openShopper(simulator)
  await shopper.script('/cart/add.js', { items: [mug(), lavender()] })
  await shopper.script('/cart/change.js', { id: String(mug().id), quantity: 5 })
  expect((await shopper.cart()).item_count).toBe(6)
  const { json } = await shopper.script('/cart/change.js', { line: 1, quantity: 0 })
  expect(json.items).toHaveLength(1)
  await shopper.script('/cart/update.js', {
    updates: { [String(mug().id)]: 2, [String(lavender().id)]: 1 },
  })
  expect((await shopper.cart()).item_count).toBe(3)
  expect((await shopper.script('/cart/clear.js', {})).json.item_count).toBe(0)
})

test('a discount replaces the complete set, and says which codes apply', async () => {
  const shopper = openShopper(simulator)
  await shopper.script('/cart/add.js', mug())
  const set = (discount: string) => shopper.script('/cart/update.js', { discount })
  expect((await set('WELCOME10, nothing')).json).toMatchObject({
    total_price: 1260,
    discount_codes: [
      { code: 'WELCOME10', applicable: true },
      { code: 'nothing', applicable: false },
    ],
  })
  expect((await set('nothing')).json.discount_codes).toEqual([
    { code: 'nothing', applicable: false },
  ])
  expect((await set('')).json).toMatchObject({ total_price: 1400, discount_codes: [] })
})

test('a link sets a code and leads on, within the shop', async () => {
  const shopper = openShopper(simulator)
  await shopper.script('/cart/add.js', mug())
  const { headers } = await shopper.get('/discount/WELCOME10?redirect=/products/fern-mug')
  expect(headers.get('location')).toBe('/products/fern-mug')
  expect((await shopper.cart()).total_price).toBe(1260)
  const away = await shopper.get('/discount/WELCOME10?redirect=//evil.example')
  expect(away.headers.get('location')).toBe('/')
})

test.each([
  ['add.js', { id: 1 }, 404, 'Cannot find variant'],
  ['add.js', { quantity: 'many' }, 404, 'Cannot find variant'],
  ['change.js', { id: 1, quantity: 1 }, 422, 'no valid id or line parameter'],
  ['update.js', { updates: { 1: -1 } }, 422, '-1 is not a quantity'],
  [
    'update.js',
    { sections: 'header' },
    422,
    'the simulator does not render sections with the cart',
  ],
])('%s with %j is refused in words', async (action, body, status, description) => {
  const answer = await openShopper(simulator).script(`/cart/${action}`, body)
  expect(answer).toEqual({ status, json: { status, message: 'Cart Error', description } })
})

test('a form without scripts fills the cart as well', async () => {
  const shopper = openShopper(simulator)
  const id = String(mug().id)
  expect((await shopper.send('/cart/add', { id, quantity: '2' })).to).toBe('/cart')
  const [item] = (await shopper.cart()).items
  const fields = { [`updates[${item.key}]`]: '3', checkout: '1' }
  expect((await shopper.send('/cart', fields)).to).toBe('/checkout')
  expect((await shopper.cart()).item_count).toBe(3)
})

test('a permalink makes a cart and leads to the checkout', async () => {
  const shopper = openShopper(simulator)
  const { headers } = await shopper.get(`/cart/${mug().id}:2?discount=WELCOME10`)
  expect(headers.get('location')).toBe('/checkout')
  expect(await shopper.cart()).toMatchObject({ item_count: 2, total_price: 2520 })
})

test('a page elsewhere cannot post into the cart', async () => {
  const answer = await fetch(`${simulator.storefront}/cart/clear.js`, {
    method: 'POST',
    headers: { origin: 'https://evil.example' },
  })
  expect(answer.status).toBe(422)
})

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openShopper, type Shopper } from '../testing/shopper.ts'
import { readShelf, type Shelf } from '../testing/shopping.ts'
import { startTestSimulator, type TestSimulator } from '../testing/test-simulator.ts'

let simulator: TestSimulator
let shelf: Shelf
beforeAll(async () => {
  simulator = await startTestSimulator()
  shelf = await readShelf(simulator)
})
afterAll(() => simulator.stop())

const add = (shopper: Shopper, title: string, quantity = 1) =>
  shopper.script('/cart/add.js', { id: shelf.variant(title), quantity })
const change = (path: string, body: object) => simulator.post(path, body)

describe('a language', () => {
  test('lives below its own beginning, right to left where it is written so', async () => {
    const shopper = openShopper(simulator)
    const { text } = await shopper.get('/he')
    expect(text).toContain('<html lang="he" dir="rtl">')
    expect(text).toContain('"routes":{"root":"/he/"}')
    expect(text).toContain('href="/he/collections/all"')
    expect(text).toContain('עגלה')
    expect((await shopper.get('/ja/products/fern-mug')).text).toContain('カートに入れる')
    expect((await shopper.get('/cs/cart')).text).toContain('Váš košík')
    expect((await shopper.get('/')).text).toContain('<html lang="en" dir="ltr">')
    expect((await shopper.get('/fr')).status).toBe(404)
  })

  test('stays through forms', async () => {
    const shopper = openShopper(simulator)
    const page = await shopper.get('/cs/products/fern-mug')
    expect(page.text).toContain('action="/cs/cart/add"')
    const { to } = await shopper.send('/cs/cart/add', { id: shelf.variant('Fern Mug') })
    expect(to).toBe('/cs/cart')
    const fields = { language_code: 'ja', return_to: '/cs/cart' }
    expect((await shopper.send('/localization', fields)).to).toBe('/ja/cart')
    const back = { language_code: 'en', return_to: '/ja/cart' }
    expect((await shopper.send('/ja/localization', back)).to).toBe('/cart')
  })

  test('goes with the order', async () => {
    const shopper = openShopper(simulator)
    await add(shopper, 'Fern Mug')
    await shopper.send('/he/checkout', { do: 'pay', email: 'dana@example.com' })
    const [webhook] = (await simulator.webhooks('orders/create')).slice(-1)
    expect(JSON.parse(webhook?.body ?? '{}')).toMatchObject({ customer_locale: 'he' })
  })
})

describe('a country', () => {
  test('decides the currency of pages, cart, checkout and order', async () => {
    const shopper = openShopper(simulator)
    await shopper.send('/localization', { country_code: 'JP', return_to: '/' })
    await add(shopper, 'Fern Mug', 2)
    expect(await shopper.cart()).toMatchObject({ currency: 'JPY', total_price: 420_000 })
    const { text } = await shopper.get('/products/fern-mug')
    expect(text).toContain('¥2,100')
    expect(text).toContain('"currency":{"active":"JPY","rate":"150"}')
    expect((await shopper.get('/checkout')).text).toContain('¥4,200')
    await shopper.send('/checkout', { do: 'pay', email: 'aiko@example.com' })
    const [webhook] = (await simulator.webhooks('orders/create')).slice(-1)
    expect(JSON.parse(webhook?.body ?? '{}')).toMatchObject({
      currency: 'USD',
      presentment_currency: 'JPY',
      subtotal_price: '28.00',
      subtotal_price_set: {
        shop_money: { amount: '28.00', currency_code: 'USD' },
        presentment_money: { amount: '4200', currency_code: 'JPY' },
      },
    })
  })
})

describe('a product', () => {
  const idOf = (title: string) => shelf.products.find((one) => one.title === title).id

  test('that is sold out cannot be put into the cart', async () => {
    const id = idOf('Lavender')
    await change(`/products/${id}`, { stock: 1 })
    const shopper = openShopper(simulator)
    expect((await add(shopper, 'Lavender')).status).toBe(200)
    const more = await add(shopper, 'Lavender')
    expect(more).toMatchObject({ status: 422 })
    await change(`/products/${id}`, { stock: 0 })
    const none = await add(openShopper(simulator), 'Lavender')
    expect(none.json.description).toBe("The product 'Lavender' is already sold out.")
    expect((await shopper.get('/products/lavender')).text).toContain('Sold out')
    await change(`/products/${id}`, { stock: null })
  })

  test('that is bought is one less, and comes back with a refund', async () => {
    const id = idOf('Lavender')
    await change(`/products/${id}`, { stock: 5 })
    const lines = [{ variantId: shelf.variant('Lavender'), quantity: 2 }]
    const { json } = (await change('/orders', { lines })) as { json: any }
    const stock = async () =>
      ((await simulator.get('/products')) as { id: string; variants: { stock: number }[] }[]).find(
        (one) => one.id === id,
      )?.variants[0]?.stock
    expect(await stock()).toBe(3)
    const back = [{ lineId: json.lines[0].id, quantity: 1 }]
    await change(`/orders/${json.id}/refund`, { lines: back })
    expect(await stock()).toBe(4)
    await change(`/products/${id}`, { stock: null })
  })

  test('that is not published is on no page', async () => {
    const id = idOf('Desert Trio')
    await change(`/products/${id}`, { isPublished: false })
    const shopper = openShopper(simulator)
    expect((await shopper.get('/products/desert-trio')).status).toBe(404)
    expect((await shopper.get('/collections/all')).text).not.toContain('Desert Trio')
    expect((await add(shopper, 'Desert Trio')).status).toBe(404)
    await change(`/products/${id}`, { isPublished: true })
  })
})

describe('the app proxy', () => {
  const named = async (shopper: Shopper) => {
    await shopper.get('/apps/loyalty/me')
    const [asked] = simulator.received.filter(({ url }) => url.startsWith('/proxy/me')).slice(-1)
    return new URL(asked?.url ?? '', 'http://app').searchParams.get('logged_in_customer_id')
  }

  test('may keep who is signed in to itself, until they confirm it', async () => {
    const shopper = openShopper(simulator)
    await shopper.send('/account/login', { customer_id: shelf.customers[0].id })
    expect(await named(shopper)).toBe(shelf.customers[0].id)
    await change('/shops/perennial-garden.myshopify.com', { proxyNames: 'confirmed' })
    expect(await named(shopper)).toBe('')
    await shopper.get('/account/login?return_url=/account')
    expect(await named(shopper)).toBe(shelf.customers[0].id)
    await change('/shops/perennial-garden.myshopify.com', { proxyNames: 'nobody' })
    expect(await named(shopper)).toBe('')
    await change('/shops/perennial-garden.myshopify.com', { proxyNames: 'everybody' })
  })
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestSimulator, type TestSimulator } from '../testing/test-simulator.ts'

let simulator: TestSimulator
let orders: string

beforeAll(async () => {
  simulator = await startTestSimulator()
  orders = `${simulator.control}/store/perennial-garden/orders`
})

afterAll(() => simulator.stop())

type Order = { id: string; lines: { id: string }[] }

async function placeOrder(payment = 'paid'): Promise<Order> {
  const { products } = (await simulator.get('/state')) as {
    products: { variants: { id: string }[] }[]
  }
  const variantId = products[0]?.variants[0]?.id
  const lines = [{ variantId, quantity: 3 }]
  const { json } = await simulator.post('/orders', { customerId: null, lines, payment })
  return json as Order
}

/** Sends a form of the order's page; gives what the page says after it. */
async function act(order: Order, action: string, fields: Record<string, string> = {}) {
  const answer = await fetch(`${orders}/${order.id}/${action}`, {
    method: 'POST',
    body: new URLSearchParams(fields),
  })
  const said = /class="notice (good|bad)" role="\w+">([^<]+)</.exec(await answer.text())
  return { page: answer.url.split('?')[0], kind: said?.[1], said: said?.[2] }
}

test('a pending order is marked as paid, once', async () => {
  const order = await placeOrder('pending')
  const page = `${orders}/${order.id}`
  expect(await (await fetch(page)).text()).toContain('Mark as paid')
  expect(await act(order, 'pay')).toMatchObject({
    page,
    kind: 'good',
    said: 'A payment for #1001 is taken.',
  })
  expect(await act(order, 'pay')).toMatchObject({ kind: 'bad' })
  expect(await (await fetch(page)).text()).not.toContain('Mark as paid')
})

test('some units of a line are refunded, and the page shows what is left', async () => {
  const order = await placeOrder()
  const line = order.lines[0]?.id
  expect(await act(order, 'refund', { [`refund[${line}]`]: '2' })).toMatchObject({ kind: 'good' })
  const text = await (await fetch(`${orders}/${order.id}`)).text()
  expect(text).toContain('Partially refunded')
  expect(text).toContain('2 removed')
  expect(text).toContain('2 × Fern Mug')
  expect(await act(order, 'refund', { [`refund[${line}]`]: '2' })).toMatchObject({ kind: 'bad' })
  expect(await act(order, 'refund')).toMatchObject({
    said: 'Say how many of which item come back.',
  })
})

test('an amount is refunded in the words of the currency', async () => {
  const order = await placeOrder()
  expect(await act(order, 'refund-amount', { amount: '5.00' })).toMatchObject({ kind: 'good' })
  expect(await act(order, 'refund-amount', { amount: 'five' })).toMatchObject({
    kind: 'bad',
    said: 'five is no amount of USD',
  })
})

test('an edit touches only what was changed', async () => {
  const order = await placeOrder()
  const line = order.lines[0]?.id
  const same = { [`set[${line}]`]: '3', [`was[${line}]`]: '3' }
  expect(await act(order, 'edit', same)).toMatchObject({ said: 'Nothing was changed.' })
  const fewer = { ...same, [`set[${line}]`]: '1' }
  expect(await act(order, 'edit', fewer)).toMatchObject({ kind: 'good' })
})

test('a cancelled order offers no more forms', async () => {
  const order = await placeOrder()
  expect(await act(order, 'cancel', { refund: '1' })).toMatchObject({ kind: 'good' })
  const text = await (await fetch(`${orders}/${order.id}`)).text()
  expect(text).toContain('A cancelled order cannot be changed.')
  expect(await act(order, 'cancel')).toMatchObject({ kind: 'bad' })
})

test('an order or a shop that is not there is said so', async () => {
  expect((await fetch(`${orders}/1`)).status).toBe(404)
  expect((await fetch(`${simulator.control}/store/nowhere/orders`)).status).toBe(404)
})

test('money is captured, parcels leave, a dispute is decided: one button each', async () => {
  const order = await placeOrder('authorized')
  const [line] = order.lines
  const said = async (action: string, fields: Record<string, string> = {}) =>
    (await act(order, action, fields)).kind
  expect(await said('capture', { amount: '10.00' })).toBe('good')
  expect(await said('capture')).toBe('good')
  expect(await said('do/void')).toBe('bad')
  expect(await said('fulfill', { [`send[${line?.id}]`]: '4' })).toBe('bad')
  expect(await said('fulfill', { [`send[${line?.id}]`]: '3' })).toBe('good')
  expect(await said('do/unfulfill')).toBe('good')
  expect(await said('do/dispute')).toBe('good')
  expect(await said('do/win')).toBe('good')
  expect(await said('do/close')).toBe('good')
  expect(await said('do/constructor')).toBeUndefined()
  const page = await (await fetch(`${orders}/${order.id}`)).text()
  expect(page).toContain('Archived')
})

test('tags, a merge, a product, a theme and the settings are saved from their pages', async () => {
  const admin = `${simulator.control}/store/perennial-garden`
  const post = async (path: string, fields: Record<string, string>) => {
    const body = new URLSearchParams(fields)
    return await (await fetch(admin + path, { method: 'POST', body })).text()
  }
  const state = (await simulator.get('/state')) as any
  const [kept, other] = state.customers
  expect(await post(`/customers/${other.id}/tags`, { tags: 'vip, , staff' })).toContain(
    'vip, staff',
  )
  const nobody = await post(`/customers/${other.id}/merge`, { into: 'nobody@example.com' })
  expect(nobody).toContain('Nobody here')
  expect(await post(`/customers/${other.id}/merge`, { into: kept.email })).toContain('is merged')
  const [product] = state.products
  await post(`/products/${product.id}`, { stock: '7' })
  const [seen] = (await simulator.get('/products')) as any[]
  expect(seen).toMatchObject({ isPublished: false, variants: [{ stock: 7 }] })
  const themes = (await simulator.get('/themes')) as { id: string; role: string }[]
  const spare = themes.find(({ role }) => role === 'UNPUBLISHED')
  expect(await post(`/themes/${spare?.id}/publish`, {})).toContain('is published')
  await post('/settings', { customerAccounts: 'legacy', proxyNames: 'nobody' })
  const [shop] = ((await simulator.get('/state')) as any).shops
  expect(shop).toMatchObject({
    customerAccounts: 'legacy',
    proxyNames: 'nobody',
    plan: { isDevelopment: false },
  })
})

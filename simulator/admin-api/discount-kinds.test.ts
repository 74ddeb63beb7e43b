import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Admin, type Answer, signIn } from '../testing/admin-client.ts'
import { order, readShelf, type Shelf } from '../testing/shopping.ts'
import { startTestSimulator, type TestSimulator } from '../testing/test-simulator.ts'

let simulator: TestSimulator
let admin: Admin
let shelf: Shelf
beforeAll(async () => {
  simulator = await startTestSimulator()
  admin = await signIn(simulator)
  shelf = await readShelf(simulator)
})
afterAll(() => simulator.stop())

const kinds = {
  basic: ['discountCodeBasicCreate', 'basicCodeDiscount', 'DiscountCodeBasicInput'],
  shipping: [
    'discountCodeFreeShippingCreate',
    'freeShippingCodeDiscount',
    'DiscountCodeFreeShippingInput',
  ],
  bxgy: ['discountCodeBxgyCreate', 'bxgyCodeDiscount', 'DiscountCodeBxgyInput'],
} as const

const common = { startsAt: '2026-01-01T00:00:00Z', context: { all: 'ALL' } }
const create = async (kind: keyof typeof kinds, code: string, input: object): Promise<Answer> => {
  const [field, argument, type] = kinds[kind]
  const { data, errors } = await admin(
    `mutation ($input: ${type}!) { made: ${field}(${argument}: $input) {
      codeDiscountNode { id } userErrors { code field message } } }`,
    { input: { ...common, title: code, code, ...input } },
  )
  return data?.made ?? { errors }
}
const mug = (quantity = 1) => ({ variantId: shelf.variant('Fern Mug'), quantity })
const fern = (quantity = 1) => ({ variantId: shelf.variant('Boston Fern'), quantity })
const buy = (lines: object[], ...discountCodes: string[]) =>
  order(simulator, { lines, discountCodes, customerId: shelf.customers[0].id })
const gidOf = (variantId: string) => `gid://shopify/ProductVariant/${variantId}`
const lastOrder = async (): Promise<Answer> => {
  const webhooks = await simulator.webhooks('orders/create')
  return JSON.parse(webhooks.at(-1)?.body ?? '{}')
}

describe('free shipping', () => {
  test('takes the shipping off, and says so to every side', async () => {
    const made = await create('shipping', 'SHIPFREE', { destination: { all: true } })
    expect(made.userErrors).toEqual([])
    const bought = await buy([mug()], 'shipfree')
    expect(bought).toMatchObject({ subtotal: '14.00', shipping: '5.00', total: '14.84' })
    const webhook = await lastOrder()
    expect(webhook).toMatchObject({
      discount_codes: [{ code: 'SHIPFREE', amount: '5.00', type: 'shipping' }],
      discount_applications: [{ target_type: 'shipping_line', value: '100.0' }],
      total_shipping_price_set: { shop_money: { amount: '5.00' } },
      current_shipping_price_set: { shop_money: { amount: '0.00' } },
      subtotal_price: '14.00',
      total_discounts: '5.00',
    })
    expect(webhook.line_items[0].discount_allocations).toEqual([])
    const { data } = await admin(
      `query ($id: ID!) { order(id: $id) { shippingLine {
        discountedPriceSet { shopMoney { amount } }
        discountAllocations { allocatedAmountSet { shopMoney { amount } } } } }
        codeDiscountNodeByCode(code: "SHIPFREE") { codeDiscount {
          __typename ... on DiscountCodeFreeShipping {
            discountClasses maximumShippingPrice { amount }
            destinationSelection { __typename } } } } }`,
      { id: bought.gid },
    )
    expect(data.order.shippingLine).toEqual({
      discountedPriceSet: { shopMoney: { amount: '0.0' } },
      discountAllocations: [{ allocatedAmountSet: { shopMoney: { amount: '5.0' } } }],
    })
    expect(data.codeDiscountNodeByCode.codeDiscount).toEqual({
      __typename: 'DiscountCodeFreeShipping',
      discountClasses: ['SHIPPING'],
      maximumShippingPrice: null,
      destinationSelection: { __typename: 'DiscountCountryAll' },
    })
  })

  test.each([
    ['a delivery dearer than it covers', { maximumShippingPrice: '4.99' }, 422],
    ['a delivery just as dear', { maximumShippingPrice: '5.00' }, 201],
    ['another country', { destination: { countries: { add: ['DE'] } } }, 422],
    ['the right country', { destination: { countries: { add: ['US'] } } }, 201],
    ['too small a cart', minimum('14.01'), 422],
    ['a cart just large enough', minimum('14.00'), 201],
  ])('is told %s', async (name, input, status) => {
    const code = `SHIP-${name.replaceAll(' ', '-')}`
    await create('shipping', code, { destination: { all: true }, ...input })
    const answer = await simulator.post('/orders', { lines: [mug()], discountCodes: [code] })
    expect(answer.status).toBe(status)
  })
})

function minimum(amount: string) {
  return { minimumRequirement: { subtotal: { greaterThanOrEqualToSubtotal: amount } } }
}

describe('a code for some products', () => {
  const one = (productVariantsToAdd: string[], value: object) => ({
    customerGets: { items: { products: { productVariantsToAdd } }, value },
  })

  test('takes an amount off once, wherever its units lie', async () => {
    const variant = gidOf(mug().variantId)
    const value = { discountAmount: { amount: '14.00', appliesOnEachItem: false } }
    expect((await create('basic', 'ONE-MUG', one([variant], value))).userErrors).toEqual([])
    const bought = await buy([mug(3), fern()], 'ONE-MUG')
    expect(bought).toMatchObject({ discount: '14.00', subtotal: '52.95' })
    const { line_items: lines, discount_applications: applications } = await lastOrder()
    expect(lines.map((line: Answer) => line.discount_allocations[0]?.amount)).toEqual([
      '14.00',
      undefined,
    ])
    expect(applications).toMatchObject([{ target_selection: 'entitled', value: '14.0' }])
  })

  test('takes an amount off each unit, and a share of all', async () => {
    const variant = gidOf(mug().variantId)
    const each = { discountAmount: { amount: '2.00', appliesOnEachItem: true } }
    await create('basic', 'TWO-OFF-EACH', one([variant], each))
    await create('basic', 'HALF-MUGS', one([variant], { percentage: 0.5 }))
    expect((await buy([mug(3), fern()], 'TWO-OFF-EACH')).discount).toBe('6.00')
    expect((await buy([mug(3), fern()], 'HALF-MUGS')).discount).toBe('21.00')
    const without = { lines: [fern()], discountCodes: ['HALF-MUGS'] }
    const answer = (await simulator.post('/orders', without)) as Answer
    expect(answer.json.error.message).toContain('nothing_to_discount')
  })

  test('goes by the collection, and is read back with it', async () => {
    const { data } = await admin(
      'query { collections(first: 10, query: "title:Kitchen") { nodes { id title } } }',
    )
    const [kitchen] = data.collections.nodes
    const items = { collections: { add: [kitchen.id] } }
    await create('basic', 'KITCHEN', { customerGets: { items, value: { percentage: 0.1 } } })
    expect((await buy([mug(), fern()], 'KITCHEN')).discount).toBe('1.40')
    const read = await admin(`query { codeDiscountNodeByCode(code: "KITCHEN") { codeDiscount {
      ... on DiscountCodeBasic { discountClasses customerGets { items {
        ... on DiscountCollections { collections(first: 5) { nodes { title } } } } } } } } }`)
    expect(read.data.codeDiscountNodeByCode.codeDiscount).toEqual({
      discountClasses: ['PRODUCT'],
      customerGets: { items: { collections: { nodes: [{ title: 'Kitchen' }] } } },
    })
  })

  test('names what is not there', async () => {
    const missing = one(['gid://shopify/ProductVariant/1'], { percentage: 0.1 })
    const [error] = (await create('basic', 'NOWHERE', missing)).userErrors
    expect(error).toMatchObject({
      code: 'INVALID',
      field: ['basicCodeDiscount', 'customerGets', 'items', 'products', 'productVariantsToAdd'],
    })
  })
})

describe('Buy X get Y', () => {
  test('gives one unit free for a cart that is large enough without it', async () => {
    const made = await create('bxgy', 'FREE-MUG', {
      customerBuys: { items: { all: true }, value: { amount: '20.00' } },
      customerGets: {
        items: { products: { productVariantsToAdd: [gidOf(mug().variantId)] } },
        value: { discountOnQuantity: { quantity: '1', effect: { percentage: 1 } } },
      },
      usesPerOrderLimit: 1,
    })
    expect(made).toMatchObject({ userErrors: [] })
    expect((await buy([mug(2), fern()], 'FREE-MUG')).discount).toBe('14.00')
    const alone = { lines: [mug(2)], discountCodes: ['FREE-MUG'] }
    expect((await simulator.post('/orders', alone)).status).toBe(422)
  })

  test('cannot give everything', async () => {
    const [error] = (
      await create('bxgy', 'ALL-FREE', {
        customerBuys: { items: { all: true }, value: { quantity: '1' } },
        customerGets: {
          items: { all: true },
          value: { discountOnQuantity: { quantity: '1', effect: { percentage: 1 } } },
        },
      })
    ).userErrors
    expect(error).toMatchObject({ code: 'INVALID' })
  })
})

describe('several codes', () => {
  test('go together where each allows the other, by class', async () => {
    const all = { orderDiscounts: true, productDiscounts: true, shippingDiscounts: true }
    const value = { percentage: 0.1 }
    const gets = { customerGets: { items: { all: true }, value } }
    await create('basic', 'TENTH', { ...gets, combinesWith: all })
    await create('shipping', 'WITH-ALL', { destination: { all: true }, combinesWith: all })
    await create('shipping', 'ALONE', { destination: { all: true } })
    const both = await buy([mug()], 'TENTH', 'WITH-ALL')
    expect(both).toMatchObject({ discount: '6.40', subtotal: '12.60' })
    const alone = { lines: [mug()], discountCodes: ['TENTH', 'ALONE'] }
    expect((await simulator.post('/orders', alone)).status).toBe(422)
  })
})

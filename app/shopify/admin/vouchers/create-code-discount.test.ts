import { expect, test } from 'vitest'
import { ShopifyFault } from '../client.ts'
import { type CodeDiscount, discountTitle, isOurTitle } from './code-discount.ts'
import { createCodeDiscount } from './create-code-discount.ts'
import { basicInput, shippingInput } from './discount-input.ts'

const conditions: CodeDiscount['conditions'] = {
  minimumMinor: 0,
  minimumQuantity: 0,
  products: [],
  collections: [],
  purchase: 'one_time',
  renewals: 1,
  combines: { order: false, product: true, shipping: true },
}

const discount: CodeDiscount = {
  code: 'FERN-34679-CDFGH-JKMNP',
  label: '$5 off',
  customerId: '42',
  currency: 'USD',
  benefit: { kind: 'amount', amountMinor: 500 },
  conditions,
  startsAt: new Date('2026-11-22T11:55:00Z'),
  endsAt: null,
}

test('a voucher is for one customer, once, and never with another order discount', () => {
  expect(basicInput(discount)).toMatchObject({
    title: 'Perennial · $5 off · FERN-34679-CDFGH-JKMNP',
    usageLimit: 1,
    appliesOncePerCustomer: true,
    context: { customers: { add: ['gid://shopify/Customer/42'] } },
    combinesWith: { orderDiscounts: false },
    endsAt: null,
  })
})

test('amounts are written in the currency’s own decimals, shares as a fraction', () => {
  const valueOf = (changed: Partial<CodeDiscount>) =>
    (basicInput({ ...discount, ...changed }).customerGets as { value: unknown }).value
  expect(valueOf({})).toEqual({ discountAmount: { amount: '5.00', appliesOnEachItem: false } })
  expect(valueOf({ currency: 'JPY' })).toMatchObject({ discountAmount: { amount: '500' } })
  expect(valueOf({ benefit: { kind: 'percent', percent: 15 } })).toEqual({ percentage: 0.15 })
})

test('a minimum is asked for from one minor unit on', () => {
  const minimumOf = (minimumMinor: number) =>
    basicInput({ ...discount, conditions: { ...conditions, minimumMinor } }).minimumRequirement
  expect(minimumOf(0)).toBeUndefined()
  expect(minimumOf(1)).toEqual({ subtotal: { greaterThanOrEqualToSubtotal: '0.01' } })
})

test('a code speaks of subscriptions only where it is for them', () => {
  const inputOf = (changed: Partial<CodeDiscount['conditions']>) =>
    basicInput({ ...discount, conditions: { ...conditions, ...changed } })
  expect(inputOf({})).not.toHaveProperty('recurringCycleLimit')
  expect(inputOf({}).customerGets).not.toHaveProperty('appliesOnSubscription')
  expect(inputOf({ purchase: 'any', renewals: 3 })).toMatchObject({
    recurringCycleLimit: 3,
    customerGets: { appliesOnOneTimePurchase: true, appliesOnSubscription: true },
  })
  expect(inputOf({ purchase: 'subscription', renewals: null })).toMatchObject({
    recurringCycleLimit: 0,
    customerGets: { appliesOnOneTimePurchase: false },
  })
})

test('what a code applies to is named by Shopify’s ids', () => {
  const itemsOf = (changed: Partial<CodeDiscount>) =>
    (basicInput({ ...discount, ...changed }).customerGets as { items: unknown }).items
  expect(itemsOf({})).toEqual({ all: true })
  expect(itemsOf({ conditions: { ...conditions, products: ['1', '2'] } })).toEqual({
    products: { productsToAdd: ['gid://shopify/Product/1', 'gid://shopify/Product/2'] },
  })
  expect(itemsOf({ conditions: { ...conditions, collections: ['3'] } })).toEqual({
    collections: { add: ['gid://shopify/Collection/3'] },
  })
})

test('a free product is one unit’s price off its variant, not a share of every unit', () => {
  const benefit = { kind: 'free_item', variantId: '7', amountMinor: 1250 } as const
  expect(basicInput({ ...discount, benefit }).customerGets).toEqual({
    items: { products: { productVariantsToAdd: ['gid://shopify/ProductVariant/7'] } },
    value: { discountAmount: { amount: '12.50', appliesOnEachItem: false } },
  })
})

test('free shipping names its countries and the dearest rate, where it has them', () => {
  const benefit = { kind: 'free_shipping', maximumMinor: null, countries: [] } as const
  const input = shippingInput({ ...discount, benefit: { ...benefit, countries: [] } })
  expect(input).toMatchObject({ destination: { all: true }, usageLimit: 1 })
  expect(input).not.toHaveProperty('maximumShippingPrice')
  const narrow = { kind: 'free_shipping' as const, maximumMinor: 900, countries: ['CZ', 'DE'] }
  expect(shippingInput({ ...discount, benefit: narrow })).toMatchObject({
    destination: { countries: { add: ['CZ', 'DE'] } },
    maximumShippingPrice: '9.00',
  })
})

test('our title is known again by brand and code, not by how the money is written', () => {
  const { code } = discount
  expect(isOurTitle(discountTitle({ label: 'US$5 off', code }), code)).toBe(true)
  expect(isOurTitle(discountTitle(discount), 'FERN-OTHER')).toBe(false)
  expect(isOurTitle(`Summer sale · ${code}`, code)).toBe(false)
  expect(discountTitle({ label: 'x'.repeat(400), code }).length).toBeLessThanOrEqual(255)
})

const answering = (codeDiscountNode: unknown, ...codes: (string | null)[]) => ({
  graphql: async <Data>() =>
    ({
      answer: {
        codeDiscountNode,
        userErrors: codes.map((code) => ({ code, message: 'No.' })),
      },
    }) as Data,
})

test('what Shopify answers is told apart: created, taken, refused', async () => {
  const created = await createCodeDiscount(answering({ id: 'gid://1' }), discount)
  expect(created).toEqual({ outcome: 'created', voucherId: 'gid://1' })
  const taken = await createCodeDiscount(answering(null, 'TAKEN'), discount)
  expect(taken).toEqual({ outcome: 'taken' })
  const refused = await createCodeDiscount(answering(null, 'INVALID', null), discount)
  expect(refused).toEqual({ outcome: 'refused', problem: 'INVALID: No.; No.' })
})

test('an internal error of Shopify’s is no refusal: the discount may exist', async () => {
  const answer = createCodeDiscount(answering(null, 'INTERNAL_ERROR'), discount)
  await expect(answer).rejects.toMatchObject({ isDoubtful: true })
  await expect(answer).rejects.toBeInstanceOf(ShopifyFault)
})

import { expect, test } from 'vitest'
import { ShopifyFault } from './client.ts'
import { type CodeDiscount, discountTitle, isOurTitle } from './code-discount.ts'
import { createCodeDiscount, discountInput } from './create-code-discount.ts'

const discount: CodeDiscount = {
  code: 'FERN-34679-CDFGH-JKMNP',
  label: '$5 off',
  customerId: '42',
  currency: 'USD',
  benefit: { kind: 'amount', amountMinor: 500 },
  minimumMinor: 0,
  startsAt: new Date('2026-11-22T11:55:00Z'),
  endsAt: null,
}

test('a voucher is for one customer, once, and never with another order discount', () => {
  expect(discountInput(discount)).toMatchObject({
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
    (discountInput({ ...discount, ...changed }).customerGets as { value: unknown }).value
  expect(valueOf({})).toEqual({ discountAmount: { amount: '5.00', appliesOnEachItem: false } })
  expect(valueOf({ currency: 'JPY' })).toMatchObject({ discountAmount: { amount: '500' } })
  expect(valueOf({ benefit: { kind: 'percent', percent: 15 } })).toEqual({ percentage: 0.15 })
})

test('a minimum is asked for from one minor unit on', () => {
  const minimumOf = (minimumMinor: number) =>
    discountInput({ ...discount, minimumMinor }).minimumRequirement
  expect(minimumOf(0)).toBeUndefined()
  expect(minimumOf(1)).toEqual({ subtotal: { greaterThanOrEqualToSubtotal: '0.01' } })
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
      discountCodeBasicCreate: {
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

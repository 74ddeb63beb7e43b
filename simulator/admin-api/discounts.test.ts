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

const basic = (changes: object = {}) => ({
  title: 'Five off',
  code: `CODE-${Math.random().toString(36).slice(2)}`,
  startsAt: '2026-01-01T00:00:00Z',
  context: { all: 'ALL' },
  customerGets: {
    items: { all: true },
    value: { discountAmount: { amount: '5.00', appliesOnEachItem: false } },
  },
  ...changes,
})
const create = async (changes: object = {}) => {
  const answer = await admin(
    `mutation Create($input: DiscountCodeBasicInput!) {
      discountCodeBasicCreate(basicCodeDiscount: $input) {
        codeDiscountNode { id } userErrors { code field }
      }
    }`,
    { input: basic(changes) },
  )
  return answer.data?.discountCodeBasicCreate ?? answer
}
const refusal = async (changes: object) => (await create(changes)).userErrors[0]
const read = async (code: string) => {
  const { data } = await admin(
    `query Read($code: String!) { codeDiscountNodeByCode(code: $code) {
      id codeDiscount { ... on DiscountCodeBasic {
        title status usageLimit asyncUsageCount endsAt appliesOncePerCustomer
        codes(first: 1) { nodes { code } }
        combinesWith { orderDiscounts productDiscounts shippingDiscounts }
        context { __typename ... on DiscountCustomers { customers { id } } }
        customerGets { value { __typename ... on DiscountPercentage { percentage } } }
      } }
    } }`,
    { code },
  )
  return data.codeDiscountNodeByCode as Answer
}

describe('discountCodeBasicCreate', () => {
  test('is read back by its code, in any case', async () => {
    const customer = shelf.customers[0].gid
    const { codeDiscountNode } = await create({
      code: 'READ-ME',
      context: { customers: { add: [customer] } },
      usageLimit: 1,
      appliesOncePerCustomer: true,
      customerGets: { items: { all: true }, value: { percentage: 0.125 } },
      combinesWith: { productDiscounts: true },
    })
    expect(await read('read-me')).toEqual({
      id: codeDiscountNode.id,
      codeDiscount: {
        title: 'Five off',
        status: 'ACTIVE',
        usageLimit: 1,
        asyncUsageCount: 0,
        endsAt: null,
        appliesOncePerCustomer: true,
        codes: { nodes: [{ code: 'READ-ME' }] },
        combinesWith: { orderDiscounts: false, productDiscounts: true, shippingDiscounts: false },
        context: { __typename: 'DiscountCustomers', customers: [{ id: customer }] },
        customerGets: { value: { __typename: 'DiscountPercentage', percentage: 0.125 } },
      },
    })
    expect(await read('UNKNOWN')).toBeNull()
  })

  test('refuses with codes and field paths', async () => {
    const at = (...path: string[]) => ['basicCodeDiscount', ...path]
    await create({ code: 'TWICE' })
    expect(await refusal({ code: 'twice' })).toEqual({ code: 'TAKEN', field: at('code') })
    expect(await refusal({ code: ' ' })).toEqual({ code: 'BLANK', field: at('code') })
    expect(await refusal({ title: '' })).toEqual({ code: 'BLANK', field: at('title') })
    expect(await refusal({ startsAt: null })).toEqual({ code: 'BLANK', field: at('startsAt') })
    const ends = { endsAt: '2026-01-01T00:00:00Z' }
    const early = { code: 'END_DATE_BEFORE_START_DATE', field: at('endsAt') }
    expect(await refusal(ends)).toEqual(early)
    expect(await refusal({ usageLimit: 0 })).toMatchObject({ code: 'GREATER_THAN' })
    const none = { customers: { add: ['gid://shopify/Customer/1'] } }
    expect(await refusal({ context: none })).toMatchObject({ code: 'INVALID' })
    const all = { items: { all: true } }
    expect(await refusal({ customerGets: { ...all, value: { percentage: 1.01 } } })).toMatchObject({
      code: 'VALUE_OUTSIDE_RANGE',
    })
  })

  test('takes a code of 255 characters and refuses one of 256', async () => {
    expect((await create({ code: 'A'.repeat(255) })).userErrors).toEqual([])
    expect(await refusal({ code: 'B'.repeat(256) })).toMatchObject({ code: 'TOO_LONG' })
  })

  test('says aloud what is not modelled, and what the schema does not know', async () => {
    const { errors } = await create({
      combinesWith: { productDiscountsWithTagsOnSameCartLine: { add: ['a'] } },
    })
    expect(errors[0].extensions.code).toBe('SANDBOX_NOT_MODELLED')
    expect((await create({ colour: 'green' })).errors[0].message).toContain('colour')
    expect((await create({ startsAt: 'soon' })).errors[0].message).toContain('DateTime')
  })
})

describe('a code discount', () => {
  const change = async (verb: string, id: string) => {
    const node = 'codeDiscountNode { codeDiscount { ... on DiscountCodeBasic { status } } }'
    const { data } = await admin(
      `mutation Change($id: ID!) { change: ${verb}(id: $id) { ${node} userErrors { code field } } }`,
      { id },
    )
    return data.change
  }

  test('is switched off, on and deleted', async () => {
    const { codeDiscountNode } = await create({ code: 'SWITCH' })
    const off = await change('discountCodeDeactivate', codeDiscountNode.id)
    expect(off.codeDiscountNode.codeDiscount.status).toBe('EXPIRED')
    const on = await change('discountCodeActivate', codeDiscountNode.id)
    expect(on.codeDiscountNode.codeDiscount.status).toBe('ACTIVE')
    const remove = (id: string) =>
      admin(
        `mutation Delete($id: ID!) {
          discountCodeDelete(id: $id) { deletedCodeDiscountId userErrors { code field } }
        }`,
        { id },
      )
    const { data } = await remove(codeDiscountNode.id)
    expect(data.discountCodeDelete.deletedCodeDiscountId).toBe(codeDiscountNode.id)
    expect((await remove(codeDiscountNode.id)).data.discountCodeDelete.userErrors).toHaveLength(1)
    expect(await read('SWITCH')).toBeNull()
  })

  test('expires by the simulated clock', async () => {
    const now = (await simulator.get('/clock')) as { now: string }
    const endsAt = new Date(Date.parse(now.now) + 86_400_000).toISOString()
    await create({ code: 'EXPIRES', endsAt })
    await simulator.post('/clock', { advance: 'PT23H' })
    expect((await read('EXPIRES')).codeDiscount.status).toBe('ACTIVE')
    await simulator.post('/clock', { advance: 'PT2H' })
    expect((await read('EXPIRES')).codeDiscount.status).toBe('EXPIRED')
    await simulator.post('/clock', { reset: true })
  })

  test('counts its uses', async () => {
    await create({ code: 'COUNTED', usageLimit: 1 })
    const lines = [{ variantId: shelf.variant('Fern Mug'), quantity: 1 }]
    const bought = await order(simulator, { customerId: null, lines, discountCodes: ['counted'] })
    expect(bought.discountCodes).toEqual(['COUNTED'])
    expect((await read('COUNTED')).codeDiscount.asyncUsageCount).toBe(1)
    const again = await simulator.post('/orders', { lines, discountCodes: ['COUNTED'] })
    expect(again.status).toBe(422)
  })
})

import { parse } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Admin, signIn } from '../testing/admin-client.ts'
import { startTestSimulator, type TestSimulator } from '../testing/test-simulator.ts'
import { costOf } from './cost.ts'
import { loadAdminSchema } from './schema.ts'
import { createThrottle } from './throttle.ts'

const cost = (query: string, variables: Record<string, unknown> = {}) => {
  const document = parse(query)
  const [operation] = document.definitions
  if (operation?.kind !== 'OperationDefinition') throw new Error('no operation')
  return costOf({ schema: loadAdminSchema().schema, document, operation, variables })
}

describe('the cost of a query', () => {
  test('is one for an object, nothing for a leaf or money', () => {
    expect(cost('{ shop { id name } }')).toBe(1)
    expect(
      cost('query($id: ID!) { order(id: $id) { totalPriceSet { shopMoney { amount } } } }'),
    ).toBe(1)
  })

  test('grows with the logarithm of the page', () => {
    const page = (first: number) => cost(`{ orders(first: ${first}) { nodes { id } } }`)
    expect([page(1), page(10), page(250)]).toEqual([2 + 1, 2 + 4, 2 + 11])
    const given = cost('query($n: Int!) { orders(first: $n) { nodes { id } } }', { n: 10 })
    expect(given).toBe(page(10))
  })

  test('counts the dearest of a union, through fragments', () => {
    const query = `query($id: ID!) { codeDiscountNode(id: $id) { ...Code } }
      fragment Code on DiscountCodeNode { codeDiscount {
        ... on DiscountCodeBasic { codes(first: 1) { nodes { code } } }
        ... on DiscountCodeApp { title }
      } }`
    const document = parse(query)
    const [operation] = document.definitions
    if (operation?.kind !== 'OperationDefinition') throw new Error('no operation')
    const { schema } = loadAdminSchema()
    expect(costOf({ schema, document, operation, variables: {} })).toBe(1 + 1 + 3)
  })

  test('is ten for a mutation', () => {
    expect(
      cost('mutation($id: ID!) { discountCodeDelete(id: $id) { deletedCodeDiscountId } }'),
    ).toBe(10)
  })
})

describe('the bucket', () => {
  test('empties, and fills at its rate', () => {
    let nowMs = 0
    const throttle = createThrottle(() => nowMs)
    expect([throttle.take('a', 2000), throttle.take('a', 1), throttle.take('b', 1)]).toEqual([
      true,
      false,
      true,
    ])
    nowMs += 500
    expect([throttle.take('a', 51), throttle.take('a', 50)]).toEqual([false, true])
    nowMs += 60_000
    expect(throttle.status('a').currentlyAvailable).toBe(2000)
  })
})

describe('over HTTP', () => {
  let simulator: TestSimulator
  let admin: Admin
  beforeAll(async () => {
    simulator = await startTestSimulator()
    admin = await signIn(simulator)
  })
  afterAll(() => simulator.stop())

  test('one query may not cost more than 1000', async () => {
    const deep =
      '{ orders(first: 250) { nodes { lineItems(first: 250) { nodes { product { variants(first: 250) { nodes { id } } } } } } } }'
    const { errors } = await admin(deep)
    expect(errors?.[0].extensions).toMatchObject({ code: 'MAX_COST_EXCEEDED', maxCost: 1000 })
  })

  test('an empty bucket answers THROTTLED with the cost it would have had', async () => {
    const page = '{ orders(first: 250) { nodes { lineItems(first: 250) { nodes { id } } } } }'
    const answers = await Promise.all(Array.from({ length: 12 }, () => admin(page)))
    const { extensions } = answers[0] ?? {}
    expect(extensions.cost).toMatchObject({ requestedQueryCost: 156, actualQueryCost: 2 })
    await simulator.post('/faults', { operation: 'shop', kind: 'throttled' })
    const throttled = await admin('{ shop { id } }')
    expect(throttled.errors?.[0].extensions.code).toBe('THROTTLED')
    expect(throttled.extensions.cost).toMatchObject({
      requestedQueryCost: 1,
      actualQueryCost: null,
    })
    expect((await admin('{ shop { id } }')).errors).toBeUndefined()
  })
})

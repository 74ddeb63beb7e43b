import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Admin, type Answer, signIn } from '../testing/admin-client.ts'
import { allScopes, appToml } from '../testing/app-toml.ts'
import { order, readShelf } from '../testing/shopping.ts'
import { startTestSimulator, type TestSimulator } from '../testing/test-simulator.ts'

let simulator: TestSimulator
let admin: Admin
let orders: Answer[]
beforeAll(async () => {
  simulator = await startTestSimulator()
  admin = await signIn(simulator)
  const shelf = await readShelf(simulator)
  const lines = [{ variantId: shelf.variant('Fern Mug'), quantity: 1 }]
  orders = []
  for (const customer of shelf.customers) {
    await simulator.post('/clock', { advance: 'PT1H' })
    orders.push(await order(simulator, { customerId: customer.id, lines }))
  }
})
afterAll(() => simulator.stop())

const list = async (args: string) => {
  const { data, errors } = await admin(
    `{ orders(${args}) { nodes { name } pageInfo { hasNextPage hasPreviousPage endCursor } } }`,
  )
  return { names: data?.orders?.nodes.map((node: Answer) => node.name), ...data?.orders, errors }
}

describe('connections', () => {
  test('need first or last', async () => {
    const { errors } = await list('reverse: true')
    expect(errors?.[0].message).toContain('first or last')
    expect((await list('first: 251')).errors?.[0].message).toContain('250')
  })

  test('page to the end without a gap or a repeat', async () => {
    const one = await list('first: 3, sortKey: UPDATED_AT')
    expect(one.names).toEqual(['#1001', '#1002', '#1003'])
    expect(one.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false })
    const two = await list(`first: 3, sortKey: UPDATED_AT, after: "${one.pageInfo.endCursor}"`)
    expect(two.names).toEqual(['#1004'])
    expect(two.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true })
  })

  test('turn round', async () => {
    expect((await list('first: 2, reverse: true')).names).toEqual(['#1004', '#1003'])
    expect((await list('last: 2')).names).toEqual(['#1003', '#1004'])
  })
})

describe('search', () => {
  const find = async (query: string) =>
    (await list(`first: 10, query: ${JSON.stringify(query)}`)).names

  test('finds by time, to the second', async () => {
    const at = orders[1].updatedAt
    expect(await find(`updated_at:>='${at}'`)).toEqual(['#1002', '#1003', '#1004'])
    expect(await find(`updated_at:>${at}`)).toEqual(['#1003', '#1004'])
    expect(await find(`updated_at:<='${at}' AND created_at:>=2020-01-01`)).toHaveLength(2)
  })

  test('finds by name, customer and status', async () => {
    expect(await find('name:#1002')).toEqual(['#1002'])
    expect(await find(`customer_id:${orders[2].customerId}`)).toEqual(['#1003'])
    expect(await find('financial_status:paid -name:1001')).toHaveLength(3)
  })

  test('does not guess', async () => {
    const unknown = await list('first: 1, query: "colour:green"')
    expect(unknown.errors?.[0].extensions.code).toBe('SANDBOX_NOT_MODELLED')
    const either = await list('first: 1, query: "name:1001 OR name:1002"')
    expect(either.errors?.[0].extensions.code).toBe('SANDBOX_NOT_MODELLED')
  })

  test('finds customers by the beginning of a name or an address', async () => {
    const { data } = await admin(
      '{ a: customers(first: 9, query: "may*") { nodes { displayName } } b: customers(first: 9, query: "email:TOM*") { nodes { displayName } } }',
    )
    expect(data.a.nodes).toEqual([{ displayName: 'Maya Lindqvist' }])
    expect(data.b.nodes).toEqual([{ displayName: 'Tomás Ferreira' }])
  })
})

test('node and nodes give what a gid names, and null for what is not there', async () => {
  const { data } = await admin(
    `query Nodes($ids: [ID!]!) { nodes(ids: $ids) {
      __typename ... on Order { name } ... on Customer { firstName }
    } }`,
    {
      ids: [
        orders[0].gid,
        `gid://shopify/Customer/${orders[0].customerId}`,
        'gid://shopify/Order/1',
      ],
    },
  )
  expect(data.nodes).toEqual([
    { __typename: 'Order', name: '#1001' },
    { __typename: 'Customer', firstName: 'Maya' },
    null,
  ])
})

test('what is not modelled is an error, never null', async () => {
  const { errors } = await admin('{ shop { fulfillmentServices { id } } }')
  expect(errors?.[0]).toMatchObject({
    path: ['shop', 'fulfillmentServices'],
    extensions: { code: 'SANDBOX_NOT_MODELLED' },
  })
})

test('an order older than 60 days is not there without read_all_orders', async () => {
  await simulator.post('/clock', { advance: 'P60D' })
  expect((await list('first: 9')).names).toEqual([])
  const { data } = await admin('query One($id: ID!) { order(id: $id) { name } }', {
    id: orders[3].gid,
  })
  expect(data.order).toBeNull()
  await simulator.post('/clock', { advance: '-PT1H' })
  expect((await list('first: 9')).names).toEqual(['#1004'])
  await simulator.post('/clock', { reset: true })
})

describe('scopes', () => {
  test('stand before everything', async () => {
    const scopes = allScopes.filter((scope) => scope !== 'read_orders')
    const other = await startTestSimulator({ toml: appToml({ scopes }) })
    try {
      const limited = await signIn(other)
      const { errors } = await limited('{ orders(first: 1) { nodes { id } } }')
      expect(errors?.[0]).toMatchObject({
        path: ['orders'],
        extensions: {
          code: 'ACCESS_DENIED',
          requiredAccess: expect.stringContaining('read_orders'),
        },
      })
      expect((await limited('{ customers(first: 1) { nodes { id } } }')).errors).toBeUndefined()
    } finally {
      await other.stop()
    }
  })
})

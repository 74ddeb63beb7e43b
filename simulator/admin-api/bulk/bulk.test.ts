import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { type Admin, type Answer, signIn } from '../../testing/admin-client.ts'
import { order, readShelf, type Shelf } from '../../testing/shopping.ts'
import { startTestSimulator, type TestSimulator } from '../../testing/test-simulator.ts'
import { bulkInProgress } from '../../testing/user-errors.fixture.ts'

let simulator: TestSimulator
let admin: Admin
let shelf: Shelf
beforeAll(async () => {
  simulator = await startTestSimulator()
  admin = await signIn(simulator)
  shelf = await readShelf(simulator)
  const lines = ['Fern Mug', 'Boston Fern'].map((title) => ({
    variantId: shelf.variant(title),
    quantity: 1,
  }))
  const customerId = shelf.customers[0].id
  const old = new Date(Date.now() - 61 * 86_400_000).toISOString()
  await order(simulator, { customerId, lines, processedAt: old })
  await order(simulator, { customerId, lines })
  await order(simulator, { customerId, lines: lines.slice(0, 1) })
})
afterAll(() => simulator.stop())
beforeEach(async () => void (await simulator.post('/bulk')))

const run = async (query: string, groupObjects = false): Promise<Answer> => {
  const { data, errors } = await admin(
    `mutation ($query: String!, $groupObjects: Boolean!) {
      made: bulkOperationRunQuery(query: $query, groupObjects: $groupObjects) {
        bulkOperation { id status type url } userErrors { code field message } } }`,
    { query, groupObjects },
  )
  return errors ? { errors } : data.made
}
const read = async (id: string): Promise<Answer> => {
  const { data } = await admin(
    `query ($id: ID!) { bulkOperation(id: $id) { id status errorCode objectCount rootObjectCount
      fileSize url partialDataUrl completedAt } }`,
    { id },
  )
  return data.bulkOperation
}
const finished = (id: string) =>
  vi.waitFor(async () => {
    const operation = await read(id)
    expect(operation.completedAt).not.toBeNull()
    return operation
  })
const linesOf = async (url: string) =>
  (await (await fetch(url)).text())
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
const ordersQuery = `{ orders { edges { node { id name
  lineItems { edges { node { id title } } } } } } }`

describe('a bulk query', () => {
  test('gives every object a line, members of a connection their parent', async () => {
    const { bulkOperation, userErrors } = await run(ordersQuery)
    expect(userErrors).toEqual([])
    expect(bulkOperation).toMatchObject({ status: 'CREATED', type: 'QUERY', url: null })
    const operation = await finished(bulkOperation.id)
    expect(operation).toMatchObject({ status: 'COMPLETED', objectCount: '5', rootObjectCount: '2' })
    const lines = await linesOf(operation.url)
    const [first, second] = lines
    expect(first).toEqual({ id: expect.stringContaining('/Order/'), name: '#1002' })
    // Not grouped: children come somewhere after their parents.
    expect(second).toEqual({ id: expect.stringContaining('/Order/'), name: '#1003' })
    expect(lines.slice(2)).toEqual([
      { id: expect.stringContaining('/LineItem/'), title: 'Fern Mug', __parentId: first.id },
      { id: expect.stringContaining('/LineItem/'), title: 'Boston Fern', __parentId: first.id },
      { id: expect.stringContaining('/LineItem/'), title: 'Fern Mug', __parentId: second.id },
    ])
    expect(Number(operation.fileSize)).toBe((await (await fetch(operation.url)).text()).length)
    const node = await admin(
      'query ($id: ID!) { node(id: $id) { ... on BulkOperation { status } } }',
      {
        id: bulkOperation.id,
      },
    )
    expect(node.data.node.status).toBe('COMPLETED')
  })

  test('grouped, has children right below their parents', async () => {
    const { bulkOperation } = await run(ordersQuery, true)
    const lines = await linesOf((await finished(bulkOperation.id)).url)
    expect(lines.map((line) => Boolean(line.__parentId))).toEqual([false, true, true, false, true])
  })

  test('sees orders of sixty days only, until read_all_orders is granted', async () => {
    const two = await finished((await run('{ orders { nodes { id } } }')).bulkOperation.id)
    expect(two.rootObjectCount).toBe('2')
    await simulator.grant('read_all_orders')
    const all = await finished((await run('{ orders { nodes { id } } }')).bulkOperation.id)
    expect(all.rootObjectCount).toBe('3')
    await simulator.post('/shops/perennial-garden.myshopify.com/scopes', {
      revoke: ['read_all_orders'],
    })
  })

  test('that finds nothing has no address', async () => {
    const { bulkOperation } = await run('{ orders(query: "name:nothing") { nodes { id } } }')
    expect(await finished(bulkOperation.id)).toMatchObject({
      status: 'COMPLETED',
      objectCount: '0',
      url: null,
    })
  })

  test('tells the app when it is done', async () => {
    const { bulkOperation } = await run(ordersQuery)
    await finished(bulkOperation.id)
    const [webhook] = (await simulator.webhooks('bulk_operations/finish')).slice(-1)
    expect(JSON.parse(webhook?.body ?? '{}')).toMatchObject({
      admin_graphql_api_id: bulkOperation.id,
      status: 'completed',
      type: 'query',
      error_code: null,
    })
  })

  test('has an address for seven days', async () => {
    const { url } = await finished((await run(ordersQuery)).bulkOperation.id)
    await simulator.post('/clock', { advance: 'P6DT23H' })
    expect((await fetch(url)).status).toBe(200)
    await simulator.post('/clock', { advance: 'PT2H' })
    const late = await fetch(url)
    expect(late.status).toBe(400)
    expect(await late.text()).toContain('ExpiredToken')
    await simulator.post('/clock', { reset: true })
  })

  test.each([
    ['no connection', '{ shop { name } }', 'at least one connection'],
    ['node at the top', '{ node(id: "gid://shopify/Order/1") { id } }', 'node or nodes'],
    [
      'too deep a nesting',
      '{ orders { nodes { id lineItems { nodes { id product { id variants { nodes { id product { id collections { nodes { id } } } } } } } } } } }',
      'nesting depth',
    ],
  ])('is refused with %s', async (_, query, words) => {
    const { bulkOperation, userErrors } = await run(query)
    expect(bulkOperation).toBeNull()
    expect(userErrors).toEqual([
      { code: 'INVALID', field: ['query'], message: expect.stringContaining(words) },
    ])
  })

  test('says aloud and at once what is not modelled', async () => {
    const { errors } = await run('{ orders { nodes { id risk { recommendation } } } }')
    expect(errors[0].extensions.code).toBe('SANDBOX_NOT_MODELLED')
  })

  test('without the scope fails, and says why', async () => {
    const { bulkOperation } = await run('{ giftCards { nodes { id } } }')
    expect(await finished(bulkOperation.id)).toMatchObject({
      status: 'FAILED',
      errorCode: 'ACCESS_DENIED',
      url: null,
    })
  })
})

describe('while one is under way', () => {
  test('another is refused, and it can be called off', async () => {
    await simulator.post('/bulk', { hold: true })
    const { bulkOperation } = await run(ordersQuery)
    const { begins, ...expected } = bulkInProgress
    const [error] = (await run(ordersQuery)).userErrors
    expect(error).toEqual({ ...expected, message: `${begins}${bulkOperation.id}.` })
    const current = await admin('query { currentBulkOperation { id status } }')
    expect(current.data.currentBulkOperation).toEqual({ id: bulkOperation.id, status: 'RUNNING' })
    const { data } = await admin(
      `mutation ($id: ID!) { bulkOperationCancel(id: $id) {
        bulkOperation { status } userErrors { message } } }`,
      { id: bulkOperation.id },
    )
    expect(data.bulkOperationCancel.bulkOperation.status).toBe('CANCELING')
    expect((await finished(bulkOperation.id)).status).toBe('CANCELED')
  })

  test('it may break off, with what there was so far', async () => {
    await simulator.post('/bulk', { fail: 'TIMEOUT' })
    const operation = await finished((await run(ordersQuery)).bulkOperation.id)
    expect(operation).toMatchObject({ status: 'FAILED', errorCode: 'TIMEOUT', url: null })
    expect(await linesOf(operation.partialDataUrl)).not.toEqual([])
  })
})

test('forty thousand customers are made and read in seconds', async () => {
  const { json } = await simulator.post('/customers/many', { count: 40_000 })
  expect(json).toEqual({ customers: 40_004 })
  const query = '{ customers { nodes { id email tags numberOfOrders createdAt } } }'
  const operation = await vi.waitFor(
    async () => {
      const current = await run(query)
      return current.bulkOperation
    },
    { timeout: 5000 },
  )
  const done = await vi.waitFor(
    async () => {
      const found = await read(operation.id)
      expect(found.status).toBe('COMPLETED')
      return found
    },
    { timeout: 60_000, interval: 200 },
  )
  expect(done.objectCount).toBe('40004')
}, 90_000)

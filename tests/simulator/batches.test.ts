// Many members at once, over HTTP as the admin's pages ask: a file by e-mail, a filtered list, a
// worker that is killed while it books, undoing, and files for download.
import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { beforeAll, expect, onTestFinished, test } from 'vitest'
import type { Batch } from '../../app/loyalty/members/batches/batch.ts'
import { openShop } from '../../scripts/demo/open-shop.ts'
import { patienceMs } from '../setup/patience.ts'
import { openTestStack } from '../setup/stack.ts'
import { verifyStack } from '../setup/verify-stack.ts'
import { get } from './signed-in.ts'

const stack = await openTestStack()
const { control } = stack
const shop = 'perennial-garden.myshopify.com'
const memberCount = 400
const emailOf = (n: number) => `m${n}@example.com`
const ids: string[] = []

beforeAll(async () => {
  await openShop(control, stack, { pendingDays: 0 })
  for (let n = 0; n < memberCount; n += 1) {
    const customer = { firstName: n === 0 ? '=Fern' : 'Moss', lastName: `No${n}` }
    ids.push((await control.createCustomer({ ...customer, email: emailOf(n) })).id)
  }
  const total = async () => (await read<{ total: number }>('/app/members', members)).total
  while ((await total()) < memberCount) await new Promise((done) => setTimeout(done, 300))
})

const members = 'routes/app.members._index'
const newBatch = 'routes/app.members.batches.new'
const oneBatch = 'routes/app.members.batches.$batch'

async function authorised(): Promise<Record<string, string>> {
  const { idToken } = await control.post<{ idToken: string }>('/session-token', { shop })
  return { Authorization: `Bearer ${idToken}`, 'User-Agent': 'Mozilla/5.0 Chrome/147.0.0.0' }
}

async function read<Data>(path: string, route: string): Promise<Data> {
  const address = new URL(path, stack.addresses.app)
  address.searchParams.set('_data', route)
  const answer = await fetch(address, { headers: await authorised() })
  return (await answer.json()) as Data
}

async function send(path: string, route: string, body: BodyInit) {
  const address = new URL(path, stack.addresses.app)
  address.searchParams.set('_data', route)
  const headers = await authorised()
  return fetch(address, { method: 'POST', headers, body, redirect: 'manual' })
}

async function upload(text: string, batchId: string = randomUUID()) {
  const form = new FormData()
  form.set('source', 'file')
  form.set('batchId', batchId)
  form.set('note', 'Spring')
  form.set('file', new File([text], 'spring.csv', { type: 'text/csv' }))
  const answer = await send('/app/members/batches/new', newBatch, form)
  return { batchId, status: answer.status, text: await answer.text() }
}

const ask = async (batchId: string, intent: string, undoId: string = randomUUID()) =>
  send(`/app/members/batches/${batchId}`, oneBatch, new URLSearchParams({ intent, undoId }))

async function batchOf(batchId: string): Promise<Batch> {
  return (await read<{ batch: Batch }>(`/app/members/batches/${batchId}`, oneBatch)).batch
}

/** Waits until some of its rows are booked. */
const booksSome = (batchId: string) =>
  expect
    .poll(async () => (await batchOf(batchId)).counts.booked, { timeout: patienceMs, interval: 20 })
    .toBeGreaterThan(0)

const reaches = (batchId: string, state: Batch['state']) =>
  expect.poll(async () => (await batchOf(batchId)).state).toBe(state)

/**
 * Nobody books on the last of the members, by their ids as a batch takes them, until they are let
 * go: the worker does not come to its end before.
 */
async function holdLastMember(): Promise<() => Promise<void>> {
  const client = new pg.Client({ connectionString: stack.databaseUrl })
  // With the shop's database its connections end.
  client.on('error', () => {})
  await client.connect()
  await client.query('BEGIN')
  const { rowCount } = await client.query(
    `SELECT 1 FROM member_states JOIN members ON members.id = member_id
      WHERE customer_id = ANY ($1) ORDER BY members.id DESC LIMIT 1
      FOR UPDATE OF member_states, members`,
    [ids],
  )
  expect(rowCount).toBe(1)
  const letGo = () => client.query('ROLLBACK').then(() => {})
  onTestFinished(() => client.end())
  return letGo
}

async function pointsOf(n: number): Promise<number> {
  const customerId = ids[n] ?? ''
  const { body } = await control.proxy({ path: '/me', method: 'GET', customerId })
  return (typeof body === 'string' ? JSON.parse(body) : body).member.points.available
}

test('a file by e-mail is checked by Shopify, booked once, and undone as one', async () => {
  stack.explainFailure()
  const before = await pointsOf(1)
  const rows = ['email,points', `${emailOf(1)},30`, `${ids[2]},-5`, 'nobody@example.com,5']
  const { batchId } = await upload(rows.join('\n'))
  await reaches(batchId, 'ready')
  expect((await batchOf(batchId)).counts).toMatchObject({ ready: 2, leftOut: 1 })
  // A double click, and another tab.
  await Promise.all([ask(batchId, 'start'), ask(batchId, 'start'), ask(batchId, 'start')])
  await reaches(batchId, 'done')
  expect(await pointsOf(1)).toBe(before + 30)
  const undoId = randomUUID()
  await Promise.all([ask(batchId, 'undo', undoId), ask(batchId, 'undo')])
  await expect.poll(async () => (await batchOf(batchId)).undoneBy).not.toBe(null)
  await reaches((await batchOf(batchId)).undoneBy ?? '', 'done')
  expect(await pointsOf(1)).toBe(before)
  expect(await verifyStack(stack)).toBe('')
})

test('a worker that is killed while it books is taken up where it stopped', async () => {
  stack.explainFailure()
  const rows = ids.map((id) => `${id},7`)
  const { batchId } = await upload(['customer,points', ...rows].join('\n'))
  const [first, last] = [await pointsOf(3), await pointsOf(memberCount - 1)]
  const letGo = await holdLastMember()
  await ask(batchId, 'start')
  await booksSome(batchId)
  await stack.end('worker', 'SIGKILL')
  await letGo()
  expect((await batchOf(batchId)).state).toBe('running')
  await stack.start('worker')
  await reaches(batchId, 'done')
  expect((await batchOf(batchId)).counts).toMatchObject({ booked: memberCount, ready: 0 })
  expect(await pointsOf(3)).toBe(first + 7)
  expect(await pointsOf(memberCount - 1)).toBe(last + 7)
  expect(await verifyStack(stack)).toBe('')
})

test('what Shopify does not answer waits, and the check goes on by itself', async () => {
  stack.explainFailure()
  const operation = 'FindCustomersByEmail'
  await control.post('/faults', { operation, kind: 'http_500', times: 1 })
  const { batchId } = await upload(`email,points\n${emailOf(4)},1`)
  await reaches(batchId, 'ready')
  expect((await batchOf(batchId)).counts).toMatchObject({ ready: 1 })
})

test('what is no form of ours is refused, and nothing stays of it', async () => {
  const tooLarge = await upload(`customer,points\n${'1,5\n'.repeat(2_100_000)}`)
  expect(JSON.parse(tooLarge.text)).toMatchObject({ refusal: { code: 'file_too_large' } })
  const empty = await upload('customer,points\n')
  expect(JSON.parse(empty.text)).toMatchObject({ refusal: { code: 'file_empty' } })
  expect((await upload('customer,points\n1,5', 'mine')).status).toBe(400)
  const noNote = new URLSearchParams({ source: 'list', batchId: randomUUID(), points: '5' })
  expect((await send('/app/members/batches/new', newBatch, noNote)).status).toBe(400)
  expect((await ask(empty.batchId, 'start')).status).toBe(200)
  expect(
    (
      await read<{ batches: Batch[] }>('/app/members/batches', 'routes/app.members.batches._index')
    ).batches.every(({ id }) => id !== empty.batchId),
  ).toBe(true)
})

test('a file of members is a stream of the list, with names only where they are asked for', async () => {
  const fileOf = async (query: string) => {
    const address = new URL(`/app/members/export${query}`, stack.addresses.app)
    return get(address, await authorised())
  }
  const plain = await fileOf('')
  expect(plain.headers.get('content-type')).toBe('text/csv; charset=utf-8')
  const lines = plain.text
    .replace(/^\uFEFF/, '')
    .trim()
    .split('\r\n')
  expect(lines[0]).toMatch(/^customer_id,status,test,joined_at/)
  expect(lines.length).toBeGreaterThan(memberCount)
  expect(plain.text).not.toContain('example.com')
  const named = await fileOf(`?q=${emailOf(0)}&names=1`)
  expect(named.text).toContain(`"'=Fern No0",${emailOf(0)}`)
  const nobody = await fileOf('?availableMin=999999')
  expect(nobody.text.trim().split('\r\n')).toHaveLength(1)
  const unsigned = await get(new URL('/app/members/export', stack.addresses.app))
  expect(unsigned.status).not.toBe(200)
})

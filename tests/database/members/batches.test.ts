import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { ShopTx } from '../../../app/db.server.ts'
import { anOrder } from '../../setup/builders/order.ts'
import type { TestShop } from '../../setup/builders/shop.ts'
import { openTestDatabase } from '../../setup/database.ts'

await openTestDatabase()
const { aShop } = await import('../../setup/builders/shop.ts')
const { createFileBatch, createListBatch } = await import(
  '../../../app/loyalty/members/batches/create-batch.server.ts'
)
const { listUnchecked, recordCustomers, concludeCheckOf } = await import(
  '../../../app/loyalty/members/batches/check-batch.server.ts'
)
const { discardBatch, retryBatch, startBatch, undoBatch } = await import(
  '../../../app/loyalty/members/batches/start-batch.server.ts'
)
const { runBatch } = await import('../../../app/loyalty/members/batches/run-batch.server.ts')
const { listBatches, listBatchRows, readBatch } = await import(
  '../../../app/loyalty/members/batches/read-batch.server.ts'
)
const { adjustMember, undoAdjustment } = await import(
  '../../../app/loyalty/members/adjust-member.server.ts'
)
const { readFilterMoment } = await import('../../../app/loyalty/members/filter-moment.server.ts')

const now = new Date('2026-06-01T12:00:00Z')
const given = { actor: 'staff/7', now }
const people = ['101', '102', '103']
let shop: TestShop

// Everybody begins with 100 points of an order.
beforeEach(async () => {
  shop = await aShop()
  await shop.settle(
    ...people.map((customerId) => anOrder({ orderId: `o${customerId}`, customerId })),
  )
})
afterEach(() => shop.expectBooksToAgree())

async function upload(text: string, batchId: string = randomUUID()): Promise<string> {
  const input = { batchId, note: 'Spring' }
  const made = await createFileBatch(shop.db, { ...given, input, fileName: 'spring.csv', text })
  expect(made).toEqual({ ok: true, value: null })
  return batchId
}

async function adjustList(points: number, filter = {}, customerIds: string[] | null = null) {
  const batchId = randomUUID()
  const moment = await readFilterMoment(shop.db, now)
  const input = { batchId, points, note: 'Spring' }
  const list = { ...given, input, filter, moment, customerIds }
  return { batchId, made: await createListBatch(shop.db, list) }
}

async function runToEnd(batchId: string): Promise<void> {
  while ((await runBatch(shop.db, batchId, now)) > 0);
}

async function book(batchId: string): Promise<void> {
  expect(await startBatch(shop.db, { batchId, now })).toEqual({ ok: true, value: null })
  await runToEnd(batchId)
}

const countsOf = async (batchId: string) => (await readBatch(shop.db, batchId))?.counts
const rowsOf = async (batchId: string, isProblems = false) =>
  (await listBatchRows(shop.db, { batchId, isProblems, after: 0 })).rows
const pointsOf = async () =>
  Promise.all(people.map(async (id) => (await shop.balance(id)).available ?? 0))

test('nothing is booked before it is confirmed; then every row once, with its own note', async () => {
  const batchId = await upload('customer,points,note\n101,50,Thanks\n102,-30,\n')
  expect(await readBatch(shop.db, batchId)).toMatchObject({
    state: 'ready',
    fileName: 'spring.csv',
    counts: { rows: 2, ready: 2, leftOut: 0, given: 50, taken: 30 },
  })
  expect(await pointsOf()).toEqual([100, 100, 100])
  await book(batchId)
  expect(await pointsOf()).toEqual([150, 70, 100])
  expect(await readBatch(shop.db, batchId)).toMatchObject({
    state: 'done',
    finishedAt: now,
    counts: { booked: 2, ready: 0, given: 50, taken: 30 },
  })
  const facts = await shop.db.db.fact.findMany({
    where: { shopId: shop.shopId, kind: 'adjustment' },
    orderBy: { key: 'asc' },
  })
  expect(facts.map(({ data }) => (data as { because: object }).because)).toMatchObject([
    { kind: 'adjusted', note: 'Thanks', actor: 'staff/7', adjustmentId: `${batchId}/2` },
    { kind: 'adjusted', note: 'Spring', actor: 'staff/7', adjustmentId: `${batchId}/3` },
  ])
})

test('a row that cannot be booked says why, and the others stand', async () => {
  const batchId = await upload(
    ['customer;points', '101;5', '999;5', '101;7', '102;-101', '103;much', ';5'].join('\n'),
  )
  const problems = await rowsOf(batchId, true)
  expect(problems.map(({ number, problem, details }) => [number, problem, details])).toEqual([
    [3, 'customer_unknown', null],
    [4, 'repeated', { row: 2 }],
    [5, 'insufficient_points', { missing: 1 }],
    [6, 'points_not_whole', null],
    [7, 'customer_missing', null],
  ])
  expect(await countsOf(batchId)).toMatchObject({ rows: 6, ready: 1, leftOut: 5, given: 5 })
  await book(batchId)
  expect(await pointsOf()).toEqual([105, 100, 100])
})

test('e-mails wait sealed until Shopify was asked, and are forgotten then', async () => {
  const batchId = await upload(
    'email,points\nAda@Example.com,5\nnobody@example.com,5\nada@example.com,6',
  )
  expect((await readBatch(shop.db, batchId))?.state).toBe('checking')
  const stored = await shop.db.db.batchRow.findMany({ where: { shopId: shop.shopId, batchId } })
  expect(JSON.stringify(stored)).not.toContain('example.com')
  const rows = await listUnchecked(shop.db, batchId, 50)
  expect(rows).toEqual([
    { number: 2, email: 'ada@example.com' },
    { number: 3, email: 'nobody@example.com' },
    { number: 4, email: 'ada@example.com' },
  ])
  const found = new Map(rows.map(({ number }) => [number, number === 3 ? null : '102']))
  await recordCustomers(shop.db, batchId, found)
  await concludeCheckOf(shop.db, batchId)
  expect((await rowsOf(batchId)).map(({ state, problem }) => [state, problem])).toEqual([
    ['ready', null],
    ['left_out', 'customer_unknown'],
    ['left_out', 'repeated'],
  ])
  const kept = await shop.db.db.batchRow.findMany({ where: { shopId: shop.shopId, batchId } })
  expect(kept.map(({ sealedEmail }) => sealedEmail)).toEqual([null, null, null])
})

test('a form that is sent twice is one batch, one that is confirmed twice is booked once', async () => {
  const text = 'customer,points\n101,5'
  const batchId = await upload(text)
  await upload(text, batchId)
  expect((await listBatches(shop.db, null)).batches).toHaveLength(1)
  await Promise.all([book(batchId), book(batchId), book(batchId)])
  await book(batchId)
  expect(await pointsOf()).toEqual([105, 100, 100])
})

test('workers that are at it together, and one that is cut off, book every row once', async () => {
  const many = Array.from({ length: 120 }, (_, index) => `c${index}`.replace('c', '7'))
  await shop.settle(...many.map((customerId) => anOrder({ orderId: `m${customerId}`, customerId })))
  const { batchId } = await adjustList(3)
  await startBatch(shop.db, { batchId, now })
  expect(await runBatch(shop.db, batchId, now)).toBe(50)
  const dying = {
    ...shop.db,
    transaction: <T>(work: (tx: ShopTx) => Promise<T>) =>
      shop.db.transaction<T>(async (tx) => {
        await work(tx)
        throw new Error('cut off')
      }),
  }
  await expect(runBatch(dying, batchId, now)).rejects.toThrow('cut off')
  expect(await countsOf(batchId)).toMatchObject({ booked: 50, ready: 73 })
  await Promise.all([runToEnd(batchId), runToEnd(batchId), runToEnd(batchId)])
  await runToEnd(batchId)
  expect(await countsOf(batchId)).toMatchObject({ rows: 123, booked: 123, given: 369 })
  expect(await pointsOf()).toEqual([103, 103, 103])
  expect((await shop.balance(many[119] ?? '')).available).toBe(103)
})

test('what is spent between check and booking is refused, and can be tried again', async () => {
  const batchId = await upload('customer,points\n101,-80')
  const memberId = await shop.memberId('101')
  const spend = { memberId, points: -50, adjustmentId: randomUUID(), note: 'x', ...given }
  await adjustMember(shop.db, spend)
  await book(batchId)
  expect(await rowsOf(batchId, true)).toMatchObject([
    { state: 'refused', problem: 'insufficient_points', details: { missing: 30 } },
  ])
  await adjustMember(shop.db, { ...spend, points: 30, adjustmentId: randomUUID() })
  await retryBatch(shop.db, { batchId, now })
  await runToEnd(batchId)
  expect(await countsOf(batchId)).toMatchObject({ booked: 1, refused: 0 })
  expect(await pointsOf()).toEqual([0, 100, 100])
})

test('a batch is undone as one, once; what was spent or undone by hand meanwhile says so', async () => {
  const batchId = await upload('customer,points\n101,50\n102,50\n103,-40')
  expect(await undoBatch(shop.db, { batchId, undoId: randomUUID(), ...given })).toMatchObject({
    refusal: { code: 'batch_not_done' },
  })
  await book(batchId)
  const [first, second] = [await shop.memberId('101'), await shop.memberId('102')]
  await adjustMember(shop.db, {
    memberId: first,
    points: -120,
    adjustmentId: randomUUID(),
    note: 'x',
    ...given,
  })
  await undoAdjustment(shop.db, { memberId: second, adjustmentId: `${batchId}/3`, ...given })
  const asked = [randomUUID(), randomUUID()].map((undoId) =>
    undoBatch(shop.db, { batchId, undoId, ...given }),
  )
  const [one, other] = await Promise.all(asked)
  expect(one).toEqual(other)
  const undoId = one?.ok ? one.value.undoId : ''
  await runToEnd(undoId)
  expect(await pointsOf()).toEqual([30, 100, 100])
  expect((await rowsOf(undoId)).map(({ state, problem }) => [state, problem])).toEqual([
    ['refused', 'insufficient_points'],
    ['refused', 'already_undone'],
    ['booked', null],
  ])
  expect(await readBatch(shop.db, batchId)).toMatchObject({ undoneBy: undoId })
  expect(await undoBatch(shop.db, { batchId: undoId, undoId: batchId, ...given })).toMatchObject({
    refusal: { code: 'batch_unknown' },
  })
})

test('a list is whoever fits at that moment, and nobody who is forgotten', async () => {
  await shop.db.db.member.update({
    where: { shopId_customerId: { shopId: shop.shopId, customerId: '103' } },
    data: { customerId: null, redactedAt: now },
  })
  const all = await adjustList(5)
  expect(await countsOf(all.batchId)).toMatchObject({ ready: 2, given: 10 })
  const some = await adjustList(-101, { availableMin: 50 }, ['102', '103'])
  expect(await countsOf(some.batchId)).toMatchObject({ rows: 1, ready: 0, leftOut: 1 })
  expect(await startBatch(shop.db, { batchId: some.batchId, now })).toMatchObject({
    refusal: { code: 'batch_empty' },
  })
  const nobody = await adjustList(5, { availableMin: 101 })
  expect(nobody.made).toMatchObject({ refusal: { code: 'batch_empty' } })
  expect(await readBatch(shop.db, nobody.batchId)).toBe(null)
})

test('what is discarded is not booked', async () => {
  const batchId = await upload('customer,points\n101,5')
  await discardBatch(shop.db, { batchId, now })
  expect(await startBatch(shop.db, { batchId, now })).toMatchObject({
    refusal: { code: 'batch_not_ready' },
  })
  await runToEnd(batchId)
  expect(await readBatch(shop.db, batchId)).toMatchObject({
    state: 'discarded',
    counts: { rows: 0 },
  })
  expect(await pointsOf()).toEqual([100, 100, 100])
  const unknown = { batchId: randomUUID(), now }
  expect(await startBatch(shop.db, unknown)).toMatchObject({ refusal: { code: 'batch_unknown' } })
})

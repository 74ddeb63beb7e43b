// Batches whose forms come again: from a second click, the back button, another tab.
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { anOrder } from '../../setup/builders/order.ts'
import type { TestShop } from '../../setup/builders/shop.ts'
import { openTestDatabase } from '../../setup/database.ts'

await openTestDatabase()
const { aShop } = await import('../../setup/builders/shop.ts')
const { createFileBatch, createListBatch } = await import(
  '../../../app/loyalty/members/batches/create-batch.server.ts'
)
const { retryBatch, startBatch, undoBatch } = await import(
  '../../../app/loyalty/members/batches/start-batch.server.ts'
)
const { runBatch } = await import('../../../app/loyalty/members/batches/run-batch.server.ts')
const { decodeFile } = await import('../../../app/loyalty/members/batches/decode-file.ts')
const { readFilterMoment } = await import('../../../app/loyalty/members/filter-moment.server.ts')

const now = new Date('2026-06-01T12:00:00Z')
const given = { actor: 'staff/7', now }
let shop: TestShop
beforeEach(async () => {
  shop = await aShop()
  await shop.settle(anOrder({ orderId: '1', customerId: '101' }))
})
afterEach(() => shop.expectBooksToAgree())

const upload = (batchId: string, text: string, note = 'Spring') =>
  createFileBatch(shop.db, { ...given, input: { batchId, note }, fileName: 'a.csv', text })

async function adjustList(batchId: string, points: number) {
  const moment = await readFilterMoment(shop.db, now)
  const input = { batchId, points, note: 'Spring' }
  return createListBatch(shop.db, { ...given, input, filter: {}, moment, customerIds: null })
}

async function book(batchId: string): Promise<void> {
  await startBatch(shop.db, { batchId, now })
  while ((await runBatch(shop.db, batchId, now)) > 0);
}

const accepted = { ok: true, value: null }
const reused = { ok: false, refusal: { code: 'request_reused' } }

test('the same form again is the same batch; with other content it is refused', async () => {
  const id = randomUUID()
  expect(await adjustList(id, 5)).toEqual(accepted)
  expect(await adjustList(id, 5)).toEqual(accepted)
  expect(await adjustList(id, 500)).toEqual(reused)
  expect(await upload(id, 'customer,points\n101,5')).toEqual(reused)
  const file = randomUUID()
  expect(await upload(file, 'customer,points\n101,5')).toEqual(accepted)
  expect(await upload(file, 'customer,points\n101,5', 'Autumn')).toEqual(reused)
  await book(id)
  expect(await shop.balance('101')).toEqual({ available: 105 })
})

test('a batch is not undone under the name of another', async () => {
  const [id, other] = [randomUUID(), randomUUID()]
  await adjustList(id, 5)
  await adjustList(other, 7)
  await book(id)
  for (const undoId of [id, other]) {
    expect(await undoBatch(shop.db, { ...given, batchId: id, undoId })).toEqual(reused)
  }
})

test('what was undone as a whole is not tried again in part', async () => {
  const id = randomUUID()
  await upload(id, 'customer,points\n101,-90')
  await startBatch(shop.db, { batchId: id, now })
  const spent = randomUUID()
  await upload(spent, 'customer,points\n101,-50')
  await book(spent)
  while ((await runBatch(shop.db, id, now)) > 0);
  const undoId = randomUUID()
  expect(await undoBatch(shop.db, { ...given, batchId: id, undoId })).toMatchObject({ ok: true })
  while ((await runBatch(shop.db, undoId, now)) > 0);
  await shop.settle(anOrder({ orderId: '2', customerId: '101' }))
  expect(await retryBatch(shop.db, { batchId: id, now })).toEqual({
    ok: false,
    refusal: { code: 'adjustment_already_undone' },
  })
  while ((await runBatch(shop.db, id, now)) > 0);
  expect(await shop.balance('101')).toEqual({ available: 150 })
})

test('a file with null characters, emoji, formulas and letters from right to left is read', async () => {
  const id = randomUUID()
  const text = 'customer,points,note\n101,5,"=1+1 \0 🦄 שלום"\n101\0,6,\n'
  expect(await upload(id, decodeFile(new TextEncoder().encode(text)))).toEqual(accepted)
  await book(id)
  expect(await shop.balance('101')).toEqual({ available: 105 })
})

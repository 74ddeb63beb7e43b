import { randomUUID } from 'node:crypto'
import { afterEach, expect, test } from 'vitest'
import type { ShopTx } from '../../../app/db.server.ts'
import type { PlannedTransfer } from '../../../app/loyalty/ledger/post.server.ts'
import { anOrder } from '../../setup/builders/order.ts'
import type { TestShop } from '../../setup/builders/shop.ts'
import { openTestDatabase } from '../../setup/database.ts'

await openTestDatabase()
const { aShop, testNow: now } = await import('../../setup/builders/shop.ts')
const { post, reserveLotIds } = await import('../../../app/loyalty/ledger/post.server.ts')
const { adjust } = await import('../../../app/loyalty/ledger/adjust.server.ts')
const { enroll } = await import('../../../app/loyalty/settlement/enroll.server.ts')
const { verifyBooks } = await import('../../../app/loyalty/ledger/verify.server.ts')

let shop: TestShop
afterEach(() => shop.expectBooksToAgree('an adjustment'))

async function aMember(): Promise<string> {
  shop = await aShop()
  const joined = { customerId: '9001', createdAt: new Date('2019-01-01'), now }
  return (await shop.db.transaction((tx) => enroll(tx, joined))).memberId
}

async function aCredit(
  memberId: string,
  given: Partial<PlannedTransfer> = {},
): Promise<PlannedTransfer> {
  const [lotId = null] = await reserveLotIds(shop.db, 1)
  const reference = `test/${randomUUID()}`
  return {
    reference,
    memberId,
    asset: 'points',
    from: 'adjusted',
    to: 'available',
    amount: 10,
    lotId,
    opens: { availableAt: now, expiresAt: null },
    orderId: null,
    key: reference,
    occurredAt: now,
    because: { kind: 'expired' },
    ...given,
  }
}

const postAll = (transfers: PlannedTransfer[]) =>
  shop.db.transaction((tx) => post(tx, transfers, now))

test('a reference that is known with the same content is a duplicate, alone or among others', async () => {
  const memberId = await aMember()
  const first = await aCredit(memberId)
  expect(await postAll([first])).toEqual({ ok: true, value: { posted: 1, duplicates: 0 } })
  expect(await postAll([first])).toEqual({ ok: true, value: { posted: 0, duplicates: 1 } })
  const second = await aCredit(memberId)
  expect(await postAll([first, second])).toEqual({ ok: true, value: { posted: 1, duplicates: 1 } })
  expect(await shop.balance()).toEqual({ available: 20 })
})

test('a reference that occurs twice within a batch books once', async () => {
  const credit = await aCredit(await aMember())
  expect(await postAll([credit, credit])).toEqual({ ok: true, value: { posted: 1, duplicates: 1 } })
  expect(await shop.balance()).toEqual({ available: 10 })
})

test('a reference with other content is refused, and nothing of its batch is booked', async () => {
  const memberId = await aMember()
  const first = await aCredit(memberId)
  await postAll([first])
  const refusal = { code: 'reference_reused', details: { reference: first.reference } }
  expect(await postAll([await aCredit(memberId), { ...first, amount: 11 }])).toEqual({
    ok: false,
    refusal,
  })
  const other = await aCredit(memberId)
  const clash = await postAll([other, { ...other, amount: 11 }])
  expect(clash.ok).toBe(false)
  expect(await shop.balance()).toEqual({ available: 10 })
})

test('a move that there is not, or one past the bottom of a lot, is refused by the database', async () => {
  const memberId = await aMember()
  const credit = await aCredit(memberId)
  await expect(
    postAll([{ ...credit, lotId: null, opens: null, from: 'held', to: 'redeemed' }]),
  ).rejects.toThrow(/transfers_move_check/)
  await expect(postAll([{ ...credit, lotId: null, opens: null }])).rejects.toThrow(
    /transfers_lot_check/,
  )
  await postAll([credit])
  const debit = {
    ...credit,
    reference: 'x',
    from: 'available',
    to: 'adjusted',
    opens: null,
    amount: 11,
  } as const
  await expect(postAll([debit])).rejects.toThrow(/lots_available_left_check/)
})

test('an adjustment books once, and a debit never more than there is', async () => {
  const memberId = await aMember()
  const request = { memberId, points: 40, adjustmentId: 'a', note: 'sorry', actor: 'Robin', now }
  const change = (given: Partial<typeof request>) =>
    shop.db.transaction((tx) => adjust(tx, { ...request, ...given }))
  expect(await change({})).toEqual({ ok: true, value: { isRepeat: false } })
  expect(await change({})).toEqual({ ok: true, value: { isRepeat: true } })
  expect(await change({ points: 41 })).toEqual({ ok: false, refusal: { code: 'reference_reused' } })
  expect(await change({ adjustmentId: 'b', points: -41 })).toMatchObject({
    ok: false,
    refusal: { code: 'insufficient_points', details: { available: 40, missing: 1 } },
  })
  expect(await change({ adjustmentId: 'b', points: -40 })).toEqual({
    ok: true,
    value: { isRepeat: false },
  })
  expect(await shop.balance()).toEqual({})
  const unknown = await change({ adjustmentId: 'c', memberId: randomUUID() })
  expect(unknown).toEqual({ ok: false, refusal: { code: 'member_unknown' } })
})

test('a transfer cannot be changed or deleted', async () => {
  const memberId = await aMember()
  await postAll([await aCredit(memberId)])
  const { shopId } = shop
  await expect(
    shop.db.sql`UPDATE transfers SET amount = 1 WHERE shop_id = ${shopId}`,
  ).rejects.toThrow(/append-only/)
  await expect(shop.db.sql`DELETE FROM transfers WHERE shop_id = ${shopId}`).rejects.toThrow(
    /append-only/,
  )
})

test('the verifier names a balance, a lot and an order that do not agree', async () => {
  shop = await aShop()
  await shop.settle(anOrder())
  const memberId = await shop.memberId()
  const { shopId } = shop
  await shop.db.sql`UPDATE balances SET available = available + 1 WHERE shop_id = ${shopId}`
  await shop.db.sql`UPDATE lots SET available_left = available_left - 1 WHERE shop_id = ${shopId}`
  await shop.db.sql`UPDATE orders SET evaluation = '{"effects": []}' WHERE shop_id = ${shopId}`
  const differences = await verifyBooks(shop.db)
  expect(differences.map(({ check, found, expected }) => [check, found, expected])).toEqual([
    ['a balance is the sum of its transfers', 101, 100],
    ['a lot holds what its transfers left in it', 99, 100],
    ['a balance is the sum of its lots', 101, 99],
    ['an order is booked at its worth', 100, 0],
  ])
  expect(differences[0]?.subject).toBe(`member ${memberId} points available`)
  await shop.db.sql`UPDATE balances SET available = available - 1 WHERE shop_id = ${shopId}`
  await shop.db.sql`UPDATE lots SET available_left = available_left + 1 WHERE shop_id = ${shopId}`
  await shop.db
    .sql`UPDATE orders SET evaluation = ${JSON.stringify({ effects: [{ memberId, key: 'spend', asset: 'points', quantity: 100 }] })}::jsonb WHERE shop_id = ${shopId}`
})

test('what was planned while a shop was small reads no more when it has grown', async () => {
  const memberId = await aMember()
  const transfers = await Promise.all(Array.from({ length: 8 }, () => aCredit(memberId)))
  const read = await shop.db.transaction(async (tx) => {
    await tx.sql`SELECT ${shop.shopId}::int AS shop_id,
      set_config('plan_cache_mode', 'force_generic_plan', true)`
    for (const transfer of transfers.slice(1)) await post(tx, [transfer], now)
    await tx.sql`
      WITH made AS (
        INSERT INTO members (shop_id, id, customer_id, joined_at, recorded_at)
        SELECT ${shop.shopId}::int, gen_random_uuid(), 'many/' || n, ${now}, ${now}
        FROM generate_series(1, 5000) n RETURNING shop_id, id)
      INSERT INTO balances (shop_id, member_id, asset) SELECT shop_id, id, 'points' FROM made`
    const before = await rowsRead(tx)
    await post(tx, transfers.slice(0, 1), now)
    return (await rowsRead(tx)) - before
  })
  expect(read).toBeLessThan(100)
})

/** Of all tables of the books, by this transaction so far. */
async function rowsRead(tx: ShopTx): Promise<number> {
  const [row] = await tx.sql<{ read: number }>`
    SELECT ${tx.shopId}::int AS shop_id, sum(seq_tup_read + idx_tup_fetch)::int AS read
    FROM pg_stat_xact_user_tables
    WHERE relname IN ('member_states', 'balances', 'lots', 'transfers')`
  return row?.read ?? 0
}

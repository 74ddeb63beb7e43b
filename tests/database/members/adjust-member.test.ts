import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { anOrder } from '../../setup/builders/order.ts'
import type { TestShop } from '../../setup/builders/shop.ts'
import { openTestDatabase } from '../../setup/database.ts'

await openTestDatabase()
const { aShop } = await import('../../setup/builders/shop.ts')
const { adjustMember, undoAdjustment } = await import(
  '../../../app/loyalty/members/adjust-member.server.ts'
)
const { adjustmentSchema } = await import('../../../app/loyalty/members/adjustment.ts')

const now = new Date('2026-06-01T12:00:00Z')
let shop: TestShop
let memberId: string

beforeEach(async () => {
  shop = await aShop({ expiryMonths: 12 })
  await shop.settle(anOrder())
  memberId = await shop.memberId()
})
afterEach(() => shop.expectBooksToAgree())

const adjust = (points: number, adjustmentId: string = randomUUID()) =>
  adjustMember(shop.db, {
    memberId,
    points,
    adjustmentId,
    note: 'late parcel',
    actor: 'staff/7',
    now,
  })
const undo = (adjustmentId: string, actor = 'staff/7') =>
  undoAdjustment(shop.db, { memberId, adjustmentId, actor, now })

test('points given by hand can be spent at once and expire as earned ones do', async () => {
  expect(await adjust(25)).toEqual({ ok: true, value: { isRepeat: false } })
  expect(await shop.balance()).toEqual({ available: 125 })
  const lot = await shop.db.db.lot.findFirstOrThrow({
    where: { shopId: shop.shopId, key: { startsWith: 'adjustment/' } },
  })
  expect(lot.expiresAt).toEqual(new Date('2027-06-01T23:59:59.999Z'))
})

test('a double click is one adjustment', async () => {
  const id = randomUUID()
  const answers = await Promise.all([adjust(25, id), adjust(25, id), adjust(25, id)])
  expect(answers.filter((one) => one.ok && !one.value.isRepeat)).toHaveLength(1)
  expect(await shop.balance()).toEqual({ available: 125 })
  expect(await adjust(30, id)).toMatchObject({ refusal: { code: 'reference_reused' } })
})

test('all that there is can be taken, and not one point more', async () => {
  expect(await adjust(-101)).toMatchObject({
    ok: false,
    refusal: { code: 'insufficient_points', details: { missing: 1 } },
  })
  expect((await adjust(-100)).ok).toBe(true)
  expect(await shop.balance()).toEqual({})
})

test('an adjustment is undone once, given or taken, and stays in the books', async () => {
  for (const points of [25, -40]) {
    const id = randomUUID()
    await adjust(points, id)
    expect(await undo(id)).toEqual({ ok: true, value: null })
    expect(await shop.balance()).toEqual({ available: 100 })
    for (const actor of ['staff/7', 'staff/8']) {
      expect(await undo(id, actor)).toMatchObject({
        refusal: { code: 'adjustment_already_undone' },
      })
    }
    expect(await shop.balance()).toEqual({ available: 100 })
  }
})

test('two who undo at once undo once', async () => {
  const id = randomUUID()
  await adjust(25, id)
  const answers = await Promise.all([undo(id), undo(id, 'staff/8'), undo(id)])
  expect(answers.filter((one) => one.ok)).toHaveLength(1)
  expect(await shop.balance()).toEqual({ available: 100 })
})

test('points that were spent meanwhile cannot be taken back by undoing', async () => {
  const id = randomUUID()
  await adjust(25, id)
  await adjust(-110)
  expect(await undo(id)).toMatchObject({ refusal: { code: 'insufficient_points' } })
  expect(await shop.balance()).toEqual({ available: 15 })
})

test("what is unknown, another member's, or an undoing itself is not undone", async () => {
  const id = randomUUID()
  await adjust(25, id)
  await undo(id)
  const unknown = { refusal: { code: 'adjustment_unknown' } }
  expect(await undo(randomUUID())).toMatchObject(unknown)
  expect(await undo(`${id}/undo`)).toMatchObject(unknown)
  const other = { memberId: randomUUID(), adjustmentId: id, actor: 'staff/7', now }
  expect(await undoAdjustment(shop.db, other)).toMatchObject(unknown)
})

test('nobody is adjusted who is not there', async () => {
  const stranger = { memberId: randomUUID(), points: 5, adjustmentId: randomUUID() }
  expect(
    await adjustMember(shop.db, { ...stranger, note: 'x', actor: 'staff/7', now }),
  ).toMatchObject({ refusal: { code: 'member_unknown' } })
})

test.each([
  [{ note: '' }, false],
  [{ note: '   ' }, false],
  [{ note: 'x'.repeat(200) }, true],
  [{ note: 'x'.repeat(201) }, false],
  [{ points: 0 }, false],
  [{ points: 1.5 }, false],
  [{ points: -1 }, true],
  [{ points: 1_000_000 }, true],
  [{ points: 1_000_001 }, false],
  [{ adjustmentId: 'mine' }, false],
])('%j is accepted: %s', (given, isAccepted) => {
  const input = { adjustmentId: randomUUID(), points: 5, note: 'x', ...given }
  expect(adjustmentSchema.safeParse(input).success).toBe(isAccepted)
})

import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openTestDatabase } from '../../setup/database.ts'
import { after, givenMember, givenShop, holdingsOf, jobsOf, start } from './given.ts'

await openTestDatabase()
const { verifyBooks } = await import('../../../app/loyalty/ledger/verify.server.ts')
const { redeem } = await import('../../../app/loyalty/rewards/redeem.server.ts')
const { cancel } = await import('../../../app/loyalty/rewards/cancel.server.ts')
const { markUsed } = await import('../../../app/loyalty/rewards/mark-used.server.ts')
const issue = await import('../../../app/loyalty/rewards/issue/record-issue.server.ts')
const ending = await import('../../../app/loyalty/rewards/record-return.server.ts')
const { readMemberState } = await import(
  '../../../app/loyalty/storefront/read-member-state.server.ts'
)

const voucherId = 'gid://shopify/DiscountCodeNode/1'
let shop: Awaited<ReturnType<typeof givenShop>>
let memberId: string
afterEach(async () => expect(await verifyBooks(shop)).toEqual([]))
beforeEach(async () => {
  shop = await givenShop()
  memberId = await givenMember(shop, { points: 250, expiresAt: after({ days: 10 }) })
})

async function redeemed(): Promise<string> {
  const request = { memberId, rewardId: 'amount-off', requestId: randomUUID(), now: start }
  const answer = await redeem(shop, request)
  if (!answer.ok) throw new Error(answer.refusal.code)
  return answer.value.id
}

async function issued(): Promise<string> {
  const redemptionId = await redeemed()
  await issue.recordIssued(shop, { redemptionId, voucherId, now: start })
  return redemptionId
}

const row = (id: string) =>
  shop.db.redemption.findUniqueOrThrow({ where: { shopId_id: { shopId: shop.shopId, id } } })

async function seenOn(orderId: string, id: string): Promise<number> {
  const codes = [(await row(id)).code.toLowerCase(), 'SUMMER']
  const order = { orderId, orderName: `#${orderId}`, processedAt: after({ days: 1 }) }
  return shop.transaction((tx) => markUsed(tx, { codes, ...order, now: after({ days: 1 }) }))
}

const findings = () => shop.db.finding.findMany({ where: { shopId: shop.shopId } })

test('an issued voucher holds its points outstanding, also when the job runs twice', async () => {
  const id = await issued()
  expect(await issue.recordIssued(shop, { redemptionId: id, voucherId, now: start })).toBe(false)
  expect(await holdingsOf(shop, memberId)).toEqual({ available: 150, held: 0, outstanding: 100 })
  expect(await row(id)).toMatchObject({ status: 'issued', voucherId, dueAt: after({ days: 90 }) })
})

test('a proven refusal gives the points back and keeps the reason', async () => {
  const redemptionId = await redeemed()
  const refused = { redemptionId, problem: 'INVALID: no such customer', now: start }
  expect(await issue.recordRefused(shop, refused)).toBe(true)
  expect(await issue.recordRefused(shop, refused)).toBe(false)
  expect(await holdingsOf(shop, memberId)).toEqual({ available: 250, held: 0, outstanding: 0 })
  expect(await row(redemptionId)).toMatchObject({ status: 'refused', dueAt: null })
})

test('a code that belongs to another discount is replaced once, under the same prefix', async () => {
  const redemptionId = await redeemed()
  const { code } = await row(redemptionId)
  await issue.replaceCode(shop, { redemptionId, code })
  const second = (await row(redemptionId)).code
  await issue.replaceCode(shop, { redemptionId, code })
  expect(second).not.toBe(code)
  expect(second).toMatch(/^FERN-/)
  expect((await row(redemptionId)).code).toBe(second)
})

test('a code given back returns its points only once its job has ended it', async () => {
  const redemptionId = await issued()
  const cancelled = await cancel(shop, { memberId, redemptionId, now: start })
  expect(cancelled).toMatchObject({ ok: true, value: { status: 'returning', isRepeat: false } })
  expect(await cancel(shop, { memberId, redemptionId, now: start })).toMatchObject({
    value: { isRepeat: true },
  })
  expect(await holdingsOf(shop, memberId)).toMatchObject({ available: 150, outstanding: 100 })
  expect(await jobsOf(shop)).toEqual(['issue_voucher', 'return_voucher'])
  await ending.recordReturned(shop, { redemptionId, now: start })
  await ending.recordReturned(shop, { redemptionId, now: start })
  expect(await holdingsOf(shop, memberId)).toEqual({ available: 250, held: 0, outstanding: 0 })
})

test('points that come back live at least the days of grace', async () => {
  const redemptionId = await issued()
  const late = after({ days: 9 })
  await cancel(shop, { memberId, redemptionId, now: late })
  await ending.recordReturned(shop, { redemptionId, now: late })
  const state = await readMemberState(shop, { memberId, now: late })
  expect(state?.points.expiringNext?.at).toBe(after({ days: 39 }).toISOString())
})

test('what is not the member’s, not issued yet, used or at its end cannot be given back', async () => {
  const refusal = (code: string) => ({ ok: false, refusal: { code } })
  const stranger = await givenMember(shop)
  const issuing = await redeemed()
  const open = await issued()
  const give = (redemptionId: string, who = memberId, now = start) =>
    cancel(shop, { memberId: who, redemptionId, now })
  expect(await give(open, stranger)).toEqual(refusal('redemption_unknown'))
  expect(await give(randomUUID())).toEqual(refusal('redemption_unknown'))
  expect(await give(issuing)).toEqual(refusal('redemption_not_returnable'))
  expect(await give(open, memberId, after({ days: 90 }))).toEqual(
    refusal('redemption_not_returnable'),
  )
  expect(await give(open, memberId, after({ days: 90, minutes: -1 }))).toMatchObject({ ok: true })
})

test('an order with the code ends the redemption, however often the order is seen', async () => {
  const id = await issued()
  expect(await seenOn('1001', id)).toBe(1)
  expect(await seenOn('1001', id)).toBe(0)
  expect(await row(id)).toMatchObject({
    status: 'used',
    usedOrderId: '1001',
    usedAt: after({ days: 1 }),
    problem: null,
  })
  expect(await holdingsOf(shop, memberId)).toEqual({ available: 150, held: 0, outstanding: 0 })
  expect(await findings()).toEqual([])
})

test('a code seen on a second order is flagged once and moves no points', async () => {
  const id = await issued()
  await seenOn('1001', id)
  await seenOn('1002', id)
  await seenOn('1002', id)
  expect(await row(id)).toMatchObject({ usedOrderId: '1001', problem: 'used_twice' })
  expect(await findings()).toMatchObject([
    { kind: 'voucher_used_again', detail: { redemptionId: id, orderId: '1002' } },
  ])
  expect(await holdingsOf(shop, memberId)).toMatchObject({ available: 150, outstanding: 0 })
})

test('an order that is faster than our own note of the voucher ends it all the same', async () => {
  const id = await redeemed()
  expect(await seenOn('1001', id)).toBe(1)
  await issue.recordIssued(shop, { redemptionId: id, voucherId, now: start })
  expect(await row(id)).toMatchObject({ status: 'used' })
  expect(await holdingsOf(shop, memberId)).toEqual({ available: 150, held: 0, outstanding: 0 })
})

test('a code used while it was being given back is used, and its points stay spent', async () => {
  const id = await issued()
  await cancel(shop, { memberId, redemptionId: id, now: start })
  await seenOn('1001', id)
  await ending.recordReturned(shop, { redemptionId: id, now: start })
  expect(await row(id)).toMatchObject({ status: 'used' })
  expect(await holdingsOf(shop, memberId)).toMatchObject({ available: 150, outstanding: 0 })
})

test('a code that was used nobody knows where keeps its points until the order turns up', async () => {
  const id = await issued()
  await ending.flagUnknownUse(shop, { redemptionId: id, now: after({ days: 92 }) })
  expect(await row(id)).toMatchObject({ status: 'issued', problem: 'used_on_unknown_order' })
  expect(await findings()).toMatchObject([{ kind: 'voucher_use_unknown', subject: id }])
  expect(await holdingsOf(shop, memberId)).toMatchObject({ available: 150, outstanding: 100 })
  expect(await seenOn('1001', id)).toBe(1)
  expect(await row(id)).toMatchObject({ status: 'used' })
})

test('a code used after its points had returned is flagged for a person', async () => {
  const id = await issued()
  await cancel(shop, { memberId, redemptionId: id, now: start })
  await ending.recordReturned(shop, { redemptionId: id, now: start })
  await seenOn('1001', id)
  expect(await row(id)).toMatchObject({ status: 'returned', problem: 'used_after_returned' })
  expect(await findings()).toHaveLength(1)
  expect(await holdingsOf(shop, memberId)).toMatchObject({ available: 250 })
})

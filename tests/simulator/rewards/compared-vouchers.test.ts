// Codes compared with those that Shopify has: what a merchant did to them by hand, and what we were
// never told of.
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { givenMember, holdingsOf } from '../../database/rewards/given.ts'
import { domain, openStand } from './stand.ts'

const { control, shop, fail, newCustomer } = await openStand()
const { prisma } = await import('../../../app/db.server.ts')
const { verifyBooks } = await import('../../../app/loyalty/ledger/verify.server.ts')
const { redeem } = await import('../../../app/loyalty/rewards/redeem.server.ts')
const { issueVoucher } = await import('../../../app/jobs/tasks/vouchers/issue-voucher.ts')
const { returnVoucher } = await import('../../../app/jobs/tasks/vouchers/return-voucher.ts')
const { compareVouchers } = await import('../../../app/jobs/sweep/compare-vouchers.ts')
const { settleDeliveries } = await import('../../../app/jobs/settle-deliveries.ts')
const { adminFor } = await import('../../../app/shopify/admin/admin-for.server.ts')
const { listTroubles } = await import('../../../app/loyalty/insights/list-troubles.server.ts')
const { listMended } = await import('../../../app/loyalty/insights/list-mended.server.ts')
const { mend } = await import('../../../app/routes/app.health/mend.server.ts')

const { shopId } = shop
let memberId: string
let customerId: string
let voucher: { redemptionId: string; code: string; discountId: string }

afterEach(async () => expect(await verifyBooks(shop)).toEqual([]))
beforeEach(async () => {
  customerId = await newCustomer()
  memberId = await givenMember(shop, { customerId, points: 150 })
  voucher = await issued()
})

async function issued() {
  const now = new Date()
  const wish = { memberId, rewardId: 'amount-off', requestId: randomUUID(), now }
  const answer = await redeem(shop, wish)
  if (!answer.ok) throw new Error(answer.refusal.code)
  const redemptionId = answer.value.id
  await issueVoucher({ shopId, redemptionId }, { now })
  const { code, voucherId } = await row(redemptionId)
  return { redemptionId, code, discountId: voucherId?.split('/').at(-1) ?? '' }
}

const row = (id: string) =>
  shop.db.redemption.findUniqueOrThrow({ where: { shopId_id: { shopId, id } } })

/** As by night: what waits is worked off after the comparison. */
async function compare() {
  const now = new Date()
  const counted = await compareVouchers({ shop, admin: await adminFor(domain), now })
  while ((await settleDeliveries({ now })) > 0);
  return counted
}

const change = (changes: object) => control.post(`/discounts/${voucher.discountId}`, changes)
const remove = () =>
  fetch(`${control.address}/discounts/${voucher.discountId}`, { method: 'DELETE' })
const troubles = async () =>
  (await listTroubles(shop, new Date())).filter((one) => one.memberId === memberId)
const mended = async () =>
  (await listMended(shop, [], new Date())).filter((one) => one.memberId === memberId)

const inVoucher = { available: 50, held: 0, outstanding: 100 }
const inHand = { available: 150, held: 0, outstanding: 0 }

/** As the Health page sends it. */
async function press(what: 'give_points_back' | 'leave_it') {
  const [trouble] = await troubles()
  if (!trouble) throw new Error('nothing to mend')
  const { kind, subject } = trouble
  const mending = { shop, actor: 'staff/1', now: new Date() } as Parameters<typeof mend>[0]
  return mend(mending, { kind, subject, mend: what })
}

test('as it was issued nothing differs, and it is looked at once', async () => {
  expect((await compare()).differing).toBe(0)
  expect(await row(voucher.redemptionId)).toMatchObject({ status: 'issued' })
  expect(await troubles()).toEqual([])
})

test('deleted unused, its points go back, and Health says why', async () => {
  await remove()
  expect((await compare()).differing).toBe(1)
  expect(await row(voucher.redemptionId)).toMatchObject({ status: 'returned' })
  expect(await holdingsOf(shop, memberId)).toEqual(inHand)
  expect(await mended()).toMatchObject([{ kind: 'voucher_removed', by: null }])
  const [transfer] = await prisma().transfer.findMany({
    where: { shopId, memberId },
    orderBy: { id: 'desc' },
    take: 1,
  })
  expect(transfer?.because).toMatchObject({ kind: 'voucher_removed' })
  expect((await compare()).differing).toBe(0)
})

describe('used on an order that we were never told of', () => {
  const buy = async () => {
    const products = await control.get<{ variants: { id: string }[] }[]>('/products')
    const variantId = products[0]?.variants[0]?.id ?? ''
    const lines = [{ variantId, quantity: 3 }]
    const discountCodes = [voucher.code]
    return control.post<{ id: string }>('/orders', { customerId, lines, discountCodes })
  }

  test('it is used', async () => {
    const order = await buy()
    expect((await compare()).differing).toBe(1)
    expect(await row(voucher.redemptionId)).toMatchObject({
      status: 'used',
      usedOrderId: order.id,
    })
  })

  test('and deleted afterwards, it is used all the same', async () => {
    await buy()
    await remove()
    await compare()
    expect(await row(voucher.redemptionId)).toMatchObject({ status: 'used' })
    const { available } = await holdingsOf(shop, memberId)
    expect(available).toBeLessThan(150)
  })
})

test('an end that was moved is the end that the member sees', async () => {
  const endsAt = new Date(Date.now() + 5 * 86_400_000)
  endsAt.setMilliseconds(0)
  await change({ endsAt: endsAt.toISOString() })
  expect((await compare()).differing).toBe(1)
  expect(await row(voucher.redemptionId)).toMatchObject({ expiresAt: endsAt, dueAt: endsAt })
  expect(await mended()).toMatchObject([{ kind: 'voucher_end_moved' }])
  expect((await compare()).differing).toBe(0)
})

test.each([
  ['switched off', { isActive: false }, 'voucher_ended'],
  ['worth less', { amountMinor: 100 }, 'voucher_changed'],
  ['for anybody', { customerIds: null }, 'voucher_changed'],
  ['usable twice', { usageLimit: 2 }, 'voucher_changed'],
])('%s by hand, it is for a person to judge', async (_how, changes, kind) => {
  await change(changes)
  expect((await compare()).differing).toBe(1)
  expect(await troubles()).toMatchObject([{ kind, mends: ['give_points_back', 'leave_it'] }])
  expect(await holdingsOf(shop, memberId)).toEqual(inVoucher)
  await press('leave_it')
  expect(await troubles()).toEqual([])
  // It was meant so: the next night says nothing.
  expect((await compare()).differing).toBe(0)
  expect(await troubles()).toEqual([])
})

test('the points of a changed code go back once it is ended', async () => {
  await change({ amountMinor: 100 })
  await compare()
  expect(await press('give_points_back')).toBe(true)
  await returnVoucher({ shopId, redemptionId: voucher.redemptionId }, { now: new Date() })
  expect(await row(voucher.redemptionId)).toMatchObject({ status: 'returned' })
  expect(await holdingsOf(shop, memberId)).toEqual(inHand)
  const discounts = await control.get<{ code: string; status: string }[]>('/discounts')
  expect(discounts.find(({ code }) => code === voucher.code)?.status).toBe('EXPIRED')
})

test('a night that Shopify cuts off is gone on with by the next one', async () => {
  await remove()
  await fail('nodes', 'http_500', 20)
  await expect(compare()).rejects.toThrow()
  expect(await holdingsOf(shop, memberId)).toEqual(inVoucher)
  await fetch(`${control.address}/faults`, { method: 'DELETE' })
  await compare()
  expect(await holdingsOf(shop, memberId)).toEqual(inHand)
})

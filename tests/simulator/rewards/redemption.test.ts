import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { givenMember, holdingsOf } from '../../database/rewards/given.ts'
import { openStand } from './stand.ts'

const { control, shop, fail, newCustomer } = await openStand()
const { verifyBooks } = await import('../../../app/loyalty/ledger/verify.server.ts')
const { prisma } = await import('../../../app/db.server.ts')
const { lockMember } = await import('../../../app/loyalty/rewards/lock-member.server.ts')
const { release } = await import('../../../app/loyalty/ledger/release.server.ts')
const { redeem } = await import('../../../app/loyalty/rewards/redeem.server.ts')
const { cancel } = await import('../../../app/loyalty/rewards/cancel.server.ts')
const { issueVoucher } = await import('../../../app/jobs/tasks/vouchers/issue-voucher.ts')
const { returnVoucher } = await import('../../../app/jobs/tasks/vouchers/return-voucher.ts')
const { expireVoucher } = await import('../../../app/jobs/tasks/vouchers/expire-voucher.ts')

const days = 86_400_000
const present = () => new Date()
let memberId: string
let customerId: string
afterEach(async () => expect(await verifyBooks(shop)).toEqual([]))
beforeEach(async () => {
  customerId = await newCustomer()
  memberId = await givenMember(shop, { customerId, points: 150 })
})

interface Discount {
  title: string
  code: string
  status?: string
  endsAt: string | null
  usageLimit: number | null
  customerIds: string[] | null
}

const allDiscounts = () => control.get<Discount[]>('/discounts')

async function discountsOf(code: string): Promise<Discount[]> {
  return (await allDiscounts()).filter((discount) => discount.code === code)
}

const isFor = (discount: Discount, customer: string) =>
  discount.customerIds?.some((id) => id.replace(/\D/g, '') === customer) ?? false

async function redeemed() {
  const wish = { memberId, rewardId: 'amount-off', requestId: randomUUID(), now: present() }
  const answer = await redeem(shop, wish)
  if (!answer.ok) throw new Error(answer.refusal.code)
  return { shopId: shop.shopId, redemptionId: answer.value.id }
}

const row = (id: string) =>
  shop.db.redemption.findUniqueOrThrow({ where: { shopId_id: { shopId: shop.shopId, id } } })

async function issued() {
  const payload = await redeemed()
  await issueVoucher(payload, { now: present() })
  return payload
}

/** The process dies when it wants to write this status. */
async function dyingAt<T>(status: string, work: () => Promise<T>): Promise<void> {
  await prisma().$executeRawUnsafe(`
    CREATE FUNCTION die() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'killed'; END $$`)
  await prisma().$executeRawUnsafe(`CREATE TRIGGER die BEFORE UPDATE ON redemptions FOR EACH ROW
    WHEN (NEW.status = '${status}' AND OLD.status <> NEW.status) EXECUTE FUNCTION die()`)
  await expect(work()).rejects.toThrow('killed')
  await prisma().$executeRawUnsafe('DROP FUNCTION die() CASCADE')
}

const inVoucher = { available: 50, held: 0, outstanding: 100 }
const inHand = { available: 150, held: 0, outstanding: 0 }

async function expectIssuedOnce(redemptionId: string): Promise<void> {
  const redemption = await row(redemptionId)
  expect(redemption).toMatchObject({ status: 'issued' })
  const theirs = (await allDiscounts()).filter((discount) => isFor(discount, customerId))
  expect(theirs.map((discount) => discount.code)).toEqual([redemption.code])
  expect(await holdingsOf(shop, memberId)).toEqual(inVoucher)
}

test('a redemption becomes a discount for this customer alone, once, until its end', async () => {
  const { redemptionId } = await issued()
  await expectIssuedOnce(redemptionId)
  const { code, expiresAt } = await row(redemptionId)
  const [discount] = await discountsOf(code)
  expect(discount).toMatchObject({ title: `Perennial · $5 off · ${code}`, usageLimit: 1 })
  expect(discount?.customerIds?.map((id) => id.replace(/\D/g, ''))).toEqual([customerId])
  const endsAt = Date.parse(discount?.endsAt ?? '')
  expect(Math.abs(endsAt - (expiresAt?.getTime() ?? 0))).toBeLessThan(1000)
})

test('a job that runs twice makes one discount', async () => {
  const payload = await issued()
  await issueVoucher(payload, { now: present() })
  await expectIssuedOnce(payload.redemptionId)
})

test('two workers with the same job make one discount', async () => {
  const payload = await redeemed()
  await Promise.all([
    issueVoucher(payload, { now: present() }),
    issueVoucher(payload, { now: present() }),
  ])
  await expectIssuedOnce(payload.redemptionId)
})

test('an answer lost after the creation: the discount is found again and adopted', async () => {
  const payload = await redeemed()
  await fail('discountCodeBasicCreate', 'lost_after')
  await issueVoucher(payload, { now: present() })
  await expectIssuedOnce(payload.redemptionId)
})

test('an answer lost after the creation and a lookup that fails: adopted by the next try', async () => {
  const payload = await redeemed()
  await fail('discountCodeBasicCreate', 'lost_after')
  await fail('codeDiscountNodeByCode', 'http_500')
  await expect(issueVoucher(payload, { now: present() })).rejects.toThrow('Shopify')
  expect(await holdingsOf(shop, memberId)).toEqual({ available: 50, held: 100, outstanding: 0 })
  await issueVoucher(payload, { now: present() })
  await expectIssuedOnce(payload.redemptionId)
})

test('a request lost on its way, a server error: the points stay held until it works', async () => {
  const payload = await redeemed()
  for (const kind of ['lost_before', 'http_500'] as const) {
    await fail('discountCodeBasicCreate', kind)
    await expect(issueVoucher(payload, { now: present() })).rejects.toThrow('Shopify')
    expect(await holdingsOf(shop, memberId)).toEqual({ available: 50, held: 100, outstanding: 0 })
    expect(await row(payload.redemptionId)).toMatchObject({ status: 'issuing' })
  }
  await issueVoucher(payload, { now: present() })
  await expectIssuedOnce(payload.redemptionId)
})

test('a throttled creation is waited out', async () => {
  const payload = await redeemed()
  await fail('discountCodeBasicCreate', 'throttled')
  await issueVoucher(payload, { now: present() })
  await expectIssuedOnce(payload.redemptionId)
})

test('a proven refusal gives the points back and keeps Shopify’s reason', async () => {
  const payload = await redeemed()
  await fail('discountCodeBasicCreate', 'user_error')
  await issueVoucher(payload, { now: present() })
  const redemption = await row(payload.redemptionId)
  expect(redemption.status).toBe('refused')
  expect(redemption.problem).toBeTruthy()
  expect(await discountsOf(redemption.code)).toEqual([])
  expect(await holdingsOf(shop, memberId)).toEqual(inHand)
})

test('a customer that Shopify does not know is a refusal, and the points are back', async () => {
  customerId = '999999999999'
  memberId = await givenMember(shop, { customerId, points: 150 })
  const payload = await redeemed()
  await issueVoucher(payload, { now: present() })
  expect(await row(payload.redemptionId)).toMatchObject({ status: 'refused' })
  expect(await holdingsOf(shop, memberId)).toEqual(inHand)
})

test('a refusal after a creation whose answer was lost does not forget the discount', async () => {
  const payload = await redeemed()
  await fail('discountCodeBasicCreate', 'lost_after')
  await fail('codeDiscountNodeByCode', 'http_500')
  await expect(issueVoucher(payload, { now: present() })).rejects.toThrow('Shopify')
  await fail('discountCodeBasicCreate', 'user_error')
  await issueVoucher(payload, { now: present() })
  await expectIssuedOnce(payload.redemptionId)
})

test('a voucher made while another run was refused has no points behind it, so it is ended', async () => {
  const payload = await redeemed()
  const { redemptionId } = payload
  const { code } = await row(redemptionId)
  const because = { kind: 'released', rewardId: 'amount-off', label: '$5 off' } as const
  const locked = Promise.withResolvers<void>()
  const refused = shop.transaction(async (tx) => {
    await lockMember(tx, memberId)
    locked.resolve()
    while ((await discountsOf(code)).length === 0) await new Promise((done) => setTimeout(done, 10))
    await release(tx, { redemptionId, because, graceDays: 0, now: present() })
    const where = { shopId_id: { shopId: shop.shopId, id: redemptionId } }
    await tx.db.redemption.update({ where, data: { status: 'refused' } })
  })
  await locked.promise
  await Promise.all([issueVoucher(payload, { now: present() }), refused])
  const [discount] = await discountsOf(code)
  expect(Date.parse(discount?.endsAt ?? '')).toBeLessThanOrEqual(Date.now() + 1000)
  expect(await row(redemptionId)).toMatchObject({ status: 'refused' })
  expect(await holdingsOf(shop, memberId)).toEqual(inHand)
})

test('killed between the creation and our note of it: the next run notes the same discount', async () => {
  const payload = await redeemed()
  await dyingAt('issued', () => issueVoucher(payload, { now: present() }))
  expect(await holdingsOf(shop, memberId)).toEqual({ available: 50, held: 100, outstanding: 0 })
  await issueVoucher(payload, { now: present() })
  await expectIssuedOnce(payload.redemptionId)
})

test('a code that somebody else’s discount has is left alone: another one is chosen', async () => {
  const payload = await redeemed()
  const { code } = await row(payload.redemptionId)
  const { adminFor } = await import('../../../app/shopify/admin/admin-for.server.ts')
  const { createCodeDiscount } = await import(
    '../../../app/shopify/admin/vouchers/create-code-discount.ts'
  )
  const other = await newCustomer()
  await createCodeDiscount(await adminFor('perennial-garden.myshopify.com'), {
    code,
    label: 'theirs',
    customerId: other,
    currency: 'USD',
    benefit: { kind: 'percent', percent: 10 },
    conditions: {
      minimumMinor: 0,
      minimumQuantity: 0,
      products: [],
      collections: [],
      purchase: 'one_time',
      renewals: 1,
      combines: { order: false, product: true, shipping: true },
    },
    startsAt: present(),
    endsAt: null,
  })
  await issueVoucher(payload, { now: present() })
  await expectIssuedOnce(payload.redemptionId)
  expect((await row(payload.redemptionId)).code).not.toBe(code)
  expect((await discountsOf(code))[0]?.title).toContain('theirs')
})

test('a code given back ends at Shopify before the points return', async () => {
  const payload = await issued()
  await cancel(shop, { memberId, redemptionId: payload.redemptionId, now: present() })
  await dyingAt('returned', () => returnVoucher(payload, { now: present() }))
  const { code } = await row(payload.redemptionId)
  const [ended] = await discountsOf(code)
  expect(Date.parse(ended?.endsAt ?? '')).toBeLessThanOrEqual(Date.now() + 1000)
  expect(await holdingsOf(shop, memberId)).toEqual(inVoucher)
  await returnVoucher(payload, { now: present() })
  await returnVoucher(payload, { now: present() })
  expect(await row(payload.redemptionId)).toMatchObject({ status: 'returned' })
  expect(await holdingsOf(shop, memberId)).toEqual(inHand)
})

test('a code that cannot be ended keeps its points out of reach', async () => {
  const payload = await issued()
  await cancel(shop, { memberId, redemptionId: payload.redemptionId, now: present() })
  for (const kind of ['user_error', 'lost_before', 'http_500'] as const) {
    await fail('discountCodeDeactivate', kind)
    await expect(returnVoucher(payload, { now: present() })).rejects.toThrow('Shopify')
    expect(await holdingsOf(shop, memberId)).toEqual(inVoucher)
  }
  await fail('discountCodeDeactivate', 'lost_after')
  await expect(returnVoucher(payload, { now: present() })).rejects.toThrow('Shopify')
  await returnVoucher(payload, { now: present() })
  expect(await holdingsOf(shop, memberId)).toEqual(inHand)
})

async function buyWith(code: string): Promise<string> {
  const products = await control.get<Product[]>('/products')
  const variantId = products.flatMap((product) => product.variants)[0]?.id ?? ''
  const lines = [{ variantId, quantity: 3 }]
  const order = await control.placeOrder({ customerId, lines, discountCodes: [code] })
  return order.name
}

interface Product {
  variants: { id: string }[]
}

test('a code used while it was being given back is used: Shopify is asked first', async () => {
  const payload = await issued()
  const { code } = await row(payload.redemptionId)
  await buyWith(code)
  await cancel(shop, { memberId, redemptionId: payload.redemptionId, now: present() })
  await returnVoucher(payload, { now: present() })
  expect(await row(payload.redemptionId)).toMatchObject({ status: 'used' })
  expect(await holdingsOf(shop, memberId)).toEqual({ available: 50, held: 0, outstanding: 0 })
})

test('an expired code is ended, left alone for two days, then gives its points back', async () => {
  const payload = await issued()
  const { expiresAt } = await row(payload.redemptionId)
  const end = expiresAt?.getTime() ?? 0
  const expireAt = (ms: number) => expireVoucher(payload, { now: new Date(end + ms) })
  await expireAt(-1)
  expect(await row(payload.redemptionId)).toMatchObject({ status: 'issued', dueAt: expiresAt })
  await expireAt(0)
  await expireAt(2 * days - 1)
  expect(await row(payload.redemptionId)).toMatchObject({
    status: 'issued',
    dueAt: new Date(end + 2 * days),
  })
  expect(await holdingsOf(shop, memberId)).toEqual(inVoucher)
  await dyingAt('expired', () => expireAt(2 * days))
  await expireAt(2 * days)
  await expireAt(3 * days)
  expect(await row(payload.redemptionId)).toMatchObject({ status: 'expired', dueAt: null })
  expect(await holdingsOf(shop, memberId)).toEqual(inHand)
})

test('an expired code whose order we never heard of is used, not returned', async () => {
  const payload = await issued()
  const { code, expiresAt } = await row(payload.redemptionId)
  const name = await buyWith(code)
  const late = new Date((expiresAt?.getTime() ?? 0) + 2 * days)
  await expireVoucher(payload, { now: late })
  const redemption = await row(payload.redemptionId)
  expect(redemption.status).toBe('used')
  expect(redemption.usedOrderId).toMatch(/^\d+$/)
  expect(name).toMatch(/\d/)
  expect(await holdingsOf(shop, memberId)).toEqual({ available: 50, held: 0, outstanding: 0 })
})

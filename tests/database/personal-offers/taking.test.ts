// A personal offer as a member has it: taken once, for so many pieces, given back, refused.
import { beforeEach, expect, test } from 'vitest'
import { openTestDatabase } from '../../setup/database.ts'
import { ask } from '../rewards/storefront.ts'

await openTestDatabase()
const { buys, days, givenOffers, milk, now, offersOf, passDay, set } = await import('./given.ts')
const { redeem } = await import('../../../app/loyalty/rewards/redeem.server.ts')
const { recordIssued, recordRefused } = await import(
  '../../../app/loyalty/rewards/issue/record-issue.server.ts'
)
const { recordExpired } = await import('../../../app/loyalty/rewards/record-return.server.ts')
const { markUsed } = await import('../../../app/loyalty/rewards/mark-used.server.ts')
const { listOffers, sumOffers } = await import(
  '../../../app/loyalty/personal-offers/list-offers.server.ts'
)
const { voucherTerms, readRedeemed } = await import('../../../app/loyalty/rewards/redemption.ts')
const { anOrder } = await import('../../setup/builders/order.ts')

let shop: Awaited<ReturnType<typeof givenOffers>>
let memberId: string
beforeEach(async () => {
  shop = await givenOffers({ mostPieces: 3 })
  await buys(shop, [3, 2, 1])
  memberId = await shop.memberId()
})

const item = { variantId: '601', isAvailable: true, unitMinor: 450 }

async function take(change: object = {}, at = now) {
  const [offer] = await offersOf(shop)
  return redeem(shop.db, {
    memberId,
    rewardId: 'personal-offer',
    offerId: offer?.id ?? '',
    points: 0,
    pieces: 2,
    requestId: 'r1',
    item,
    now: at,
    ...change,
  })
}
const codeOf = (result: Awaited<ReturnType<typeof take>>) =>
  result.ok ? result.value.status : result.refusal.code

const firstRedemption = () =>
  shop.db.db.redemption.findFirstOrThrow({ where: { shopId: shop.shopId } })
const stateNow = async (at = now) =>
  (await listOffers(shop.db, { memberId, atMost: 5, now: at })).map(({ state }) => state)

test('a present is taken without points, and its code is for so many pieces of the product', async () => {
  await passDay(shop)
  const taken = await take()
  expect(taken).toMatchObject({
    ok: true,
    value: { label: '10% off 2 × Oat milk 601', points: 0, variantId: '601' },
  })
  const { reward } = await firstRedemption()
  expect(voucherTerms(readRedeemed(reward))).toMatchObject({
    benefit: { kind: 'amount', amountMinor: 90 },
    conditions: { products: ['501'], minimumMinor: 900 },
  })
  expect(await take()).toMatchObject({ ok: true, value: { isRepeat: true } })
  expect(codeOf(await take({ pieces: 3 }))).toBe('request_reused')
  expect(codeOf(await take({ requestId: 'r2' }))).toBe('offer_over')
  expect(await offersOf(shop)).toMatchObject([{ state: 'taken' }])
  await shop.expectBooksToAgree()
})

test('one that costs points holds them until it is used', async () => {
  await set(shop, { points: 10, mostPieces: 3 })
  await passDay(shop)
  expect(codeOf(await take({ points: 0 }))).toBe('price_changed')
  expect(codeOf(await take({ points: 10 }))).toBe('issuing')
  expect(await shop.balance()).toMatchObject({ held: 10 })
  const { id: redemptionId } = await firstRedemption()
  await recordIssued(shop.db, { redemptionId, voucherId: 'gid://1', now })
  expect(await shop.balance()).toMatchObject({ outstanding: 10 })
  await shop.expectBooksToAgree()
})

test.each([
  ['for more pieces than were offered', { pieces: 4 }, 'pieces_out_of_range'],
  ['sold out', { item: { ...item, isAvailable: false } }, 'product_unavailable'],
  ['not asked about', { item: null }, 'product_unavailable'],
  ['of somebody else', { offerId: '00000000-0000-4000-8000-000000000000' }, 'offer_over'],
  ['by another name', { rewardId: 'amount-off' }, 'offer_over'],
])('%s it is refused', async (_, change, code) => {
  await passDay(shop)
  expect(codeOf(await take(change))).toBe(code)
  expect(await stateNow()).toEqual(['open'])
})

test('on its last moment it is over, a millisecond before it is not', async () => {
  await passDay(shop)
  expect(codeOf(await take({}, days(14)))).toBe('offer_over')
  const justBefore = new Date(days(14).getTime() - 1)
  expect(codeOf(await take({}, justBefore))).toBe('issuing')
})

test('where no code comes about it stands open again', async () => {
  await passDay(shop)
  await take()
  const { id: redemptionId } = await firstRedemption()
  await recordRefused(shop.db, { redemptionId, problem: 'no', now })
  expect(await stateNow()).toEqual(['open'])
  expect(codeOf(await take({ requestId: 'r2' }))).toBe('issuing')
})

test('a code that ran out after the offer was over stays what it was', async () => {
  await passDay(shop)
  await take()
  const { id: redemptionId } = await firstRedemption()
  await recordIssued(shop.db, { redemptionId, voucherId: 'gid://1', now })
  await recordExpired(shop.db, { redemptionId, now: days(33) })
  expect(await stateNow(days(33))).toEqual(['ended'])
})

test('what it cost is what its code took off the order', async () => {
  await passDay(shop)
  await take()
  const { id: redemptionId, code } = await firstRedemption()
  await recordIssued(shop.db, { redemptionId, voucherId: 'gid://1', now })
  const off = { amountMinor: 90, reach: 'line' as const, code }
  const lines = [milk('1', { quantity: 2, currentQuantity: 2, discounts: [off] })]
  const order = { orderId: '8001', name: '#8001', processedAt: now.toISOString(), lines }
  await shop.settleAt(now, anOrder({ ...order, discountCodes: [code] }))
  await shop.db.transaction((tx) =>
    markUsed(tx, { codes: [code], orderId: '8001', orderName: '#8001', processedAt: now, now }),
  )
  expect(await sumOffers(shop.db, now)).toEqual({
    made: 1,
    open: 0,
    taken: 0,
    used: 1,
    costMinor: 90,
  })
  expect(await stateNow()).toEqual(['used'])
  await shop.expectBooksToAgree()
})

test('the storefront is told, and can decline', async () => {
  const at = new Date()
  await buys(
    shop,
    [-0.1, -0.2, -0.3].map((each) => each + (now.getTime() - at.getTime()) / 864e5),
  )
  await passDay(shop, at)
  const asked = { domain: shop.domain, customerId: '9001' }
  const me = async () => (await ask({ path: '/me', ...asked })).body
  const { member, program } = await me()
  expect(program.hasOffers).toBe(true)
  expect(member.offer).toMatchObject({ productId: '501', percent: 10, points: 0, mostPieces: 3 })
  const say = (body: object) => ask({ path: '/offer', ...asked, body })
  const offerId = member.offer.id
  expect((await say({ do: 'dismiss', offerId })).body).toEqual({ offers: 'dismiss' })
  expect((await me()).member.offer).toBeUndefined()
  await say({ do: 'refuse' })
  expect((await me()).member.wantsNoOffers).toBe(true)
  await say({ do: 'allow' })
  expect((await me()).member.wantsNoOffers).toBeUndefined()
  const gone = await say({ do: 'dismiss', offerId: '00000000-0000-4000-8000-000000000000' })
  expect([gone.status, gone.body.refusal.code]).toEqual([409, 'offer_over'])
  for (const body of [{}, { do: 'take' }, { do: 'dismiss' }, { do: 'allow', memberId }])
    expect((await say(body)).status).toBe(422)
})

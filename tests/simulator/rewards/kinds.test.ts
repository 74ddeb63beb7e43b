// Each kind of reward, from the member's click to what Shopify holds of it.
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { freshReward, type Reward } from '../../../app/loyalty/reward-kinds/catalogue.ts'
import type { RedeemRequest } from '../../../app/loyalty/rewards/redeem.server.ts'
import { givenMember, holdingsOf, publish, settings } from '../../database/rewards/given.ts'
import { domain, openStand } from './stand.ts'

const { control, shop, fail, newCustomer } = await openStand()
const { compareGiftCards } = await import('../../../app/jobs/sweep/compare-gift-cards.ts')
const { listTroubles } = await import('../../../app/loyalty/insights/list-troubles.server.ts')
const { verifyBooks } = await import('../../../app/loyalty/ledger/verify.server.ts')
const { redeem } = await import('../../../app/loyalty/rewards/redeem.server.ts')
const { cancel } = await import('../../../app/loyalty/rewards/cancel.server.ts')
const { resolveDoubt } = await import('../../../app/loyalty/rewards/issue/resolve-doubt.server.ts')
const { issueVoucher } = await import('../../../app/jobs/tasks/vouchers/issue-voucher.ts')
const { returnVoucher } = await import('../../../app/jobs/tasks/vouchers/return-voucher.ts')
const { adminFor } = await import('../../../app/shopify/admin/admin-for.server.ts')
const { readVariant } = await import('../../../app/shopify/admin/read-variant.ts')
const { listStoreCredits } = await import(
  '../../../app/shopify/admin/vouchers/list-store-credits.ts'
)
const { refreshCapabilities } = await import('../../../app/shopify/refresh-capabilities.server.ts')
const { prisma } = await import('../../../app/db.server.ts')

interface Product {
  id: string
  title: string
  variants: { id: string; price: string }[]
}
const [product] = await control.get<Product[]>('/products')
const digits = (gid: string | undefined) => String(gid).replace(/\D/g, '')
const variant = {
  id: digits(product?.variants[0]?.id),
  productId: digits(product?.id),
  title: product?.title ?? '',
}

const rewards = [
  { ...freshReward('free_shipping', 'shipping', 100), countries: ['US'], maximumMinor: 900 },
  { ...freshReward('free_product', 'product', 100), points: 100, variant },
  { ...freshReward('gift_card', 'card', 100), points: 100 },
  { ...freshReward('store_credit', 'credit', 100), points: 100 },
  { ...freshReward('any_amount', 'any', 100), maximumShare: 50, maximumPoints: 500 },
  { ...freshReward('percent_off', 'capped', 100), points: 100, maximumMinor: 1000 },
  { ...freshReward('amount_off', 'scoped', 100), products: [{ id: variant.productId, title: '' }] },
] as Reward[]
await publish(shop, {
  number: 2,
  settings: { ...settings, rewards },
  effectiveFrom: new Date(Date.now() - 86_400_000),
})
await control.post(`/shops/${domain}/scopes`, {
  grant: [
    'write_gift_cards',
    'read_store_credit_accounts',
    'write_store_credit_account_transactions',
  ],
})
const admin = await adminFor(domain)
await refreshCapabilities(shop.shopId, admin)

let customerId: string
let memberId: string
const present = () => new Date()
beforeEach(async () => {
  customerId = await newCustomer()
  memberId = await givenMember(shop, { customerId, points: 1000 })
})
afterEach(async () => expect(await verifyBooks(shop)).toEqual([]))

async function redeemed(rewardId: string, more: Partial<RedeemRequest> = {}) {
  const wish = { memberId, rewardId, requestId: randomUUID(), now: present(), ...more }
  const answer = await redeem(shop, wish)
  if (!answer.ok) throw new Error(answer.refusal.code)
  return { shopId: shop.shopId, redemptionId: answer.value.id }
}

async function issued(rewardId: string, more: Partial<RedeemRequest> = {}) {
  const payload = await redeemed(rewardId, more)
  await issueVoucher(payload, { now: present() })
  return row(payload.redemptionId)
}

const row = (id: string) =>
  shop.db.redemption.findUniqueOrThrow({ where: { shopId_id: { shopId: shop.shopId, id } } })

const discountOf = async (code: string) => {
  const { codeDiscountNodeByCode } = await admin.graphql<any>(
    `query Look($code: String!) { codeDiscountNodeByCode(code: $code) { codeDiscount {
      __typename
      ... on DiscountCodeBasic {
        customerGets { value { __typename
          ... on DiscountAmount { amount { amount } appliesOnEachItem } } }
        minimumRequirement { __typename
          ... on DiscountMinimumSubtotal { greaterThanOrEqualToSubtotal { amount } } }
      }
      ... on DiscountCodeFreeShipping { maximumShippingPrice { amount }
        destinationSelection { __typename ... on DiscountCountries { countries } } }
    } } }`,
    { code },
  )
  return codeDiscountNodeByCode.codeDiscount
}

const spent = { available: 900, held: 0, outstanding: 0 }
const open = { available: 900, held: 0, outstanding: 100 }
const whole = { available: 1000, held: 0, outstanding: 0 }

test('free shipping is a code to the countries and up to the rate that the reward names', async () => {
  const { code, status } = await issued('shipping')
  expect(status).toBe('issued')
  expect(await discountOf(code)).toMatchObject({
    __typename: 'DiscountCodeFreeShipping',
    maximumShippingPrice: { amount: '9.0' },
    destinationSelection: { countries: ['US'] },
  })
})

test('free shipping is given back like any code', async () => {
  const { id } = await issued('shipping')
  await cancel(shop, { memberId, redemptionId: id, now: present() })
  await returnVoucher({ shopId: shop.shopId, redemptionId: id }, { now: present() })
  expect(await row(id)).toMatchObject({ status: 'returned' })
  expect(await holdingsOf(shop, memberId)).toEqual(whole)
})

test('a free product is a code worth one unit of it, as the shop prices it then', async () => {
  const item = await readVariant(admin, { variantId: variant.id, currency: 'USD' })
  expect(item).toMatchObject({ isAvailable: true })
  const { code } = await issued('product', { item })
  const { customerGets } = await discountOf(code)
  const amount = (item?.unitMinor ?? 0) / 100
  expect(Number(customerGets.value.amount.amount)).toBe(amount)
  expect(customerGets.value.appliesOnEachItem).toBe(false)
})

test('a product that is sold out, gone or not asked for takes no points', async () => {
  const item = { variantId: variant.id, isAvailable: false, unitMinor: 1000 }
  const other = { ...item, variantId: '1', isAvailable: true }
  for (const seen of [item, other, null]) {
    const wish = { memberId, rewardId: 'product', requestId: randomUUID(), now: present() }
    expect(await redeem(shop, { ...wish, item: seen })).toMatchObject({
      refusal: { code: 'product_unavailable' },
    })
  }
  expect(await readVariant(admin, { variantId: '1', currency: 'USD' })).toBeNull()
  expect(await holdingsOf(shop, memberId)).toEqual(whole)
})

test('a chosen amount is a code for orders of which it is no more than the share', async () => {
  const { code, points } = await issued('any', { points: 300 })
  expect(points).toBe(300)
  const { customerGets, minimumRequirement } = await discountOf(code)
  expect(Number(customerGets.value.amount.amount)).toBe(3)
  expect(Number(minimumRequirement.greaterThanOrEqualToSubtotal.amount)).toBe(6)
  expect(await holdingsOf(shop, memberId)).toEqual({ available: 700, held: 0, outstanding: 300 })
})

test.each([
  [50, 'points_out_of_range'],
  [150, 'points_out_of_range'],
  [600, 'points_out_of_range'],
  [undefined, 'points_not_chosen'],
])(
  '%s points are not to be had where the reward is sold by the hundred, to five hundred',
  async (points, code) => {
    const wish = { memberId, rewardId: 'any', requestId: randomUUID(), now: present() }
    const answer = await redeem(shop, points === undefined ? wish : { ...wish, points })
    expect(answer).toMatchObject({ refusal: { code } })
  },
)

test('a percentage with a maximum is made out for the cart at hand, and no more', async () => {
  const small = await discountOf((await issued('capped', { cartMinor: 4000 })).code)
  expect(Number(small.customerGets.value.amount.amount)).toBe(4)
  expect(Number(small.minimumRequirement.greaterThanOrEqualToSubtotal.amount)).toBe(40)
  const large = await discountOf((await issued('capped', { cartMinor: 900_000 })).code)
  expect(Number(large.customerGets.value.amount.amount)).toBe(10)
  expect(Number(large.minimumRequirement.greaterThanOrEqualToSubtotal.amount)).toBe(100)
})

test('a code for some products names them', async () => {
  const { code, status, problem } = await issued('scoped')
  expect({ status, problem }).toEqual({ status: 'issued', problem: null })
  expect((await discountOf(code)).__typename).toBe('DiscountCodeBasic')
})

const giftCards = async () => {
  const { giftCards: found } = await admin.graphql<any>(
    'query Cards { giftCards(first: 100) { nodes { id note initialValue { amount } } } }',
  )
  return found.nodes as { id: string; note: string; initialValue: { amount: string } }[]
}

const cardsOf = async (id: string) => (await giftCards()).filter(({ note }) => note.endsWith(id))

test('a gift card is issued at once, for good', async () => {
  const { id, status, code } = await issued('card')
  expect(status).toBe('used')
  expect(code).toMatch(/^[A-Z0-9]{20}$/)
  expect(await cardsOf(id)).toMatchObject([{ initialValue: { amount: '10.0' } }])
  expect(await holdingsOf(shop, memberId)).toEqual(spent)
  expect(await cancel(shop, { memberId, redemptionId: id, now: present() })).toMatchObject({
    refusal: { code: 'redemption_not_returnable' },
  })
})

test('a gift card whose answer was lost is found again, and there is one', async () => {
  const payload = await redeemed('card')
  await fail('giftCardCreate', 'lost_after')
  await issueVoucher(payload, { now: present() })
  expect(await row(payload.redemptionId)).toMatchObject({ status: 'used' })
  expect(await cardsOf(payload.redemptionId)).toHaveLength(1)
})

test('a gift card whose answer and lookup were lost is adopted by the next try', async () => {
  const payload = await redeemed('card')
  await fail('giftCardCreate', 'lost_after')
  await fail('giftCards', 'http_500')
  await expect(issueVoucher(payload, { now: present() })).rejects.toThrow('Shopify')
  expect(await holdingsOf(shop, memberId)).toEqual({ available: 900, held: 100, outstanding: 0 })
  await issueVoucher(payload, { now: present() })
  expect(await cardsOf(payload.redemptionId)).toHaveLength(1)
  expect(await holdingsOf(shop, memberId)).toEqual(spent)
})

const credits = () => listStoreCredits(admin, { customerId, currency: 'USD' })

test('store credit is credited at once, for good, and once', async () => {
  const payload = await redeemed('credit')
  await issueVoucher(payload, { now: present() })
  await issueVoucher(payload, { now: present() })
  expect(await row(payload.redemptionId)).toMatchObject({ status: 'used' })
  expect((await credits()).map((credit) => credit.amountMinor)).toEqual([1000])
  expect(await holdingsOf(shop, memberId)).toEqual(spent)
})

test('store credit whose answer was lost is adopted, not given twice', async () => {
  const payload = await redeemed('credit')
  await fail('storeCreditAccountCredit', 'lost_after')
  await issueVoucher(payload, { now: present() })
  expect(await row(payload.redemptionId)).toMatchObject({ status: 'used' })
  expect(await credits()).toHaveLength(1)
})

test('store credit whose call came to nothing is in doubt, and never asked for again', async () => {
  const payload = await redeemed('credit')
  await fail('storeCreditAccountCredit', 'lost_before')
  await expect(issueVoucher(payload, { now: present() })).rejects.toThrow('Shopify')
  // The answer may still come: nobody asks.
  await expect(issueVoucher(payload, { now: present() })).rejects.toThrow('not finished')
  const later = new Date(Date.now() + 61_000)
  await issueVoucher(payload, { now: later })
  expect(await row(payload.redemptionId)).toMatchObject({
    status: 'in_doubt',
    problem: 'credit_not_found',
  })
  await issueVoucher(payload, { now: later })
  expect(await credits()).toEqual([])
  expect(await holdingsOf(shop, memberId)).toEqual({ available: 900, held: 100, outstanding: 0 })

  const doubt = { redemptionId: payload.redemptionId, verdict: 'refused', now: later } as const
  const resolved = await resolveDoubt(shop, doubt, async () => null)
  expect(resolved).toMatchObject({ value: { outcome: 'refused', wasFound: false } })
  expect(await holdingsOf(shop, memberId)).toEqual(whole)
  expect(await resolveDoubt(shop, doubt, async () => null)).toMatchObject({
    refusal: { code: 'redemption_changed' },
  })
})

test('what is found at Shopify counts, whatever the person said', async () => {
  const payload = await redeemed('credit')
  await fail('storeCreditAccountCredit', 'lost_before')
  await expect(issueVoucher(payload, { now: present() })).rejects.toThrow('Shopify')
  const later = new Date(Date.now() + 61_000)
  await issueVoucher(payload, { now: later })
  const doubt = { redemptionId: payload.redemptionId, verdict: 'refused', now: later } as const
  const resolved = await resolveDoubt(shop, doubt, async () => 'gid://shopify/found')
  expect(resolved).toMatchObject({ value: { outcome: 'issued', wasFound: true } })
  expect(await holdingsOf(shop, memberId)).toEqual(spent)
})

test('two credits to one member are made one after the other', async () => {
  const [first, second] = [await redeemed('credit'), await redeemed('credit')]
  const runs = await Promise.allSettled(
    [first, second].map((payload) => issueVoucher(payload, { now: present() })),
  )
  expect(runs.map((run) => run.status).sort()).toEqual(['fulfilled', 'rejected'])
  for (const payload of [first, second]) await issueVoucher(payload, { now: present() })
  expect(await credits()).toHaveLength(2)
  expect(await holdingsOf(shop, memberId)).toEqual({ available: 800, held: 0, outstanding: 0 })
})

test('a throttled credit was certainly not made, so it is asked for anew', async () => {
  const payload = await redeemed('credit')
  await fail('storeCreditAccountCredit', 'throttled', 5)
  await expect(issueVoucher(payload, { now: present() })).rejects.toThrow('throttled')
  await issueVoucher(payload, { now: present() })
  expect(await credits()).toHaveLength(1)
})

test('without the permission neither is to be had; with it taken back, the points return', async () => {
  const payload = await redeemed('card')
  const { shopId } = shop
  await control.post(`/shops/${domain}/scopes`, { revoke: ['write_gift_cards'] })
  await issueVoucher(payload, { now: present() })
  expect(await row(payload.redemptionId)).toMatchObject({
    status: 'refused',
    problem: 'scope_missing',
  })
  expect(await holdingsOf(shop, memberId)).toEqual(whole)
  await refreshCapabilities(shopId, admin)
  const wish = { memberId, rewardId: 'card', requestId: randomUUID(), now: present() }
  expect(await redeem(shop, wish)).toMatchObject({ refusal: { code: 'reward_unavailable' } })
  await control.post(`/shops/${domain}/scopes`, { grant: ['write_gift_cards'] })
  await refreshCapabilities(shopId, admin)
})

test('store credit is off where shoppers have no new customer accounts', async () => {
  await control.post(`/shops/${domain}`, { customerAccounts: 'legacy' })
  const { granted, hasNewCustomerAccounts } = await refreshCapabilities(shop.shopId, admin)
  expect(hasNewCustomerAccounts).toBe(false)
  expect(granted).toEqual(['gift_cards'])
  const wish = { memberId, rewardId: 'credit', requestId: randomUUID(), now: present() }
  expect(await redeem(shop, wish)).toMatchObject({ refusal: { code: 'reward_unavailable' } })
  await control.post(`/shops/${domain}`, { customerAccounts: 'new' })
  await refreshCapabilities(shop.shopId, admin)
  const row = await prisma().shop.findUniqueOrThrow({ where: { id: shop.shopId } })
  expect([...row.capabilities].sort()).toEqual(['gift_cards', 'store_credit'])
})

test('what the code is worth is outstanding until it is used', async () => {
  await issued('scoped')
  expect(await holdingsOf(shop, memberId)).toEqual(open)
})

test('a gift card that was switched off with something left is said once, for a person', async () => {
  const compared = async () => compareGiftCards({ shop, admin, now: present() })
  const { voucherId } = await issued('card')
  expect((await compared()).differing).toBe(0)
  await admin.graphql(
    `mutation Off($id: ID!) { giftCardDeactivate(id: $id) { userErrors { message } } }`,
    { id: voucherId },
  )
  expect((await compared()).differing).toBe(1)
  const troubles = await listTroubles(shop, present())
  expect(troubles).toMatchObject([
    { kind: 'gift_card_off', memberId, elsewhere: 'member', mends: ['acknowledge'] },
  ])
  expect((await compared()).differing).toBe(0)
  expect(await holdingsOf(shop, memberId)).toEqual(spent)
})

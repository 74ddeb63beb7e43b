import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openTestDatabase } from '../../setup/database.ts'
import { after, givenMember, givenShop, holdingsOf, settings } from './given.ts'
import { type Asked, ask } from './storefront.ts'

// Forty wait for one row below; none of them shall have to wait for a connection before that.
process.env.DATABASE_POOL = '50'
await openTestDatabase()
const { verifyBooks } = await import('../../../app/loyalty/ledger/verify.server.ts')
const { forShop } = await import('../../../app/db.server.ts')
const { recordIssued, recordRefused } = await import(
  '../../../app/loyalty/rewards/issue/record-issue.server.ts'
)

const domain = 'fern.myshopify.com'
let shop = forShop(0)
let customers = 1000
let customerId = ''
afterEach(async () => expect(await verifyBooks(shop)).toEqual([]))
beforeEach(async () => {
  shop = await givenShop(domain)
  customers += 1
  customerId = String(customers)
})

const asked = (more: Partial<Asked> & Pick<Asked, 'path'>) => ask({ domain, customerId, ...more })
const wish = (more: object = {}) => ({
  rewardId: 'amount-off',
  points: 100,
  requestId: randomUUID(),
  ...more,
})
const redeem = (body: object, more: Partial<Asked> = {}) =>
  asked({ path: '/redeem', body, ...more })

/** Does what the job does once Shopify has answered. */
async function conclude(how: 'issued' | 'refused'): Promise<string> {
  for (;;) {
    const where = { shopId: shop.shopId, status: 'issuing' as const }
    const row = await shop.db.redemption.findFirst({ where })
    if (!row) {
      await new Promise((resolve) => setTimeout(resolve, 20))
      continue
    }
    const ended = { redemptionId: row.id, now: new Date() }
    if (how === 'issued') await recordIssued(shop, { ...ended, voucherId: 'gid://x/1' })
    else await recordRefused(shop, { ...ended, problem: 'INVALID' })
    return row.id
  }
}

test('a visitor sees the program and what everything costs, and is nobody', async () => {
  const { status, body } = await asked({ path: '/me', customerId: null })
  expect(status).toBe(200)
  expect(body.member).toBeNull()
  expect(body.program).toMatchObject({ name: 'Fern Club', isLive: true, currency: 'USD' })
  expect(body.program.ways.map((way: { kind: string }) => way.kind)).toEqual(['spend', 'signup'])
  expect(body.program.rewards[0]).toMatchObject({
    label: '$5 off',
    available: false,
    missingPoints: 100,
  })
})

test('a member sees points, what can be had for them, and why there are so many', async () => {
  await givenMember(shop, { customerId, points: 150, expiresAt: after({ days: 4000 }) })
  const { body } = await asked({ path: '/me' })
  expect(body.member.points).toEqual({
    available: 150,
    pending: 0,
    expiringNext: { points: 150, at: after({ days: 4000 }).toISOString() },
  })
  expect(body.member.history).toMatchObject([
    { points: 150, account: 'available', reason: 'Adjusted by the shop' },
  ])
  const rewards = body.program.rewards.map((one: Record<string, unknown>) => [
    one.available,
    one.missingPoints,
  ])
  expect(rewards).toEqual([
    [true, 0],
    [false, 50],
  ])
})

test('a customer we have not heard of yet is a member with nothing, and nothing is written', async () => {
  const { body } = await asked({ path: '/me' })
  expect(body.member).toMatchObject({ id: null, points: { available: 0 }, redemptions: [] })
  expect(await shop.db.member.count({ where: { shopId: shop.shopId } })).toBe(0)
  expect((await redeem(wish())).body.refusal.code).toBe('member_unknown')
})

test('a shop that has published nothing answers that its program is not live', async () => {
  await shop.db.programVersion.deleteMany({ where: { shopId: shop.shopId } })
  await givenMember(shop, { customerId })
  const { body } = await asked({ path: '/me' })
  expect(body.program).toMatchObject({ isLive: false, ways: [], rewards: [] })
  expect((await redeem(wish())).body.refusal.code).toBe('program_not_live')
})

test('a reward that is issued in time comes with its code; the same request again says so', async () => {
  const memberId = await givenMember(shop, { customerId, points: 150 })
  const body = wish()
  const [first] = await Promise.all([redeem(body), conclude('issued')])
  expect(first.status).toBe(201)
  expect(first.body.redemption).toMatchObject({ status: 'issued', label: '$5 off', points: 100 })
  expect(first.body.redemption.code).toMatch(/^FERN-/)
  const again = await redeem(body)
  expect(again).toMatchObject({ status: 201, body: { ...first.body, isRepeat: true } })
  expect((await redeem({ ...body, rewardId: 'percent-off' })).body.refusal.code).toBe(
    'request_reused',
  )
  expect(await holdingsOf(shop, memberId)).toMatchObject({ available: 50, outstanding: 100 })
  const me = await asked({ path: '/me' })
  expect(me.body.member.redemptions).toMatchObject([first.body.redemption])
})

test('what was had, and why points moved, is told in the language of the page that asks', async () => {
  await givenMember(shop, { customerId, points: 150 })
  const query = { locale: 'he' }
  const [first] = await Promise.all([redeem(wish(), { query }), conclude('issued')])
  const me = await asked({ path: '/me', query })
  const [had] = me.body.member.redemptions
  expect(first.body.redemption.label).toBe(had.label)
  expect(had.label).toMatch(/5.*הנחה/)
  expect(me.body.member.history[0].reason).toContain(had.label)
})

test('a reward whose voucher takes longer is on its way, without a code to show', async () => {
  await givenMember(shop, { customerId, points: 150 })
  const { status, body } = await redeem(wish())
  expect(status).toBe(201)
  expect(body.redemption).toMatchObject({ status: 'issuing', code: null })
})

test('a voucher that the shop refuses is a refusal, and the points are back', async () => {
  const memberId = await givenMember(shop, { customerId, points: 100 })
  const [answer] = await Promise.all([redeem(wish()), conclude('refused')])
  expect(answer).toMatchObject({ status: 409, body: { refusal: { code: 'voucher_refused' } } })
  expect(await holdingsOf(shop, memberId)).toMatchObject({ available: 100, held: 0 })
})

// As many as wait for one row, each with a connection; clicks by the hundred wait before that.
test('forty clicks at once with points for one: one has it, the others are told no', async () => {
  const memberId = await givenMember(shop, { customerId, points: 199 })
  const clicks = Array.from({ length: 40 }, () => redeem(wish()))
  const [answers] = await Promise.all([Promise.all(clicks), conclude('issued')])
  const statuses = answers.map((answer) => answer.status).sort()
  expect(statuses).toEqual([201, ...Array.from({ length: 39 }, () => 409)])
  const codes = answers.flatMap((answer) => answer.body.refusal?.code ?? [])
  expect(new Set(codes)).toEqual(new Set(['insufficient_points']))
  expect(await holdingsOf(shop, memberId)).toEqual({ available: 99, held: 0, outstanding: 100 })
})

test('refusals say in words what is missing', async () => {
  await givenMember(shop, { customerId, points: 60 })
  const { status, body } = await redeem(wish())
  expect(status).toBe(409)
  expect(body.refusal).toMatchObject({ code: 'insufficient_points', missingPoints: 40 })
  expect(body.refusal.message).toContain('40 points')
  const visitor = await redeem(wish(), { customerId: null })
  expect(visitor).toMatchObject({ status: 409, body: { refusal: { code: 'not_signed_in' } } })
  const price = await redeem(wish({ points: 60 }))
  expect(price.body.refusal).toMatchObject({ code: 'price_changed', points: 100 })
})

test('a code is given back by its owner only, once it is issued', async () => {
  await givenMember(shop, { customerId, points: 100 })
  const [made] = await Promise.all([redeem(wish()), conclude('issued')])
  const body = { redemptionId: made.body.redemption.id }
  const stranger = String(customers + 500_000)
  await givenMember(shop, { customerId: stranger })
  const theirs = await asked({ path: '/cancel', body, customerId: stranger })
  expect(theirs.body.refusal.code).toBe('redemption_unknown')
  const mine = await asked({ path: '/cancel', body })
  expect(mine).toMatchObject({ status: 200, body: { redemption: { status: 'returning' } } })
})

test('the draft, or a version that is not in force yet, is nobody’s business', async () => {
  const { shopId } = shop
  const at = { effectiveFrom: after({ days: 9000 }), publishedAt: new Date() }
  const later = { shopId, number: 2, settings: { ...settings, name: 'Moss Club' }, ...at }
  await shop.db.programVersion.create({ data: later })
  expect((await asked({ path: '/me' })).body.program.name).toBe('Fern Club')
})

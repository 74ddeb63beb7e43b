import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openTestDatabase } from '../../setup/database.ts'
import {
  after,
  givenMember,
  givenShop,
  holdingsOf,
  jobsOf,
  publish,
  settings,
  start,
} from './given.ts'

// Forty wait for one row below; none of them shall have to wait for a connection before that.
process.env.DATABASE_POOL = '50'
await openTestDatabase()
const { verifyBooks } = await import('../../../app/loyalty/ledger/verify.server.ts')
const { redeem } = await import('../../../app/loyalty/rewards/redeem.server.ts')

let shop: Awaited<ReturnType<typeof givenShop>>
afterEach(async () => expect(await verifyBooks(shop)).toEqual([]))
beforeEach(async () => {
  shop = await givenShop()
})

const wish = (memberId: string, more: object = {}) => ({
  memberId,
  rewardId: 'amount-off',
  requestId: randomUUID(),
  now: start,
  ...more,
})

test('a redemption sets the points aside, chooses a code and asks for its voucher', async () => {
  const memberId = await givenMember(shop, { points: 250 })
  const redeemed = await redeem(shop, wish(memberId))
  expect(redeemed).toMatchObject({
    ok: true,
    value: { status: 'issuing', code: null, label: '$5 off', points: 100, isRepeat: false },
  })
  expect(await holdingsOf(shop, memberId)).toEqual({ available: 150, held: 100, outstanding: 0 })
  const row = await shop.db.redemption.findFirstOrThrow({ where: { shopId: shop.shopId } })
  expect(row.code).toMatch(/^FERN-[3-9C-Y]{5}-[3-9C-Y]{5}-[3-9C-Y]{5}$/)
  expect(row.expiresAt).toEqual(after({ days: 90 }))
  expect(await jobsOf(shop)).toEqual(['issue_voucher'])
})

test('one point short is refused and says how many are missing; the exact price is enough', async () => {
  const short = await givenMember(shop, { points: 99 })
  expect(await redeem(shop, wish(short))).toEqual({
    ok: false,
    refusal: { code: 'insufficient_points', details: { missingPoints: 1 } },
  })
  const exact = await givenMember(shop, { points: 100 })
  expect(await redeem(shop, wish(exact))).toMatchObject({ ok: true })
  expect(await holdingsOf(shop, exact)).toEqual({ available: 0, held: 100, outstanding: 0 })
})

test('points that expired a moment ago cannot be spent, though no sweep has taken them yet', async () => {
  const memberId = await givenMember(shop, { points: 100, expiresAt: after({ minutes: -1 }) })
  expect(await redeem(shop, wish(memberId))).toMatchObject({
    refusal: { code: 'insufficient_points', details: { missingPoints: 100 } },
  })
})

test('the same request again is the same redemption and says so; with other input it is refused', async () => {
  const memberId = await givenMember(shop, { points: 500 })
  const request = wish(memberId)
  const first = await redeem(shop, request)
  const again = await redeem(shop, { ...request, points: 100 })
  if (!first.ok || !again.ok) throw new Error('refused')
  expect(again.value).toEqual({ ...first.value, isRepeat: true })
  const reused = { ok: false, refusal: { code: 'request_reused' } }
  expect(await redeem(shop, { ...request, rewardId: 'percent-off' })).toEqual(reused)
  expect(await redeem(shop, { ...request, points: 99 })).toEqual(reused)
  expect(await holdingsOf(shop, memberId)).toMatchObject({ available: 400, held: 100 })
  expect(await jobsOf(shop)).toHaveLength(1)
})

test('the same request id of another member is a request of its own', async () => {
  const request = wish(await givenMember(shop, { points: 100 }))
  const other = { ...request, memberId: await givenMember(shop, { points: 100 }) }
  const [one, two] = [await redeem(shop, request), await redeem(shop, other)]
  if (!one.ok || !two.ok) throw new Error('refused')
  expect(one.value.id).not.toBe(two.value.id)
})

test('a price that changed since it was shown takes nothing', async () => {
  const memberId = await givenMember(shop, { points: 500 })
  expect(await redeem(shop, wish(memberId, { points: 80 }))).toEqual({
    ok: false,
    refusal: { code: 'price_changed', details: { points: 100 } },
  })
  expect(await holdingsOf(shop, memberId)).toMatchObject({ available: 500, held: 0 })
})

test('what is not offered is refused: unknown, switched off, unpublished, or to nobody', async () => {
  const memberId = await givenMember(shop, { points: 500 })
  const refusal = (code: string) => ({ ok: false, refusal: { code } })
  expect(await redeem(shop, wish(memberId, { rewardId: 'nothing' }))).toEqual(
    refusal('reward_unknown'),
  )
  expect(await redeem(shop, wish(randomUUID()))).toEqual(refusal('member_unknown'))
  expect(await redeem(shop, wish(memberId, { now: after({ days: -401 }) }))).toEqual(
    refusal('program_not_live'),
  )
  const rewards = settings.rewards.map((reward) => ({ ...reward, isOn: false }))
  await publish(shop, { number: 2, settings: { ...settings, rewards }, effectiveFrom: start })
  expect(await redeem(shop, wish(memberId))).toEqual(refusal('reward_off'))
})

// As many as wait for one row, each with a connection; clicks by the hundred wait before that.
test('forty at once with points for one: one has it, the others are refused', async () => {
  const memberId = await givenMember(shop, { points: 150 })
  const answers = await Promise.all(Array.from({ length: 40 }, () => redeem(shop, wish(memberId))))
  expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
  const refusals = answers.flatMap((answer) => (answer.ok ? [] : answer.refusal.code))
  expect(new Set(refusals)).toEqual(new Set(['insufficient_points']))
  expect(refusals).toHaveLength(39)
  expect(await holdingsOf(shop, memberId)).toEqual({ available: 50, held: 100, outstanding: 0 })
  expect(await jobsOf(shop)).toHaveLength(1)
})

test('one request sent fifty times at once is one redemption', async () => {
  const memberId = await givenMember(shop, { points: 1000 })
  const request = wish(memberId)
  const answers = await Promise.all(Array.from({ length: 50 }, () => redeem(shop, request)))
  const made = answers.filter((answer) => answer.ok && !answer.value.isRepeat)
  expect(made).toHaveLength(1)
  expect(answers.every((answer) => answer.ok)).toBe(true)
  expect(await holdingsOf(shop, memberId)).toMatchObject({ available: 900, held: 100 })
})

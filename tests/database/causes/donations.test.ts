// Points given to a cause: where they are, what was pledged, what was paid, and what is taken back.
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { ShopDb } from '../../../app/db.server.ts'
import { freshReward, type Reward } from '../../../app/loyalty/reward-kinds/catalogue.ts'
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
} from '../rewards/given.ts'

await openTestDatabase()
const { verifyBooks } = await import('../../../app/loyalty/ledger/verify.server.ts')
const { redeem } = await import('../../../app/loyalty/rewards/redeem.server.ts')
const { cancelDonation } = await import(
  '../../../app/loyalty/rewards/donations/cancel-donation.server.ts'
)
const { saveCause, endCause, openCause } = await import(
  '../../../app/loyalty/causes/save-cause.server.ts'
)
const { recordPayment, undoPayment } = await import(
  '../../../app/loyalty/causes/record-payment.server.ts'
)
const { listCauses, listDonations, listPayments } = await import(
  '../../../app/loyalty/causes/list-causes.server.ts'
)
const { readPublicProgram } = await import(
  '../../../app/loyalty/storefront/read-public-program.server.ts'
)
const { readMemberState } = await import(
  '../../../app/loyalty/storefront/read-member-state.server.ts'
)

const actor = 'staff/7'
const give = { ...freshReward('donation', 'give', 100), points: 50, amountMinor: 200 } as Reward
let shop: ShopDb
let memberId: string
let reef: string
let books: string

beforeEach(async () => {
  shop = await givenShop()
  await offer(give)
  memberId = await givenMember(shop, { points: 300 })
  reef = await aCause('Reef Trust', { minutes: -2 })
  books = await aCause('Books for All', { minutes: -1 })
})
afterEach(async () => expect(await verifyBooks(shop)).toEqual([]))

let version = 1
async function offer(reward: Reward): Promise<void> {
  version += 1
  await publish(shop, {
    number: version,
    settings: { ...settings, rewards: [reward] },
    effectiveFrom: start,
  })
}

async function aCause(name: string, { of = shop, minutes = 0 } = {}): Promise<string> {
  const id = randomUUID()
  const form = { name, text: '', url: '', pictureUrl: '' }
  expect(await saveCause(of, { id, form, isNew: true, now: after({ minutes }) })).toMatchObject({
    ok: true,
  })
  return id
}

interface Given {
  causeId?: string | undefined
  points?: number
  requestId?: string
}
const donate = ({ causeId, points = 100, requestId = randomUUID() }: Given) =>
  redeem(shop, {
    memberId,
    rewardId: 'give',
    points,
    requestId,
    ...(causeId ? { causeId } : {}),
    now: start,
  })

async function donated(given: Given): Promise<string> {
  const answer = await donate(given)
  if (!answer.ok) throw new Error(answer.refusal.code)
  return answer.value.id
}

const pay = (amountMinor: number, given: { causeId?: string; id?: string; paidOn?: string } = {}) =>
  recordPayment(shop, {
    id: given.id ?? randomUUID(),
    causeId: given.causeId ?? reef,
    form: { amountMinor, paidOn: given.paidOn ?? '2026-11-20', note: '' },
    currency: 'USD',
    timeZone: 'UTC',
    recordedBy: actor,
    now: start,
  })

const figures = async () => {
  const rows = await listCauses(shop, { currency: 'USD' })
  return Object.fromEntries(
    rows.map(({ name, points, members, pledgedMinor, paidMinor }) => [
      name,
      { points, members, pledgedMinor, paidMinor },
    ]),
  )
}

test('what is given is spent at once, and nobody is asked for a voucher', async () => {
  const answer = await donate({ causeId: reef, points: 150 })
  expect(answer).toMatchObject({
    ok: true,
    value: { status: 'used', code: null, label: '$6 to Reef Trust', points: 150 },
  })
  expect(await holdingsOf(shop, memberId)).toEqual({ available: 150, held: 0, outstanding: 0 })
  expect(await jobsOf(shop)).toEqual([])
  const redeemed = await shop.sql<{ points: number }>`
    SELECT sum(amount)::int AS points FROM transfers
    WHERE shop_id = ${shop.shopId} AND "to" = 'redeemed'`
  expect(redeemed).toEqual([{ points: 150 }])
})

test('pledged is what members gave, each cause by itself', async () => {
  await donated({ causeId: reef })
  await donated({ causeId: reef, points: 50 })
  await donated({ causeId: books, points: 50 })
  expect(await figures()).toEqual({
    'Reef Trust': { points: 150, members: 1, pledgedMinor: 600, paidMinor: 0 },
    'Books for All': { points: 50, members: 1, pledgedMinor: 200, paidMinor: 0 },
  })
})

test('asked again it is the same donation; to another cause it is refused', async () => {
  const requestId = randomUUID()
  const first = await donate({ causeId: reef, requestId })
  const again = await donate({ causeId: reef, requestId })
  expect([first, again]).toMatchObject([
    { value: { isRepeat: false } },
    { value: { isRepeat: true } },
  ])
  expect(await donate({ causeId: books, requestId })).toMatchObject({
    refusal: { code: 'request_reused' },
  })
  expect(await figures()).toMatchObject({ 'Reef Trust': { points: 100 } })
})

test.each([
  ['no cause', () => undefined, 'cause_unknown'],
  ['a cause that is not there', () => randomUUID(), 'cause_unknown'],
])('given to %s it is refused, and the points stay', async (_, causeOf, code) => {
  expect(await donate({ causeId: causeOf() })).toMatchObject({ ok: false, refusal: { code } })
  expect(await holdingsOf(shop, memberId)).toMatchObject({ available: 300 })
})

test('the cause of another shop is none', async () => {
  const theirs = await aCause('Theirs', { of: await givenShop() })
  expect(await donate({ causeId: theirs })).toMatchObject({ refusal: { code: 'cause_unknown' } })
  expect(await pay(100, { causeId: theirs })).toMatchObject({ refusal: { code: 'cause_unknown' } })
  expect(await endCause(shop, { id: theirs, now: start })).toMatchObject({
    refusal: { code: 'cause_unknown' },
  })
})

test('to one that has ended nobody gives, until it is opened again', async () => {
  await endCause(shop, { id: reef, now: start })
  expect(await donate({ causeId: reef })).toMatchObject({ refusal: { code: 'cause_ended' } })
  await openCause(shop, { id: reef })
  expect(await donate({ causeId: reef })).toMatchObject({ ok: true })
})

test('only whole steps, and no more than the reward allows', async () => {
  await offer({ ...give, maximumPoints: 100 } as Reward)
  for (const points of [49, 51, 75, 150])
    expect(await donate({ causeId: reef, points })).toMatchObject({
      refusal: { code: 'points_out_of_range' },
    })
  expect(await donate({ causeId: reef, points: 50 })).toMatchObject({ ok: true })
})

test('the worth is that of the moment: what it is worth later changes no pledge', async () => {
  await donated({ causeId: reef })
  await offer({ ...give, amountMinor: 1000 } as Reward)
  expect(await figures()).toMatchObject({ 'Reef Trust': { pledgedMinor: 400 } })
})

test('cancelled, the points are back, once, and so much less is pledged', async () => {
  const id = await donated({ causeId: reef })
  await donated({ causeId: reef, points: 50 })
  const cancelling = { redemptionId: id, actor, now: after({ days: 3 }) }
  await Promise.all([cancelDonation(shop, cancelling), cancelDonation(shop, cancelling)])
  await cancelDonation(shop, cancelling)
  expect(await holdingsOf(shop, memberId)).toMatchObject({ available: 250, outstanding: 0 })
  expect(await figures()).toMatchObject({ 'Reef Trust': { points: 50, pledgedMinor: 200 } })
  expect(await listDonations(shop, reef)).toMatchObject([
    { points: expect.any(Number) },
    { points: expect.any(Number) },
  ])
  const kept = (await listDonations(shop, reef)).filter(({ isCancelled }) => !isCancelled)
  expect(kept).toMatchObject([{ points: 50, amountMinor: 200 }])
})

test('what is no donation, or of another shop, is not cancelled as one', async () => {
  const theirShop = await givenShop()
  const id = await donated({ causeId: reef })
  const refused = { refusal: { code: 'donation_unknown' } }
  expect(await cancelDonation(theirShop, { redemptionId: id, actor, now: start })).toMatchObject(
    refused,
  )
  expect(
    await cancelDonation(shop, { redemptionId: randomUUID(), actor, now: start }),
  ).toMatchObject(refused)
  expect(await holdingsOf(shop, memberId)).toMatchObject({ available: 200 })
})

test('paid is what was recorded as paid: it does not follow what is pledged, nor the other way', async () => {
  const id = await donated({ causeId: reef })
  expect(await pay(250)).toMatchObject({ ok: true })
  expect(await figures()).toMatchObject({ 'Reef Trust': { pledgedMinor: 400, paidMinor: 250 } })
  await cancelDonation(shop, { redemptionId: id, actor, now: start })
  expect(await figures()).toMatchObject({ 'Reef Trust': { pledgedMinor: 0, paidMinor: 250 } })
})

test('a payment recorded twice is one, and undone it counts no more', async () => {
  const id = randomUUID()
  await Promise.all([pay(250, { id }), pay(250, { id })])
  expect(await figures()).toMatchObject({ 'Reef Trust': { paidMinor: 250 } })
  for (const _ of [1, 2])
    expect(await undoPayment(shop, { id, actor, now: start })).toMatchObject({ ok: true })
  expect(await figures()).toMatchObject({ 'Reef Trust': { paidMinor: 0 } })
  expect(await listPayments(shop, reef)).toMatchObject([{ amountMinor: 250, isUndone: true }])
  expect(await undoPayment(await givenShop(), { id, actor, now: start })).toMatchObject({
    refusal: { code: 'payment_unknown' },
  })
})

test.each([
  [0, '2026-11-20', { amountMinor: 'at_least:1' }],
  [100, '2026-11-23', { paidOn: 'not_yet' }],
  [100, '2026-02-30', { paidOn: 'no_date' }],
])('a payment of %i on %s is refused where it is typed', async (amount, paidOn, details) => {
  expect(await pay(amount, { paidOn })).toMatchObject({
    refusal: { code: 'payment_invalid', details },
  })
})

test.each([
  ['http://reef.example', 'no_address'],
  ['javascript:alert(1)', 'no_address'],
  ['reef', 'no_address'],
])('a cause with the address %s is refused', async (url, problem) => {
  const form = { name: 'Reef', text: '', url, pictureUrl: '' }
  expect(await saveCause(shop, { id: randomUUID(), form, isNew: true, now: start })).toMatchObject({
    refusal: { code: 'cause_invalid', details: { url: problem } },
  })
})

test('shoppers are told of nothing but payments as donated; a member of what they gave', async () => {
  await donated({ causeId: reef })
  const told = async () => {
    const { causes, donatedMinor } = await readPublicProgram(shop, { now: start })
    return { donatedMinor, causes: causes?.map(({ name, donatedMinor: each }) => [name, each]) }
  }
  expect(await told()).toEqual({
    donatedMinor: 0,
    causes: [
      ['Reef Trust', 0],
      ['Books for All', 0],
    ],
  })
  await pay(150)
  await endCause(shop, { id: reef, now: start })
  expect(await told()).toEqual({ donatedMinor: 150, causes: [['Books for All', 0]] })
  const mine = await readMemberState(shop, { memberId, now: start })
  expect(mine?.giving).toEqual([{ id: reef, name: 'Reef Trust', points: 100, amountMinor: 400 }])
  const other = await givenMember(shop, { points: 10 })
  expect((await readMemberState(shop, { memberId: other, now: start }))?.giving).toBeUndefined()
})

test('without a reward that goes to a cause, shoppers are shown none', async () => {
  await offer({ ...freshReward('manual', 'mug', 100), title: 'Mug' } as Reward)
  expect(await readPublicProgram(shop, { now: start })).not.toHaveProperty('causes')
})

test('given, ended and taken back at once, points are in one place and pledges agree', async () => {
  const first = await donated({ causeId: reef, points: 50 })
  const cancelling = { redemptionId: first, actor, now: start }
  await Promise.all([
    ...Array.from({ length: 8 }, () => donate({ causeId: reef, points: 50 })),
    cancelDonation(shop, cancelling),
    endCause(shop, { id: reef, now: start }),
    cancelDonation(shop, cancelling),
    openCause(shop, { id: reef }),
    pay(100),
  ])
  const { available, held, outstanding } = await holdingsOf(shop, memberId)
  const { points = 0, pledgedMinor } = (await figures())['Reef Trust'] ?? {}
  expect({ available, held, outstanding }).toEqual({
    available: 300 - points,
    held: 0,
    outstanding: 0,
  })
  expect(pledgedMinor).toBe((points / 50) * 200)
  expect(available).toBeGreaterThanOrEqual(0)
})

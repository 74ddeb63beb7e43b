// How many there are, and how often one member may: exact, however many ask at once.
import { randomUUID } from 'node:crypto'
import { afterEach, expect, test } from 'vitest'
import type { ShopDb } from '../../../app/db.server.ts'
import { freshReward, type Reward } from '../../../app/loyalty/reward-kinds/catalogue.ts'
import { openTestDatabase } from '../../setup/database.ts'
import { givenMember, givenShop, holdingsOf, publish, settings, start } from './given.ts'

await openTestDatabase()
const { verifyBooks } = await import('../../../app/loyalty/ledger/verify.server.ts')
const { redeem } = await import('../../../app/loyalty/rewards/redeem.server.ts')
const { readLimitsReached, readSoldOut } = await import(
  '../../../app/loyalty/rewards/read-taken.server.ts'
)
const { cancelFulfilments } = await import(
  '../../../app/loyalty/rewards/fulfilment/change-fulfilments.server.ts'
)

let shop: ShopDb
afterEach(async () => expect(await verifyBooks(shop)).toEqual([]))

const mug = (changed: Partial<Reward> = {}): Reward =>
  ({ ...freshReward('manual', 'mug', 100), title: 'Mug', points: 100, ...changed }) as Reward

async function givenReward(reward: Reward): Promise<void> {
  shop = await givenShop()
  const changed = { ...settings, rewards: [reward] }
  await publish(shop, { number: 2, settings: changed, effectiveFrom: start })
}

const ask = (memberId: string, requestId = randomUUID()) =>
  redeem(shop, { memberId, rewardId: 'mug', requestId, now: start })

const outcomes = (answers: Awaited<ReturnType<typeof ask>>[]) => {
  const counts: Record<string, number> = {}
  for (const answer of answers) {
    const outcome = answer.ok ? 'had' : answer.refusal.code
    counts[outcome] = (counts[outcome] ?? 0) + 1
  }
  return counts
}

test('of seven, sixty members at once have seven, and nobody pays for nothing', async () => {
  await givenReward(mug({ stock: 7 }))
  const members = await Promise.all(
    Array.from({ length: 60 }, () => givenMember(shop, { points: 100 })),
  )
  const answers = await Promise.all(members.map((memberId) => ask(memberId)))
  expect(outcomes(answers)).toEqual({ had: 7, reward_sold_out: 53 })
  const held = await Promise.all(members.map((memberId) => holdingsOf(shop, memberId)))
  expect(held.filter(({ available }) => available === 100)).toHaveLength(53)
  expect(held.filter(({ outstanding }) => outstanding === 100)).toHaveLength(7)
})

test('one member who asks thirty times at once has it as often as one may', async () => {
  await givenReward(mug({ limitPerMember: 2 }))
  const memberId = await givenMember(shop, { points: 3000 })
  const answers = await Promise.all(Array.from({ length: 30 }, () => ask(memberId)))
  expect(outcomes(answers)).toEqual({ had: 2, reward_limit_reached: 28 })
  const other = await givenMember(shop, { points: 100 })
  const reached = (limitPerMember: number) =>
    readLimitsReached(shop, [memberId, other], [mug({ limitPerMember })])
  expect(await reached(2)).toEqual(new Map([[memberId, ['mug']]]))
  expect(await reached(3)).toEqual(new Map())
})

test('what is given back can be had again, by whoever comes next', async () => {
  await givenReward(mug({ stock: 1 }))
  const [first, second] = [
    await givenMember(shop, { points: 100 }),
    await givenMember(shop, { points: 100 }),
  ]
  const had = await ask(first)
  expect(await ask(second)).toMatchObject({ refusal: { code: 'reward_sold_out' } })
  expect(await readSoldOut(shop, [mug({ stock: 1 })])).toEqual(['mug'])
  const redemptionIds = had.ok ? [had.value.id] : []
  await cancelFulfilments(shop, { redemptionIds, actor: 'staff/1', now: start })
  expect(await readSoldOut(shop, [mug({ stock: 1 })])).toEqual([])
  expect(await ask(second)).toMatchObject({ ok: true })
})

test('the last one that goes, and one that comes back, have pages written again', async () => {
  await givenReward(mug({ stock: 2 }))
  const { prisma } = await import('../../../app/db.server.ts')
  const revision = async () =>
    (await prisma().shop.findUniqueOrThrow({ where: { id: shop.shopId } })).programRevision
  const before = await revision()
  const memberId = await givenMember(shop, { points: 300 })
  await ask(memberId)
  expect(await revision()).toBe(before)
  const last = await ask(memberId)
  expect(await revision()).toBe(before + 1)
  const redemptionIds = last.ok ? [last.value.id] : []
  await cancelFulfilments(shop, { redemptionIds, actor: 'staff/1', now: start })
  expect(await revision()).toBe(before + 2)
})

test('none is none', async () => {
  await givenReward(mug({ stock: 0 }))
  const memberId = await givenMember(shop, { points: 100 })
  expect(await ask(memberId)).toMatchObject({ refusal: { code: 'reward_sold_out' } })
})

test('a stock that is set later counts those that were had before', async () => {
  await givenReward(mug())
  const memberId = await givenMember(shop, { points: 500 })
  await ask(memberId)
  await ask(memberId)
  const limited = { ...settings, rewards: [mug({ stock: 3 })] }
  await publish(shop, { number: 3, settings: limited, effectiveFrom: start })
  expect(await ask(memberId)).toMatchObject({ ok: true })
  expect(await ask(memberId)).toMatchObject({ refusal: { code: 'reward_sold_out' } })
})

// A reward that a person sees to: its points, and what each step does to them.
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { ShopDb } from '../../../app/db.server.ts'
import { freshReward, type Reward } from '../../../app/loyalty/reward-kinds/catalogue.ts'
import { undoMs } from '../../../app/loyalty/rewards/fulfilment/fulfilment.ts'
import { openTestDatabase } from '../../setup/database.ts'
import { givenMember, givenShop, holdingsOf, jobsOf, publish, settings, start } from './given.ts'

await openTestDatabase()
const { verifyBooks } = await import('../../../app/loyalty/ledger/verify.server.ts')
const { redeem } = await import('../../../app/loyalty/rewards/redeem.server.ts')
const { startDueJobs } = await import('../../../app/loyalty/rewards/due-redemptions.server.ts')
const fulfilment = await import(
  '../../../app/loyalty/rewards/fulfilment/change-fulfilments.server.ts'
)
const { listFulfilments, hasFulfilments } = await import(
  '../../../app/loyalty/rewards/fulfilment/list-fulfilments.server.ts'
)

const { markSent, undoSent, cancelFulfilments, concludeSent } = fulfilment
const mug = { ...freshReward('manual', 'mug', 100), title: 'Mug', points: 100 } as Reward
const actor = 'staff/7'
let shop: ShopDb
let memberId: string
beforeEach(async () => {
  shop = await givenShop()
  await publish(shop, {
    number: 2,
    settings: { ...settings, rewards: [mug] },
    effectiveFrom: start,
  })
  memberId = await givenMember(shop, { points: 300 })
})
afterEach(async () => expect(await verifyBooks(shop)).toEqual([]))

async function redeemed(): Promise<string> {
  const wish = { memberId, rewardId: 'mug', requestId: randomUUID(), now: start }
  const answer = await redeem(shop, wish)
  if (!answer.ok) throw new Error(answer.refusal.code)
  expect(answer.value).toMatchObject({ status: 'to_do', code: null, kind: 'manual' })
  return answer.value.id
}

const waiting = { available: 200, held: 0, outstanding: 100 }
const whole = { available: 300, held: 0, outstanding: 0 }
const spent = { available: 200, held: 0, outstanding: 0 }
const list = (status: 'to_do' | 'sent' | 'cancelled') => listFulfilments(shop, { status, page: 0 })

test('redeemed, it waits for a person, and asks nobody else for anything', async () => {
  const id = await redeemed()
  expect(await jobsOf(shop)).toEqual([])
  expect(await holdingsOf(shop, memberId)).toEqual(waiting)
  const { fulfilments, counts } = await list('to_do')
  expect(fulfilments).toMatchObject([{ id, label: 'Mug', points: 100, status: 'to_do' }])
  expect(counts).toEqual({ to_do: 1, sent: 0, cancelled: 0 })
  expect(await hasFulfilments(shop)).toBe(true)
  expect(await hasFulfilments(await givenShop())).toBe(false)
})

test('sent with a note, it can be undone for a week; then its points are spent', async () => {
  const id = await redeemed()
  const sending = { redemptionIds: [id], actor, now: start, note: 'Gate 3', tracking: 'X1' }
  expect(await markSent(shop, sending)).toEqual({ done: 1, leftAlone: 0 })
  expect((await list('sent')).fulfilments).toMatchObject([
    { note: 'Gate 3', tracking: 'X1', handledBy: actor, canBeUndone: true },
  ])
  expect(await holdingsOf(shop, memberId)).toEqual(waiting)
  const justBefore = new Date(start.getTime() + undoMs - 1)
  expect(await startDueJobs(shop, justBefore)).toBe(0)
  const now = new Date(start.getTime() + undoMs)
  expect(await startDueJobs(shop, now)).toBe(1)
  expect(await jobsOf(shop)).toEqual(['conclude_sent'])
  await concludeSent(shop, { redemptionId: id, now })
  await concludeSent(shop, { redemptionId: id, now })
  expect(await holdingsOf(shop, memberId)).toEqual(spent)
  expect((await list('sent')).fulfilments).toMatchObject([{ canBeUndone: false }])
  expect(await undoSent(shop, { redemptionIds: [id], actor, now })).toEqual({
    done: 0,
    leftAlone: 1,
  })
})

test('taken back, it is to do again as if nothing had been', async () => {
  const id = await redeemed()
  await markSent(shop, { redemptionIds: [id], actor, now: start, note: 'Gate 3' })
  expect(await undoSent(shop, { redemptionIds: [id], actor, now: start })).toMatchObject({
    done: 1,
  })
  expect((await list('to_do')).fulfilments).toMatchObject([{ note: null, handledAt: null }])
  const late = new Date(start.getTime() + undoMs)
  await concludeSent(shop, { redemptionId: id, now: late })
  expect(await holdingsOf(shop, memberId)).toEqual(waiting)
})

test('cancelled, the points are back, once', async () => {
  const id = await redeemed()
  const handled = { redemptionIds: [id], actor, now: start }
  const both = await Promise.all([
    cancelFulfilments(shop, handled),
    cancelFulfilments(shop, handled),
  ])
  expect(both.map(({ done }) => done).sort()).toEqual([0, 1])
  expect(await holdingsOf(shop, memberId)).toEqual(whole)
  expect(await markSent(shop, handled)).toEqual({ done: 0, leftAlone: 1 })
})

test('many at once: what somebody else has handled meanwhile is left alone', async () => {
  const ids = [await redeemed(), await redeemed(), await redeemed()]
  await cancelFulfilments(shop, { redemptionIds: [ids[1] ?? ''], actor, now: start })
  const redemptionIds = [...ids, ...ids]
  expect(await markSent(shop, { redemptionIds, actor, now: start })).toEqual({
    done: 2,
    leftAlone: 1,
  })
  expect(await holdingsOf(shop, memberId)).toEqual({ available: 100, held: 0, outstanding: 200 })
})

test('sent, cancelled, taken back and concluded at once, its points are in one place', async () => {
  const ids = [await redeemed(), await redeemed(), await redeemed()]
  const later = new Date(start.getTime() + undoMs + 1)
  await Promise.all(
    ids.flatMap((id) => {
      const handled = { redemptionIds: [id], actor, now: start }
      return [
        markSent(shop, handled),
        cancelFulfilments(shop, handled),
        concludeSent(shop, { redemptionId: id, now: later }),
        undoSent(shop, handled),
        cancelFulfilments(shop, handled),
        markSent(shop, handled),
      ]
    }),
  )
  const rows = await shop.db.redemption.findMany({ where: { shopId: shop.shopId } })
  const cancelled = rows.filter(({ status }) => status === 'cancelled').length
  const concluded = rows.filter(({ usedAt }) => usedAt !== null).length
  expect(await holdingsOf(shop, memberId)).toEqual({
    available: 100 * cancelled,
    held: 0,
    outstanding: 100 * (3 - cancelled - concluded),
  })
})

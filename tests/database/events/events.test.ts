// Points for what is no order: booked once, and taken back as far as they are there.
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { ShopDb } from '../../../app/db.server.ts'
import { openTestDatabase } from '../../setup/database.ts'
import { givenShop, publish, settings } from '../rewards/given.ts'

await openTestDatabase()
const { verifyBooks } = await import('../../../app/loyalty/ledger/verify.server.ts')
const { bookEvents } = await import('../../../app/loyalty/settlement/events/book-events.server.ts')
const { takeBackEvent } = await import(
  '../../../app/loyalty/settlement/events/take-back-event.server.ts'
)
const { mergeCustomers } = await import(
  '../../../app/loyalty/settlement/merge/merge-customers.server.ts'
)
const { recordChange } = await import('../../../app/loyalty/membership/record-change.server.ts')

const at = new Date('2026-11-20T12:00:00Z')
const told = { event: 'anniversary' as const, figures: { count: 1 } }
let shop: ShopDb
let memberId: string

beforeEach(async () => {
  shop = await givenShop()
  await publish(shop, { number: 2, settings, effectiveFrom: new Date('2026-01-01T00:00:00Z') })
  memberId = await someone()
})
afterEach(async () => expect(await verifyBooks(shop)).toEqual([]))

async function someone(): Promise<string> {
  const id = randomUUID()
  const joinedAt = new Date('2026-02-01T00:00:00Z')
  const customerId = String(Math.floor(Math.random() * 1e12))
  const { shopId } = shop
  await shop.db.member.create({ data: { shopId, id, customerId, joinedAt, recordedAt: joinedAt } })
  return id
}

async function customerOf(id: string): Promise<string> {
  const member = await shop.db.member.findFirst({ where: { shopId: shop.shopId, id } })
  return member?.customerId ?? ''
}

const give = (more: { points?: number; key?: string; availableAt?: Date; of?: string } = {}) =>
  shop.transaction((tx) => {
    const { points = 50, key = 'anniversary/a/2026', of = memberId, availableAt } = more
    const event = { memberId: of, key, at, points, told, ...(availableAt ? { availableAt } : {}) }
    return bookEvents(tx, [event], at)
  })
const takeBack = (key = 'anniversary/a/2026') =>
  shop.transaction((tx) => takeBackEvent(tx, { memberId, key, told }, at))

async function balance() {
  const found = await shop.db.balance.findMany({ where: { shopId: shop.shopId, memberId } })
  const sum = (name: 'available' | 'pending') => found.reduce((all, one) => all + one[name], 0)
  return { available: sum('available'), pending: sum('pending') }
}

test('booked twice, it is given once', async () => {
  expect(await give()).toHaveLength(1)
  expect(await give({ points: 70 })).toHaveLength(1)
  expect(await balance()).toEqual({ available: 50, pending: 0 })
})

test('what was given to somebody who was merged into the member is not given again', async () => {
  const other = await someone()
  await give({ of: other })
  const [keptId, deletedId] = [await customerOf(memberId), await customerOf(other)]
  await shop.transaction((tx) => mergeCustomers(tx, { keptId, deletedId, at, now: at }))
  await give()
  expect(await balance()).toEqual({ available: 50, pending: 0 })
})

test('it waits until its day', async () => {
  await give({ availableAt: new Date('2026-12-20T12:00:00Z') })
  expect(await balance()).toEqual({ available: 0, pending: 50 })
})

test('taken back, it is gone, and stays gone when asked again', async () => {
  await give()
  expect(await takeBack()).toBe(50)
  expect(await takeBack()).toBe(0)
  expect(await balance()).toEqual({ available: 0, pending: 0 })
})

test('what waits is taken back as well, and nothing else is touched', async () => {
  await give({ availableAt: new Date('2026-12-20T12:00:00Z') })
  await give({ key: 'anniversary/b/2026', points: 30 })
  expect(await takeBack()).toBe(50)
  expect(await balance()).toEqual({ available: 30, pending: 0 })
})

test('whoever is paused at that moment is given nothing', async () => {
  const pausedAt = new Date('2026-11-01T00:00:00Z')
  await shop.transaction((tx) => recordChange(tx, { memberId, kind: 'paused', now: pausedAt }))
  expect(await give()).toEqual([])
  expect(await balance()).toEqual({ available: 0, pending: 0 })
})

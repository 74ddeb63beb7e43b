// What members are offered, from their own orders, once.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { anOrder, aRefund } from '../../setup/builders/order.ts'
import { openTestDatabase } from '../../setup/database.ts'

await openTestDatabase()
const given = await import('./given.ts')
const { buys, days, everything, givenOffers, milk, now, offersOf, passDay, set, shelf, sold } =
  given
const { statesOf } = given
const { listOfferDays, offerSlice, readSlice } = await import(
  '../../../app/loyalty/rewards/personal/offer-day.server.ts'
)
const { dismissOffer, wantOffers, withdrawOffer } = await import(
  '../../../app/loyalty/personal-offers/change-offer.server.ts'
)
const { mergeCustomers } = await import(
  '../../../app/loyalty/settlement/merge/merge-customers.server.ts'
)
const { forgetMember } = await import('../../../app/loyalty/members/forget-member.server.ts')
const { exportMemberById } = await import('../../../app/loyalty/members/export-member.server.ts')
const { pauseMember } = await import('../../../app/loyalty/membership/pause-member.server.ts')
const { saveSegment } = await import('../../../app/loyalty/segments/save-segment.server.ts')
const { removeSegment } = await import('../../../app/loyalty/segments/remove-segment.server.ts')
const { changePhase } = await import('../../../app/loyalty/program/change-phase.server.ts')

let shop: Awaited<ReturnType<typeof givenOffers>>
beforeEach(async () => {
  shop = await givenOffers()
})
afterEach(() => shop.expectBooksToAgree())

const actor = 'ada@example.com'

test('what was bought often enough is offered, with why and until when', async () => {
  await buys(shop, [3, 2, 1])
  await passDay(shop)
  expect(await offersOf(shop)).toMatchObject([
    {
      productId: '501',
      handle: 'oat-milk-601',
      times: 3,
      boughtAt: days(-1),
      mostMinor: 45n,
      state: 'open',
      until: days(14),
      reward: { points: 0, percent: 10, variant: { id: '601', title: 'Oat milk 601' } },
    },
  ])
})

test('what was refunded or called off before the day does not count', async () => {
  const [first] = await buys(shop, [3, 2, 1])
  const back = { ...first, updatedAt: days(-0.5).toISOString(), payment: 'refunded' as const }
  const lines = [milk('1', { currentQuantity: 0 })]
  const refund = aRefund({ lines: [{ lineId: 'l1', quantity: 1, amountMinor: 450 }] })
  await shop.settleAt(now, anOrder({ ...back, lines, refunds: [refund] }))
  await passDay(shop)
  expect(await statesOf(shop)).toEqual([])
  await buys(shop, [0.5])
  const [called] = await buys(shop, [0.4])
  await shop.settleAt(
    now,
    anOrder({ ...called, updatedAt: now.toISOString(), cancelledAt: now.toISOString() }),
  )
  await passDay(shop, days(1))
  expect(await offersOf(shop)).toMatchObject([{ times: 3 }])
})

test('gift cards and unpaid orders do not count', async () => {
  await buys(shop, [3, 2, 1], { lines: [milk('1', { isGiftCard: true })] })
  await buys(shop, [3, 2, 1], { payment: 'pending', customerId: '9002' })
  await passDay(shop)
  expect(await statesOf(shop)).toEqual([])
})

test('two that work on the same slice offer once, and a day is gone through once', async () => {
  await buys(shop, [3, 2, 1])
  const [day] = await listOfferDays(now)
  if (!day) throw new Error('no day')
  const [one, two] = [await readSlice(shop.db, day, now), await readSlice(shop.db, day, now)]
  const work = { day, onSale: everything, now }
  await Promise.all([
    offerSlice(shop.db, { ...work, slice: one }),
    offerSlice(shop.db, { ...work, slice: two }),
  ])
  expect(await statesOf(shop)).toEqual(['501 open'])
  expect(await listOfferDays(now)).toEqual([])
  expect(await passDay(shop, days(1))).toBe(0)
  expect(await statesOf(shop)).toEqual(['501 open'])
})

test('the next one comes after its days, and is something else where there is', async () => {
  await buys(shop, [6, 5, 4, 3])
  await buys(shop, [5, 4, 3], { lines: [milk('2')] })
  await passDay(shop)
  await passDay(shop, days(29))
  expect(await statesOf(shop)).toEqual(['501 over'])
  await passDay(shop, days(30))
  expect(await statesOf(shop)).toEqual(['501 over', '502 open'])
})

test('whoever is paused, or excluded from the program, is offered nothing', async () => {
  await buys(shop, [3, 2, 1])
  const memberId = await shop.memberId()
  await pauseMember(shop.db, { memberId, actor, note: '', now: days(-0.5) })
  await passDay(shop)
  expect(await statesOf(shop)).toEqual([])
})

test('a program that is off, or winds down, offers nothing', async () => {
  await buys(shop, [3, 2, 1])
  const off = { phase: 'off', spendUntil: null, seen: 0, recordedBy: actor, now: days(-0.5) }
  expect(await changePhase(shop.db, off)).toMatchObject({ ok: true })
  await passDay(shop)
  expect(await statesOf(shop)).toEqual([])
})

test('offers for a tier are for those who hold it', async () => {
  const tiers = [{ id: 'gold', title: 'Gold' }]
  await set(shop, { audience: { who: 'tiers', tiers, segment: null } })
  await buys(shop, [3, 2, 1])
  await buys(shop, [3, 2, 1], { customerId: '9002' })
  const memberId = await shop.memberId('9002')
  const { shopId } = shop
  const none = { spendMinor: 0, points: 0, orders: 0 }
  const held = { shopId, memberId, tierId: 'gold', since: now, ...none }
  await shop.db.db.memberTier.upsert({
    where: { shopId_memberId: { shopId, memberId } },
    create: held,
    update: { tierId: 'gold' },
  })
  await passDay(shop)
  expect(await offersOf(shop)).toMatchObject([{ memberId }])
})

test('offers for a segment are for those who are in it, and keep it from being removed', async () => {
  const form = { name: 'Japan', match: 'all', conditions: [{ kind: 'country', countries: ['JP'] }] }
  await saveSegment(shop.db, { form, segment: null, seen: 0, recordedBy: 'staff/1', now })
  await set(shop, { audience: { who: 'segment', tiers: [], segment: '1' } })
  await buys(shop, [3, 2, 1])
  await buys(shop, [3, 2, 1], { customerId: '9002' })
  const memberId = await shop.memberId('9002')
  await shop.db.db.member.updateMany({
    where: { shopId: shop.shopId, id: memberId },
    data: { country: 'JP' },
  })
  await passDay(shop)
  expect(await offersOf(shop)).toMatchObject([{ memberId }])
  const removal = { segment: 1, actor: 'staff/1', now }
  expect(await removeSegment(shop.db, removal)).toMatchObject({
    refusal: { code: 'segment_in_use' },
  })
  await set(shop, { isOn: false })
  expect(await removeSegment(shop.db, removal)).toMatchObject({ ok: true })
})

test('what is not sold now is not offered, and what is open ends with it', async () => {
  await buys(shop, [3, 2, 1])
  await passDay(shop, now, shelf(sold('602')))
  expect(await statesOf(shop)).toEqual([])
  await passDay(shop, days(1), shelf(sold('601', { productId: '999' })))
  expect(await statesOf(shop)).toEqual([])
  await passDay(shop, days(2))
  await passDay(shop, days(3), shelf(sold('601', { handle: 'new-name' })))
  expect(await offersOf(shop)).toMatchObject([{ state: 'open', handle: 'new-name' }])
  await set(shop, { isOn: false })
  await passDay(shop, days(4), shelf())
  expect(await statesOf(shop)).toEqual(['501 gone'])
})

test('an amount is offered on what costs more than that', async () => {
  await set(shop, { off: 'amount', amountMinor: 450, mostPieces: 2 })
  await buys(shop, [3, 2, 1])
  await passDay(shop)
  expect(await statesOf(shop)).toEqual([])
  await passDay(shop, days(1), shelf(sold('601', { unitMinor: 451 })))
  expect(await offersOf(shop)).toMatchObject([{ mostMinor: 900n, reward: { amountMinor: 450 } }])
})

test.each([
  ['two offers', { ceiling: 'offers' as const, mostOffers: 2 }, 2],
  ['money for two', { ceiling: 'money' as const, mostMinor: 134 }, 2],
  ['money for three to the cent', { ceiling: 'money' as const, mostMinor: 135 }, 3],
])('a month’s ceiling of %s holds', async (_, ceiling, expected) => {
  await set(shop, ceiling)
  for (const customerId of ['9001', '9002', '9003', '9004'])
    await buys(shop, [3, 2, 1], { customerId })
  await passDay(shop)
  await passDay(shop, days(1))
  expect(await offersOf(shop)).toHaveLength(expected)
  // The next month has its own.
  await passDay(shop, days(11))
  expect(await offersOf(shop)).toHaveLength(Math.min(4, expected * 2))
})

test('of money, what was dismissed can be offered to somebody else', async () => {
  await set(shop, { ceiling: 'money', mostMinor: 45 })
  await buys(shop, [3, 2, 1])
  await buys(shop, [3, 2, 1], { customerId: '9002' })
  await passDay(shop)
  const [offer] = await offersOf(shop)
  if (!offer) throw new Error('nothing was offered')
  const named = { offerId: offer.id, memberId: offer.memberId, now }
  expect(await dismissOffer(shop.db, named)).toMatchObject({ ok: true })
  expect(await dismissOffer(shop.db, named)).toMatchObject({ ok: true })
  await passDay(shop, days(1))
  expect(new Set((await offersOf(shop)).map(({ memberId }) => memberId)).size).toBe(2)
})

test('dismissed, its product is not offered again; taken back, it may be', async () => {
  await buys(shop, [3, 2, 1])
  const memberId = await shop.memberId()
  await passDay(shop)
  const [first] = await offersOf(shop)
  const offerId = first?.id ?? ''
  expect(await withdrawOffer(shop.db, { offerId, now })).toMatchObject({ ok: true })
  await passDay(shop, days(30))
  const [, second] = await offersOf(shop)
  expect(second).toMatchObject({ state: 'open', productId: '501' })
  const other = { offerId: second?.id ?? '', memberId: offerId, now }
  expect(await dismissOffer(shop.db, other)).toMatchObject({ refusal: { code: 'offer_over' } })
  await dismissOffer(shop.db, { ...other, memberId })
  await passDay(shop, days(60))
  expect(await statesOf(shop)).toEqual(['501 withdrawn', '501 dismissed'])
})

test('who wants none is offered none, until they want some', async () => {
  await buys(shop, [3, 2, 1])
  const memberId = await shop.memberId()
  await passDay(shop)
  await wantOffers(shop.db, { memberId, isWanted: false, now })
  await wantOffers(shop.db, { memberId, isWanted: false, now })
  expect(await statesOf(shop)).toEqual(['501 over'])
  await passDay(shop, days(31))
  expect(await statesOf(shop)).toEqual(['501 over'])
  await wantOffers(shop.db, { memberId, isWanted: true, now })
  await passDay(shop, days(32))
  expect(await statesOf(shop)).toEqual(['501 over', '501 open'])
})

async function merge(keptId: string, deletedId: string, at = now) {
  await shop.db.transaction((tx) => mergeCustomers(tx, { keptId, deletedId, at, now: at }))
}

test('orders of two who are one person count together', async () => {
  await buys(shop, [3, 2])
  await buys(shop, [1], { customerId: '9002' })
  await merge('9001', '9002')
  await passDay(shop)
  expect(await offersOf(shop)).toMatchObject([{ memberId: await shop.memberId(), times: 3 }])
})

test('of two who are one person the earlier offer stays, and a no is a no', async () => {
  await buys(shop, [3, 2, 1])
  await passDay(shop)
  await buys(shop, [3, 2, 1], { customerId: '9002' })
  await passDay(shop, days(1))
  const memberId = await shop.memberId('9002')
  await merge('9002', '9001', days(1))
  expect(await offersOf(shop)).toMatchObject([
    { memberId, state: 'open', madeAt: now },
    { memberId, state: 'over', madeAt: days(1) },
  ])
  await buys(shop, [3, 2, 1], { customerId: '9003' })
  await wantOffers(shop.db, { memberId: await shop.memberId('9003'), isWanted: false, now })
  await merge('9002', '9003', days(2))
  expect(await statesOf(shop)).toEqual(['501 over', '501 over'])
  expect(await exportMemberById(shop.db, memberId)).toMatchObject({
    refusedOffersAt: now.toISOString(),
    offers: [{ product: 'Oat milk 601', times: 3 }, {}],
  })
})

test('forgotten, nothing says what they were offered', async () => {
  await buys(shop, [3, 2, 1])
  const memberId = await shop.memberId()
  await passDay(shop)
  await wantOffers(shop.db, { memberId, isWanted: false, now })
  const forget = { customerId: '9001', orderIds: [], now }
  await shop.db.transaction((tx) => forgetMember(tx, forget))
  expect(await offersOf(shop)).toEqual([])
  expect(await shop.db.db.personalOfferRefusal.count({ where: { shopId: shop.shopId } })).toBe(0)
  await passDay(shop, days(40))
  expect(await offersOf(shop)).toEqual([])
})

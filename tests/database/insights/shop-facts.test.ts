// What warnings know of a shop: the margin that its merchant states, and its average order.
import { expect, test } from 'vitest'
import { tierBasis } from '../../../app/loyalty/program/tiers/tier-holders.ts'
import { aLine, anOrder } from '../../setup/builders/order.ts'
import { someSettings } from '../../setup/builders/program.ts'
import { openTestDatabase } from '../../setup/database.ts'

await openTestDatabase()
const { aShop, testNow } = await import('../../setup/builders/shop.ts')
const { computeEstimate } = await import('../../../app/loyalty/insights/estimate.server.ts')
const { readShopFacts } = await import(
  '../../../app/loyalty/insights/warnings/read-shop-facts.server.ts'
)
const { saveDraft } = await import('../../../app/loyalty/program/save-draft.server.ts')
const { stateMargin } = await import('../../../app/loyalty/program/margin/state-margin.server.ts')

test('before there are orders no average is known, and then it is that of the last weeks', async () => {
  const shop = await aShop()
  const known = { currency: 'USD', marginPercent: null }
  const read = () => readShopFacts(shop.db, known)
  expect(await read()).toEqual({ ...known, averageMinor: null, tiers: null })
  await computeEstimate(shop.db, { currency: 'USD', now: testNow })
  expect(await read()).toEqual({ ...known, averageMinor: null, tiers: null })
  const processedAt = new Date(testNow.getTime() - 864e5).toISOString()
  const order = (orderId: string, minor: number) =>
    anOrder({ orderId, processedAt, lines: [aLine(minor)] })
  await shop.settle(order('1', 1000), order('2', 2001))
  await computeEstimate(shop.db, { currency: 'USD', now: testNow })
  expect(await read()).toEqual({ ...known, averageMinor: 1501, tiers: null })
})

test('who would hold which tier of the draft is counted over all orders', async () => {
  const shop = await aShop()
  const tier = { id: 'fan', name: 'Fan', spendMinor: null, points: null, orders: 2 }
  const settings = someSettings({ tiers: [{ ...tier, multiplierBps: 20_000 }] })
  await saveDraft(shop.db, { settings, revision: 0, now: testNow })
  const daysAgo = (days: number) => new Date(testNow.getTime() - days * 864e5).toISOString()
  const order = (orderId: string, days: number, customerId = '9001') =>
    anOrder({ orderId, customerId, processedAt: daysAgo(days) })
  await shop.settle(order('1', 100), order('2', 1), order('3', 1, '9002'))
  await computeEstimate(shop.db, { currency: 'USD', now: testNow })
  const { tiers } = await readShopFacts(shop.db, { currency: 'USD', marginPercent: null })
  expect(tiers).toEqual({ basis: tierBasis(settings), holders: { fan: 1 } })
})

test('a margin is stated, corrected and withdrawn; what is none changes nothing', async () => {
  const shop = await aShop()
  const margin = async () =>
    (await shop.db.db.shop.findUniqueOrThrow({ where: { id: shop.shopId } })).marginPercent
  expect(await stateMargin(shop.db, '40')).toEqual({ ok: true, value: 40 })
  expect(await stateMargin(shop.db, '35')).toEqual({ ok: true, value: 35 })
  expect(await stateMargin(shop.db, '350')).toMatchObject({ refusal: { code: 'margin_invalid' } })
  expect(await margin()).toBe(35)
  expect(await stateMargin(shop.db, ' ')).toEqual({ ok: true, value: 0 })
  expect(await margin()).toBe(null)
})

// What warnings know of a shop: the margin that its merchant states, and its average order.
import { expect, test } from 'vitest'
import { aLine, anOrder } from '../../setup/builders/order.ts'
import { openTestDatabase } from '../../setup/database.ts'

await openTestDatabase()
const { aShop, testNow } = await import('../../setup/builders/shop.ts')
const { computeEstimate } = await import('../../../app/loyalty/insights/estimate.server.ts')
const { readShopFacts } = await import(
  '../../../app/loyalty/insights/warnings/read-shop-facts.server.ts'
)
const { stateMargin } = await import('../../../app/loyalty/program/margin/state-margin.server.ts')

test('before there are orders no average is known, and then it is that of the last weeks', async () => {
  const shop = await aShop()
  const known = { currency: 'USD', marginPercent: null }
  const read = () => readShopFacts(shop.db, known)
  expect(await read()).toEqual({ ...known, averageMinor: null })
  await computeEstimate(shop.db, { currency: 'USD', now: testNow })
  expect(await read()).toEqual({ ...known, averageMinor: null })
  const processedAt = new Date(testNow.getTime() - 864e5).toISOString()
  const order = (orderId: string, minor: number) =>
    anOrder({ orderId, processedAt, lines: [aLine(minor)] })
  await shop.settle(order('1', 1000), order('2', 2001))
  await computeEstimate(shop.db, { currency: 'USD', now: testNow })
  expect(await read()).toEqual({ ...known, averageMinor: 1501 })
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

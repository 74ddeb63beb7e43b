import { expect, test } from 'vitest'
import { checkFields } from '../kernel/check-fields.ts'
import { freshOfferSettings, offerSettingsSchema } from './offer-settings.ts'
import {
  type BoughtOrder,
  boughtOften,
  type Earlier,
  nothingEarlier,
  personalOffer,
} from './personal-offer.ts'

const now = new Date('2026-11-20T12:00:00.000Z')
const settings = { ...freshOfferSettings(100), leastOrders: 3, withinDays: 30, everyDays: 14 }
const ago = (days: number, ms = 0) => new Date(now.getTime() - days * 86_400_000 + ms).toISOString()

let count = 0
const order = (daysAgo: number, ...products: string[]): BoughtOrder => {
  count += 1
  const items = products.map((one) => ({ productId: one, variantId: `${one}-v`, title: one }))
  return { id: String(count), at: ago(daysAgo), items }
}
const orders = (product: string, ...days: number[]) => days.map((day) => order(day, product))

function offered(
  bought: BoughtOrder[],
  change: Partial<typeof settings> = {},
  earlier: Partial<Earlier> = {},
  isOnSale = (_: { productId: string }) => true,
) {
  const decided = personalOffer(bought, { ...settings, ...change }, now, {
    earlier: { ...nothingEarlier, ...earlier },
    isOnSale,
  })
  return decided.isOffered ? decided.often.productId : decided.because
}

test.each([
  ['nothing was bought', [], 'nothing_often'],
  ['one order short', orders('milk', 1, 2), 'nothing_often'],
  ['as often as is asked', orders('milk', 1, 2, 3), 'milk'],
  ['the oldest on the last day that counts', orders('milk', 1, 2, 30), 'milk'],
  ['the oldest a day too old', orders('milk', 1, 2, 31), 'nothing_often'],
  ['twice in one order', [order(1, 'milk', 'milk'), order(2, 'milk')], 'nothing_often'],
  ['the one in most orders', [...orders('milk', 1, 2, 3), ...orders('tea', 4, 5, 6, 7)], 'tea'],
  ['of equals the one bought last', [...orders('milk', 2, 3, 4), ...orders('tea', 1, 5, 6)], 'tea'],
  [
    'of what was bought together the first by its id',
    [order(1, 'tea', 'milk'), order(2, 'tea', 'milk'), order(3, 'tea', 'milk')],
    'milk',
  ],
])('%s', (_, bought, expected) => {
  expect(offered(bought as BoughtOrder[])).toBe(expected)
})

test('a millisecond past the last moment an order does not count', () => {
  const [oldest] = orders('milk', 30)
  const late = { ...(oldest as BoughtOrder), at: ago(30, -1) }
  expect(offered([...orders('milk', 1, 2), late])).toBe('nothing_often')
  expect(offered([...orders('milk', 1, 2), { ...late, at: ago(0, 1) }])).toBe('nothing_often')
})

test('the order in which orders are told changes nothing', () => {
  const bought = [...orders('milk', 1, 2, 3), ...orders('tea', 4, 5, 6, 7)]
  expect(boughtOften(bought.toReversed(), settings, now)).toEqual(
    boughtOften(bought, settings, now),
  )
})

test('why is in it: how many orders, the last one, and what was bought last', () => {
  const [newest, ...rest] = orders('milk', 1, 2, 3) as [BoughtOrder, ...BoughtOrder[]]
  const large = [{ productId: 'milk', variantId: 'large', title: 'Milk' }]
  const [often] = boughtOften([{ ...newest, items: large }, ...rest], settings, now)
  expect(often).toEqual({
    productId: 'milk',
    variantId: 'large',
    title: 'Milk',
    times: 3,
    lastAt: ago(1),
  })
})

const both = [...orders('milk', 1, 2, 3), ...orders('tea', 4, 5, 6, 7)]
test.each([
  ['one that is never offered', { excluded: [{ id: 'tea', title: '' }] }, {}, 'milk'],
  ['one the member wants no offer of', {}, { dismissed: ['tea'] }, 'milk'],
  ['both', {}, { dismissed: ['tea', 'milk'] }, 'nothing_often'],
  ['what was offered last time', {}, { lastProductId: 'tea', lastMadeAt: ago(14) }, 'milk'],
  [
    'what was offered last time, where there is nothing else',
    { excluded: [{ id: 'milk', title: '' }] },
    { lastProductId: 'tea', lastMadeAt: ago(14) },
    'tea',
  ],
  ['the last one too short ago', {}, { lastMadeAt: ago(14, 1) }, 'too_soon'],
  ['one that is open', {}, { hasOpen: true }, 'has_open'],
  ['a no to all of them', {}, { wantsNone: true, hasOpen: true }, 'wants_none'],
])('%s decides', (_, change, earlier, expected) => {
  expect(offered(both, change, earlier)).toBe(expected)
})

test('what is not sold is passed over, however often it was bought', () => {
  expect(offered(both, {}, {}, ({ productId }) => productId !== 'tea')).toBe('milk')
  const last = { lastProductId: 'milk', lastMadeAt: ago(20) }
  expect(offered(both, {}, last, ({ productId }) => productId !== 'tea')).toBe('milk')
  expect(offered(both, {}, {}, () => false)).toBe('nothing_often')
})

const fresh = freshOfferSettings(100)
test.each([
  [{ leastOrders: 1 }, { leastOrders: 'at_least:2' }],
  [{ leastOrders: 51 }, { leastOrders: 'at_most:50' }],
  [{ withinDays: 6 }, { withinDays: 'at_least:7' }],
  [{ withinDays: 731 }, { withinDays: 'at_most:730' }],
  [{ percent: 0 }, { percent: 'at_least:1' }],
  [{ percent: 101 }, { percent: 'at_most:100' }],
  [{ amountMinor: 0 }, { amountMinor: 'at_least:1' }],
  [{ mostPieces: 0 }, { mostPieces: 'at_least:1' }],
  [{ mostPieces: 11 }, { mostPieces: 'at_most:10' }],
  [{ points: -1 }, { points: 'at_least:0' }],
  [{ openDays: 91, everyDays: 91 }, { openDays: 'at_most:90' }],
  [{ openDays: 14, everyDays: 13 }, { everyDays: 'at_least:14' }],
  [{ mostOffers: 0 }, { mostOffers: 'at_least:1' }],
  [{ audience: { who: 'segment', tiers: [], segment: '' } }, { 'audience.segment': 'pick' }],
])('%j is refused where it is typed', (change, problems) => {
  expect(checkFields(offerSettingsSchema, { ...fresh, ...change })).toEqual({
    isValid: false,
    problems,
  })
})

test.each([
  { leastOrders: 2, withinDays: 7 },
  { leastOrders: 50, withinDays: 730 },
  { openDays: 14, everyDays: 14 },
  { points: 0, percent: 100, mostPieces: 10 },
])('%j is as far as it goes', (change) => {
  expect(checkFields(offerSettingsSchema, { ...fresh, ...change }).isValid).toBe(true)
})

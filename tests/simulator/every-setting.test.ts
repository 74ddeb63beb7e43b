// Each setting of a program, published in a shop that runs, and what becomes of an order there. A
// mug is 14.00 and two are bought, shipping is 5.00, the tax of 6 % comes on top.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { anExpiry } from '../../app/loyalty/program/books-settings.ts'
import type { ProgramSettings } from '../../app/loyalty/program/settings.ts'
import { everything } from '../../app/loyalty/rules/scope.ts'
import { type Given, someSettings } from '../setup/builders/program.ts'
import { domain, openBox } from './box.ts'

const box = await openBox()
const { forShop, prisma } = await import('../../app/db.server.ts')
const { now } = await import('../../app/clock.server.ts')
const { adminFor } = await import('../../app/shopify/admin/admin-for.server.ts')
const { verifyBooks } = await import('../../app/loyalty/ledger/verify.server.ts')
const { readDraft } = await import('../../app/loyalty/program/read-draft.server.ts')
const { saveDraft } = await import('../../app/loyalty/program/save-draft.server.ts')
const { publishDraft } = await import('../../app/loyalty/program/publish-draft.server.ts')
const { adjustMember } = await import('../../app/loyalty/members/adjust-member.server.ts')
const { createGiftCard } = await import('../../app/shopify/admin/vouchers/create-gift-card.ts')
const { createCodeDiscount } = await import(
  '../../app/shopify/admin/vouchers/create-code-discount.ts'
)

interface Sold {
  id: string
  isGiftCard: boolean
  variants: { id: string; price: string }[]
}

let shopId: number
let mug: Sold
let giftCard: Sold
let mugs: string
const shop = () => forShop(shopId)
const minuteMs = 60_000

beforeAll(async () => {
  const grant = ['write_gift_cards']
  await box.control.post(`/shops/${domain}/scopes`, { grant })
  shopId = await box.signIn()
  const products = await box.control.get<Sold[]>('/products')
  mug = products.find(({ variants }) => variants[0]?.price === '14.00') as Sold
  giftCard = products.find(({ isGiftCard }) => isGiftCard) as Sold
  mugs = await collectionOf(mug)
})

afterAll(async () => expect(await verifyBooks(shop())).toEqual([]))

/** As a merchant does it: the draft is saved and published, and in force by now. */
async function publish(given: Given): Promise<void> {
  const at = new Date(now().getTime() - 2 * minuteMs)
  const { revision } = await readDraft(shop(), 'USD')
  const settings = { ...someSettings(given), termsVersion: randomUUID() }
  expect(await saveDraft(shop(), { settings, revision, now: at })).toMatchObject({ ok: true })
  const told = 'By e-mail'
  const publication = { revision: revision + 1, publishedBy: 'test', now: at, told }
  expect(await publishDraft(shop(), publication)).toMatchObject({ ok: true })
}

const someone = () =>
  box.control.createCustomer({
    firstName: 'Ada',
    lastName: 'Fern',
    email: `${randomUUID()}@example.com`,
  })

const of = (sold: Sold, quantity: number) => ({ variantId: sold.variants[0]?.id ?? '', quantity })

interface Bought {
  customerId?: string
  lines?: { variantId: string; quantity: number }[]
  more?: object
}

async function buy({ customerId, lines = [of(mug, 2)], more }: Bought = {}) {
  const whose = customerId ?? (await someone()).id
  const bought = { customerId: whose, lines, payment: 'paid' as const, ...more }
  const order = await box.control.placeOrder(bought)
  await box.settle()
  return order
}

async function earned(orderId: string): Promise<number> {
  const { evaluation } = await prisma().order.findFirstOrThrow({ where: { shopId, id: orderId } })
  const { effects } = evaluation as { effects: { quantity: number }[] }
  return effects.reduce((sum, { quantity }) => sum + quantity, 0)
}

const spend = (given: object = {}) =>
  ({ ...someSettings().rules[0], ...given }) as ProgramSettings['rules'][number]
const perOrder = (given: object = {}) =>
  ({
    kind: 'order',
    id: 'each',
    isOn: true,
    points: 10,
    minimumMinor: 0,
    ...given,
  }) as ProgramSettings['rules'][number]

const stampCard = (given: object = {}) =>
  ({
    ...{ kind: 'stamp', id: 'card', isOn: true, stamps: 1, needed: 20, minimumMinor: 0 },
    scope: { ...everything, products: picked(mug.id) },
    ...given,
  }) as ProgramSettings['rules'][number]

const picked = (id: string) => [{ id, title: 'Picked' }]

async function ask<Data>(query: string): Promise<Data> {
  return (await adminFor(domain)).graphql<Data>(query)
}

async function collectionOf({ id }: Sold): Promise<string> {
  const { product } = await ask<{ product: { collections: { nodes: { id: string }[] } } }>(
    `{ product(id: "gid://shopify/Product/${id}") { collections(first: 1) { nodes { id } } } }`,
  )
  return product.collections.nodes[0]?.id.split('/').at(-1) ?? ''
}

/** Ten per cent off the order, or off the goods; not one that members had for points. */
async function codeFor(customerId: string, products: Sold[]): Promise<string> {
  const code = randomUUID()
  const combines = { order: true, product: true, shipping: true }
  await createCodeDiscount(await adminFor(domain), {
    code,
    label: 'theirs',
    customerId,
    currency: 'USD',
    benefit: { kind: 'percent', percent: 10 },
    conditions: {
      minimumMinor: 0,
      minimumQuantity: 0,
      products: products.map(({ id }) => id),
      collections: [],
      purchase: 'one_time',
      renewals: 1,
      combines,
    },
    startsAt: new Date(now().getTime() - minuteMs),
    endsAt: null,
  })
  return code
}

test('nothing set: a point for each unit of what the goods cost', async () => {
  await publish({})
  expect(await earned((await buy()).id)).toBe(28)
})

test.each<[string, () => Given, Bought | (() => Bought), number]>([
  ['rounding down', () => ({ rules: [spend({ perMinor: 1000 })] }), {}, 2],
  [
    'rounding to the nearest',
    () => ({ rules: [spend({ perMinor: 1000 })], rounding: 'nearest' }),
    {},
    3,
  ],
  ['rounding up', () => ({ rules: [spend({ perMinor: 300 })], rounding: 'ceil' }), {}, 10],
  ['tax, always', () => ({ countedTax: 'always' }), {}, 29],
  ['shipping', () => ({ countsShipping: true }), {}, 33],
  ['no tip', () => ({}), { more: { tip: '3.00' } }, 28],
  ['a tip', () => ({ countsTips: true }), { more: { tip: '3.00' } }, 31],
  ['no duties', () => ({}), { more: { duties: '4.00', country: 'CA' } }, 28],
  ['duties', () => ({ countsDuties: true }), { more: { duties: '4.00', country: 'CA' } }, 32],
  [
    'gift cards bought',
    () => ({ countsGiftCards: true }),
    () => ({ lines: [of(giftCard, 1)] }),
    25,
  ],
  ['no gift cards bought', () => ({}), () => ({ lines: [of(giftCard, 1)] }), 0],
  ['nothing but a product', () => ({ scope: { ...everything, products: picked(mug.id) } }), {}, 28],
  [
    'all but a product',
    () => ({ scope: { ...everything, excludedProducts: picked(mug.id) } }),
    {},
    0,
  ],
  ['nothing but the till', () => ({ scope: { ...everything, channels: ['pos'] } }), {}, 0],
  [
    'the till',
    () => ({ scope: { ...everything, channels: ['pos'] } }),
    { more: { channel: 'pos' } },
    28,
  ],
  [
    'no companies',
    () => ({ scope: { ...everything, business: 'out' } }),
    { more: { company: 'Moss' } },
    0,
  ],
  ['nothing but companies', () => ({ scope: { ...everything, business: 'only' } }), {}, 0],
  ['a minimum that is met', () => ({ orderMinimumMinor: 2800 }), {}, 28],
  ['a minimum that is missed', () => ({ orderMinimumMinor: 2801 }), {}, 0],
  ['a most of an order', () => ({ orderMaximum: 20 }), {}, 20],
  ['a stamp card', () => ({ rules: [stampCard()] }), {}, 2],
  ['three stamps for each unit', () => ({ rules: [stampCard({ stamps: 3 })] }), {}, 6],
  ['a most of a card', () => ({ rules: [stampCard({ maximum: 1 })] }), {}, 1],
  [
    'a card for something else',
    () => ({ rules: [stampCard({ scope: { ...everything, products: picked(giftCard.id) } })] }),
    {},
    0,
  ],
  ['all rules', () => ({ rules: [spend(), perOrder()] }), {}, 38],
  ['the best rule', () => ({ rules: [spend(), perOrder()], stacking: 'best' }), {}, 28],
  [
    'the first rule',
    () => ({ rules: [spend(), perOrder({ priority: 9 })], stacking: 'priority' }),
    {},
    10,
  ],
])('%s', async (_, given, bought, points) => {
  await publish(given())
  expect(await earned((await buy(typeof bought === 'function' ? bought() : bought)).id)).toBe(
    points,
  )
})

const scopeOf = (scope: object): Given => ({ scope: { ...everything, ...scope } })

test.each<[string, () => Given, number]>([
  ['nothing but a collection', () => scopeOf({ collections: picked(mugs) }), 28],
  ['another collection', () => scopeOf({ collections: picked('1') }), 0],
  ['all but a collection', () => scopeOf({ excludedCollections: picked(mugs) }), 0],
])('%s', async (_, given, points) => {
  await publish(given())
  expect(await earned((await buy()).id)).toBe(points)
})

// A tenth of 28.00: the order's, or the goods' own.
test.each<[string, Given, 'order' | 'line', number]>([
  ['all discounts lower what counts', {}, 'order', 25],
  ['a discount on the order does not', { countedDiscounts: 'line' }, 'order', 28],
  ['one on a line does', { countedDiscounts: 'line' }, 'line', 25],
  ['no discount does', { countedDiscounts: 'none' }, 'line', 28],
])('%s', async (_, given, place, points) => {
  await publish(given)
  const { id: customerId } = await someone()
  const code = await codeFor(customerId, place === 'line' ? [mug] : [])
  const order = await buy({ customerId, more: { discountCodes: [code] } })
  expect(await earned(order.id)).toBe(points)
})

test.each<[string, Given, number]>([
  ['what a gift card paid counts', {}, 28],
  // 10.00 of 28.00 and 1.68 of tax and 5.00 of shipping: 24.68 of 34.68 count.
  ['what a gift card paid does not count', { countsGiftCardPayments: false }, 19],
])('%s', async (_, given, points) => {
  await publish(given)
  const { id: customerId } = await someone()
  const code = randomUUID().replaceAll('-', '').slice(0, 16)
  const money = { amountMinor: 1000, currency: 'USD', endsAt: null }
  await createGiftCard(await adminFor(domain), { code, note: 'theirs', customerId, ...money })
  const order = await buy({ customerId, more: { giftCardCodes: [code] } })
  expect(await earned(order.id)).toBe(points)
})

const tier = { id: 'gold', name: 'Gold', spendMinor: null, points: null, orders: null }
const tiered = (given: object, more: Given = {}): Given => ({
  tiers: [{ ...tier, ...given, multiplierBps: 20_000 }],
  ...more,
})
test.each<[string, Given]>([
  ['an amount spent', tiered({ spendMinor: 2800 })],
  ['points', tiered({ points: 28 })],
  ['orders', tiered({ orders: 1 })],
  ['one of these', tiered({ points: 999, orders: 1 }, { tierReach: 'any' })],
  ['all of these', tiered({ points: 28, orders: 1 }, { tierReach: 'all' })],
  ['what the last twelve months reach', tiered({ orders: 1 }, { tierPeriod: 'rolling_year' })],
  ['whatever was ever bought', tiered({ orders: 1 }, { tierPeriod: 'lifetime' })],
])('a tier by %s: the second order counts double', async (_, given) => {
  await publish(given)
  const { id: customerId } = await someone()
  const [first, second] = [await buy({ customerId }), await buy({ customerId })]
  expect([await earned(first.id), await earned(second.id)]).toEqual([28, 56])
})

test.each<[string, Given]>([
  ['a day', { memberDayMaximum: 30 }],
  ['a month', { memberMonthMaximum: 30 }],
  ['ever', { memberMaximum: 30 }],
])('a most of a member, %s: the second order has what is left', async (_, given) => {
  await publish(given)
  const { id: customerId } = await someone()
  const [first, second] = [await buy({ customerId }), await buy({ customerId })]
  expect([await earned(first.id), await earned(second.id)]).toEqual([28, 2])
})

const onSome = (orders: object) =>
  ({
    kind: 'multiply',
    id: 'more',
    isOn: true,
    multiplierBps: 20_000,
    minimumMinor: 0,
    orders,
  }) as ProgramSettings['rules'][number]

const takeAllBack = async ({ id, lines: [line] }: Awaited<ReturnType<typeof buy>>) => {
  await box.control.refund(id, { lines: [{ lineId: line?.id ?? '', quantity: 2 }] })
  await box.settle()
}

test('the first order of a member counts double; sent back, it makes no other the first', async () => {
  await publish({ rules: [spend(), onSome({ which: 'first' })] })
  const { id: customerId } = await someone()
  const [first, second] = [await buy({ customerId }), await buy({ customerId })]
  expect([await earned(first.id), await earned(second.id)]).toEqual([56, 28])
  await takeAllBack(first)
  const third = await buy({ customerId })
  const all = [first, second, third].map(({ id }) => earned(id))
  expect(await Promise.all(all)).toEqual([0, 28, 28])
})

test('a first order that is cancelled was none: the next one counts double', async () => {
  await publish({ rules: [spend(), onSome({ which: 'first' })] })
  const { id: customerId } = await someone()
  const first = await buy({ customerId })
  await box.control.post(`/orders/${first.id}/cancel`)
  await box.settle()
  await box.control.moveClock({ advance: 'PT1M' })
  const second = await buy({ customerId })
  expect([await earned(first.id), await earned(second.id)]).toEqual([0, 56])
})

test.each([
  ['the second', { which: 'nth', n: 2 }, [28, 56, 28, 28]],
  ['every second', { which: 'every_nth', n: 2 }, [28, 56, 28, 56]],
])('%s order of a member counts double', async (_, orders, points) => {
  await publish({ rules: [spend(), onSome(orders)] })
  const { id: customerId } = await someone()
  const earnings: number[] = []
  for (const _ of points) earnings.push(await earned((await buy({ customerId })).id))
  expect(earnings).toEqual(points)
})

const lotOf = (orderId: string) => prisma().lot.findFirstOrThrow({ where: { shopId, orderId } })
const day = 24 * 60 * minuteMs
const daysBetween = (from: Date, to: Date | null) => (Number(to) - from.getTime()) / day

test('paid: points can be spent when the days are over', async () => {
  await publish({ pendingDays: 3 })
  const { availableAt, occurredAt } = await lotOf((await buy()).id)
  expect(daysBetween(occurredAt, availableAt)).toBe(3)
})

test('fulfilled: points wait until the goods were sent', async () => {
  await publish({ awardedWhen: 'fulfilled' })
  const { id } = await buy()
  expect(await lotOf(id)).toMatchObject({ availableAt: null, pendingLeft: 28 })
  await box.control.post(`/orders/${id}/fulfill`)
  await box.settle()
  expect(await lotOf(id)).toMatchObject({ availableAt: expect.any(Date) })
})

test.each<[string, Parameters<typeof anExpiry>[0], [number, number]]>([
  ['days', { kind: 'days', days: 10 }, [10, 11]],
  ['months', { kind: 'months', months: 1 }, [28, 32]],
  ['a day of the year', { kind: 'yearly', month: 12, day: 31, graceDays: 0 }, [0, 366]],
  ['inactivity', { kind: 'inactivity', months: 2 }, [58, 63]],
])('points end by %s', async (_, policy, [least, most]) => {
  await publish({ expiry: anExpiry(policy) })
  const { occurredAt, expiresAt } = await lotOf((await buy()).id)
  const days = daysBetween(occurredAt, expiresAt)
  expect(days).toBeGreaterThanOrEqual(least)
  expect(days).toBeLessThanOrEqual(most)
})

test('an end that was not announced moves where the program says so', async () => {
  const expiry = anExpiry({ kind: 'days', days: 100 })
  await publish({ expiry, movesUnannounced: true })
  const { expiresAt, movesTo } = await lotOf((await buy()).id)
  const moves = daysBetween(expiresAt as Date, movesTo)
  expect(moves).toBeGreaterThanOrEqual(30)
  expect(moves).toBeLessThan(31.1)
  await publish({ expiry })
  expect(await lotOf((await buy()).id)).toMatchObject({ movesTo: null })
})

test.each<[ProgramSettings['shortfall'], number]>([
  ['clamp', 0],
  ['debt', 28],
])('what a refund does not find any more, %s: %i owed', async (shortfall, debt) => {
  await publish({ shortfall })
  const { id: customerId } = await someone()
  const order = await buy({ customerId })
  const member = await prisma().member.findFirstOrThrow({ where: { shopId, customerId } })
  const spent = { adjustmentId: randomUUID(), points: -28, note: 'spent', actor: 'test' }
  const adjusted = await adjustMember(shop(), { ...spent, memberId: member.id, now: now() })
  expect(adjusted).toMatchObject({ ok: true })
  await box.control.refund(order.id, { lines: [{ lineId: order.lines[0]?.id ?? '', quantity: 2 }] })
  await box.settle()
  const balance = await prisma().balance.findFirstOrThrow({
    where: { shopId, memberId: member.id },
  })
  expect(balance).toMatchObject({ available: 0, debt })
})

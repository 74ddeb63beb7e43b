// What is said before a refund is what the refund then books: each case is previewed, then done.
import { afterEach, expect, test } from 'vitest'
import type { OrderSnapshot } from '../../../app/loyalty/kernel/facts.ts'
import { freshReward, type Reward } from '../../../app/loyalty/reward-kinds/catalogue.ts'
import type { AskedRefund } from '../../../app/loyalty/settlement/refund-preview/would-be.ts'
import { wouldBe } from '../../../app/loyalty/settlement/refund-preview/would-be.ts'
import { aLine, anOrder } from '../../setup/builders/order.ts'
import type { Given } from '../../setup/builders/program.ts'
import type { TestShop } from '../../setup/builders/shop.ts'
import { openTestDatabase } from '../../setup/database.ts'

await openTestDatabase()
const { aShop } = await import('../../setup/builders/shop.ts')
const { redeem } = await import('../../../app/loyalty/rewards/redeem.server.ts')
const { readOrder } = await import('../../../app/loyalty/members/statement/read-order.server.ts')
const { readRefundPreviews } = await import(
  '../../../app/loyalty/settlement/refund-preview/read-refund-preview.server.ts'
)

let shop: TestShop
afterEach(() => shop.expectBooksToAgree())

const five = { ...freshReward('amount_off', 'five', 100), points: 50, validDays: null } as Reward
const lines = [
  aLine(3333, { id: 'mug', title: 'Mug', quantity: 3 }),
  aLine(2001, { id: 'pot', title: 'Pot' }),
  aLine(5000, { id: 'card', isGiftCard: true }),
]
const shipping = { placedMinor: 650, refundedMinor: 0, taxMinor: 0 }
const placed = anOrder({ lines, shipping, processedAt: '2026-03-01T12:00:00.000Z' })
const now = new Date('2026-03-10T00:00:00Z')
const units = (lineId: string, quantity: number) => ({ lineId, quantity })

const refunds: [string, AskedRefund][] = [
  ['one unit of three', { lines: [units('mug', 1)], shippingMinor: 0, amountMinor: 0 }],
  ['two units of three', { lines: [units('mug', 2)], shippingMinor: 0, amountMinor: 0 }],
  ['a whole line', { lines: [units('pot', 1)], shippingMinor: 0, amountMinor: 0 }],
  ['a line that does not count', { lines: [units('card', 1)], shippingMinor: 0, amountMinor: 0 }],
  ['an amount without lines', { lines: [], shippingMinor: 0, amountMinor: 1234 }],
  ['part of the shipping', { lines: [], shippingMinor: 300, amountMinor: 0 }],
  ['units and an amount', { lines: [units('mug', 2)], shippingMinor: 0, amountMinor: 777 }],
  ['more than is left', { lines: [units('mug', 9)], shippingMinor: 9999, amountMinor: 99_999 }],
  [
    'everything',
    {
      lines: [units('mug', 3), units('pot', 1), units('card', 1)],
      shippingMinor: 0,
      amountMinor: 0,
    },
  ],
]

/** What the preview says, then what the books have of it once it is done. */
async function compare(asked: AskedRefund, order: OrderSnapshot) {
  const now = new Date(Date.parse(order.updatedAt) + 3_600_000)
  const [preview] =
    (await readRefundPreviews(shop.db, {
      orderId: order.orderId,
      refunds: [asked],
      now,
    })) ?? []
  if (!preview) throw new Error('no preview')
  const before = await lastTransfer()
  await shop.settleAt(now, wouldBe(order, asked, now))
  const booked = await shop.db.sql<{ pocket: string; points: number }>`
    SELECT because->>'taken' AS pocket, sum(amount)::int AS points FROM transfers
    WHERE shop_id = ${shop.shopId} AND id > ${before}::bigint AND order_id = ${order.orderId}
      AND "to" = 'issued' AND because->>'kind' = 'order' GROUP BY 1`
  const back = await shop.db.sql<{ label: string; points: number }>`
    SELECT because->>'label' AS label, sum(amount)::int AS points FROM transfers
    WHERE shop_id = ${shop.shopId} AND id > ${before}::bigint
      AND because->>'kind' = 'spent_returned' AND "to" = 'available' GROUP BY 1`
  const after = await readOrder(shop.db, order.orderId)
  const worth = after?.evaluation.effects.reduce((sum, one) => sum + one.quantity, 0)
  return { preview, worth, booked, back }
}

async function lastTransfer(): Promise<string> {
  const [row] = await shop.db.sql<{ id: string }>`
    SELECT coalesce(max(id), 0)::text AS id FROM transfers WHERE shop_id = ${shop.shopId}`
  return row?.id ?? '0'
}

async function expectSame(asked: AskedRefund, order: OrderSnapshot = placed) {
  const { preview, worth, booked, back } = await compare(asked, order)
  const byPocket = (rows: { pocket: string; points: number }[]) =>
    rows.toSorted((one, other) => one.pocket.localeCompare(other.pocket))
  expect(byPocket(preview.taken)).toEqual(byPocket(booked))
  expect(preview.returned).toEqual(back)
  expect(preview.is).toBe(worth)
  expect(preview.taken.reduce((sum, one) => sum + one.points, 0)).toBe(preview.was - preview.is)
  return preview
}

const programs: [string, Given][] = [
  ['while pending', { pendingDays: 30 }],
  ['once it can be spent', {}],
  ['with two rules, rounded up', { rounding: 'ceil', rules: twoRules(), countsShipping: true }],
]

test.each(
  programs.flatMap(([when, given]) => refunds.map((one) => [...one, when, given] as const)),
)('%s: said beforehand as it is booked (%o, %s)', async (_what, asked, _when, given) => {
  shop = await aShop(given)
  await shop.settleAt(now, placed)
  await expectSame(asked)
})

test.each([
  [true, 6],
  [false, 0],
])('shipping takes what it earned (counted: %s)', async (countsShipping, takes) => {
  shop = await aShop({ countsShipping })
  await shop.settleAt(now, placed)
  const { was, is } = await expectSame({ lines: [], shippingMinor: 650, amountMinor: 0 })
  expect(was - is).toBe(takes)
})

test('what is spent is found elsewhere, let go or owed, as was said', async () => {
  for (const shortfall of ['clamp', 'debt'] as const) {
    shop = await aShop({ rewards: [five], shortfall })
    await shop.settleAt(now, placed)
    const memberId = await shop.memberId()
    await redeem(shop.db, { memberId, rewardId: 'five', requestId: 'r1', now })
    const everything = {
      lines: [units('mug', 3), units('pot', 1)],
      shippingMinor: 0,
      amountMinor: 0,
    }
    const { taken } = await expectSame(everything)
    expect(taken.map(({ pocket }) => pocket)).toEqual([
      'own',
      shortfall === 'clamp' ? 'waived' : 'owed',
    ])
    await shop.expectBooksToAgree()
  }
})

test('points spent on the order come back in proportion, as was said', async () => {
  shop = await aShop({ rewards: [five] })
  await shop.settleAt(now, anOrder({ orderId: 'first', lines: [aLine(9000)] }))
  const memberId = await shop.memberId()
  await redeem(shop.db, { memberId, rewardId: 'five', requestId: 'r1', now })
  const { code } = await shop.db.db.redemption.findFirstOrThrow({
    where: { shopId: shop.shopId },
    select: { code: true },
  })
  const order = { ...placed, discountCodes: [code] }
  await shop.settleAt(now, order)
  const { returned } = await expectSame(
    { lines: [units('mug', 2)], shippingMinor: 0, amountMinor: 0 },
    order,
  )
  expect(returned).toEqual([{ label: '$5 off', points: 10 }])
})

test('many small refunds are each said as they are booked', async () => {
  shop = await aShop({ rounding: 'nearest' })
  await shop.settleAt(now, placed)
  let order = placed
  for (const asked of [refunds[0], refunds[4], refunds[0], refunds[2]]) {
    const [, refund] = asked ?? ['', { lines: [], shippingMinor: 0, amountMinor: 0 }]
    await expectSame(refund, order)
    const stored = await readOrder(shop.db, order.orderId)
    if (!stored) throw new Error('no order')
    order = stored.snapshot
  }
})

test('an order that is not known, or whose member was forgotten, has no preview', async () => {
  shop = await aShop()
  const asked = { orderId: '404', refunds: [{ lines: [], shippingMinor: 0, amountMinor: 1 }], now }
  expect(await readRefundPreviews(shop.db, asked)).toBe(null)
})

function twoRules(): NonNullable<Given['rules']> {
  return [
    { kind: 'spend', id: 'spend', isOn: true, points: 1, perMinor: 100, minimumMinor: 0 },
    { kind: 'order', id: 'order', isOn: true, points: 10, minimumMinor: 2000 },
  ]
}

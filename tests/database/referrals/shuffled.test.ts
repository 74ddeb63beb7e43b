// Whatever happens to a friend's orders, and in whatever order it is told, twice or late: what
// becomes of the referral is what a simple model says of the whole story.
import { afterEach, expect, test } from 'vitest'
import type { OrderSnapshot } from '../../../app/loyalty/kernel/facts.ts'
import { aRefund } from '../../setup/builders/order.ts'
import { openTestDatabase } from '../../setup/database.ts'
import { day, friend, order, other, rule, sender, strangers } from './given.ts'

await openTestDatabase()
const { aShop } = await import('../../setup/builders/shop.ts')
const { takeOwnCode } = await import('../../../app/loyalty/referrals/own-code.server.ts')
const { concludeReferral } = await import(
  '../../../app/loyalty/settlement/referrals/conclude-referral.server.ts'
)

let shop: Awaited<ReturnType<typeof aShop>>
afterEach(() => shop.expectBooksToAgree())

/** The same numbers for the same seed. */
function dice(seed: number) {
  let state = seed
  return (below: number): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

interface Story {
  placedOn: number
  by: 'sender' | 'other' | null
  cancelledOn: number | null
  refundedOn: number | null
}

function tell(roll: (below: number) => number): Story[] {
  return Array.from({ length: 1 + roll(3) }, (_, n) => {
    const placedOn = 2 + n * 3
    const later = () => placedOn + 1 + roll(18)
    return {
      placedOn,
      by: [null, 'sender' as const, 'sender' as const, 'other' as const][roll(4)] ?? null,
      cancelledOn: roll(3) === 0 ? later() : null,
      refundedOn: roll(3) === 0 ? later() : null,
    }
  })
}

/** In the merchant's words. */
function modelOf(story: Story[]): { state: string; by: string } | null {
  const isGone = (one: Story, on: number) => one.cancelledOn !== null && one.cancelledOn <= on
  const first = story.findLast((one, n) =>
    story.slice(0, n).every((earlier) => isGone(earlier, one.placedOn)),
  )
  if (!first) return null
  if (first.by === null) {
    const late = story.find((one) => one.by !== null && one.placedOn > first.placedOn)
    return late?.by ? { state: 'rejected', by: late.by } : null
  }
  const until = first.placedOn + rule.holdDays
  // A refund is told a minute after the hour at which the days are over.
  const isLost =
    (first.cancelledOn !== null && first.cancelledOn <= until) ||
    (first.refundedOn !== null && first.refundedOn < until)
  return { state: isLost ? 'rejected' : 'held', by: first.by }
}

/** Each order as it was known after each thing that happened to it. */
function statesOf(story: Story[], codes: Record<string, string>): OrderSnapshot[] {
  return story.flatMap((one) => {
    const given = one.by ? { referralCode: codes[one.by] ?? '' } : {}
    const placed = order(friend, one.placedOn, given)
    const turns = [
      ...(one.cancelledOn === null ? [] : [{ on: one.cancelledOn, what: 'cancel' }]),
      ...(one.refundedOn === null ? [] : [{ on: one.refundedOn, what: 'refund' }]),
    ].sort((a, b) => a.on - b.on)
    let known = placed
    return [
      placed,
      ...turns.map(({ on, what }) => {
        const at = new Date(day(on).getTime() + (what === 'refund' ? 60_000 : 0)).toISOString()
        known = {
          ...known,
          updatedAt: at,
          ...(what === 'cancel' ? { cancelledAt: at } : refunded(known, at)),
        }
        return known
      }),
    ]
  })
}

function refunded(known: OrderSnapshot, at: string): Partial<OrderSnapshot> {
  const [line] = known.lines
  const part = { lineId: line?.id ?? '', quantity: 1, amountMinor: line?.amountMinor ?? 0 }
  return {
    payment: 'refunded',
    lines: known.lines.map((one) => ({ ...one, currentQuantity: 0 })),
    refunds: [aRefund({ createdAt: at, lines: [part] })],
  }
}

test.each(Array.from({ length: 24 }, (_, n) => [n + 1]))('story %i', async (seed) => {
  const roll = dice(seed * 7919)
  shop = await aShop({ rules: [rule] })
  await shop.settleAt(day(1), order(sender, 1), order(other, 1))
  const codes = {
    sender: await takeOwnCode(shop.db, await shop.memberId(sender), day(1)),
    other: await takeOwnCode(shop.db, await shop.memberId(other), day(1)),
  }
  const story = tell(roll)
  const told = statesOf(story, codes)
  const deliveries = [...told, ...told.filter(() => roll(3) === 0)]
    .map((snapshot) => ({ snapshot, at: roll(1000) }))
    .sort((one, next) => one.at - next.at)
  for (const { snapshot } of deliveries) {
    await shop.settleAt(day(40), snapshot)
    // Given too early by what was known, and taken back by what is told later.
    if (roll(4) === 0) await conclude()
  }
  for (let pass = 0; pass < 3; pass += 1) await conclude()
  const model = modelOf(story)
  const [row] = await shop.db.db.referral.findMany({ where: { shopId: shop.shopId } })
  const by = row && (row.referrerId === (await shop.memberId(sender)) ? 'sender' : 'other')
  expect(row ? { state: row.state, by } : null, JSON.stringify(story)).toEqual(model)
  const points = await shop.balance(friend).catch(() => ({}))
  expect(points).toEqual(model?.state === 'held' ? { available: rule.friendPoints } : {})
})

async function conclude(): Promise<void> {
  const [row] = await shop.db.db.referral.findMany({ where: { shopId: shop.shopId } })
  if (!row) return
  const { friendId, referrerId } = row
  await shop.db.transaction((tx) =>
    concludeReferral(tx, { friendId, referrerId, compared: strangers, now: day(40) }),
  )
}

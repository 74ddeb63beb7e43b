// Leaving, pausing and excluding against redeeming, at the same moment: one comes before the other,
// and nothing is had by whoever is out.
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { freshReward } from '../../../app/loyalty/reward-kinds/catalogue.ts'
import { aLine, anOrder } from '../../setup/builders/order.ts'
import { openTestDatabase } from '../../setup/database.ts'

await openTestDatabase()
const { aShop } = await import('../../setup/builders/shop.ts')
const { redeem } = await import('../../../app/loyalty/rewards/redeem.server.ts')
const { joinProgram } = await import(
  '../../../app/loyalty/settlement/joining/join-program.server.ts'
)
const { leaveProgram } = await import('../../../app/loyalty/membership/leave-program.server.ts')
const { pauseMember, resumeMember } = await import(
  '../../../app/loyalty/membership/pause-member.server.ts'
)
const { observeCustomers } = await import(
  '../../../app/loyalty/settlement/joining/observe-customers.server.ts'
)
const { changePhase } = await import('../../../app/loyalty/program/change-phase.server.ts')

const reward = { ...freshReward('amount_off', 'five', 100), points: 10 }
const start = Date.parse('2026-06-01T00:00:00Z')
let shop: Awaited<ReturnType<typeof aShop>>
let memberId: string
let seconds = 0
/** A little later, each time. */
const soon = () => {
  seconds += 1
  return new Date(start + seconds * 1000)
}
beforeEach(async () => {
  shop = await aShop({ rewards: [reward], excludedTags: ['wholesale'] })
  await shop.settle(anOrder({ lines: [aLine(20_000)] }))
  memberId = await shop.memberId()
  // What is seen first holds for the time before it, too: here that was long ago.
  await tag(['wholesale'], soon(), new Date('2020-02-01'))
  await tag([], soon(), new Date('2020-02-02'))
})
afterEach(() => shop.expectBooksToAgree())

const wish = (now = soon()) =>
  redeem(shop.db, { memberId, rewardId: 'five', requestId: randomUUID(), now })
const codeOf = (answer: Awaited<ReturnType<typeof wish>>) =>
  answer.ok ? 'had' : answer.refusal.code
const tag = (tags: string[], now = soon(), observedAt = now) =>
  shop.db.transaction((tx) => observeCustomers(tx, [{ customerId: '9001', tags, observedAt }], now))
const staff = { actor: 'staff/1', note: 'a look' }

const ways = {
  leaving: {
    out: (now: Date) => leaveProgram(shop.db, { memberId, now }),
    back: () => joinProgram(shop.db, { memberId, termsVersion: null, now: soon() }),
    code: 'not_joined',
  },
  pausing: {
    out: (now: Date) => pauseMember(shop.db, { ...staff, memberId, now }),
    back: () => resumeMember(shop.db, { ...staff, memberId, now: soon() }),
    code: 'member_paused',
  },
  excluding: {
    out: (now: Date) => tag(['wholesale'], now),
    back: () => tag([]),
    code: 'member_excluded',
  },
}

test.each(Object.entries(ways))('%s against a dozen clicks', async (_, { out, back, code }) => {
  const now = soon()
  const [, ...answers] = await Promise.all([
    out(now),
    ...Array.from({ length: 12 }, () => wish(now)),
  ])
  const codes = new Set(answers.map(codeOf))
  expect([...codes].every((one) => one === 'had' || one === code)).toBe(true)
  const had = answers.filter(({ ok }) => ok).length
  expect((await shop.balance()).available ?? 0).toBe(200 - 10 * had)
  expect(codeOf(await wish())).toBe(code)
  await back()
  expect(codeOf(await wish())).toBe('had')
})

test('what was bought while paused or excluded is not claimed by leaving and coming back', async () => {
  await ways.pausing.out(soon())
  const order = (orderId: string) =>
    anOrder({ orderId, processedAt: soon().toISOString(), name: `#${orderId}` })
  await shop.settleAt(soon(), order('70'))
  await ways.leaving.out(soon())
  expect(await ways.leaving.back()).toMatchObject({ refusal: { code: 'member_paused' } })
  await ways.pausing.back()
  await ways.leaving.back()
  await tag(['wholesale'])
  await shop.settleAt(soon(), order('71'))
  await ways.leaving.out(soon())
  expect(await ways.leaving.back()).toMatchObject({ refusal: { code: 'member_excluded' } })
  await tag([])
  await ways.leaving.back()
  expect(await shop.balance()).toEqual({ available: 200 })
})

test('once winding down is over nobody redeems, joins or earns, by whatever way', async () => {
  const ends = new Date(start + 5 * 86_400_000)
  const wind = { phase: 'winding_down', spendUntil: ends, seen: 0, recordedBy: 'staff/1' }
  expect(await changePhase(shop.db, { ...wind, now: soon() })).toMatchObject({ ok: true })
  const last = new Date(ends.getTime() - 1)
  expect(codeOf(await wish(last))).toBe('had')
  expect(codeOf(await wish(ends))).toBe('program_off')
  const before = await shop.balance()
  await leaveProgram(shop.db, { memberId, now: ends })
  const joined = await joinProgram(shop.db, { memberId, termsVersion: null, now: ends })
  expect(joined).toMatchObject({ refusal: { code: 'program_off' } })
  const late = anOrder({ orderId: '72', processedAt: last.toISOString() })
  await shop.settleAt(ends, late)
  expect(await shop.balance()).toEqual(before)
})

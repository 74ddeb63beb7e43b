import { randomUUID } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { openTestDatabase } from '../../setup/database.ts'
import { after, givenMember, givenShop, givePoints, publish, settings, start } from './given.ts'

await openTestDatabase()
const { readMemberState, readMemberStates } = await import(
  '../../../app/loyalty/storefront/read-member-state.server.ts'
)
const { readPublicProgram } = await import(
  '../../../app/loyalty/storefront/read-public-program.server.ts'
)
const { redeem } = await import('../../../app/loyalty/rewards/redeem.server.ts')
const { recordRefused } = await import('../../../app/loyalty/rewards/issue/record-issue.server.ts')

let shop: Awaited<ReturnType<typeof givenShop>>
beforeEach(async () => {
  shop = await givenShop()
})

async function redeemed(memberId: string): Promise<string> {
  const request = { memberId, rewardId: 'amount-off', requestId: randomUUID(), now: start }
  const answer = await redeem(shop, request)
  if (!answer.ok) throw new Error(answer.refusal.code)
  return answer.value.id
}

const read = (memberId: string) => readMemberState(shop, { memberId, now: start })

test('a new member has nothing, and nothing is about to change', async () => {
  expect(await read(await givenMember(shop))).toEqual({
    v: 2,
    rev: 1,
    language: 'en',
    status: 'member',
    isTester: false,
    waiting: null,
    limitsReached: [],
    points: { available: 0, pending: 0, expiringNext: null },
    nextChangeAt: null,
    next: null,
    redemptions: [],
    history: [],
  })
  expect(await read(randomUUID())).toBeNull()
})

test('the state says when points expire and what will be left then', async () => {
  const memberId = await givenMember(shop, { points: 30, expiresAt: after({ days: 3 }) })
  await givePoints(shop, memberId, 100, after({ days: 9 }))
  expect(await read(memberId)).toMatchObject({
    points: { available: 130, expiringNext: { points: 30, at: after({ days: 3 }).toISOString() } },
    nextChangeAt: after({ days: 3 }).toISOString(),
    next: { available: 100, pending: 0 },
  })
})

test('the lines of the history add up to the points, and one change over many lots is one line', async () => {
  const memberId = await givenMember(shop, { points: 30 })
  await givePoints(shop, memberId, 60)
  await givePoints(shop, memberId, 60)
  await redeemed(memberId)
  const state = await read(memberId)
  expect(state?.history.map((line) => line.points)).toEqual([-100, 60, 60, 30])
  expect(state?.history[0]?.reason).toBe('Redeemed for $5 off')
  expect(state?.history.reduce((sum, line) => sum + line.points, 0)).toBe(50)
  expect(state?.points.available).toBe(50)
})

test('what comes back is a line of its own', async () => {
  const memberId = await givenMember(shop, { points: 100 })
  await recordRefused(shop, { redemptionId: await redeemed(memberId), problem: 'no', now: start })
  const state = await read(memberId)
  expect(state?.history.map((line) => line.points)).toEqual([100, -100, 100])
  expect(state?.redemptions).toMatchObject([{ status: 'refused', code: null }])
})

test('the history holds the newest ten', async () => {
  const memberId = await givenMember(shop)
  for (let points = 1; points <= 12; points += 1) await givePoints(shop, memberId, points)
  const state = await read(memberId)
  expect(state?.history.map((line) => line.points)).toEqual([12, 11, 10, 9, 8, 7, 6, 5, 4, 3])
})

test('every change of a member makes a new revision', async () => {
  const memberId = await givenMember(shop, { points: 100 })
  const before = (await read(memberId))?.rev ?? 0
  await redeemed(memberId)
  expect((await read(memberId))?.rev).toBeGreaterThan(before)
})

test('many members are read at once, each with what is theirs alone', async () => {
  const [one, two] = [await givenMember(shop, { points: 100 }), await givenMember(shop)]
  const other = await givenShop()
  const stranger = await givenMember(other, { points: 999 })
  await redeemed(one)
  const states = await readMemberStates(shop, { memberIds: [one, two, stranger], now: start })
  expect([...states.keys()].sort()).toEqual([one, two].sort())
  expect(states.get(one)?.redemptions).toHaveLength(1)
  expect(states.get(two)).toMatchObject({ redemptions: [], history: [] })
})

test('the public program is the one in force, without what is switched off', async () => {
  const [amountOff, percentOff] = settings.rewards
  if (!amountOff || !percentOff) throw new Error('no rewards')
  const rewards = [{ ...amountOff, isOn: false }, percentOff]
  await publish(shop, { number: 2, settings: { ...settings, rewards }, effectiveFrom: start })
  const earlier = await readPublicProgram(shop, { now: after({ minutes: -1 }) })
  expect(earlier.rewards.map((reward) => reward.id)).toEqual(['amount-off', 'percent-off'])
  const program = await readPublicProgram(shop, { now: start })
  expect(program).toMatchObject({
    v: 2,
    name: 'Fern Club',
    isLive: true,
    proxyPath: '/apps/loyalty',
  })
  expect(program.rewards.map((reward) => reward.label)).toEqual(['10% off'])
  expect(program.ways.map((way) => way.label)).toEqual([
    '1 point for every $1 spent',
    '50 points for joining',
  ])
  expect(program.news.map(({ from, lines }) => [from, lines.en])).toEqual([
    [start.toISOString(), ['Reward withdrawn: $5 off for 100 points, usable for 90 days']],
  ])
  const longAfter = await readPublicProgram(shop, { now: after({ days: 31 }) })
  expect(longAfter.news).toEqual([])
})

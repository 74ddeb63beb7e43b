// Two customers who were one person, each with a history of who was in: the one that is kept ends
// as the person would expect, and is welcomed once.
import { afterEach, expect, test } from 'vitest'
import { aLine, anOrder } from '../../setup/builders/order.ts'
import { openTestDatabase } from '../../setup/database.ts'

await openTestDatabase()
const { prisma } = await import('../../../app/db.server.ts')
const { aShop } = await import('../../setup/builders/shop.ts')
const { joinProgram } = await import(
  '../../../app/loyalty/settlement/joining/join-program.server.ts'
)
const { leaveProgram } = await import('../../../app/loyalty/membership/leave-program.server.ts')
const { pauseMember, resumeMember } = await import(
  '../../../app/loyalty/membership/pause-member.server.ts'
)
const { readMembership } = await import('../../../app/loyalty/membership/read-membership.server.ts')
const { observeCustomers } = await import(
  '../../../app/loyalty/settlement/joining/observe-customers.server.ts'
)
const { mergeCustomers } = await import(
  '../../../app/loyalty/settlement/merge/merge-customers.server.ts'
)
const { changePhase } = await import('../../../app/loyalty/program/change-phase.server.ts')
const { resettleMember } = await import('../../../app/jobs/tasks/resettle-member.ts')

let shop: Awaited<ReturnType<typeof aShop>>
afterEach(() => shop.expectBooksToAgree())

const [old, kept] = ['9001', '9002']
const at = (day: number) => new Date(Date.UTC(2026, 4, day, 12))
const order = (customerId: string, day: number) =>
  anOrder({
    orderId: `${customerId}${day}`,
    customerId,
    lines: [aLine(1000)],
    processedAt: at(day).toISOString(),
  })
const welcome = [
  { kind: 'signup', id: 'signup', isOn: true, points: 50 },
  { kind: 'spend', id: 'spend', isOn: true, points: 1, perMinor: 100, minimumMinor: 0 },
] as never

async function open(settings: Parameters<typeof aShop>[0]) {
  shop = await aShop(settings)
  await shop.settleAt(at(1), order(old, 1), order(kept, 1))
}
const act = {
  join: async (who: string, day: number) =>
    joinProgram(shop.db, { memberId: await shop.memberId(who), termsVersion: null, now: at(day) }),
  leave: async (who: string, day: number) =>
    leaveProgram(shop.db, { memberId: await shop.memberId(who), now: at(day) }),
  pause: async (who: string, day: number) =>
    pauseMember(shop.db, { memberId: await shop.memberId(who), ...by, now: at(day) }),
  resume: async (who: string, day: number) =>
    resumeMember(shop.db, { memberId: await shop.memberId(who), ...by, now: at(day) }),
}
const by = { actor: 'staff/1', note: 'Chargebacks' }
const merge = (day: number) =>
  shop.db.transaction((tx) =>
    mergeCustomers(tx, { deletedId: old, keptId: kept, at: at(day), now: at(day) }),
  )
const statusAt = async (day: number) => {
  const memberId = await shop.memberId(kept)
  return (await readMembership(shop.db, [memberId], at(day))).get(memberId)?.status
}

type Step = ['join' | 'leave' | 'pause' | 'resume', string, number]
const stories: [string, string, Step[]][] = [
  ['who joined under the one that went is in', 'member', [['join', old, 3]]],
  [
    'who joined under both is in',
    'member',
    [
      ['join', old, 3],
      ['join', kept, 5],
    ],
  ],
  [
    'leaving the one that went puts nobody out who was in by the other',
    'member',
    [
      ['join', old, 3],
      ['join', kept, 4],
      ['leave', old, 5],
    ],
  ],
  [
    'leaving the one that is kept is the last word',
    'left',
    [
      ['join', old, 3],
      ['join', kept, 4],
      ['leave', kept, 5],
    ],
  ],
  [
    'who left one and then joined the other is in',
    'member',
    [
      ['join', kept, 3],
      ['leave', kept, 4],
      ['join', old, 5],
    ],
  ],
  [
    'a pause of the one that went holds',
    'paused',
    [
      ['join', kept, 3],
      ['pause', old, 4],
      ['pause', kept, 4],
      ['resume', kept, 5],
    ],
  ],
  [
    'a pause of the one that is kept is not ended by the other',
    'paused',
    [
      ['join', kept, 3],
      ['pause', kept, 4],
      ['pause', old, 4],
      ['resume', old, 5],
    ],
  ],
]

test.each(stories)('%s', async (_, status, steps) => {
  await open({ membership: 'joined', claimDays: 30 })
  for (const [step, who, day] of steps) await act[step](who, day)
  await merge(8)
  expect(await statusAt(9)).toBe(status)
})

test('the earlier joining is the one that counts for what was bought since', async () => {
  await open({ membership: 'joined', claimDays: 0 })
  await act.join(old, 3)
  await act.join(kept, 7)
  await merge(8)
  expect(await statusAt(4)).toBe('member')
  expect(await statusAt(2)).toBe('not_joined')
})

test('an excluded tag of either excludes from the merge on, and takes nothing', async () => {
  await open({ excludedTags: ['wholesale'] })
  const seen = { customerId: old, tags: ['Wholesale'], observedAt: at(3) }
  await shop.db.transaction((tx) => observeCustomers(tx, [seen], at(3)))
  await merge(8)
  expect(await statusAt(9)).toBe('excluded')
  expect(await statusAt(7)).toBe('member')
  await shop.settleAt(at(9), { ...order(kept, 1), updatedAt: at(9).toISOString() })
  expect((await shop.balance(kept)).available).toBe(10)
})

test('what waited under one name is claimed by who is in by the other', async () => {
  await open({ membership: 'joined', claimDays: 30 })
  await act.join(kept, 3)
  expect(await shop.balance(kept)).toEqual({ available: 10 })
  await merge(8)
  const [job] = await prisma().$queryRaw<{ payload: never }[]>`
    SELECT payload FROM graphile_worker._private_jobs
    WHERE payload ->> 'memberId' = ${await shop.memberId(kept)} ORDER BY run_at LIMIT 1`
  await resettleMember(job!.payload, { now: at(8) })
  expect(await shop.balance(kept)).toEqual({ available: 20 })
})

test('a welcome is given once, also when the first joining comes after the merge', async () => {
  await open({ membership: 'joined', claimDays: 0, rules: welcome })
  await act.join(old, 3)
  await act.leave(old, 4)
  await merge(8)
  expect(await shop.balance(kept)).toEqual({ available: 50 })
  expect(await act.join(kept, 9)).toMatchObject({ value: { isRepeat: false } })
  expect(await shop.balance(kept)).toEqual({ available: 50 })
})

test('a named tester stays one under the name that is kept', async () => {
  await open({})
  const testMemberIds = [await shop.memberId(old)]
  const wish = {
    phase: 'test',
    spendUntil: null,
    testMemberIds,
    seen: 0,
    recordedBy: 'staff/1',
    now: at(2),
  }
  expect(await changePhase(shop.db, wish)).toMatchObject({ ok: true })
  await merge(8)
  const memberId = await shop.memberId(kept)
  const now = (await readMembership(shop.db, [memberId], at(9))).get(memberId)
  expect(now?.isTester).toBe(true)
})

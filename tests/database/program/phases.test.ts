import { beforeEach, expect, test } from 'vitest'
import { aLine, anOrder, later } from '../../setup/builders/order.ts'
import { openTestDatabase } from '../../setup/database.ts'

await openTestDatabase()
const { prisma } = await import('../../../app/db.server.ts')
const { aShop } = await import('../../setup/builders/shop.ts')
const { changePhase } = await import('../../../app/loyalty/program/change-phase.server.ts')
const { readPhase } = await import('../../../app/loyalty/program/read-phase.server.ts')
const { enroll } = await import('../../../app/loyalty/settlement/enroll.server.ts')
const { redeem } = await import('../../../app/loyalty/rewards/redeem.server.ts')
const { joinProgram } = await import(
  '../../../app/loyalty/settlement/joining/join-program.server.ts'
)
const { claimPrograms, endProgramClaim } = await import(
  '../../../app/loyalty/storefront/claim-programs.server.ts'
)
const { readPublicProgram } = await import(
  '../../../app/loyalty/storefront/read-public-program.server.ts'
)

const at = (minute: number) => new Date(Date.UTC(2026, 4, 1, 0, minute))
const days = (count: number) => count * 24 * 60
const spend = {
  kind: 'spend',
  id: 'spend',
  isOn: true,
  points: 1,
  perMinor: 100,
  minimumMinor: 0,
} as const
const signup = { kind: 'signup', id: 'signup', isOn: true, points: 50 } as const

let shop: Awaited<ReturnType<typeof aShop>>
beforeEach(async () => {
  shop = await aShop({ rules: [spend, signup] })
})

async function turn(phase: string, minute: number, given = {}) {
  const { number } = await readPhase(shop.db, at(minute))
  const wish = { phase, spendUntil: null, seen: number, recordedBy: 'staff/1', now: at(minute) }
  return changePhase(shop.db, { ...wish, ...given })
}

const order = (id: number, minute: number, given = {}) =>
  anOrder({
    orderId: `70${id}`,
    name: `#10${id}`,
    lines: [aLine(1000)],
    processedAt: at(minute).toISOString(),
    ...given,
  })

async function obstacleOf(orderId: string) {
  const where = { shopId_id: { shopId: shop.shopId, id: orderId } }
  const { evaluation } = await shop.db.db.order.findUniqueOrThrow({ where })
  return (evaluation as { unapplied: { obstacle: string }[] }).unapplied[0]?.obstacle
}

test('an order is valued by the phase it was placed in, however late we hear of it', async () => {
  await turn('off', 10)
  await turn('live', 20)
  await shop.settleAt(at(90), order(1, 5), order(2, 11), order(3, 15), order(4, 21))
  expect(await shop.balance()).toEqual({ available: 20 })
  expect(await obstacleOf('702')).toBe('program_off')
  await shop.expectBooksToAgree()
})

test('a change counts for orders from a minute later, to the millisecond', async () => {
  await turn('off', 10)
  const before = new Date(at(11).getTime() - 1).toISOString()
  await shop.settleAt(at(90), order(1, 0, { processedAt: before }), order(2, 11))
  expect(await shop.balance()).toEqual({ available: 10 })
})

test('in the shadow the books run and nobody is shown anything', async () => {
  await turn('shadow', 10)
  await shop.settleAt(at(90), order(1, 20))
  expect(await shop.balance()).toEqual({ available: 10 })
  const program = await readPublicProgram(shop.db, { now: at(30) })
  expect(program).toMatchObject({ isLive: false, phase: { name: 'shadow' } })
  const wish = { memberId: await shop.memberId(), rewardId: 'x', requestId: 'r', now: at(30) }
  expect(await redeem(shop.db, wish)).toMatchObject({ refusal: { code: 'program_off' } })
})

test('while it is tested only the named members earn, redeem and join', async () => {
  await shop.settleAt(at(5), order(1, 1), order(2, 1, { customerId: '9002' }))
  const [tester, other] = [await shop.memberId('9001'), await shop.memberId('9002')]
  await turn('test', 10, { testMemberIds: [tester] })
  await shop.settleAt(at(90), order(3, 20), order(4, 20, { customerId: '9002' }))
  expect(await shop.balance('9001')).toEqual({ available: 20 })
  expect(await shop.balance('9002')).toEqual({ available: 10 })
  expect(await obstacleOf('704')).toBe('program_in_test')
  const redeems = (memberId: string) =>
    redeem(shop.db, { memberId, rewardId: 'x', requestId: 'r', now: at(30) })
  expect(await redeems(tester)).toMatchObject({ refusal: { code: 'reward_unknown' } })
  expect(await redeems(other)).toMatchObject({ refusal: { code: 'program_in_test' } })
  const joining = { memberId: other, termsVersion: null, now: at(30) }
  expect(await joinProgram(shop.db, joining)).toMatchObject({
    refusal: { code: 'program_in_test' },
  })
})

test('the welcome bonus follows the phase in which somebody came', async () => {
  await turn('off', 10)
  await turn('shadow', 20)
  await turn('winding_down', 30, { spendUntil: at(days(30)) })
  const come = (customerId: string, minute: number) =>
    shop.db.transaction((tx) => enroll(tx, { customerId, createdAt: at(minute), now: at(40) }))
  for (const [id, minute] of [
    ['1', 5],
    ['2', 15],
    ['3', 25],
    ['4', 35],
  ] as const)
    await come(id, minute)
  const balances = await Promise.all(['1', '2', '3', '4'].map((id) => shop.balance(id)))
  expect(balances).toEqual([{ available: 50 }, {}, { available: 50 }, {}])
})

test('winding down: nothing is earned, points are spent until the day, then the program is off', async () => {
  await shop.settleAt(at(5), order(1, 1))
  await turn('winding_down', 10, { spendUntil: at(days(30)) })
  await shop.settleAt(at(90), order(2, 20))
  expect(await shop.balance()).toEqual({ available: 10 })
  expect(await obstacleOf('702')).toBe('winding_down')
  const memberId = await shop.memberId()
  const redeems = (minute: number) =>
    redeem(shop.db, { memberId, rewardId: 'x', requestId: `r${minute}`, now: at(minute) })
  expect(await redeems(days(30) - 1)).toMatchObject({ refusal: { code: 'reward_unknown' } })
  expect(await redeems(days(30))).toMatchObject({ refusal: { code: 'program_off' } })
  expect((await readPhase(shop.db, at(days(30)))).phase).toBe('off')
})

test('the storefront is written at a change, and again when winding down has ended', async () => {
  await turn('winding_down', 10, { spendUntil: at(days(30)) })
  const claim = async (minute: number) =>
    (await claimPrograms(at(minute), 50)).find((one) => one.shopId === shop.shopId)
  const first = await claim(11)
  expect(first?.revision).toBe(1)
  await endProgramClaim(first!, { at: at(11), installationId: 'gid' })
  expect(await claim(days(30) - 1)).toBeUndefined()
  const last = await claim(days(30))
  expect(last).toBeDefined()
  await endProgramClaim(last!, { at: at(days(30)), installationId: 'gid' })
  expect(await claim(days(31))).toBeUndefined()
})

test('the same again changes nothing; what another has changed meanwhile is refused', async () => {
  expect(await turn('off', 10, { seen: 0 })).toEqual({ ok: true, value: 1 })
  expect(await turn('off', 11, { seen: 0 })).toEqual({ ok: true, value: 1 })
  expect(await turn('shadow', 12, { seen: 0 })).toMatchObject({
    refusal: { code: 'phase_changed' },
  })
  const both = await Promise.all([turn('shadow', 12, { seen: 1 }), turn('live', 12, { seen: 1 })])
  expect(both.filter((one) => one.ok)).toHaveLength(1)
})

test.each([
  [{ phase: 'asleep' }, 'phase_invalid'],
  [{ phase: 'off', spendUntil: at(days(9)) }, 'phase_invalid'],
  [{ phase: 'winding_down' }, 'spend_until_invalid'],
  [{ phase: 'winding_down', spendUntil: at(10) }, 'spend_until_invalid'],
  [{ phase: 'winding_down', spendUntil: at(days(731)) }, 'spend_until_invalid'],
  [{ phase: 'winding_down', spendUntil: new Date('never') }, 'spend_until_invalid'],
  [{ phase: 'test', testMemberIds: Array(51).fill(crypto.randomUUID()) }, 'too_many_testers'],
])('%j is refused: %s', async (wish, code) => {
  expect(await turn('off', 10, wish)).toMatchObject({ ok: false, refusal: { code } })
  expect((await readPhase(shop.db, at(10))).number).toBe(0)
})

test('nothing can be turned on that was never published', async () => {
  const row = await prisma().shop.create({ data: { domain: `${crypto.randomUUID()}.example` } })
  const { forShop } = await import('../../../app/db.server.ts')
  const wish = { phase: 'live', spendUntil: null, seen: 0, recordedBy: 'staff/1', now: at(0) }
  expect(await changePhase(forShop(row.id), wish)).toMatchObject({
    refusal: { code: 'program_not_published' },
  })
})

test('a test order earns for a tester and in a development store, and stays apart', async () => {
  await shop.settleAt(at(5), order(1, 1), order(2, 1, { isTest: true }))
  expect(await shop.balance()).toEqual({ available: 10 })
  expect(await obstacleOf('702')).toBe('test_order')
  await turn('live', 10, { testMemberIds: [await shop.memberId()] })
  await shop.settleAt(at(30), order(3, 20, { isTest: true }))
  expect(await shop.balance()).toEqual({ available: 20 })
  await turn('live', 40, { testMemberIds: [] })
  await prisma().shop.update({ where: { id: shop.shopId }, data: { isDevelopment: true } })
  const tested = order(4, 50, { isTest: true })
  await shop.settleAt(at(60), tested)
  expect(await shop.balance()).toEqual({ available: 30 })
  // What the store was when the order came is kept with it.
  await prisma().shop.update({ where: { id: shop.shopId }, data: { isDevelopment: false } })
  await shop.settleAt(at(70), later(tested, { name: '#1004b' }))
  expect(await shop.balance()).toEqual({ available: 30 })
  const lots = await shop.db.db.lot.findMany({
    where: { shopId: shop.shopId },
    orderBy: { orderId: 'asc' },
  })
  expect(lots.map((lot) => [lot.orderId, lot.isTest])).toEqual([
    ['701', false],
    ['703', true],
    ['704', true],
  ])
  await shop.expectBooksToAgree()
})

test('phases cannot be rewritten', async () => {
  await turn('off', 10)
  const rewrite = shop.db.db.programPhase.deleteMany({ where: { shopId: shop.shopId } })
  await expect(rewrite).rejects.toThrow(/append-only/)
})

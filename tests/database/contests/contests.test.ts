// A contest on the real books: who is counted, when it is decided, and that its prizes are given
// once whatever happens.
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type ContestForm, freshContest } from '../../../app/loyalty/contests/contest-form.ts'
import { rowsOfPrizes } from '../../../app/loyalty/contests/prizes.ts'
import { aLine, anOrder, later, withLineRefunded } from '../../setup/builders/order.ts'
import { openTestDatabase } from '../../setup/database.ts'

await openTestDatabase()
const { aShop } = await import('../../setup/builders/shop.ts')
const { prisma } = await import('../../../app/db.server.ts')
const { keepContests } = await import('../../../app/jobs/contests/keep-contests.ts')
const { saveContest, callOffContest } = await import(
  '../../../app/loyalty/contests/save-contest.server.ts'
)
const { findContest, listStanding } = await import(
  '../../../app/loyalty/contests/list-contests.server.ts'
)
const { exportStanding } = await import('../../../app/loyalty/contests/export-standing.server.ts')
const { enterContest, leaveContest } = await import(
  '../../../app/loyalty/settlement/contests/enter-contest.server.ts'
)
const { chooseNickname } = await import(
  '../../../app/loyalty/membership/nickname/choose-nickname.server.ts'
)
const { hideNickname } = await import(
  '../../../app/loyalty/membership/nickname/hide-nickname.server.ts'
)
const { pauseMember } = await import('../../../app/loyalty/membership/pause-member.server.ts')
const { mergeCustomers } = await import(
  '../../../app/loyalty/settlement/merge/merge-customers.server.ts'
)
const { saveSegment } = await import('../../../app/loyalty/segments/save-segment.server.ts')
const { removeSegment } = await import('../../../app/loyalty/segments/remove-segment.server.ts')
const { forgetMember } = await import('../../../app/loyalty/members/forget-member.server.ts')
const { exportMember } = await import('../../../app/loyalty/members/export-member.server.ts')

const timeZone = 'America/New_York'
const before = new Date('2026-05-20T12:00:00Z')
// June of New York begins and ends at four in the morning.
const begins = '2026-06-01T04:00:00.000Z'
const ends = '2026-07-01T04:00:00.000Z'
const decides = new Date('2026-07-08T04:00:00.000Z')
const id = randomUUID()
let shop: Awaited<ReturnType<typeof aShop>>
let orders = 0

beforeEach(async () => {
  await prisma().shop.updateMany({ data: { uninstalledAt: new Date('2020-01-01') } })
  shop = await aShop({}, timeZone)
})
afterEach(() => shop.expectBooksToAgree())

const june = {
  ...freshContest({ now: before, timeZone }),
  title: 'Most points of June',
  prizes: rowsOfPrizes([500, 300, 100]),
}
const save = (form: Partial<ContestForm> | object = {}, now = before) =>
  saveContest(shop.db, { id, form: { ...june, ...form }, isNew: true, timeZone, now })
const code = (result: { ok: boolean; refusal?: { code: string } }) =>
  result.ok ? 'ok' : result.refusal?.code

/** So many points by an order of then. */
async function earns(customerId: string, points: number, processedAt = '2026-06-10T12:00:00.000Z') {
  orders += 1
  const lines = [aLine(points * 100)]
  const order = anOrder({
    orderId: `${orders}`,
    name: `#${orders}`,
    customerId,
    processedAt,
    lines,
  })
  await shop.settleAt(new Date(processedAt), order)
  return order
}

async function enters(customerId: string, nickname: string, now = before, contestId: string = id) {
  const memberId = await shop.memberId(customerId)
  return enterContest(shop.db, { contestId, memberId, nickname, now })
}

async function someone(customerId: string, nickname: string, points: number, at?: string) {
  // Known since an order of the year before.
  await earns(customerId, 1, '2025-03-01T12:00:00.000Z')
  expect(code(await enters(customerId, nickname))).toBe('ok')
  return points > 0 ? earns(customerId, points, at) : null
}

const keepAt = (now: Date | string) => keepContests({ now: new Date(now) })
/** "nickname place score points", the best first. */
async function standing(contestId: string = id): Promise<string[]> {
  const contest = await findContest(shop.db, contestId)
  const lines = contest ? await listStanding(shop.db, contest) : []
  return lines.map(({ nickname, place, score, points }) => {
    return `${nickname ?? '-'} ${place} ${score} ${points}`
  })
}
const prizes = () => shop.db.sql<{ amount: number; because: unknown }>`
  SELECT amount, because FROM transfers
  WHERE shop_id = ${shop.shopId} AND because->>'event' = 'contest' ORDER BY amount DESC`

test('those who entered are counted and given their prizes once, by two workers', async () => {
  await save()
  await someone('1', 'Fern', 40)
  await someone('2', 'Ivy', 90)
  await someone('3', 'Moss', 0)
  // Who did not enter does not take part, however much they earn.
  await earns('4', 900)
  await keepAt('2026-06-15T00:00:00Z')
  expect(await standing()).toEqual(['Ivy 1 90 0', 'Fern 2 40 0'])
  await keepAt(new Date(decides.getTime() - 1))
  expect(await prizes()).toEqual([])
  await Promise.all([keepAt(decides), keepAt(decides), keepAt(decides)])
  await keepAt('2026-07-09T00:00:00Z')
  expect(await standing()).toEqual(['Ivy 1 90 500', 'Fern 2 40 300'])
  expect(await prizes()).toEqual([
    {
      amount: 500,
      because: { kind: 'event', event: 'contest', name: june.title, figures: { place: 1 } },
    },
    {
      amount: 300,
      because: { kind: 'event', event: 'contest', name: june.title, figures: { place: 2 } },
    },
  ])
})

test('the month is that of the shop’s clock, and a late webhook counts by its order', async () => {
  await save()
  await someone('1', 'Early', 10, '2026-06-01T03:59:59.999Z')
  await someone('2', 'First', 20, begins)
  await someone('3', 'Last', 30, '2026-07-01T03:59:59.999Z')
  await someone('4', 'After', 40, ends)
  await keepAt('2026-07-02T00:00:00Z')
  expect(await standing()).toEqual(['Last 1 30 0', 'First 2 20 0'])
  // Told of in the days of waiting.
  const late = anOrder({
    orderId: 'late',
    customerId: '2',
    processedAt: '2026-06-20T12:00:00.000Z',
    lines: [aLine(1500)],
  })
  await shop.settleAt(new Date('2026-07-05T12:00:00Z'), late)
  await keepAt(decides)
  expect(await standing()).toEqual(['First 1 35 500', 'Last 2 30 300'])
})

test('a refund in the days of waiting counts, one after the prizes takes none back', async () => {
  await save()
  const order = await someone('1', 'Fern', 90)
  const other = await someone('2', 'Ivy', 50)
  if (!order || !other) throw new Error('no order')
  await keepAt('2026-06-15T00:00:00Z')
  const back = later(withLineRefunded(order, order.lines[0]?.id ?? ''), { payment: 'refunded' })
  await shop.settleAt(new Date('2026-07-03T12:00:00Z'), back)
  await keepAt(decides)
  expect(await standing()).toEqual(['Ivy 1 50 500'])
  const late = later(withLineRefunded(other, other.lines[0]?.id ?? ''), { payment: 'refunded' })
  await shop.settleAt(new Date('2026-07-20T12:00:00Z'), late)
  await keepAt('2026-07-21T12:00:00Z')
  expect(await standing()).toEqual(['Ivy 1 50 500'])
  expect((await prizes()).map(({ amount }) => amount)).toEqual([500])
})

test('who left, took their name away, is paused or forgotten has no place', async () => {
  await save()
  const names = ['Left', 'Unnamed', 'Paused', 'Gone', 'Here']
  for (const [index, name] of names.entries()) await someone(`${index + 1}`, name, 90 - index)
  await keepAt('2026-06-15T00:00:00Z')
  expect((await standing()).map((line) => line.split(' ')[0])).toEqual(names)
  const now = new Date('2026-07-03T00:00:00Z')
  await leaveContest(shop.db, { contestId: id, memberId: await shop.memberId('1') })
  await chooseNickname(shop.db, { memberId: await shop.memberId('2'), nickname: null, now })
  const memberId = await shop.memberId('3')
  await pauseMember(shop.db, { memberId, actor: 'Ada', note: 'a look', now })
  await shop.db.transaction((tx) => forgetMember(tx, { customerId: '4', orderIds: [], now }))
  await keepAt(now)
  expect(await standing()).toEqual(['Here 1 86 0'])
  await keepAt(decides)
  expect(await standing()).toEqual(['Here 1 86 500'])
  expect((await exportMember(shop.db, '5'))?.contests).toMatchObject([
    { title: june.title, place: 1, score: 86, points: 500 },
  ])
})

test('two who turn out to be one have what both earned, and one prize', async () => {
  await save()
  await someone('1', 'Fern', 30)
  await someone('2', 'Ivy', 40)
  await someone('3', 'Moss', 50)
  const merge = (at: Date) =>
    shop.db.transaction((tx) => mergeCustomers(tx, { keptId: '2', deletedId: '1', at, now: at }))
  await merge(new Date('2026-06-20T00:00:00Z'))
  await keepAt(decides)
  expect(await standing()).toEqual(['Ivy 1 70 500', 'Moss 2 50 300'])
  const after = new Date('2026-07-10T00:00:00Z')
  await shop.db.transaction((tx) =>
    mergeCustomers(tx, { keptId: '2', deletedId: '3', at: after, now: after }),
  )
  await keepAt(after)
  expect((await prizes()).map(({ amount }) => amount)).toEqual([500, 300])
})

test('who is merged into somebody who did not enter takes part as them', async () => {
  await save()
  await someone('1', 'Fern', 30)
  await earns('2', 12)
  const at = new Date('2026-06-20T00:00:00Z')
  await shop.db.transaction((tx) =>
    mergeCustomers(tx, { keptId: '2', deletedId: '1', at, now: at }),
  )
  await keepAt(decides)
  expect(await standing()).toEqual(['Fern 1 42 500'])
})

test('a contest for a tier counts those who hold it when it is decided', async () => {
  const gold = { id: 'gold', title: 'Gold' }
  await save({ audience: { who: 'tiers', tiers: [gold], segment: null } })
  await earns('1', 1, '2025-03-01T12:00:00.000Z')
  await earns('2', 1, '2025-03-01T12:00:00.000Z')
  expect(code(await enters('1', 'Fern'))).toBe('contest_for_others')
  const { shopId } = shop
  const sums = { spendMinor: 0n, points: 0, orders: 1 }
  for (const customerId of ['1', '2']) {
    const key = { shopId, memberId: await shop.memberId(customerId) }
    const held = { tierId: 'gold', since: before, ...sums }
    await shop.db.db.memberTier.upsert({
      where: { shopId_memberId: key },
      create: { ...key, ...held },
      update: held,
    })
    expect(code(await enters(customerId, `Fern${customerId}`))).toBe('ok')
    await earns(customerId, 10)
  }
  const lost = { shopId, memberId: await shop.memberId('1') }
  await shop.db.db.memberTier.updateMany({ where: lost, data: { tierId: null } })
  await keepAt(decides)
  expect(await standing()).toEqual(['Fern2 1 10 500'])
})

test('entering ends with the last day, needs a name, and is done once', async () => {
  await save()
  await earns('1', 1, '2025-03-01T12:00:00.000Z')
  const memberId = await shop.memberId('1')
  const enter = (nickname: string | null, now: Date) =>
    enterContest(shop.db, { contestId: id, memberId, nickname, now })
  expect(code(await enter(null, before))).toBe('nickname_length')
  expect(code(await enter('fern@example.com', before))).toBe('nickname_address')
  expect(code(await enter('Fern', new Date('2026-07-01T03:59:59.999Z')))).toBe('ok')
  expect(code(await enter(null, new Date('2026-07-01T03:59:59.999Z')))).toBe('ok')
  expect(code(await enter(null, new Date(ends)))).toBe('contest_over')
  expect(await shop.db.db.contestEntrant.count({ where: { shopId: shop.shopId } })).toBe(1)
  const other = { contestId: randomUUID(), memberId, nickname: null, now: before }
  expect(code(await enterContest(shop.db, other))).toBe('contest_unknown')
})

test('the next month follows with those who take part, once', async () => {
  await save({ repeats: true })
  await someone('1', 'Fern', 30)
  await Promise.all([keepAt(ends), keepAt(ends)])
  await keepAt(decides)
  const all = await shop.db.db.contest.findMany({
    where: { shopId: shop.shopId },
    orderBy: { startsAt: 'asc' },
  })
  expect(all).toMatchObject([
    { repeats: false, decidedAt: decides },
    { repeats: true, follows: id, startsAt: new Date(ends), decidedAt: null },
  ])
  expect(all[1]?.endsAt.toISOString()).toBe('2026-08-01T04:00:00.000Z')
  await earns('1', 5, '2026-07-10T12:00:00.000Z')
  await keepAt('2026-07-11T00:00:00Z')
  expect(await standing(all[1]?.id)).toEqual(['Fern 1 5 0'])
})

test('called off, nobody is given anything; begun, its name alone can change', async () => {
  await save()
  await someone('1', 'Fern', 30)
  const now = new Date('2026-06-15T00:00:00Z')
  expect(code(await save({ title: 'June!', prizes: rowsOfPrizes([9]) }, now))).toBe('ok')
  expect(await findContest(shop.db, id)).toMatchObject({ title: 'June!', prizes: [500, 300, 100] })
  expect(code(await callOffContest(shop.db, { id, now }))).toBe('ok')
  expect(code(await callOffContest(shop.db, { id, now }))).toBe('ok')
  expect(code(await save({}, now))).toBe('contest_over')
  await keepAt(decides)
  expect(await prizes()).toEqual([])
})

test('pages are written anew where the board changed, and not where it did not', async () => {
  await save()
  await someone('1', 'Fern', 30)
  const revision = async () =>
    (await shop.db.db.shop.findUniqueOrThrow({ where: { id: shop.shopId } })).programRevision
  await keepAt('2026-06-15T00:00:00Z')
  const first = await revision()
  await keepAt('2026-06-15T00:00:59Z')
  await keepAt('2026-06-15T00:01:00Z')
  expect(await revision()).toBe(first)
  await earns('1', 5, '2026-06-15T00:01:30.000Z')
  await keepAt('2026-06-15T00:02:00Z')
  expect(await revision()).toBe(first + 1)
})

test('a segment that a contest is for stays until the contest is called off', async () => {
  const conditions = [{ kind: 'country', countries: ['JP'] }]
  const form = { name: 'Japan', match: 'all', conditions }
  const said = { segment: null, seen: 0, recordedBy: 'staff/1', now: before }
  expect(code(await saveSegment(shop.db, { form, ...said }))).toBe('ok')
  const audience = { who: 'segment', tiers: [], segment: '1' }
  expect(code(await save({ audience }))).toBe('ok')
  const removal = { segment: 1, actor: 'staff/1', now: before }
  expect(code(await removeSegment(shop.db, removal))).toBe('segment_in_use')
  expect(code(await callOffContest(shop.db, { id, now: before }))).toBe('ok')
  expect(code(await removeSegment(shop.db, removal))).toBe('ok')
})

test('the file has every line once, in as many pieces as it takes', async () => {
  await save()
  for (const [customerId, nickname] of Object.entries({ 1: 'Fern', 2: 'Ivy', 3: 'חבצלת 🌿' }))
    await someone(customerId, nickname, 40)
  await keepAt('2026-06-15T00:00:00Z')
  const contest = await findContest(shop.db, id)
  if (!contest) throw new Error('no contest')
  const lines = await listStanding(shop.db, contest)
  const pieces = []
  for (let after: (typeof lines)[number] | null = null; ; ) {
    const [line]: typeof lines = await listStanding(shop.db, contest, { atMost: 1, after })
    if (!line) break
    pieces.push(line)
    after = line
  }
  expect(pieces).toEqual(lines)
  const ivy = { memberId: await shop.memberId('2'), actor: 'staff/1', now: before }
  expect(code(await hideNickname(shop.db, ivy))).toBe('ok')
  let file = ''
  for await (const piece of exportStanding(shop.db, contest)) file += piece
  expect(file.split('\r\n').toSorted()).toEqual([
    '',
    // Taken down meanwhile.
    '1,,40,0,2',
    '1,Fern,40,0,1',
    '1,חבצלת 🌿,40,0,3',
    'place,nickname,points,prize,customer_id',
  ])
})

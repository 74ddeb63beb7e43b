import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { HistoryKind } from '../../../app/loyalty/members/statement/statement.ts'
import { anOrder } from '../../setup/builders/order.ts'
import type { TestShop } from '../../setup/builders/shop.ts'
import { openTestDatabase } from '../../setup/database.ts'

await openTestDatabase()
const { aShop } = await import('../../setup/builders/shop.ts')
const { adjustMember } = await import('../../../app/loyalty/members/adjust-member.server.ts')
const { exportMemberById } = await import('../../../app/loyalty/members/export-member.server.ts')
const { exportMembers } = await import('../../../app/loyalty/members/export-members.server.ts')
const { extendPoints } = await import('../../../app/loyalty/members/extend-points.server.ts')
const { readFilterMoment } = await import('../../../app/loyalty/members/filter-moment.server.ts')
const { readMemberRow } = await import('../../../app/loyalty/members/list-members.server.ts')
const { readStatement } = await import(
  '../../../app/loyalty/members/statement/read-statement.server.ts'
)
const { pauseMember, resumeMember } = await import(
  '../../../app/loyalty/membership/pause-member.server.ts'
)

const now = new Date('2026-06-01T12:00:00Z')
const by = { actor: 'staff/7', now }
let shop: TestShop
let memberId: string

beforeEach(async () => {
  shop = await aShop({}, 'Asia/Tokyo')
  await shop.settle(anOrder())
  memberId = await shop.memberId()
})
afterEach(() => shop.expectBooksToAgree())

const statementOf = async (history: HistoryKind | null = null) => {
  const statement = await readStatement(shop.db, { memberId, history })
  if (!statement) throw new Error('no statement')
  return statement
}

/** Makes what they have expire at this moment. */
async function expireAt(at: string): Promise<string> {
  const lot = await shop.db.db.lot.findFirstOrThrow({ where: { shopId: shop.shopId } })
  await shop.db.sql`UPDATE lots SET expires_at = ${new Date(at)} WHERE shop_id = ${shop.shopId}`
  return String(lot.id)
}

const extend = (lotId: string, day: string, requestId: string = randomUUID()) =>
  extendPoints(shop.db, { memberId, lotId, day, note: 'Was ill', requestId, ...by })

test('points last until the chosen day ends where the shop is', async () => {
  const lotId = await expireAt('2026-06-10T00:00:00Z')
  const requestId = randomUUID()
  expect(await extend(lotId, '2026-07-01', requestId)).toMatchObject({ ok: true })
  const repeated = { ok: true, value: { isRepeat: true } }
  expect(await extend(lotId, '2026-07-01', requestId)).toEqual(repeated)
  const [lot] = (await statementOf()).lots
  expect(lot?.expiresAt).toEqual(new Date('2026-07-01T14:59:59.999Z'))
  expect(await extend(lotId, '2026-06-20')).toMatchObject({ refusal: { code: 'lot_not_later' } })
  expect(await extend(lotId, '2036-06-02')).toMatchObject({
    refusal: { code: 'lot_too_late', details: { years: 10 } },
  })
  expect(await extend('99999', '2027-06-02')).toMatchObject({ refusal: { code: 'lot_unknown' } })
})

test('what has expired is listed, and comes back when it is given more time', async () => {
  const lotId = await expireAt('2026-05-20T00:00:00Z')
  await shop.sweepAt('2026-05-21T00:00:00Z')
  const before = await statementOf()
  expect(before.lots).toEqual([])
  expect(before.expiredLots).toMatchObject([{ id: lotId, expired: 100 }])
  expect(await extend(lotId, '2026-12-31')).toMatchObject({ ok: true })
  const after = await statementOf()
  expect(after.expiredLots).toEqual([])
  expect(after.lots).toMatchObject([{ id: lotId, availableLeft: 100 }])
  expect(after.balance.available).toBe(100)
})

test('a history shows one kind of thing, with the balances of the whole', async () => {
  const given = { memberId, points: 20, adjustmentId: randomUUID(), note: 'Sorry', ...by }
  await adjustMember(shop.db, given)
  await expireAt('2026-06-10T00:00:00Z')
  await shop.sweepAt('2026-06-11T00:00:00Z')
  const linesOf = async (kind: HistoryKind | null) =>
    (await statementOf(kind)).entries.map((entry) => [entry.because.kind, entry.availableAfter])
  expect(await linesOf('adjusted')).toEqual([['adjusted', 120]])
  expect((await linesOf('expired')).map(([kind]) => kind)).toContain('expired')
  expect((await linesOf('earned')).at(-1)).toEqual(['order', 100])
  expect(await linesOf('redeemed')).toEqual([])
  const all = await linesOf(null)
  const parts = await Promise.all((['earned', 'adjusted', 'expired'] as const).map(linesOf))
  expect(parts.flat()).toHaveLength(all.length)
})

test('a pause shows who and why, and the member as paused until they are resumed', async () => {
  const statusOf = async (at: string) => {
    const moment = await readFilterMoment(shop.db, new Date(at))
    return (await readMemberRow(shop.db, memberId, moment))?.status
  }
  expect(await statusOf('2026-06-01T13:00:00Z')).toBe('member')
  await pauseMember(shop.db, { memberId, note: 'Chargebacks', ...by })
  expect(await statusOf('2026-06-01T13:00:00Z')).toBe('paused')
  const later = new Date('2026-06-02T12:00:00Z')
  await resumeMember(shop.db, { memberId, note: 'Settled', actor: 'staff/8', now: later })
  expect(await statusOf('2026-06-02T13:00:00Z')).toBe('member')
  expect((await statementOf()).membership).toMatchObject([
    { kind: 'resumed', actor: 'staff/8', note: 'Settled', occurredAt: later },
    { kind: 'paused', actor: 'staff/7', note: 'Chargebacks', occurredAt: now },
  ])
})

test('all that is kept of a member, with what was booked before a merge', async () => {
  const oldId = randomUUID()
  const { shopId } = shop
  await shop.db.db.member.create({
    data: { shopId, id: oldId, customerId: '77', joinedAt: now, recordedAt: now },
  })
  await adjustMember(shop.db, {
    memberId: oldId,
    points: 5,
    adjustmentId: randomUUID(),
    note: 'Before',
    ...by,
  })
  await shop.db.transaction(
    (tx) => tx.sql`SELECT 1 AS one FROM merge_members(p_shop_id => ${shopId}::int,
      p_now => ${now}::timestamptz, p_old => ${oldId}::uuid, p_kept => ${memberId}::uuid)`,
  )
  const held = await exportMemberById(shop.db, memberId)
  expect(held).toMatchObject({ customerId: '9001', memberId, orders: [{ name: '#1001' }] })
  expect(JSON.stringify(held?.transfers)).toContain('Before')
  expect(await exportMemberById(shop.db, randomUUID())).toBe(null)
  const kept = await readStatement(shop.db, { memberId: oldId })
  expect(kept?.member).toMatchObject({ id: memberId, mergedCount: 1 })
})

test('a file holds every member of the list once, however many there are', async () => {
  await shop.settle(
    ...Array.from({ length: 520 }, (_, n) => anOrder({ orderId: `x${n}`, customerId: `8${n}` })),
  )
  const moment = await readFilterMoment(shop.db, now)
  const sizes: number[] = []
  const ids = new Set<string>()
  for await (const page of exportMembers(shop.db, { filter: { availableMin: 1 }, moment })) {
    sizes.push(page.length)
    for (const { id } of page) ids.add(id)
  }
  expect(sizes).toEqual([250, 250, 21])
  expect(ids.size).toBe(521)
})

// What members do for points: once, as often as it counts, and by the version in force then.
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { ShopDb } from '../../../app/db.server.ts'
import { openTestDatabase } from '../../setup/database.ts'
import { after, givenMember, holdingsOf, start } from '../rewards/given.ts'
import { givenFanClub } from './given.ts'

await openTestDatabase()
const { verifyBooks } = await import('../../../app/loyalty/ledger/verify.server.ts')
const { recordConsent, recordReview, recordArrival } = await import(
  '../../../app/loyalty/settlement/deeds/record-known.server.ts'
)
const { recordVisit } = await import('../../../app/loyalty/settlement/deeds/record-visit.server.ts')
const { tellDeed } = await import('../../../app/loyalty/settlement/deeds/tell-deed.server.ts')
const { decideDeeds } = await import('../../../app/loyalty/settlement/deeds/decide-deeds.server.ts')
const { requireShareLink } = await import('../../../app/loyalty/deeds/share-link.server.ts')
const { listDeeds } = await import('../../../app/loyalty/deeds/list-deeds.server.ts')
const { exportMemberById } = await import('../../../app/loyalty/members/export-member.server.ts')
const { forgetMember } = await import('../../../app/loyalty/members/forget-member.server.ts')
const { mergeCustomers } = await import(
  '../../../app/loyalty/settlement/merge/merge-customers.server.ts'
)
const { recordChange } = await import('../../../app/loyalty/membership/record-change.server.ts')
const { readMemberState } = await import(
  '../../../app/loyalty/storefront/read-member-state.server.ts'
)

const actor = 'staff/7'
let shop: ShopDb
let memberId: string

beforeEach(async () => {
  shop = await givenFanClub()
  memberId = await givenMember(shop, { points: 1 })
})
afterEach(async () => expect(await verifyBooks(shop)).toEqual([]))

const points = async (of = memberId) => (await holdingsOf(shop, of)).available - 1
const consent = (at: Date) => shop.transaction((tx) => recordConsent(tx, { memberId, at }, start))
const review = (productId: string, reviewId: string, now = start) =>
  shop.transaction((tx) => recordReview(tx, { memberId, productId, reviewId }, now))
const follow = (note = '@fern', now = start) =>
  shop.transaction((tx) => tellDeed(tx, { memberId, knownBy: 'word', ruleId: 'task', note }, now))
const read = (seconds: number, now = start) =>
  shop.transaction((tx) =>
    tellDeed(tx, { memberId, knownBy: 'page', ruleId: 'reading', seconds }, now),
  )
const decide = (decision: 'approve' | 'reject' | 'undo', ids: string[], reason = '') =>
  shop.transaction((tx) => decideDeeds(tx, { ids, decision, reason, actor, now: start }))
const listed = async (state: 'waiting' | 'counted' | 'rejected') =>
  (await listDeeds(shop, { state, kind: null, page: 0 })).deeds
const standing = async (ruleId: string, now = start) =>
  (await readMemberState(shop, { memberId, now }))?.deeds?.find(({ id }) => id === ruleId)

test('consent counts once ever, and not where it was given before the rule was in force', async () => {
  await consent(after({ minutes: -61 }))
  expect(await points()).toBe(0)
  await consent(after({ minutes: -30 }))
  await consent(after({ minutes: -10 }))
  expect(await points()).toBe(50)
  expect((await standing('newsletter'))?.state).toBe('done')
})

test('consent of somebody who was paused then gives nothing', async () => {
  await shop.transaction((tx) =>
    recordChange(tx, { memberId, kind: 'paused', now: after({ minutes: -50 }) }),
  )
  await shop.transaction((tx) =>
    recordChange(tx, { memberId, kind: 'resumed', now: after({ minutes: -20 }) }),
  )
  await consent(after({ minutes: -30 }))
  expect(await points()).toBe(0)
  expect(await listed('counted')).toEqual([])
})

test('a product counts once, a report that comes again is a repeat, and the day has its limit', async () => {
  expect(await review('1', 'a')).toMatchObject({ value: { isRepeat: false } })
  expect(await review('1', 'a')).toMatchObject({ value: { isRepeat: true } })
  expect(await review('1', 'b')).toMatchObject({ value: { isRepeat: true } })
  expect(await review('2', 'c')).toMatchObject({ ok: true })
  expect(await review('3', 'd')).toMatchObject({ ok: false, refusal: { code: 'deed_again' } })
  expect(await points()).toBe(100)
  expect(await review('3', 'd', after({ days: 1 }))).toMatchObject({ ok: true })
  expect(await points()).toBe(150)
})

test('of many at once as many count as may', async () => {
  const all = await Promise.all(['1', '2', '3', '4', '5'].map((id) => review(id, id)))
  expect(all.filter(({ ok }) => ok)).toHaveLength(2)
  expect(await points()).toBe(100)
})

test('a page counts after its seconds, and again in another week', async () => {
  expect(await read(19)).toMatchObject({ ok: false })
  const both = await Promise.all([read(20), read(20)])
  expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  expect(await points()).toBe(10)
  // 22 November 2026 is a Sunday.
  expect(await standing('reading')).toMatchObject({
    state: 'again',
    again: '2026-11-23T00:00:00.000Z',
  })
  expect(await read(20, after({ days: 1 }))).toMatchObject({ ok: true })
})

test('three days in a row are given for, and a day left out begins anew', async () => {
  const visit = (days: number) =>
    shop.transaction((tx) => recordVisit(tx, memberId, after({ days })))
  expect([await visit(0), await visit(0), await visit(1), await visit(3)]).toEqual([0, 0, 0, 0])
  expect([await visit(4), await visit(5), await visit(5)]).toEqual([0, 20, 0])
  expect(await points()).toBe(20)
  expect((await standing('visits', after({ days: 5 })))?.row?.count).toBe(3)
  expect((await standing('visits', after({ days: 8 })))?.row?.count).toBe(0)
})

test('a visitor counts once, by whichever link, and nobody who is signed in', async () => {
  const friend = await givenMember(shop, { points: 1 })
  const linkOf = (of: string) =>
    shop.transaction((tx) => requireShareLink(tx, { memberId: of, now: start }))
  const [mine, theirs] = [await linkOf(memberId), await linkOf(friend)]
  expect(await linkOf(memberId)).toBe(mine)
  const arrive = (token: string, visitor: string, customerId: string | null = null) =>
    shop.transaction((tx) => recordArrival(tx, { token, visitor, customerId }, start))
  expect(await arrive(mine, 'v1', '77')).toBe(false)
  expect(await arrive('nobody', 'v1')).toBe(false)
  expect(await Promise.all([arrive(mine, 'v1'), arrive(theirs, 'v1')])).toContain(true)
  expect((await points()) + (await points(friend))).toBe(5)
  for (const visitor of ['v2', 'v3', 'v4', 'v5', 'v6']) await arrive(mine, visitor)
  expect(await points()).toBe(15)
})

test('what is sent in waits, and says so; approved it counts, rejected it says why', async () => {
  expect(await follow('')).toMatchObject({ refusal: { code: 'note_missing' } })
  expect(await follow()).toMatchObject({ value: { state: 'waiting' } })
  expect(await follow()).toMatchObject({ refusal: { code: 'deed_waiting' } })
  expect(await points()).toBe(0)
  expect((await standing('task'))?.state).toBe('waiting')
  const ids = (await listed('waiting')).map(({ id }) => id)
  expect(await decide('approve', ids)).toEqual({ done: 1, leftAlone: 0 })
  expect(await decide('approve', ids)).toEqual({ done: 0, leftAlone: 1 })
  expect(await points()).toBe(20)
  await decide('undo', ids)
  expect(await points()).toBe(0)
  await decide('approve', ids)
  expect(await points()).toBe(20)
  await decide('reject', ids, 'Not found there')
  expect(await points()).toBe(0)
  expect(await standing('task')).toMatchObject({ state: 'open', reason: 'Not found there' })
  expect(await follow()).toMatchObject({ ok: true })
})

test('two who decide at once give it once', async () => {
  await follow()
  const ids = (await listed('waiting')).map(({ id }) => id)
  const both = await Promise.all([decide('approve', ids), decide('approve', ids)])
  expect(both.map(({ done }) => done).sort()).toEqual([0, 1])
  expect(await points()).toBe(20)
})

test('what two did who became one counts together', async () => {
  const other = await givenMember(shop, { points: 1, customerId: '4711' })
  await follow()
  await shop.transaction((tx) => recordVisit(tx, memberId, start))
  const token = await shop.transaction((tx) => requireShareLink(tx, { memberId, now: start }))
  const { customerId } = await shop.db.member.findUniqueOrThrow({
    where: { shopId_id: { shopId: shop.shopId, id: memberId } },
  })
  const merge = { keptId: '4711', deletedId: customerId ?? '', at: start, now: start }
  await shop.transaction((tx) => mergeCustomers(tx, merge))
  memberId = other
  expect(await follow()).toMatchObject({ refusal: { code: 'deed_waiting' } })
  const arrival = { token, visitor: 'v', customerId: null }
  expect(await shop.transaction((tx) => recordArrival(tx, arrival, start))).toBe(true)
  expect((await exportMemberById(shop, other))?.deeds).toMatchObject({
    // At the same moment: in either order.
    done: expect.toSatisfy((done: { kind: string; note: string | null }[]) =>
      done.some(({ kind, note }) => kind === 'task' && note === '@fern'),
    ),
    visits: ['2026-11-22'],
    links: [token],
  })
})

test('of somebody who is forgotten nothing is kept that they wrote, and nobody decides it', async () => {
  await follow('my name there')
  await shop.transaction((tx) => recordVisit(tx, memberId, start))
  await shop.transaction((tx) => requireShareLink(tx, { memberId, now: start }))
  const ids = (await listed('waiting')).map(({ id }) => id)
  const { customerId } = await shop.db.member.findUniqueOrThrow({
    where: { shopId_id: { shopId: shop.shopId, id: memberId } },
  })
  const request = { customerId: customerId ?? '', orderIds: [], now: start }
  await shop.transaction((tx) => forgetMember(tx, request))
  expect(await decide('undo', ids)).toEqual({ done: 0, leftAlone: 1 })
  expect((await exportMemberById(shop, memberId))?.deeds).toMatchObject({
    done: [{ note: null, state: 'rejected' }],
    visits: [],
    links: [],
  })
})

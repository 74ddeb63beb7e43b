// Points by a claim link: once for each member, until its last day, as long as its budget lasts.
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { ShopDb } from '../../../app/db.server.ts'
import { openTestDatabase } from '../../setup/database.ts'
import { givenShop, publish, settings } from '../rewards/given.ts'

await openTestDatabase()
const { verifyBooks } = await import('../../../app/loyalty/ledger/verify.server.ts')
const { listLinks } = await import('../../../app/loyalty/claims/list-links.server.ts')
const { saveLink, setLinkEnd } = await import('../../../app/loyalty/claims/save-link.server.ts')
const { saveSegment } = await import('../../../app/loyalty/segments/save-segment.server.ts')
const { readUses } = await import('../../../app/loyalty/segments/segment-uses.server.ts')
const { removeSegment } = await import('../../../app/loyalty/segments/remove-segment.server.ts')
const { claimPoints } = await import(
  '../../../app/loyalty/settlement/claims/claim-points.server.ts'
)
const { mergeCustomers } = await import(
  '../../../app/loyalty/settlement/merge/merge-customers.server.ts'
)
const { recordChange } = await import('../../../app/loyalty/membership/record-change.server.ts')

const now = new Date('2026-11-20T12:00:00Z')
const timeZone = 'America/New_York'
const form = { name: 'Autumn paper', code: 'PAPER', points: 50, endsOn: '', budgetPoints: null }
let shop: ShopDb
let linkId: string

beforeEach(async () => {
  shop = await givenShop()
  await publish(shop, { number: 2, settings, effectiveFrom: new Date('2026-01-01T00:00:00Z') })
  linkId = randomUUID()
  expect(await save({})).toMatchObject({ ok: true })
})
afterEach(async () => expect(await verifyBooks(shop)).toEqual([]))

const save = (given: object, id = linkId, isNew = true) =>
  saveLink(shop, { id, form: { ...form, ...given }, isNew, timeZone, now })

async function someone(): Promise<string> {
  const id = randomUUID()
  const joinedAt = new Date('2026-02-01T00:00:00Z')
  const { shopId } = shop
  await shop.db.member.create({
    data: { shopId, id, customerId: customerOf(id), joinedAt, recordedAt: joinedAt },
  })
  return id
}

const customerOf = (id: string) => String(Number.parseInt(id.slice(0, 8), 16))
const claim = (memberId: string, at = now) =>
  claimPoints(shop, { code: 'PAPER', memberId, now: at })
const pointsOf = async (memberId: string) => {
  const found = await shop.db.balance.findMany({ where: { shopId: shop.shopId, memberId } })
  return found.reduce((sum, { available }) => sum + available, 0)
}

test('opened twice, it gives once, and says so', async () => {
  const ada = await someone()
  expect(await claim(ada)).toMatchObject({ ok: true, value: { points: 50, isRepeat: false } })
  expect(await claim(ada)).toMatchObject({ ok: true, value: { points: 50, isRepeat: true } })
  expect(await pointsOf(ada)).toBe(50)
  const [line] = await shop.db.transfer.findMany({ where: { shopId: shop.shopId, memberId: ada } })
  expect(line?.because).toMatchObject({ kind: 'event', event: 'claim', name: 'Autumn paper' })
})

test('many at once share a budget to the point, and one who presses twice has it once', async () => {
  await save({ budgetPoints: 149 }, linkId, false)
  const members = await Promise.all(Array.from({ length: 6 }, someone))
  const results = await Promise.all([...members, ...members].map((one) => claim(one)))
  const [link] = await listLinks(shop, { id: linkId })
  expect(link).toMatchObject({ members: 2, given: 100 })
  const refused = results.flatMap((one) => (one.ok ? [] : [one.refusal.code]))
  expect(new Set(refused)).toEqual(new Set(['link_used_up']))
  const points = await Promise.all(members.map(pointsOf))
  expect(points.reduce((sum, one) => sum + one, 0)).toBe(100)
})

test('after its last day, and once it is ended, it gives nothing; opened again it does', async () => {
  const ada = await someone()
  await save({ endsOn: '2026-11-20' }, linkId, false)
  const over = await claim(ada, new Date('2026-11-21T05:00:00Z'))
  expect(over).toMatchObject({ ok: false, refusal: { code: 'link_over' } })
  await setLinkEnd(shop, { id: linkId, endedAt: now })
  expect(await claim(ada)).toMatchObject({ ok: false, refusal: { code: 'link_over' } })
  await setLinkEnd(shop, { id: linkId, endedAt: null })
  expect(await claim(ada)).toMatchObject({ ok: true })
})

test('two who became one have it once', async () => {
  const [ada, other] = [await someone(), await someone()]
  await claim(other)
  const merge = { keptId: customerOf(ada), deletedId: customerOf(other), at: now, now }
  await shop.transaction((tx) => mergeCustomers(tx, merge))
  expect(await claim(ada)).toMatchObject({ ok: true, value: { isRepeat: true } })
  expect(await pointsOf(ada)).toBe(50)
})

test('whoever is paused is told so, and the link gives them nothing', async () => {
  const ada = await someone()
  const pausedAt = new Date('2026-11-01T00:00:00Z')
  await shop.transaction((tx) => recordChange(tx, { memberId: ada, kind: 'paused', now: pausedAt }))
  expect(await claim(ada)).toMatchObject({ ok: false, refusal: { code: 'claim_not_open' } })
  expect(await listLinks(shop, { id: linkId })).toMatchObject([{ members: 0, given: 0 }])
})

test('a code is one link’s, stays with it, and what is wrong changes nothing', async () => {
  const taken = await save({}, randomUUID())
  expect(taken).toMatchObject({ ok: false, refusal: { details: { code: 'code_taken' } } })
  expect(await save({ code: 'OTHER', points: 70 }, linkId, false)).toMatchObject({ ok: true })
  expect(await listLinks(shop)).toMatchObject([{ code: 'PAPER', points: 70 }])
  expect(await save({ points: -1 }, linkId, false)).toMatchObject({ ok: false })
  expect(await save({}, randomUUID(), false)).toMatchObject({
    ok: false,
    refusal: { code: 'link_unknown' },
  })
  expect(await listLinks(shop)).toMatchObject([{ points: 70 }])
})

const forSegment = { who: 'segment', tiers: [], segment: '1' }
const forGold = { who: 'tiers', tiers: [{ id: 'gold', title: 'Gold' }], segment: null }
const japan = [{ kind: 'country', countries: ['JP'] }]
const saveJapan = () =>
  saveSegment(shop, {
    form: { name: 'Japan', match: 'all', conditions: japan },
    segment: null,
    seen: 0,
    recordedBy: 'staff/1',
    now,
  })

test('one for a segment gives to whoever is in it when they press, and to nobody else', async () => {
  await saveJapan()
  await save({ audience: forSegment }, linkId, false)
  const [ada, ben] = [await someone(), await someone()]
  await shop.sql`UPDATE members SET country = 'JP'
    WHERE shop_id = ${shop.shopId} AND id = ${ada}::uuid RETURNING 1 AS one`
  expect(await claim(ada)).toMatchObject({ ok: true })
  expect(await claim(ben)).toMatchObject({ refusal: { code: 'link_for_segment' } })
  expect(await pointsOf(ben)).toBe(0)
  await shop.sql`UPDATE members SET country = NULL
    WHERE shop_id = ${shop.shopId} AND id = ${ada}::uuid RETURNING 1 AS one`
  expect(await claim(ada)).toMatchObject({ ok: true, value: { isRepeat: true } })
})

test('one for a tier gives to those who hold it, and is for everybody once that is said', async () => {
  await save({ audience: forGold }, linkId, false)
  const [ada, ben] = [await someone(), await someone()]
  await shop.sql`INSERT INTO member_tiers (shop_id, member_id, tier_id, since, spend_minor, points,
    orders) VALUES (${shop.shopId}, ${ada}::uuid, 'gold', ${now}, 0, 0, 0) RETURNING 1 AS one`
  expect(await claim(ada)).toMatchObject({ ok: true })
  expect(await claim(ben)).toMatchObject({ refusal: { code: 'link_for_tiers' } })
  await save({ audience: { who: 'everyone', tiers: [], segment: null } }, linkId, false)
  expect(await claim(ben)).toMatchObject({ ok: true })
  const [link] = await listLinks(shop, { id: linkId })
  expect(link?.audience).toBeUndefined()
})

test('a segment that an open link is for stays, until the link is ended', async () => {
  await saveJapan()
  const id = randomUUID()
  await save({ name: 'Poster', code: 'POSTER', audience: forSegment }, id)
  const removal = { segment: 1, actor: 'staff/1', now }
  expect(await readUses(shop, 1, now)).toMatchObject({ links: ['Poster'] })
  expect(await removeSegment(shop, removal)).toMatchObject({ refusal: { code: 'segment_in_use' } })
  await setLinkEnd(shop, { id, endedAt: now })
  expect(await removeSegment(shop, removal)).toMatchObject({ ok: true })
})

test('whom it is for has to be chosen', async () => {
  const nobody = { who: 'segment', tiers: [], segment: null }
  expect(await save({ audience: nobody }, linkId, false)).toMatchObject({
    refusal: { code: 'link_invalid', details: { 'audience.segment': 'pick' } },
  })
})

// The name by which members are seen: one for each in a shop, theirs to take away, the merchant's
// to take down, and gone with whoever is forgotten.
import { randomUUID } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import type { ShopDb } from '../../../app/db.server.ts'
import { anOrder } from '../../setup/builders/order.ts'
import { openTestDatabase } from '../../setup/database.ts'
import { givenShop } from '../rewards/given.ts'
import { ask } from '../rewards/storefront.ts'

await openTestDatabase()
const { aShop } = await import('../../setup/builders/shop.ts')
const { forShop } = await import('../../../app/db.server.ts')
const { chooseNickname } = await import(
  '../../../app/loyalty/membership/nickname/choose-nickname.server.ts'
)
const { hideNickname, showNickname } = await import(
  '../../../app/loyalty/membership/nickname/hide-nickname.server.ts'
)
const { readNicknames, readShownNames } = await import(
  '../../../app/loyalty/membership/nickname/read-nicknames.server.ts'
)
const { mergeCustomers } = await import(
  '../../../app/loyalty/settlement/merge/merge-customers.server.ts'
)
const { forgetMember } = await import('../../../app/loyalty/members/forget-member.server.ts')
const { exportMember } = await import('../../../app/loyalty/members/export-member.server.ts')
const { pauseMember } = await import('../../../app/loyalty/membership/pause-member.server.ts')

const now = new Date('2026-06-01T12:00:00Z')
let shop: ShopDb

beforeEach(async () => {
  shop = await givenShop()
})

async function someone(customerId = String(Math.floor(Math.random() * 1e12))): Promise<string> {
  const id = randomUUID()
  const joinedAt = new Date('2026-02-01T00:00:00Z')
  const { shopId } = shop
  await shop.db.member.create({ data: { shopId, id, customerId, joinedAt, recordedAt: joinedAt } })
  return id
}

const choose = (memberId: string, nickname: string | null, at = now) =>
  chooseNickname(shop, { memberId, nickname, now: at })
const code = (result: Awaited<ReturnType<typeof choose>>) =>
  result.ok ? 'ok' : result.refusal.code
const shown = async (...ids: string[]) => [...(await readShownNames(shop, ids)).values()]
const revision = async () =>
  (await shop.db.shop.findUniqueOrThrow({ where: { id: shop.shopId } })).programRevision

test('nobody has the name of another, of one taken down, nor of the shop', async () => {
  await shop.db.shop.update({ where: { id: shop.shopId }, data: { name: 'Moss & Fern' } })
  const [first, second, third] = [await someone(), await someone(), await someone()]
  expect(code(await choose(first, 'Zoë'))).toBe('ok')
  expect(code(await choose(second, 'zoe'))).toBe('nickname_taken')
  expect(code(await choose(second, 'moss fern'))).toBe('nickname_taken')
  await hideNickname(shop, { memberId: first, actor: 'Ada', now })
  expect(await shown(first)).toEqual([])
  expect(code(await choose(first, 'Ivy'))).toBe('ok')
  expect(code(await choose(third, 'ZOE'))).toBe('nickname_taken')
  expect(await shown(first)).toEqual(['Ivy'])
})

test('of two who choose the same at once one has it', async () => {
  const members = await Promise.all(Array.from({ length: 6 }, () => someone()))
  const all = await Promise.all(members.map((memberId) => choose(memberId, 'Fern')))
  const codes = all.map(code)
  expect(codes.filter((one) => one === 'ok')).toHaveLength(1)
  expect(codes.filter((one) => one === 'nickname_taken')).toHaveLength(5)
})

test('taken down and shown again; what others see is written anew each time', async () => {
  const memberId = await someone()
  await choose(memberId, 'Fern')
  const before = await revision()
  await hideNickname(shop, { memberId, actor: 'Ada', now })
  await hideNickname(shop, { memberId, actor: 'Bo', now })
  const row = { shopId_memberId: { shopId: shop.shopId, memberId } }
  expect(await shop.db.nickname.findUnique({ where: row })).toMatchObject({ hiddenBy: 'Ada' })
  expect(await showNickname(shop, { memberId })).toMatchObject({ ok: true })
  expect(await showNickname(shop, { memberId })).toMatchObject({
    refusal: { code: 'nickname_unknown' },
  })
  expect(await shown(memberId)).toEqual(['Fern'])
  expect(await revision()).toBeGreaterThan(before)
  expect(await shop.db.nicknameBlock.count({ where: { shopId: shop.shopId } })).toBe(0)
})

test('taken away, it is free for others, and its member waits for another one', async () => {
  const [memberId, other] = [await someone(), await someone()]
  await choose(memberId, 'Fern')
  const before = await revision()
  expect(code(await choose(memberId, null))).toBe('ok')
  expect(await revision()).toBe(before + 1)
  expect(code(await choose(memberId, null))).toBe('ok')
  expect(code(await choose(other, 'fern'))).toBe('ok')
  expect(code(await choose(memberId, 'Ivy'))).toBe('nickname_changed_lately')
  const later = new Date('2026-06-08T12:00:00Z')
  expect(code(await choose(memberId, 'Ivy', later))).toBe('ok')
})

test('whoever is paused chooses none, and can take theirs away', async () => {
  const memberId = await someone()
  await choose(memberId, 'Fern')
  await pauseMember(shop, { memberId, actor: 'Ada', note: 'a look', now })
  const later = new Date('2026-07-01T12:00:00Z')
  expect(code(await choose(memberId, 'Ivy', later))).toBe('member_paused')
  expect(code(await choose(memberId, null, later))).toBe('ok')
})

test.each([
  ['Fern', 'Ivy', 'Ivy'],
  ['Fern', null, 'Fern'],
  [null, 'Ivy', 'Ivy'],
])('of %s, who became %s, is left %s', async (gone, own, left) => {
  const [deletedId, keptId] = ['101', '102']
  const [old, kept] = [await someone(deletedId), await someone(keptId)]
  if (gone) await choose(old, gone)
  if (own) await choose(kept, own)
  await shop.transaction((tx) => mergeCustomers(tx, { keptId, deletedId, at: now, now }))
  expect(await shown(old, kept)).toEqual([left])
  expect([...(await readNicknames(shop, [old]))]).toEqual([])
})

test('exported to its person, gone when they are forgotten', async () => {
  const memberId = await someone('4711')
  await choose(memberId, 'Fern')
  expect((await exportMember(shop, '4711'))?.nickname).toEqual({
    nickname: 'Fern',
    chosenAt: now.toISOString(),
  })
  const before = await revision()
  await shop.transaction((tx) => forgetMember(tx, { customerId: '4711', orderIds: [], now }))
  expect(await shop.db.nickname.count({ where: { shopId: shop.shopId } })).toBe(0)
  expect(await revision()).toBe(before + 1)
  expect(code(await choose(memberId, 'Ivy'))).toBe('member_unknown')
})

test('as the storefront asks: chosen, shown in the member’s own state, refused with words', async () => {
  const house = await aShop({})
  const at = new Date()
  await house.settleAt(at, anOrder({ processedAt: at.toISOString() }))
  const customerId = '9001'
  const send = (nickname: unknown, more = {}) =>
    ask({ path: '/nickname', domain: house.domain, customerId, body: { nickname }, ...more })
  expect(await send(' Fern ')).toMatchObject({
    status: 200,
    body: { nickname: { nickname: 'Fern', isHidden: false, changeableFrom: expect.any(String) } },
  })
  const me = await ask({ path: '/me', domain: house.domain, customerId })
  expect(me.body.member.nickname).toEqual({ name: 'Fern' })
  const refused = await send('fern@x.example', { query: { locale: 'cs' } })
  expect(refused).toMatchObject({ status: 409, body: { refusal: { code: 'nickname_address' } } })
  expect(refused.body.refusal.message).toMatch(/Přezdívku/)
  expect((await send('x')).body.refusal.message).toContain('2 to 24')
  const lately = await send('Ivy')
  expect(lately.body.refusal).toMatchObject({ code: 'nickname_changed_lately' })
  expect((await send('Ivy', { customerId: null })).body.refusal.code).toBe('not_signed_in')
  expect((await send('Ivy', { customerId: '9999' })).body.refusal.code).toBe('member_unknown')
  expect((await send(7)).status).toBe(422)
  const shopOf = forShop(house.shopId)
  const [{ id = '' } = {}] = await shopOf.db.member.findMany({ where: { shopId: house.shopId } })
  await hideNickname(shopOf, { memberId: id, actor: 'Ada', now: at })
  const hidden = await ask({ path: '/me', domain: house.domain, customerId })
  expect(hidden.body.member.nickname).toEqual({ name: 'Fern', isHidden: true })
  expect((await send(null)).body.nickname).toMatchObject({ nickname: null })
})

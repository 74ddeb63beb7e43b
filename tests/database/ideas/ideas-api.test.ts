// The idea board as the storefront answers it, every answer held to its description; and what
// somebody could try with it.
import { randomUUID } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { freshBoard } from '../../../app/loyalty/ideas/board.ts'
import { anOrder } from '../../setup/builders/order.ts'
import { openTestDatabase } from '../../setup/database.ts'
import { ask } from '../rewards/storefront.ts'

await openTestDatabase()
const { aShop } = await import('../../setup/builders/shop.ts')
const { forShop } = await import('../../../app/db.server.ts')
const { saveBoard } = await import('../../../app/loyalty/ideas/keep-board.server.ts')
const { changeIdea } = await import('../../../app/loyalty/ideas/answer-idea.server.ts')
const { decideIdea } = await import('../../../app/loyalty/settlement/ideas/decide-idea.server.ts')

const customerId = '9001'
const ideaId = randomUUID()
let shop: Awaited<ReturnType<typeof aShop>>

beforeEach(async () => {
  shop = await aShop({})
  const now = new Date()
  await shop.settleAt(now, anOrder({ processedAt: now.toISOString() }))
  const form = { ...freshBoard, isOn: true, points: 20 }
  expect(await saveBoard(forShop(shop.shopId), { form, now })).toMatchObject({ ok: true })
})

const act = (body: object, given = {}) =>
  ask({ path: '/ideas', method: 'POST', domain: shop.domain, customerId, body, ...given })
const post = (more: object = {}, given = {}) =>
  act({ did: 'post', ideaId, title: 'More ferns', ...more }, given)
const read = async (query = {}, given = {}) =>
  (await ask({ path: '/ideas', method: 'GET', domain: shop.domain, customerId, query, ...given }))
    .body
const decide = (decision: 'accept' | 'decline') =>
  decideIdea(forShop(shop.shopId), {
    ...{ id: ideaId, decision, reason: 'unclear', words: 'In what pot?' },
    ...{ actor: 'staff/1', now: new Date() },
  })

test('posted, accepted, voted for, replied to and withdrawn', async () => {
  const me = async () =>
    (await ask({ path: '/me', domain: shop.domain, customerId })).body.program.ideas
  expect(await me()).toEqual({ count: 0, points: 20, top: [] })
  expect(await post({ text: '<b>Big</b> ones' })).toMatchObject({ status: 200, body: {} })
  expect((await post({ text: '<b>Big</b> ones' })).body).toEqual({ isRepeat: true })
  expect(await read()).toMatchObject({ ideas: [], own: [{ id: ideaId, state: 'waiting' }] })
  await decide('accept')
  expect((await act({ did: 'vote', ideaId, isFor: true })).body.vote).toEqual({
    ...{ ideaId, votes: 1, hasVoted: true },
  })
  await changeIdea(forShop(shop.shopId), { id: ideaId, change: { status: 'planned' } })
  const reply = { reply: 'Next spring.', now: new Date() }
  await changeIdea(forShop(shop.shopId), { id: ideaId, change: reply })
  expect(await read({ sort: 'newest', page: '0' })).toMatchObject({
    ideas: [
      {
        ...{ id: ideaId, text: '<b>Big</b> ones', votes: 1, hasVoted: true, isOwn: true },
        ...{ status: 'planned', reply: 'Next spring.' },
      },
    ],
    ...{ hasNext: false, posting: null, voting: null },
  })
  expect((await me()).top).toMatchObject([{ votes: 1, status: 'planned' }])
  expect(await read({ page: '-7' })).toMatchObject({ ideas: [{ id: ideaId }] })
  expect(await read({ page: 'x', sort: "'; DROP" })).toMatchObject({ ideas: [{ id: ideaId }] })
  expect(await read({ page: '1' })).toMatchObject({ ideas: [] })
  expect((await act({ did: 'withdraw', ideaId })).status).toBe(200)
  expect(await read()).toMatchObject({ ideas: [], own: [] })
  await shop.expectBooksToAgree()
})

test('why an idea was declined is told by its code and in the merchant’s words', async () => {
  await post()
  await decide('decline')
  expect((await read()).own).toMatchObject([
    { state: 'declined', reason: 'unclear', words: 'In what pot?' },
  ])
})

test('why nothing can be posted is said in the page’s language', async () => {
  const form = { ...freshBoard, isOn: true, mostWaiting: 1 }
  await saveBoard(forShop(shop.shopId), { form, now: new Date() })
  await post()
  const board = await read({ locale: 'cs' })
  expect(board.posting).toMatchObject({ code: 'too_many_ideas_waiting' })
  expect(board.posting.message).toContain('Jeden váš nápad')
  const again = await post({ ideaId: randomUUID() }, { query: { locale: 'cs' } })
  expect(again.body.refusal.message).toContain('Jeden váš nápad')
})

test('a refusal of what was written quotes nothing of it', async () => {
  const { status, body } = await post({ text: 'Write to moss@example.com' })
  expect([status, body.refusal.code]).toEqual([409, 'idea_has_contact'])
  expect(JSON.stringify(body)).not.toContain('moss')
})

test('nobody votes for an idea that waits, and a visitor is told to sign in', async () => {
  await post()
  const vote = { did: 'vote', ideaId, isFor: true }
  expect((await act(vote)).body.refusal.code).toBe('idea_not_shown')
  expect((await act(vote, { customerId: null })).body.refusal.code).toBe('not_signed_in')
  expect((await act(vote, { customerId: '9999' })).body.refusal.code).toBe('member_unknown')
  expect((await read({}, { customerId: null })).refusal.code).toBe('not_signed_in')
})

test.each([
  [{ did: 'post', ideaId }],
  [{ did: 'post', ideaId: 'mine', title: 'More ferns' }],
  [{ did: 'post', ideaId, title: 'x'.repeat(101) }],
  [{ did: 'post', ideaId, title: 'More ferns', text: 'x'.repeat(1001) }],
  [{ did: 'post', ideaId, title: 'null\0' }],
  [{ did: 'post', ideaId, title: 'half a pair \ud83d' }],
  [{ did: 'post', ideaId, title: 'More ferns', state: 'shown' }],
  [{ did: 'post', ideaId, title: 'More ferns', memberId: ideaId }],
  [{ did: 'vote', ideaId, isFor: 'yes' }],
  [{ did: 'vote', ideaId, isFor: true, votes: 100 }],
  [{ did: 'accept', ideaId }],
  [{}],
])('%j is nothing that can be done', async (body) => {
  expect((await act(body)).status).toBe(422)
})

test('what is far too long is not read', async () => {
  expect((await post({ text: 'x'.repeat(20_000) })).status).toBe(413)
})

test('another site’s page does nothing in anybody’s name', async () => {
  expect((await post({}, { headers: { 'Sec-Fetch-Site': 'cross-site' } })).status).toBe(403)
  expect((await act({}, { method: 'DELETE' })).status).toBe(405)
})

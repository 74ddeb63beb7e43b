// Joining and leaving as the storefront asks for them, every answer held to its description.
import { beforeEach, expect, test } from 'vitest'
import { anOrder } from '../../setup/builders/order.ts'
import { openTestDatabase } from '../../setup/database.ts'
import { ask } from '../rewards/storefront.ts'

await openTestDatabase()
const { aShop } = await import('../../setup/builders/shop.ts')
const { changePhase } = await import('../../../app/loyalty/program/change-phase.server.ts')

const customerId = '9001'
const signup = { kind: 'signup', id: 'signup', isOn: true, points: 50 } as const
let shop: Awaited<ReturnType<typeof aShop>>
const open = async (settings = {}) => {
  shop = await aShop({ membership: 'joined', rules: [signup], ...settings })
  await shop.settleAt(new Date(), anOrder({ processedAt: new Date().toISOString() }))
}
beforeEach(() => open())

const join = (body: object = {}, given = {}) =>
  ask({ path: '/join', domain: shop.domain, customerId, body, ...given })
const leave = (body: object = {}) => ask({ path: '/leave', domain: shop.domain, customerId, body })
const me = async () =>
  (await ask({ path: '/me', domain: shop.domain, customerId })).body.member.status

test('a shopper joins, leaves and returns; each said twice is said to be a repetition', async () => {
  expect(await me()).toBe('not_joined')
  expect(await join()).toMatchObject({
    status: 200,
    body: { membership: { status: 'member', termsVersion: null, claimedPoints: 50 } },
  })
  expect((await join()).body).toMatchObject({ isRepeat: true })
  expect(await me()).toBe('member')
  expect(await leave()).toMatchObject({ status: 200, body: { membership: { status: 'left' } } })
  expect((await leave()).body).toMatchObject({ isRepeat: true })
  expect(await me()).toBe('left')
  expect((await join()).body.membership.claimedPoints).toBe(0)
  expect(await me()).toBe('member')
})

test('a visitor is told to sign in', async () => {
  const answer = await join({}, { customerId: null })
  expect(answer).toMatchObject({ status: 409, body: { refusal: { code: 'not_signed_in' } } })
})

test('another version of the terms is refused in words, and the right one is kept', async () => {
  await open({ termsUrl: '/pages/terms', termsVersion: '2' })
  expect(await join({ termsVersion: '1' })).toMatchObject({
    status: 409,
    body: { refusal: { code: 'terms_changed', message: expect.stringContaining('terms') } },
  })
  expect((await join({ termsVersion: '2' })).body.membership.termsVersion).toBe('2')
})

test.each([
  [{ termsVersion: 7 }, 422],
  [{ termsVersion: '' }, 422],
  [{ termsVersion: 'x'.repeat(41) }, 422],
  [{ somethingElse: true }, 422],
])('%j is no way to join', async (body, status) => {
  expect((await join(body)).status).toBe(status)
  expect(await me()).toBe('not_joined')
})

test('another site’s page can let nobody join', async () => {
  const headers = { 'Sec-Fetch-Site': 'cross-site' }
  expect((await join({}, { headers })).status).toBe(403)
})

test('asking is not joining: a GET is refused', async () => {
  expect((await join({}, { method: 'GET' })).status).toBe(405)
})

test('nobody joins a program that is off', async () => {
  const wish = { phase: 'off', spendUntil: null, seen: 0, recordedBy: 'staff/1' }
  await changePhase(shop.db, { ...wish, now: new Date() })
  expect((await join()).body.refusal.code).toBe('program_off')
})

test('opening the rewards while signed in is what makes a member, where that is the rule', async () => {
  await open({ membership: 'signed_in' })
  await me()
  expect(await me()).toBe('member')
  expect(await shop.balance()).toEqual({ available: 50 })
})

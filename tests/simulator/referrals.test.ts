// A friend from the link to the points, in a shop that runs: the cart's attribute arrives with the
// order, the order holds, Shopify is asked who they are, and both sides are given theirs.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { someSettings } from '../setup/builders/program.ts'
import { domain, openBox } from './box.ts'

const box = await openBox()
const { forShop } = await import('../../app/db.server.ts')
const { now, startClock } = await import('../../app/clock.server.ts')
const { holdReferrals } = await import('../../app/jobs/hold-referrals.ts')
const { fetchWanted } = await import('../../app/jobs/deliveries/fetch-wanted.ts')
const { verifyBooks } = await import('../../app/loyalty/ledger/verify.server.ts')
const { findMemberId } = await import('../../app/loyalty/members/find-member-id.server.ts')
const { readDraft } = await import('../../app/loyalty/program/read-draft.server.ts')
const { saveDraft } = await import('../../app/loyalty/program/save-draft.server.ts')
const { publishDraft } = await import('../../app/loyalty/program/publish-draft.server.ts')
const { takeOwnCode } = await import('../../app/loyalty/referrals/own-code.server.ts')

const rule = {
  ...{ kind: 'referral', id: 'friends', isOn: true, points: 500, friendPoints: 200 },
  ...{ minimumMinor: 0, holdDays: 14, monthMaximum: null, weekMaximum: 50 },
}
const home = { address1: '5 Moss Lane', city: 'Portland', zip: '97201', countryCode: 'US' }

let shopId: number
let variantId: string
let sender: string
let code: string
let count = 0
const shop = () => forShop(shopId)

beforeAll(async () => {
  shopId = await box.signIn()
  const products =
    await box.control.get<{ isGiftCard: boolean; variants: { id: string }[] }[]>('/products')
  variantId = products.find(({ isGiftCard }) => !isGiftCard)?.variants[0]?.id ?? ''
  const at = new Date(now().getTime() - 120_000)
  const { revision } = await readDraft(shop(), 'USD')
  const settings = someSettings({ rules: [rule] as never })
  expect(await saveDraft(shop(), { settings, revision, now: at })).toMatchObject({ ok: true })
  const publication = { revision: revision + 1, publishedBy: 'test', now: at, told: 'By e-mail' }
  expect(await publishDraft(shop(), publication)).toMatchObject({ ok: true })
  sender = await someone({ email: 'sender@example.com', address: home })
  await buy(sender)
  code = await takeOwnCode(shop(), (await findMemberId(shop(), sender)) ?? '', now())
})

afterAll(async () => expect(await verifyBooks(shop())).toEqual([]))

async function someone(given: { email?: string; address?: typeof home } = {}): Promise<string> {
  const { email = `${randomUUID()}@example.com`, address } = given
  const { id } = await box.control.post<{ id: string }>('/customers', {
    ...{ shop: domain, firstName: 'Ada', lastName: 'Fern', email },
    ...(address ? { address } : {}),
  })
  return id
}

async function buy(customerId: string, attributes: Record<string, string> = {}) {
  const order = await box.control.post<{ id: string }>('/orders', {
    ...{ shop: domain, customerId, attributes },
    lines: [{ variantId, quantity: 1 }],
  })
  await box.settle()
  return order
}

const later = (days: number) => new Date(now().getTime() + days * 86_400_000)
const hold = async (days: number) => {
  while ((await holdReferrals({ now: later(days) })) > 0);
}

async function referralOf(customerId: string) {
  const friendId = (await findMemberId(shop(), customerId)) ?? ''
  return shop().db.referral.findFirst({ where: { shopId, friendId } })
}

async function pointsOf(customerId: string): Promise<number> {
  const memberId = (await findMemberId(shop(), customerId)) ?? ''
  const row = await shop().db.balance.findFirst({ where: { shopId, memberId } })
  return row?.available ?? 0
}

test('from the cart to the points of both sides, and nobody is named', async () => {
  const friend = await someone()
  await buy(friend, { gift_note: 'For Ada', perennial_referral: code })
  expect(await referralOf(friend)).toMatchObject({ state: 'ordered' })
  const [order] = await shop().sql<{ snapshot: object }>`SELECT snapshot FROM orders
    WHERE shop_id = ${shopId} AND snapshot->>'referralCode' = ${code}`
  expect(JSON.stringify(order?.snapshot)).not.toContain('For Ada')
  await hold(10)
  expect(await pointsOf(friend)).toBe(0)
  await hold(15)
  expect(await referralOf(friend)).toMatchObject({ state: 'held' })
  expect([await pointsOf(sender), await pointsOf(friend)]).toEqual([500, 200])
})

test.each([
  ['the same mailbox', { isSame: 'mailbox' }, ['same_email']],
  ['the same door', { isSame: 'door' }, ['same_address']],
])('%s is looked at by a person', async (_, given, reasons) => {
  count += 1
  const friend = await someone(
    given.isSame === 'mailbox'
      ? { email: `Sender+${count}@example.com` }
      : { address: { ...home, address1: '5, moss LANE' } },
  )
  await buy(friend, { perennial_referral: code })
  await hold(15)
  const row = await referralOf(friend)
  expect(row).toMatchObject({ state: 'review', reasons })
  expect(row?.prints.join()).not.toMatch(/example|moss/i)
})

test('a refund that nobody told us of is found before anything is given', async () => {
  const friend = await someone()
  const { id } = await buy(friend, { perennial_referral: code })
  await box.control.moveClock({ advance: 'PT1H' })
  await startClock()
  await box.control.post(`/orders/${id}/cancel`, { shop: domain })
  await box.control.settleWebhooks()
  await shop().sql`DELETE FROM waiting_deliveries
    WHERE shop_id = ${shopId} RETURNING 1 AS one`
  await hold(15)
  await fetchWanted({ shopId, domain }, later(16))
  await hold(17)
  expect(await referralOf(friend)).toMatchObject({ state: 'rejected', reasons: ['cancelled'] })
  expect(await pointsOf(friend)).toBe(0)
})

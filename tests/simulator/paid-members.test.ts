// A paid membership in a shop that runs: bought, held, sent back, and told to Shopify by a tag.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { noPlan } from '../../app/loyalty/plans/plan-settings.ts'
import type { ProgramSettings } from '../../app/loyalty/program/settings.ts'
import { someSettings } from '../setup/builders/program.ts'
import { domain, openBox } from './box.ts'

const box = await openBox()
const { forShop } = await import('../../app/db.server.ts')
const { now } = await import('../../app/clock.server.ts')
const { mirrorPlanTags } = await import('../../app/jobs/mirror-plan-tags.ts')
const { adminFor } = await import('../../app/shopify/admin/admin-for.server.ts')
const { addTag } = await import('../../app/shopify/admin/customers/change-tags.ts')
const { readTags } = await import('../../app/shopify/admin/customers/read-tags.ts')
const { verifyBooks } = await import('../../app/loyalty/ledger/verify.server.ts')
const { readDraft } = await import('../../app/loyalty/program/read-draft.server.ts')
const { saveDraft } = await import('../../app/loyalty/program/save-draft.server.ts')
const { publishDraft } = await import('../../app/loyalty/program/publish-draft.server.ts')

interface Sold {
  id: string
  isGiftCard: boolean
  variants: { id: string; price: string }[]
}

let shopId: number
let membership: Sold
let other: Sold
const shop = () => forShop(shopId)

beforeAll(async () => {
  shopId = await box.signIn()
  const products = await box.control.get<Sold[]>('/products')
  membership = products.find(({ variants }) => variants[0]?.price === '14.00') as Sold
  other = products.find(({ id, isGiftCard }) => id !== membership.id && !isGiftCard) as Sold
  await publish('book-club')
})

afterAll(async () => expect(await verifyBooks(shop())).toEqual([]))

async function publish(customerTag: string): Promise<void> {
  const at = new Date(now().getTime() - 120_000)
  const { revision } = await readDraft(shop(), 'USD')
  const yearly = [{ id: membership.id, title: 'Membership' }]
  const settings = someSettings({
    plan: { ...noPlan, isOn: true, yearly, customerTag },
    rules: [
      ...someSettings().rules,
      {
        ...{ kind: 'multiply', id: 'double', isOn: true, multiplierBps: 20_000, minimumMinor: 0 },
        paidMembersOnly: true,
      },
    ] as ProgramSettings['rules'],
  })
  expect(await saveDraft(shop(), { settings, revision, now: at })).toMatchObject({ ok: true })
  const publication = { revision: revision + 1, publishedBy: 'test', now: at, told: 'By e-mail' }
  expect(await publishDraft(shop(), publication)).toMatchObject({ ok: true })
}

async function someone(): Promise<string> {
  const email = `${randomUUID()}@example.com`
  const { id } = await box.control.createCustomer({ firstName: 'Ada', lastName: 'Fern', email })
  await addTag(await adminFor(domain), id, 'vip')
  return id
}

async function buy(customerId: string, sold: Sold) {
  const lines = [{ variantId: sold.variants[0]?.id ?? '', quantity: 1 }]
  const order = await box.control.placeOrder({ customerId, lines, payment: 'paid' })
  await box.settle()
  return order
}

const earned = async (orderId: string) => {
  const [row] = await shop().sql<{ points: number }>`
    SELECT coalesce(sum(amount * (("from" = 'issued')::int - ("to" = 'issued')::int)), 0)::int
      AS points FROM transfers WHERE shop_id = ${shopId} AND order_id = ${orderId}`
  return row?.points
}

/** As a worker does it, until nothing is left to be told. */
async function tagsOf(customerId: string, at = now()): Promise<string[]> {
  while ((await mirrorPlanTags({ now: at })) > 0);
  const [seen] = await readTags(await adminFor(domain), [customerId])
  return (seen?.tags ?? []).toSorted()
}

test('bought, it doubles what it buys and what comes after; sent back, neither', async () => {
  const customerId = await someone()
  const before = await buy(customerId, other)
  const bought = await buy(customerId, membership)
  const after = await buy(customerId, other)
  const all = () => Promise.all([before, bought, after].map(({ id }) => earned(id)))
  const points = Math.floor(Number(other.variants[0]?.price))
  expect(await all()).toEqual([points, 28, 2 * points])
  await box.control.moveClock({ advance: 'PT1M' })
  const [line] = bought.lines
  await box.control.refund(bought.id, { lines: [{ lineId: line?.id ?? '', quantity: 1 }] })
  await box.settle()
  const last = await buy(customerId, other)
  expect([...(await all()), await earned(last.id)]).toEqual([points, 0, 2 * points, points])
})

test('a holder carries the tag beside their own until it is sent back', async () => {
  const customerId = await someone()
  expect(await tagsOf(customerId)).toEqual(['vip'])
  const bought = await buy(customerId, membership)
  expect(await tagsOf(customerId)).toEqual(['book-club', 'vip'])
  const [line] = bought.lines
  await box.control.refund(bought.id, { lines: [{ lineId: line?.id ?? '', quantity: 1 }] })
  await box.settle()
  expect(await tagsOf(customerId)).toEqual(['vip'])
})

test('a membership that lapses takes its tag along, and another tag takes the place of ours', async () => {
  const customerId = await someone()
  await buy(customerId, membership)
  expect(await tagsOf(customerId)).toEqual(['book-club', 'vip'])
  await publish('readers')
  expect(await tagsOf(customerId)).toEqual(['readers', 'vip'])
  const lapsed = new Date(now().getTime() + 370 * 24 * 3_600_000)
  expect(await tagsOf(customerId, lapsed)).toEqual(['vip'])
})

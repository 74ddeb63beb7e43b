// A campaign between Shopify's messages and the books: what is placed within its window is worth
// more, however late, doubled and in whatever order we hear of it, and goes back with a refund.
import { afterEach, beforeAll, expect, test } from 'vitest'
import { freshRule } from '../../app/loyalty/rules/catalogue.ts'
import { openBox } from './box.ts'

const box = await openBox()
const { forShop } = await import('../../app/db.server.ts')
const { now } = await import('../../app/clock.server.ts')
const { readGiven } = await import('../../app/loyalty/campaigns/read-given.server.ts')
const { saveCampaign } = await import('../../app/loyalty/campaigns/save-campaign.server.ts')
const { verifyWorths } = await import('../../app/loyalty/insights/verify-worths.server.ts')
const { verifyBooks } = await import('../../app/loyalty/ledger/verify.server.ts')
const { publishDraft } = await import('../../app/loyalty/program/publish-draft.server.ts')

let shopId: number
let variantId: string
const shop = () => forShop(shopId)
const minutesAgo = (minutes: number) => new Date(now().getTime() - minutes * 60_000).toISOString()

beforeAll(async () => {
  const products = await box.control.get<{ variants: { id: string }[] }[]>('/products')
  variantId = products[0]?.variants[0]?.id ?? ''
  shopId = await box.signIn()
  await publishDraft(shop(), { revision: 1, publishedBy: 'test', now: now() })
})
afterEach(async () => {
  expect(await verifyBooks(shop())).toEqual([])
  expect(await verifyWorths(shop())).toEqual([])
})

async function given(): Promise<[points: number, orders: number]> {
  await box.settle()
  const { points = 0, orders = 0 } = (await readGiven(shop(), [1])).get(1) ?? {}
  return [points, orders]
}

test('orders of the window get it by their own time, and give it back with a refund', async () => {
  const rule = { ...freshRule('order', 'campaign', 100), points: 40, title: 'Holidays' }
  const begins = now()
  const tomorrow = new Date(begins.getTime() + 86_400_000).toISOString()
  const [endsOn, time] = tomorrow.split('T')
  const form = { rule, startsOn: '', startsTime: '', endsOn, endsTime: time?.slice(0, 5) }
  const saved = await saveCampaign(shop(), {
    form: { ...form, budgetPoints: null, isAnnounced: true },
    campaign: null,
    seen: 0,
    timeZone: 'UTC',
    recordedBy: 'staff/1',
    now: begins,
  })
  expect(saved).toEqual({ ok: true, value: 1 })
  const who = { firstName: 'Fern', lastName: 'Hill', email: 'fern@example.com' }
  const { id: customerId } = await box.control.createCustomer(who)
  const buy = (processedAt?: string) =>
    box.control.placeOrder({
      customerId,
      lines: [{ variantId, quantity: 1 }],
      payment: 'paid',
      ...(processedAt ? { processedAt } : {}),
    })
  await buy(minutesAgo(1))
  expect(await given()).toEqual([0, 0])
  await box.control.moveClock({ advance: 'PT10M' })
  await box.control.post('/webhooks/mode', { duplicate: 1 })
  await expect.poll(() => now().getTime() - begins.getTime()).toBeGreaterThan(540_000)
  const first = await buy()
  await buy(minutesAgo(2))
  expect(await given()).toEqual([80, 2])
  await box.control.moveClock({ advance: 'P2D' })
  await expect.poll(() => now().getTime() - begins.getTime()).toBeGreaterThan(172_800_000)
  await buy()
  // Placed while it ran, and told two days later.
  await buy(minutesAgo(2 * 24 * 60))
  expect(await given()).toEqual([120, 3])
  await box.control.refund(first.id, { lines: [{ lineId: first.lines[0]?.id ?? '', quantity: 1 }] })
  expect(await given()).toEqual([80, 2])
})

// A shop that is live, with orders from before and a few things in every list, for looking at every
// page of the app as Built for Shopify does.
import type { Frame } from 'playwright-core'
import { vi } from 'vitest'
import { patienceMs } from '../../setup/patience.ts'
import type { TestStack } from '../../setup/stack.ts'
import { Merchant } from '../people.ts'
import { standsStill } from '../stillness.ts'

/** Every page a merchant can open; `:member` stands for a member's id. */
export const everyPage = [
  '/app',
  '/app/program',
  '/app/program/state',
  '/app/program/templates',
  '/app/program/file',
  '/app/program/versions',
  '/app/program/terms',
  '/app/texts',
  '/app/rewards',
  '/app/rewards/new',
  '/app/campaigns',
  '/app/campaigns/new',
  '/app/campaigns/new?kind=multiply',
  '/app/links',
  '/app/links/new',
  '/app/causes',
  '/app/causes/new',
  '/app/surveys',
  '/app/surveys/new',
  '/app/contests',
  '/app/contests/new',
  '/app/ideas',
  '/app/ideas/board',
  '/app/offers',
  '/app/referrals',
  '/app/approvals',
  '/app/segments',
  '/app/segments/new',
  '/app/program/challenges',
  '/app/start',
  '/app/members',
  '/app/members?q=nobody',
  '/app/members/:member',
  '/app/members/batches',
  '/app/members/batches/new',
  '/app/fulfilment',
  '/app/accounting',
  '/app/past-orders',
  '/app/health',
  '/app/settings',
  '/app/nowhere',
] as const

/** What the navigation of the app names: everything else is below one of these. */
export const topPages = new Set<string>([
  '/app',
  '/app/program',
  '/app/rewards',
  '/app/campaigns',
  '/app/causes',
  '/app/surveys',
  '/app/ideas',
  '/app/referrals',
  '/app/approvals',
  '/app/members',
  '/app/members?q=nobody',
  '/app/fulfilment',
  '/app/accounting',
  '/app/health',
  '/app/settings',
  '/app/nowhere',
])

/** @returns a member's id, once the order that makes them one has been settled. */
export async function fillShop({ control }: TestStack): Promise<string> {
  const customer = await control.createCustomer({
    firstName: 'Willow',
    lastName: 'Reed',
    email: 'willow@example.com',
  })
  const products = await control.get<{ handle: string; variants: { id: string }[] }[]>('/products')
  const variantId = products.find(({ handle }) => handle === 'fern-mug')?.variants[0]?.id ?? ''
  await control.placeOrder({ customerId: customer.id, lines: [{ variantId, quantity: 20 }] })
  const me = { path: '/me', method: 'GET' as const, customerId: customer.id }
  let memberId = ''
  await vi.waitUntil(
    async () => {
      const { body } = await control.proxy(me)
      memberId = body.member?.id ?? ''
      return (body.member?.points.available ?? 0) > 0
    },
    { timeout: patienceMs, interval: 200 },
  )
  return memberId
}

export function appFrame({ page }: Merchant): Frame {
  const frame = page.frames().find((one) => one !== page.mainFrame())
  if (!frame) throw new Error('The app has no frame')
  return frame
}

/** Opens a page and waits until it stands still. */
export async function openStill(merchant: Merchant, path: string): Promise<Frame> {
  await merchant.openApp(path === '/app' ? '' : path)
  await merchant.app.locator('.Polaris-Page').first().waitFor()
  await standsStill(merchant.page)
  return appFrame(merchant)
}

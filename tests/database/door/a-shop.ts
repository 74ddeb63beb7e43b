// A shop with a program in force and one member, and the payloads that tell of them.
import { forShop, prisma, type ShopDb } from '../../../app/db.server.ts'
import { defaultSettings } from '../../../app/loyalty/program/default-settings.ts'
import { settleOrders } from '../../../app/loyalty/settlement/settle-orders.server.ts'
import { translateOrder } from '../../../app/shopify/webhooks/translate-order.ts'

export const domain = 'fern.myshopify.com'
export const now = new Date('2026-03-02T12:00:00.000Z')
const longAgo = new Date('2026-01-01T00:00:00.000Z')

export interface TestShop {
  shop: ShopDb
  ref: { shopId: number; domain: string }
}

export async function addShop(name = domain): Promise<TestShop> {
  const { id } = await prisma().shop.create({
    data: { domain: name, currency: 'USD', timeZone: 'UTC', installedAt: longAgo },
  })
  await prisma().programVersion.create({
    data: {
      shopId: id,
      number: 1,
      settings: defaultSettings('USD'),
      effectiveFrom: longAgo,
      publishedAt: longAgo,
    },
  })
  return { shop: forShop(id), ref: { shopId: id, domain: name } }
}

export async function settleOrder({ shop }: TestShop, changes: object = {}): Promise<void> {
  const snapshots = [translateOrder(orderPayload(changes))]
  await shop.transaction((tx) => settleOrders(tx, { snapshots, now }))
}

export function orderPayload(changes: object = {}) {
  return {
    id: 5001,
    admin_graphql_api_id: 'gid://shopify/Order/5001',
    name: '#1001',
    customer: {
      id: 7001,
      admin_graphql_api_id: 'gid://shopify/Customer/7001',
      created_at: '2026-02-01T10:00:00Z',
    },
    currency: 'USD',
    created_at: '2026-03-01T10:00:00Z',
    processed_at: '2026-03-01T10:00:00Z',
    updated_at: '2026-03-01T10:00:05Z',
    financial_status: 'paid',
    subtotal_price: '28.00',
    line_items: [
      {
        id: 9001,
        admin_graphql_api_id: 'gid://shopify/LineItem/9001',
        title: 'Mug',
        quantity: 2,
        price: '14.00',
      },
    ],
    ...changes,
  }
}

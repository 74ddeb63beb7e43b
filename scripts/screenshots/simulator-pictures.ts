// The stand-in for Shopify's own pages.
import type { ControlOrder } from '../demo/control.ts'
import type { MerchantPictures } from './merchant-pictures.ts'

const store = '/store/perennial-garden'

export async function takeSimulator(
  merchant: MerchantPictures,
  order: ControlOrder,
): Promise<void> {
  await merchant.openOwn(`${store}/orders`)
  await merchant.take({ name: 'simulator-orders', says: "The merchant's orders." })
  await merchant.openOwn(`${store}/orders/${order.id}`)
  await merchant.take({
    name: 'simulator-order',
    says: 'One order: pay, refund, edit, cancel.',
    heights: { desktop: 1300, phone: 1900 },
  })
  await merchant.openOwn('/')
  await merchant.take({ name: 'simulator-inspector', says: 'Webhooks, clock and mischief.' })
  await merchant.openOwn(`${store}/themes/current/editor`)
  await merchant.take({ name: 'simulator-theme', says: 'The theme editor: which blocks are on.' })
}

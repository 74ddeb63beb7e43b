// A customer who buys mugs without a browser, and what they have to spend by then.
import type { Control, ControlOrder } from '../../scripts/demo/control.ts'

interface Product {
  handle: string
  variants: { id: string }[]
}

export interface Moss {
  /** @param processedAt ISO 8601, in the past: when they were bought. */
  buysMugs(quantity: number, processedAt?: string): Promise<ControlOrder>
  balance(): Promise<number>
}

export async function openMoss(control: Control): Promise<Moss> {
  const products = await control.get<Product[]>('/products')
  const variantId = products.find(({ handle }) => handle === 'fern-mug')?.variants[0]?.id ?? ''
  const who = { firstName: 'Moss', lastName: 'Park', email: 'moss@example.com' }
  const { id: customerId } = await control.createCustomer(who)
  return {
    buysMugs: (quantity, processedAt) =>
      control.placeOrder({
        customerId,
        lines: [{ variantId, quantity }],
        payment: 'paid',
        ...(processedAt ? { processedAt } : {}),
      }),
    async balance() {
      const { body } = await control.proxy({ path: '/me', method: 'GET', customerId })
      return (typeof body === 'string' ? JSON.parse(body) : body).member?.points.available ?? 0
    },
  }
}

// Everyday acts at the test shop, over the control API.
import type { Answer } from './admin-client.ts'
import type { TestSimulator } from './test-simulator.ts'

export interface Shelf {
  customers: Answer[]
  products: Answer[]
  /** Gives the first variant of a product. */
  variant(title: string): string
}

export async function readShelf(simulator: TestSimulator, shop?: string): Promise<Shelf> {
  const state: Answer = await simulator.get(`/state${shop ? `?shop=${shop}` : ''}`)
  return {
    customers: state.customers,
    products: state.products,
    variant(title) {
      const product = state.products.find((each: Answer) => each.title === title)
      if (!product) throw new Error(`no ${title} on the shelf`)
      return product.variants[0].id
    },
  }
}

export async function order(simulator: TestSimulator, body: object): Promise<Answer> {
  const { status, json } = await simulator.post('/orders', body)
  if (status !== 201) throw new Error(JSON.stringify(json))
  return json
}

export async function act(
  simulator: TestSimulator,
  orderId: string,
  verb: 'pay' | 'refund' | 'edit' | 'cancel',
  body: object = {},
): Promise<Answer> {
  const { status, json } = await simulator.post(`/orders/${orderId}/${verb}`, body)
  if (status !== 200) throw new Error(JSON.stringify(json))
  return json
}

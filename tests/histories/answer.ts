// What Shopify answers in a history, from the world as it is by then.
import { apiAnswer, disputedOrders, productsOf } from './paper.ts'
import type { World } from './world.ts'

interface Variables {
  id?: string
  ids?: string[]
  query?: string
}

/** @param body of a request to the Admin API: the search for disputes, for products, one order. */
export function answerIn(world: World, body: { query?: unknown; variables?: unknown }) {
  const { id: asked, ids, query } = body.variables as Variables
  if (query) return { body: { data: { orders: disputedOrders(world, query) } } }
  if (ids) return { body: { data: { nodes: productsOf(ids, String(body.query)) } } }
  const order = world.orders.find(({ id }) => asked === `gid://shopify/Order/${id}`)
  return { body: { data: { order: order ? apiAnswer(world, order) : null } } }
}

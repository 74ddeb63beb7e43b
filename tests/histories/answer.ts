// What Shopify answers in a history, from the world as it is by then.
import { apiAnswer, disputedOrders, personAnswer, productsOf } from './paper.ts'
import type { World } from './world.ts'

interface Variables {
  id?: string
  ids?: string[]
  query?: string
  friend?: string
  referrer?: string
  order?: string
}

/**
 * @param body of a request to the Admin API: the search for disputes, for products, two people, one
 * order.
 */
export function answerIn(world: World, body: { query?: unknown; variables?: unknown }) {
  const { id: asked, ids, query, ...both } = body.variables as Variables
  if (query) return { body: { data: { orders: disputedOrders(world, query) } } }
  if (ids) return { body: { data: { nodes: productsOf(ids, String(body.query)) } } }
  if (both.friend && both.referrer) return { body: { data: comparedIn(world, both) } }
  const order = world.orders.find(({ id }) => asked === `gid://shopify/Order/${id}`)
  return { body: { data: { order: order ? apiAnswer(world, order) : null } } }
}

/** Nobody has anything in common with anybody. */
function comparedIn(world: World, { friend = '', referrer = '', order: asked }: Variables) {
  const order = world.orders.find(({ id }) => asked === `gid://shopify/Order/${id}`)
  const updatedAt = new Date(order?.updatedAt ?? 0).toISOString()
  return {
    friend: personAnswer(friend),
    referrer: personAnswer(referrer),
    order: order ? { updatedAt, shippingAddress: null } : null,
  }
}

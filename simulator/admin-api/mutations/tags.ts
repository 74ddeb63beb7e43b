// tagsAdd and tagsRemove, of customers, orders and products.
import { hasScope } from '../../app-config.ts'
import { announceCustomer, announceOrder, announceTags } from '../../commerce/announce.ts'
import type { Customer, Order, Product } from '../../state/world.ts'
import type { AdminCall } from '../call.ts'
import { accessDenied, notModelled } from '../errors.ts'
import { readNode } from '../read-node.ts'
import { type GlobalId, parseGid } from '../values.ts'
import { userError } from './user-errors.ts'

interface TagsArguments {
  id: string
  tags: string[]
}

export const tagMutations = {
  tagsAdd: (args: TagsArguments, call: AdminCall) =>
    changeTags('tagsAdd', args, call, (present, given) => [
      ...present,
      ...given.filter((tag) => !present.some((each) => isSame(each, tag))),
    ]),
  tagsRemove: (args: TagsArguments, call: AdminCall) =>
    changeTags('tagsRemove', args, call, (present, given) =>
      present.filter((tag) => !given.some((each) => isSame(each, tag))),
    ),
}

const isSame = (a: string, b: string) => a.toLowerCase() === b.toLowerCase()

function changeTags(
  field: string,
  { id, tags }: TagsArguments,
  call: AdminCall,
  change: (present: string[], given: string[]) => string[],
) {
  const owner = parseGid(id)
  requireScope(call, field, owner)
  const thing = findTagged(call, owner)
  if (!thing)
    return { node: null, userErrors: [userError(['id'], null, `${owner.kind} does not exist`)] }
  const given = tags
    .flatMap((tag) => tag.split(','))
    .map((tag) => tag.trim())
    .filter(Boolean)
  const next = change(thing.tags, [...new Set(given)])
  if (next.length !== thing.tags.length) {
    const before = thing.tags
    thing.tags = next
    thing.updatedAt = call.context.clock.stamp()
    call.context.store.touch()
    announce(call, owner, thing, before)
  }
  return { node: readNode(call, id), userErrors: [] }
}

const scopes: Record<string, string> = {
  Customer: 'write_customers',
  Order: 'write_orders',
  Product: 'write_products',
}

function requireScope(call: AdminCall, field: string, { kind }: GlobalId): void {
  const scope = scopes[kind]
  if (!scope) throw notModelled(`tags of a ${kind}`)
  if (!hasScope(call.scopes, scope)) throw accessDenied(field, `\`${scope}\` access scope.`)
}

function findTagged({ shop }: AdminCall, { kind, id }: GlobalId) {
  const collections: Record<string, Map<string, Customer | Order | Product>> = {
    Customer: shop.customers,
    Order: shop.orders,
    Product: shop.products,
  }
  return collections[kind]?.get(id)
}

function announce(
  { context, shop }: AdminCall,
  { kind, id }: GlobalId,
  thing: object,
  before: string[],
): void {
  if (kind === 'Customer') {
    announceCustomer(context, shop, thing as Customer, 'customers/update')
    announceTags(context, shop, thing as Customer, before)
  }
  const order = kind === 'Order' ? shop.orders.get(id) : undefined
  if (order) announceOrder(context, shop, order, ['orders/updated'])
}

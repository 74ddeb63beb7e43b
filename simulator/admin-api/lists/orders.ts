// Orders as the Admin API lists them. Without `read_all_orders` only the last 60 days are there.
import { hasScope } from '../../app-config.ts'
import { financialStatus, orderFigures } from '../../commerce/order-figures.ts'
import type { Order } from '../../state/world.ts'
import type { AdminCall } from '../call.ts'
import { type ConnectionArguments, connection } from '../connection.ts'
import { notModelled } from '../errors.ts'
import { type Matcher, matchId, matchInstant, matchText, search } from '../search.ts'

const visibleMs = 60 * 24 * 3600 * 1000

export function isVisible({ scopes, context }: AdminCall, order: Order): boolean {
  if (hasScope(scopes, 'read_all_orders')) return true
  return Date.parse(order.createdAt) >= context.clock.now().getTime() - visibleMs
}

export function ordersConnection(call: AdminCall, orders: Order[], args: ConnectionArguments) {
  const visible = orders.filter((order) => isVisible(call, order))
  const found = search(visible, args.query as string | null, searchFields(call))
  return connection(found, args, {
    node: (order) => call.nodes.order(call, order),
    placeOf: (order) => [sortValue(order, String(args.sortKey)), order.id],
    handled: ['query'],
  })
}

function sortValue(order: Order, key: string): string | number {
  if (key === 'ID') return 0
  if (key === 'CREATED_AT') return order.createdAt
  if (key === 'UPDATED_AT') return order.updatedAt
  if (key === 'PROCESSED_AT') return order.processedAt
  if (key === 'ORDER_NUMBER') return order.number
  if (key === 'TOTAL_PRICE') return orderFigures(order).totalMinor
  throw notModelled(`sorting orders by ${key}`)
}

function searchFields({ shop, context }: AdminCall): Record<string, Matcher<Order>> {
  const instant =
    (of: (order: Order) => string): Matcher<Order> =>
    (order, term) =>
      matchInstant(of(order), term, shop.timeZone, context.clock.now())
  return {
    id: (order, term) => matchId(order.id, term),
    name: (order, term) =>
      matchText(order.name, term) || matchText(order.name.replace('#', ''), term),
    created_at: instant((order) => order.createdAt),
    updated_at: instant((order) => order.updatedAt),
    processed_at: instant((order) => order.processedAt),
    customer_id: (order, term) => order.customerId !== null && matchId(order.customerId, term),
    email: (order, term) => matchText(order.email, term),
    financial_status: (order, term) => matchText(financialStatus(order), term),
    chargeback_status: (order, term) =>
      order.disputes.some(({ status }) => matchText(status, term)),
    discount_code: (order, term) => matchText(order.discounts[0]?.code ?? null, term),
    source_name: (order, term) => matchText(order.channel, term),
    tag: (order, term) => order.tags.some((tag) => matchText(tag, term)),
    test: (order, term) => String(order.isTest) === term.value,
    status: matchStatus,
    text: (order, term) =>
      [order.name, order.name.replace('#', ''), order.email].some((text) => matchText(text, term)),
  }
}

const matchStatus: Matcher<Order> = (order, { value }) => {
  if (value === 'any') return true
  if (value === 'cancelled') return order.cancelledAt !== null
  if (value === 'open' || value === 'not_closed') return order.cancelledAt === null
  if (value === 'closed') return false
  throw notModelled(`the order status ${value}`)
}

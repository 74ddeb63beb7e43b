// Tells the app what happened, by the topics Shopify would send. One action is one event, whatever
// the number of topics.
import type { SimulatorContext } from '../context.ts'
import type { Message } from '../courier/courier.ts'
import { customerPayload } from '../courier/payloads/customer.ts'
import { fulfillmentPayload } from '../courier/payloads/fulfillment.ts'
import { orderPayload } from '../courier/payloads/order.ts'
import { orderEditPayload, refundPayload } from '../courier/payloads/refund.ts'
import { transactionPayload } from '../courier/payloads/transaction.ts'
import { rawId } from '../courier/payloads/values.ts'
import type {
  Customer,
  Discount,
  Fulfillment,
  LineDelta,
  Order,
  Refund,
  Shop,
  Transaction,
} from '../state/world.ts'
import { gid } from './find.ts'
import { discountStatus } from './pricing/discount-rules.ts'

type OrderTopic =
  | 'orders/create'
  | 'orders/paid'
  | 'orders/updated'
  | 'orders/cancelled'
  | 'orders/fulfilled'
  | 'orders/partially_fulfilled'

export function announceOrder(
  { courier }: SimulatorContext,
  shop: Shop,
  order: Order,
  topics: OrderTopic[],
): void {
  courier.emit(shop, orderMessages(shop, order, topics))
}

function orderMessages(shop: Shop, order: Order, topics: OrderTopic[]): Message[] {
  const payload = orderPayload(shop, order)
  return topics.map((topic) => ({ topic, payload }))
}

/** Money moved: the order as it is now, and each transaction by itself. */
export function announceMoney(
  { courier }: SimulatorContext,
  shop: Shop,
  order: Order,
  { topics, transactions }: { topics: OrderTopic[]; transactions: Transaction[] },
): void {
  courier.emit(shop, [
    ...orderMessages(shop, order, topics),
    ...transactionMessages(shop, order, transactions),
  ])
}

function transactionMessages(shop: Shop, order: Order, transactions: Transaction[]): Message[] {
  return transactions.map((transaction) => ({
    topic: 'order_transactions/create',
    payload: transactionPayload(shop, order, transaction),
  }))
}

/** A parcel left, or came back. */
export function announceFulfillment(
  { courier }: SimulatorContext,
  shop: Shop,
  order: Order,
  { fulfillment, topics }: { fulfillment: Fulfillment; topics: OrderTopic[] },
): void {
  const isNew = fulfillment.status === 'success'
  courier.emit(shop, [
    {
      topic: isNew ? 'fulfillments/create' : 'fulfillments/update',
      payload: fulfillmentPayload(shop, order, fulfillment),
    },
    ...orderMessages(shop, order, topics),
  ])
}

/** Of an order that is gone only its id is told. */
export function announceOrderDeleted({ courier }: SimulatorContext, shop: Shop, order: Order) {
  courier.emit(shop, [{ topic: 'orders/delete', payload: { id: rawId(order.id) } }])
}

export function announceRefund(
  { courier }: SimulatorContext,
  shop: Shop,
  order: Order,
  refund: Refund,
): void {
  courier.emit(shop, [
    { topic: 'refunds/create', payload: refundPayload(shop, order, refund) },
    ...orderMessages(shop, order, ['orders/updated']),
    ...transactionMessages(shop, order, transactionsOf(order, refund)),
  ])
}

export function announceEdit(
  { courier }: SimulatorContext,
  shop: Shop,
  order: Order,
  changes: { additions: LineDelta[]; removals: LineDelta[] },
): void {
  courier.emit(shop, [
    { topic: 'orders/edited', payload: orderEditPayload(shop, order, changes) },
    { topic: 'orders/updated', payload: orderPayload(shop, order) },
  ])
}

export function announceCancellation(
  { courier }: SimulatorContext,
  shop: Shop,
  order: Order,
  refund: Refund | null,
): void {
  courier.emit(shop, [
    ...orderMessages(shop, order, ['orders/cancelled']),
    ...(refund ? [{ topic: 'refunds/create', payload: refundPayload(shop, order, refund) }] : []),
    ...orderMessages(shop, order, ['orders/updated']),
    ...(refund ? transactionMessages(shop, order, transactionsOf(order, refund)) : []),
  ])
}

function transactionsOf(order: Order, refund: Refund): Transaction[] {
  return order.transactions.filter(({ id }) => refund.transactionIds.includes(id))
}

export function announceCustomer(
  { courier }: SimulatorContext,
  shop: Shop,
  customer: Customer,
  topic: 'customers/create' | 'customers/update',
): void {
  courier.emit(shop, [{ topic, payload: customerPayload(shop, customer) }])
}

/** Tags are told of by topics of their own, in camel case; customers/update does not name them. */
export function announceTags(
  { courier, clock }: SimulatorContext,
  shop: Shop,
  customer: Customer,
  before: string[],
): void {
  const occurredAt = clock.stamp()
  const changed = (topic: string, tags: string[]) =>
    tags.length > 0
      ? [{ topic, payload: { customerId: gid('Customer', customer.id), tags, occurredAt } }]
      : []
  const added = customer.tags.filter((tag) => !before.includes(tag))
  const removed = before.filter((tag) => !customer.tags.includes(tag))
  courier.emit(shop, [
    ...changed('customer.tags_added', added),
    ...changed('customer.tags_removed', removed),
  ])
}

export function announceCustomerDeleted(
  { courier }: SimulatorContext,
  shop: Shop,
  customer: Customer,
): void {
  const payload = {
    id: rawId(customer.id),
    tax_exemptions: [],
    admin_graphql_api_id: gid('Customer', customer.id),
  }
  courier.emit(shop, [{ topic: 'customers/delete', payload }])
}

export function announceDiscount(
  { courier, clock }: SimulatorContext,
  shop: Shop,
  discount: Discount,
  topic: 'discounts/create' | 'discounts/update' | 'discounts/delete',
): void {
  const payload = {
    admin_graphql_api_id: gid('DiscountCodeNode', discount.id),
    title: discount.title,
    status: discountStatus(discount, clock.now()),
    created_at: discount.createdAt,
    updated_at: discount.updatedAt,
  }
  courier.emit(shop, [{ topic, payload }])
}

// What a delivery says, in our own words: an order's whole state, a customer, or only that an order
// changed and has to be asked for.
import type { MemberJoined, OrderSnapshot } from '../../loyalty/kernel/facts.ts'
import { parseBody } from '../../shopify/webhooks/parse-body.ts'
import { translateCustomer } from '../../shopify/webhooks/translate-customer.ts'
import { translateMark } from '../../shopify/webhooks/translate-mark.ts'
import { translateOrder } from '../../shopify/webhooks/translate-order.ts'
import { UnreadableError } from '../../shopify/webhooks/unreadable-error.ts'

export type Heard =
  | { about: 'order'; snapshot: OrderSnapshot }
  | { about: 'customer'; joined: MemberJoined }
  | { about: 'change'; orderId: string }
  | { about: 'unreadable'; reason: string }

const wholeOrders = [
  'orders/create',
  'orders/paid',
  'orders/updated',
  'orders/cancelled',
  'orders/fulfilled',
  'orders/partially_fulfilled',
]
const customers = ['customers/create', 'customers/update']
const changes = ['refunds/create', 'orders/edited', 'order_transactions/create', 'disputes/create']
export const settledTopics = [...wholeOrders, ...customers, ...changes, 'disputes/update']

const isWholeOrder = new Set(wholeOrders)
const isCustomer = new Set(customers)

// Digits that a JavaScript number cannot hold, outside of quotes. Real ids are shorter.
const longNumber = /[:,[]\s*\d{16,}/

export function readDelivery(topic: string, body: string | null): Heard {
  try {
    if (body === null) throw new UnreadableError('the body is no longer stored')
    const payload = parse(body)
    if (isWholeOrder.has(topic)) return { about: 'order', snapshot: translateOrder(payload) }
    if (isCustomer.has(topic)) return { about: 'customer', joined: translateCustomer(payload) }
    return { about: 'change', orderId: translateMark(topic, payload) }
  } catch (error) {
    if (!(error instanceof UnreadableError)) throw error
    return { about: 'unreadable', reason: error.message }
  }
}

function parse(body: string): unknown {
  if (longNumber.test(body)) return parseBody(Buffer.from(body))
  try {
    return JSON.parse(body)
  } catch {
    throw new UnreadableError('the body is no JSON')
  }
}

// What a delivery says, in our own words: an order's whole state, a customer, or only that an order
// changed and has to be asked for.
import type { CustomerLives, MemberJoined, OrderSnapshot } from '../../loyalty/kernel/facts.ts'
import { parseBody } from '../../shopify/webhooks/parse-body.ts'
import { translateCountry } from '../../shopify/webhooks/translate-country.ts'
import { translateCustomer } from '../../shopify/webhooks/translate-customer.ts'
import { translateMark } from '../../shopify/webhooks/translate-mark.ts'
import { translateOrder } from '../../shopify/webhooks/translate-order.ts'
import { UnreadableError } from '../../shopify/webhooks/unreadable-error.ts'

export type Heard =
  | { about: 'order'; snapshot: OrderSnapshot }
  | { about: 'customer'; joined: MemberJoined; lives: CustomerLives | null }
  | { about: 'change'; orderId: string }
  | { about: 'deletion'; orderId: string }
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
const deletion = 'orders/delete'
export const settledTopics = [...wholeOrders, ...customers, ...changes, 'disputes/update', deletion]

const isWholeOrder = new Set(wholeOrders)
const isCustomer = new Set(customers)

export interface Taken {
  /** In the line. */
  place: number
  webhookId: string
  topic: string
}

export interface ClaimedDelivery extends Taken {
  body: string | null
}

// Digits that a JavaScript number cannot hold, outside of quotes. Real ids are shorter.
const longNumber = /[:,[]\s*\d{16,}/

/** Without the body: bodies are most of what a batch holds in memory. */
export type Read = Heard & Taken

/** So much of a body tells the order apart, and is quicker looked up than all of it. */
const headLength = 64

/** An order that is placed and paid in one moment is told twice in the same words: read once. */
export function readDeliveries(claimed: ClaimedDelivery[]): Read[] {
  const orders = new Map<string, { body: string; heard: Heard }>()
  return claimed.map(({ place, webhookId, topic, body }) => {
    const taken = { place, webhookId, topic }
    if (body === null || !isWholeOrder.has(topic)) return { ...taken, ...readDelivery(topic, body) }
    const head = body.slice(0, headLength)
    const known = orders.get(head)
    const heard = known?.body === body ? known.heard : readDelivery(topic, body)
    orders.set(head, { body, heard })
    return { ...taken, ...heard }
  })
}

export function readDelivery(topic: string, body: string | null): Heard {
  try {
    if (body === null) throw new UnreadableError('the body is no longer stored')
    const payload = parse(body)
    if (isWholeOrder.has(topic)) return { about: 'order', snapshot: translateOrder(payload) }
    if (isCustomer.has(topic)) {
      const joined = translateCustomer(payload)
      return { about: 'customer', joined, lives: translateCountry(payload) }
    }
    const orderId = translateMark(topic, payload)
    return { about: topic === deletion ? 'deletion' : 'change', orderId }
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

// Orders out of a bulk file. Each order stands before its parts (lines, shipping), which name it as
// their parent; one order is held at a time. The answer is put together as the Admin API gives a
// single order, and read by the same translation: a delivered, a fetched and an imported order are
// the same snapshot.
import type { ToldOrder } from '../../../loyalty/kernel/facts.ts'
import { digitsOf } from '../../gid.ts'
import { UnreadableError } from '../../webhooks/unreadable-error.ts'
import type { Lines, OrderData, ShippingData } from '../order-document.ts'
import { toToldOrder } from '../read-order.ts'
import { readLines } from './read-lines.ts'

type Held = 'lineItems' | 'shippingLines' | 'refunds'
type BulkOrder = Omit<OrderData, Held> & { refunds: { id: string }[] }
type BulkPart = (Lines['nodes'][number] | ShippingData) & { __parentId: string }

interface Reading {
  order: BulkOrder
  parts: BulkPart[]
  lastLine: number
}

export interface ReadOrder {
  orderId: string
  /** Null for an order with refunds: the file does not tell them. */
  told: ToldOrder | null
  /** What cannot be read of it, where that is so. */
  problem: string | null
  /** The last line of the file that is about this order. */
  lastLine: number
}

/** @param skip lines of orders that are done with. @throws ShopifyFault. */
export async function* readOrdersInBulk(url: string, skip = 0): AsyncGenerator<ReadOrder> {
  let open: Reading | null = null
  for await (const { number, object } of readLines(url, skip)) {
    const line = object as BulkOrder | BulkPart
    if ('__parentId' in line) {
      if (open?.order.id !== line.__parentId) throw new Error('a line stands apart from its order')
      open.parts.push(line)
      open.lastLine = number
      continue
    }
    if (open) yield conclude(open)
    open = { order: line, parts: [], lastLine: number }
  }
  if (open) yield conclude(open)
}

function conclude({ order, parts, lastLine }: Reading): ReadOrder {
  const orderId = digitsOf(order.id)
  if (order.refunds.length > 0) return { orderId, told: null, problem: null, lastLine }
  const pageInfo = { hasNextPage: false, endCursor: null }
  const nodes = parts.filter((part) => 'quantity' in part)
  const shipping = parts.filter((part) => 'discountedPriceSet' in part)
  try {
    const told = toToldOrder({
      ...order,
      lineItems: { pageInfo, nodes },
      shippingLines: { nodes: shipping },
      refunds: [],
    })
    return { orderId, told, problem: null, lastLine }
  } catch (error) {
    if (!(error instanceof UnreadableError)) throw error
    return { orderId, told: null, problem: error.message, lastLine }
  }
}

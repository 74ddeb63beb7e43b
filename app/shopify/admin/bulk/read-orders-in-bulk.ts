// Orders out of a bulk file. Each order stands before its lines, which name it as their parent; one
// order is held at a time. The answer is put together as the Admin API gives a single order, and
// read by the same translation: a delivered, a fetched and an imported order are the same snapshot.
import type { OrderSnapshot } from '../../../loyalty/kernel/facts.ts'
import { digitsOf } from '../../gid.ts'
import { UnreadableError } from '../../webhooks/unreadable-error.ts'
import type { Lines, OrderData } from '../order-document.ts'
import { toSnapshot } from '../read-order.ts'
import { readLines } from './read-lines.ts'

type BulkOrder = Omit<OrderData, 'lineItems' | 'refunds'> & { refunds: { id: string }[] }
type BulkLineItem = Lines['nodes'][number] & { __parentId: string }

export interface ReadOrder {
  orderId: string
  /** Null for an order with refunds: the file does not tell them. */
  snapshot: OrderSnapshot | null
  /** What cannot be read of it, where that is so. */
  problem: string | null
  /** The last line of the file that is about this order. */
  lastLine: number
}

/** @param skip lines of orders that are done with. @throws ShopifyFault. */
export async function* readOrdersInBulk(url: string, skip = 0): AsyncGenerator<ReadOrder> {
  let open: { order: BulkOrder; lines: BulkLineItem[]; lastLine: number } | null = null
  for await (const { number, object } of readLines(url, skip)) {
    const line = object as BulkOrder | BulkLineItem
    if ('__parentId' in line) {
      if (open?.order.id !== line.__parentId) throw new Error('a line stands apart from its order')
      open.lines.push(line)
      open.lastLine = number
      continue
    }
    if (open) yield conclude(open)
    open = { order: line, lines: [], lastLine: number }
  }
  if (open) yield conclude(open)
}

function conclude(read: { order: BulkOrder; lines: BulkLineItem[]; lastLine: number }): ReadOrder {
  const { order, lines, lastLine } = read
  const orderId = digitsOf(order.id)
  if (order.refunds.length > 0) return { orderId, snapshot: null, problem: null, lastLine }
  const pageInfo = { hasNextPage: false, endCursor: null }
  try {
    const snapshot = toSnapshot({ ...order, lineItems: { pageInfo, nodes: lines }, refunds: [] })
    return { orderId, snapshot, problem: null, lastLine }
  } catch (error) {
    if (!(error instanceof UnreadableError)) throw error
    return { orderId, snapshot: null, problem: error.message, lastLine }
  }
}

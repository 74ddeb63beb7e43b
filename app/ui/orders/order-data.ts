// What the page of an order is given: instants are texts.
import type { SerializeFrom } from '@remix-run/node'
import type { Explanation } from '../../loyalty/explain/reckoning/explanation.ts'
import type { OrderStatement } from '../../loyalty/members/statement/order-statement.ts'
import type { Person } from '../members/member-data.ts'

type Shown = SerializeFrom<OrderStatement>

export interface OrderData
  extends Pick<Shown, 'id' | 'name' | 'memberId' | 'processedAt' | 'version' | 'parkedReason'> {
  /** Null for an order of nobody. */
  person: Person | null
  isTest: boolean
  explanation: Explanation
  entries: (Shown['entries'][number] & { explanation: Explanation })[]
  refundable: RefundableLine[]
  /** What was paid for it and is not given back. */
  shippingLeftMinor: number
}

export interface RefundableLine {
  id: string
  title: string
  /** What is left of it. */
  quantity: number
  /** Points that giving all of it back takes; null where that is not known. */
  takes: number | null
}

// What the draft is tried on: instants are texts.
import type { RealOrder } from '../../../loyalty/insights/real-order/real-order.ts'

export interface OfferedOrder {
  id: string
  name: string
  processedAt: string
  placedMinor: number
}

export interface RealOrderAnswer {
  /** Newest first. */
  recent: OfferedOrder[]
  /** Null: there is none of that name. */
  order: RealOrder | null
}

// What is true in the made-up shop: its customers, its orders and what happened to them. Neither
// our program nor the vendor's format is known here. Money is integer minor units, time is
// milliseconds.

export interface WorldLine {
  id: number
  title: string
  priceMinor: number
  /** Ordered, with what was added later. */
  units: number
  /** Off the whole line. */
  discountMinor: number
  isGift: boolean
  /** Units that an edit took out without a refund of their own. */
  removed: number
}

export interface WorldRefund {
  id: number
  at: number
  parts: { lineId: number; units: number; minor: number }[]
  /** On top of the parts: positive was given back, negative was kept as a fee. */
  extraMinor: number
  shippingMinor: number
  /** How the vendor writes an amount without parts; a failed payment gave nothing back. */
  paper: 'adjustment' | 'transaction' | 'failed'
}

export type WorldStatus =
  | 'pending'
  | 'partially_paid'
  | 'paid'
  | 'partially_refunded'
  | 'refunded'
  | 'voided'

export interface WorldOrder {
  id: number
  customer: number | null
  placedAt: number
  updatedAt: number
  cancelledAt: number | null
  status: WorldStatus
  isTest: boolean
  taxesIncluded: boolean
  lines: WorldLine[]
  refunds: WorldRefund[]
  codes: string[]
  /** Stands among the vendor's lines, and is nothing that was bought. */
  tipMinor: number
}

export interface WorldCustomer {
  id: number
  createdAt: number
}

export interface World {
  currency: 'USD' | 'JPY' | 'KWD'
  timeZone: string
  now: number
  /** By place: who was forgotten is followed by a stranger with another id. */
  customers: WorldCustomer[]
  everyone: Map<number, WorldCustomer>
  orders: WorldOrder[]
  nextId: number
}

export function amountOf(line: WorldLine): number {
  return line.priceMinor * line.units - line.discountMinor
}

export function unitsLeft(order: WorldOrder, line: WorldLine): number {
  return line.units - line.removed - returned(order, line).units
}

/** What came back of a line: units and money. */
export function returned(order: WorldOrder, line: WorldLine): { units: number; minor: number } {
  const parts = order.refunds.flatMap((refund) =>
    refund.parts.filter((part) => part.lineId === line.id),
  )
  return {
    units: parts.reduce((sum, part) => sum + part.units, 0),
    minor: parts.reduce((sum, part) => sum + part.minor, 0),
  }
}

/** Half a minor unit more goes up. */
export function roundedShare(amount: number, part: number, whole: number): number {
  return Math.floor((2 * amount * part + whole) / (2 * whole))
}

/** What is left of a line's money before amounts that were given back without units. */
export function lineLeft(order: WorldOrder, line: WorldLine): number {
  if (unitsLeft(order, line) <= 0) return 0
  const amount = amountOf(line)
  const taken = returned(order, line).minor + roundedShare(amount, line.removed, line.units)
  return Math.max(0, amount - taken)
}

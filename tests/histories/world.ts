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
  /** Its place in the catalogue. */
  product: number
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

/** The shopper's bank asks for the payment back; several may be about one order. */
export interface WorldDispute {
  verdict: 'open' | 'won' | 'prevented' | 'lost' | 'accepted'
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
  /** By the vendor's name. */
  channel: string
  isBusiness: boolean
  taxesIncluded: boolean
  lines: WorldLine[]
  refunds: WorldRefund[]
  disputes: WorldDispute[]
  codes: string[]
  /** Of the member who sent its customer. */
  referralCode: string | null
  /** The one among them that was bought with points; it brought the order's discount. */
  pointsCode: string | null
  /** Stands among the vendor's lines, and is nothing that was bought. */
  tipMinor: number
  dutiesMinor: number
  areDutiesBack: boolean
  /** When it was paid in full for the first time, and what it came to when it was placed. */
  paidAt: number | null
  placedTotalMinor: number
  /** Of that; the rest was new money. */
  giftCardMinor: number
  storeCreditMinor: number
  /** When all of it was sent; null while it was not. */
  sentAt: number | null
  /** Of what was added since, and is owed. */
  unpaidMinor: number
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
  /** By code of a member: whose it is, after any merging. */
  codes: Map<string, number>
  /** Codes that were typed. */
  claims: { customer: number; code: string; at: number }[]
  /** Customers who were forgotten. */
  gone: Set<number>
  nextId: number
}

export const aWorld = (given: Pick<World, 'currency' | 'timeZone' | 'now'>): World => ({
  ...{ customers: [], everyone: new Map(), orders: [] },
  ...{ codes: new Map(), claims: [], gone: new Set(), nextId: 1000 },
  ...given,
})

/** By product: the collections that hold it. */
export const catalogue: Record<number, string[]> = {
  8_000_001: ['501'],
  8_000_002: ['501', '502'],
  8_000_003: [],
}

export const shippingMinor = 600

/** An order's discount that was spread over its lines, and the line's own. */
export function discountsOf({ discountMinor }: WorldLine): { order: number; line: number } {
  const order = Math.floor(discountMinor / 2)
  return { order, line: discountMinor - order }
}

/** What is told beside an amount, contained in it or not. */
export const taxOf = (minor: number): number => Math.floor(minor / 11)

export function shippingLeft(order: WorldOrder): number {
  const back = order.refunds.reduce((sum, refund) => sum + refund.shippingMinor, 0)
  return Math.max(0, shippingMinor - back)
}

export const dutiesLeft = (order: WorldOrder): number =>
  order.areDutiesBack ? 0 : order.dutiesMinor

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

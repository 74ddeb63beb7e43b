// How long a paid membership is held, by what was bought of it and is left of that. Nothing of the
// way there is remembered: one that was refunded never was, and what was bought after it moves up.
// Pure.
import type { OrderSnapshot } from '../kernel/facts.ts'
import { endOfDayAfterMonths } from '../kernel/time.ts'
import type { Plan } from './plan-settings.ts'

type TermKind = 'year' | 'forever'

/** Units of it on one order, as far as they are left. */
export interface Purchase {
  orderId: string
  orderName: string
  /** When it was paid, in milliseconds: it begins then, or when what is held ends. */
  at: number
  units: { kind: TermKind; feeMinor: number }[]
  timeZone: string
}

export interface Term {
  orderId: string
  orderName: string
  /** The first and the last millisecond; null: for ever. */
  from: number
  until: number | null
  feeMinor: number
}

type Sold = Pick<OrderSnapshot, 'lines' | 'payment' | 'cancelledAt' | 'taxesIncluded'>

/** What is left of it on an order, a unit at a time, those for a year first. */
export function unitsOf({ isOn, yearly, forever }: Plan, order: Sold): Purchase['units'] {
  if (!isOn || order.cancelledAt !== null || order.payment === 'refunded') return []
  const kindOf = (productId: string | null): TermKind | null => {
    if (yearly.some(({ id }) => id === productId)) return 'year'
    return forever.some(({ id }) => id === productId) ? 'forever' : null
  }
  const units = order.lines.flatMap((line) => {
    const kind = kindOf(line.productId)
    const count = Math.min(line.currentQuantity, line.quantity)
    if (kind === null || count <= 0) return []
    const taxMinor = order.taxesIncluded ? 0 : line.taxMinor
    const feeMinor = Math.round((line.amountMinor + taxMinor) / line.quantity)
    return Array.from({ length: count }, () => ({ kind, feeMinor }))
  })
  // The sequence of lines is the teller's own.
  return units.sort((one, other) => rank(one) - rank(other) || one.feeMinor - other.feeMinor)
}

const rank = ({ kind }: { kind: TermKind }) => (kind === 'year' ? 0 : 1)

/** Whoever buys it is a paid member from that very order on, as long as it is not sent back. */
export const buysPlan = (plan: Plan, order: Sold): boolean => unitsOf(plan, order).length > 0

/** One after the other: what is bought while it is held begins when that ends. */
export function termsOf(purchases: Purchase[]): Term[] {
  const terms: Term[] = []
  for (const { orderId, orderName, at, units, timeZone } of purchases.toSorted(comparePaid)) {
    for (const { kind, feeMinor } of units) {
      const last = terms.at(-1)
      // For ever is as long as there is.
      if (last?.until === null) return terms
      const end = last?.until ?? 0
      const isHeld = end >= at
      const from = isHeld ? end + 1 : at
      const until = kind === 'forever' ? null : yearAfter(isHeld ? end : at, timeZone)
      terms.push({ orderId, orderName, from, until, feeMinor })
    }
  }
  return terms
}

const yearAfter = (at: number, timeZone: string) =>
  endOfDayAfterMonths(new Date(at), 12, timeZone).getTime()

const comparePaid = (one: Purchase, other: Purchase) =>
  one.at - other.at || (one.orderId < other.orderId ? -1 : Number(one.orderId > other.orderId))

/** The term in which a moment falls; null: it is not held then. */
export const termAt = (terms: Term[], at: number): Term | null =>
  terms.find(({ from, until }) => from <= at && (until === null || at <= until)) ?? null

/** Of the terms that follow one another without a gap, up to the last. */
export function lastRun(terms: Term[]): { from: number; until: number | null } | null {
  const last = terms.at(-1)
  if (!last) return null
  const run = terms.findLastIndex(({ from }, place) => from !== (terms[place - 1]?.until ?? 0) + 1)
  return { from: terms[run]?.from ?? last.from, until: last.until }
}

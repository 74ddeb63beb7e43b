// Units of the paid membership that one order bought follow each other, so they are one line. Pure.

interface Term {
  orderId: string
  orderName: string
  from: string
  /** Null: for ever. */
  until: string | null
  feeMinor: number
}

export interface OrderedTerms extends Term {
  count: number
}

/** @param terms the newest first. @returns one for each order, its fees added up. */
export function termsByOrder(terms: Term[]): OrderedTerms[] {
  const orders: OrderedTerms[] = []
  for (const term of terms) {
    const last = orders.at(-1)
    if (last?.orderId === term.orderId) {
      last.from = term.from
      last.count += 1
      last.feeMinor += term.feeMinor
    } else orders.push({ ...term, count: 1 })
  }
  return orders
}

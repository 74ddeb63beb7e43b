// What an order is to segments, whatever the program makes of it: that it was paid for and not
// called off, what is left of its goods, and which products these are.
import type { OrderLine, OrderSnapshot } from '../../kernel/facts.ts'
import type { Inputs } from '../evaluation.ts'
import { wasPaid } from '../observe.ts'

export interface OrderFigures {
  isCounted: boolean
  spentMinor: number
  productIds: string[]
}

/** Test orders count in a store that a developer tests in. */
export function orderFigures(
  { isDevelopment = false, observed }: Pick<Inputs, 'isDevelopment' | 'observed'>,
  snapshot: OrderSnapshot,
): OrderFigures {
  const isReal = !snapshot.isTest || isDevelopment
  const isStanding = snapshot.cancelledAt === null && wasPaid(snapshot, observed)
  return {
    isCounted: isReal && isStanding,
    spentMinor: spentMinor(snapshot),
    productIds: productIds(snapshot),
  }
}

function spentMinor({ lines, refunds }: OrderSnapshot): number {
  const left = lines.reduce((sum, line) => sum + leftOf(line), 0)
  const back = refunds.reduce((sum, { adjustmentMinor }) => sum + adjustmentMinor, 0)
  return Math.max(0, left - back)
}

const leftOf = ({ amountMinor, quantity, currentQuantity }: OrderLine): number =>
  Math.floor((amountMinor * currentQuantity) / Math.max(1, quantity))

function productIds({ lines }: OrderSnapshot): string[] {
  const left = lines.filter(({ currentQuantity }) => currentQuantity > 0)
  return [...new Set(left.flatMap(({ productId }) => productId ?? []))].sort()
}

// Which of the codes that hold are taken together: the set that takes off most.
import type { Discount } from '../../state/world.ts'
import { type DiscountClass, discountClass } from './entitled.ts'
import { type Takeable, takeOff, totalOff } from './take-off.ts'

const mostCodes = 8

const nameOf: Record<DiscountClass, keyof Discount['combinesWith']> = {
  ORDER: 'orderDiscounts',
  PRODUCT: 'productDiscounts',
  SHIPPING: 'shippingDiscounts',
}

/** Both have to allow the other. Two codes for shipping never go together. */
export function isCombinable(a: Discount, b: Discount): boolean {
  const [classA, classB] = [discountClass(a), discountClass(b)]
  if (classA === 'SHIPPING' && classB === 'SHIPPING') return false
  return a.combinesWith[nameOf[classB]] && b.combinesWith[nameOf[classA]]
}

/** The set that holds together and takes off most; a larger one, then the earlier, wins a tie. */
export function bestCombination(cart: Takeable, discounts: Discount[]): Discount[] {
  const candidates = setsOf(discounts.slice(0, mostCodes)).filter(isHolding)
  candidates.sort((a, b) => b.length - a.length)
  let best: Discount[] = []
  let bestMinor = -1
  for (const candidate of candidates) {
    const takenMinor = totalOff(takeOff(cart, candidate))
    if (takenMinor > bestMinor) [best, bestMinor] = [candidate, takenMinor]
  }
  return best
}

function isHolding(set: Discount[]): boolean {
  return set.every((a, index) => set.slice(index + 1).every((b) => isCombinable(a, b)))
}

/** Every set of them, in their own order. */
function setsOf(discounts: Discount[]): Discount[][] {
  const [first, ...rest] = discounts
  if (!first) return [[]]
  const without = setsOf(rest)
  return [...without.map((set) => [first, ...set]), ...without]
}

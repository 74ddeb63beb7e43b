// What counts of an order besides its lines: shipping, tips, duties. A refund by amount is taken
// from the lines; only what is more than they are is taken from these.
import type { OrderSnapshot } from '../kernel/facts.ts'
import { spread, sum, taxChange, withTax } from './count-lines.ts'
import type { Counting } from './earning-settings.ts'

export type ExtraName = 'shipping' | 'tip' | 'duties'

export interface CountedExtras {
  placedMinor: number
  leftMinor: number
  /** What is left of each that counts; those that do not are left out. */
  left: Partial<Record<ExtraName, number>>
}

const none: CountedExtras = { placedMinor: 0, leftMinor: 0, left: {} }

/** @param overMinor given back by amount beyond all lines. */
export function countExtras(
  snapshot: OrderSnapshot,
  counting: Counting,
  overMinor: number,
): CountedExtras {
  const { countsShipping, countsTips, countsDuties } = counting
  if (!countsShipping && !countsTips && !countsDuties) return none
  const { shipping, tipMinor, dutiesMinor, taxesIncluded } = snapshot
  const whole = { taxMinor: shipping.taxMinor, amountMinor: shipping.placedMinor }
  const changeMinor = taxChange(whole, taxesIncluded, counting)
  const taxed = (minor: number) => withTax(minor, changeMinor, shipping.placedMinor)
  const paid = [
    Math.max(0, shipping.placedMinor - shipping.refundedMinor),
    Math.max(0, tipMinor),
    Math.max(0, dutiesMinor),
  ]
  const [shippingLeft = 0, tipLeft = 0, dutiesLeft = 0] =
    snapshot.payment === 'refunded' ? [] : spread(paid, Math.min(overMinor, sum(paid)))
  const left = {
    ...(countsShipping ? { shipping: taxed(shippingLeft) } : {}),
    ...(countsTips ? { tip: tipLeft } : {}),
    ...(countsDuties ? { duties: dutiesLeft } : {}),
  }
  const placedMinor =
    (countsShipping ? taxed(shipping.placedMinor) : 0) +
    (countsTips ? tipMinor : 0) +
    (countsDuties ? dutiesMinor : 0)
  return { placedMinor, leftMinor: sum(Object.values(left)), left }
}

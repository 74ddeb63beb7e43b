// What chosen discounts take off a cart, discount by discount: product discounts first, a line
// having one of them at most; then those of the order, from what is left; then shipping.
import type { Discount, DiscountBuys, Shop, UnitsOff } from '../../state/world.ts'
import { spread } from '../money.ts'
import { type DiscountClass, discountClass, isAmong, isEntitled } from './entitled.ts'
import type { PricedLine } from './priced.ts'

export interface TakenOff {
  discount: Discount
  /** Per line of the cart. */
  parts: number[]
  shippingMinor: number
}

export interface Takeable {
  shop: Shop
  lines: PricedLine[]
  shippingMinor: number
}

const sequence: DiscountClass[] = ['PRODUCT', 'ORDER', 'SHIPPING']

export function takeOff({ shop, lines, shippingMinor }: Takeable, discounts: Discount[]) {
  const left = lines.map((line) => line.fullMinor)
  const hasOwn = lines.map(() => false)
  let shippingLeftMinor = shippingMinor
  const taken = new Map<Discount, TakenOff>()
  const inSequence = sequence.flatMap((one) => discounts.filter((d) => discountClass(d) === one))
  for (const discount of inSequence) {
    const kind = discountClass(discount)
    if (kind === 'SHIPPING') {
      const offMinor = shippingLeftMinor
      shippingLeftMinor = 0
      taken.set(discount, { discount, parts: lines.map(() => 0), shippingMinor: offMinor })
      continue
    }
    const isFree = (index: number) => kind === 'ORDER' || !hasOwn[index]
    const amounts = lines.map((line, index) =>
      isFree(index) && isEntitled(shop, discount, line) ? (left[index] ?? 0) : 0,
    )
    const parts = partsOf(shop, discount, lines, amounts)
    parts.forEach((part, index) => {
      left[index] = (left[index] ?? 0) - part
      if (kind === 'PRODUCT' && part > 0) hasOwn[index] = true
    })
    taken.set(discount, { discount, parts, shippingMinor: 0 })
  }
  return discounts.flatMap((discount) => taken.get(discount) ?? [])
}

export function totalOff(taken: TakenOff[]): number {
  return taken.reduce((sum, one) => sum + one.shippingMinor + sumOf(one.parts), 0)
}

export const sumOf = (parts: number[]) => parts.reduce((sum, part) => sum + part, 0)

/** @param amounts what each line has left that this discount may touch. */
function partsOf(shop: Shop, discount: Discount, lines: PricedLine[], amounts: number[]): number[] {
  const { value } = discount
  const sumMinor = sumOf(amounts)
  if (value.kind === 'percentage') {
    return spread(Math.min(sumMinor, Math.round((sumMinor * value.bps) / 10_000)), amounts)
  }
  if (value.kind === 'fixed_amount' && value.isPerItem) {
    return amounts.map((amount, index) =>
      Math.min(amount, value.amountMinor * (lines[index]?.quantity ?? 0)),
    )
  }
  if (value.kind === 'fixed_amount') return spread(Math.min(value.amountMinor, sumMinor), amounts)
  if (value.kind === 'units') return partsOfUnits(shop, discount, lines, amounts)
  return lines.map(() => 0)
}

/** Buy X get Y: the cheapest units first, as often as what was bought besides allows. */
function partsOfUnits(shop: Shop, discount: Discount, lines: PricedLine[], amounts: number[]) {
  const { value, buys } = discount
  if (value.kind !== 'units' || !buys) return lines.map(() => 0)
  const byPrice = lines
    .map((line, index) => ({ line, index }))
    .filter(({ index }) => (amounts[index] ?? 0) > 0)
    .sort((a, b) => a.line.variant.priceMinor - b.line.variant.priceMinor)
  const most = value.perOrder ?? 1000
  let given = lines.map(() => 0)
  for (let times = 1; times <= most; times += 1) {
    const next = giveOnce(byPrice, given, value.quantity)
    if (!next || !isBought({ shop, lines, given: next }, buys, times)) break
    given = next
  }
  return lines.map((line, index) => offUnits(value.off, line.variant.priceMinor, given[index] ?? 0))
}

/** The units given so far with one more gift, or null where the cart has too few. */
function giveOnce(
  byPrice: { line: PricedLine; index: number }[],
  given: number[],
  quantity: number,
): number[] | null {
  const next = [...given]
  let wanted = quantity
  for (const { line, index } of byPrice) {
    const more = Math.min(wanted, line.quantity - (next[index] ?? 0))
    next[index] = (next[index] ?? 0) + more
    wanted -= more
  }
  return wanted === 0 ? next : null
}

/** What is given does not count as bought. */
function isBought(
  { shop, lines, given }: { shop: Shop; lines: PricedLine[]; given: number[] },
  { items, least }: DiscountBuys,
  times: number,
): boolean {
  const rest = lines.map((line, index) => ({ line, units: line.quantity - (given[index] ?? 0) }))
  const bought = rest.filter(({ line }) => !line.product.isGiftCard && isAmong(shop, items, line))
  if (least.kind === 'quantity') {
    return sumOf(bought.map(({ units }) => units)) >= least.quantity * times
  }
  const minor = bought.map(({ line, units }) => line.variant.priceMinor * units)
  return sumOf(minor) >= least.amountMinor * times
}

function offUnits(off: UnitsOff, price: number, units: number): number {
  const each = 'bps' in off ? Math.round((price * off.bps) / 10_000) : off.amountMinor
  return Math.min(price, each) * units
}

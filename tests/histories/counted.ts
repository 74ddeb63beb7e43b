// What of an order counts under a program, as plainly as it can be said: what it came to when it
// was placed, and what is left. Where a refund by amount is shared by lines, each line's share may
// be rounded either way.
import type { ProgramSettings } from '../../app/loyalty/program/settings.ts'
import type { Scope } from '../../app/loyalty/rules/scope.ts'
import {
  amountOf,
  catalogue,
  discountsOf,
  dutiesLeft,
  lineLeft,
  roundedShare,
  shippingLeft,
  shippingMinor,
  taxOf,
  unitsLeft,
  type WorldLine,
  type WorldOrder,
} from './world.ts'

/** A pair where the sharing of an amount may round either way. */
export interface Range {
  least: number
  most: number
}

/** Points by rule, and stamps by the rule that is their card. */
export type Worth = Map<string, Range>

export interface Part extends Range {
  units: number
  /** Of these, what points did not pay for whole. */
  bought: number
  /** Nothing of the order is of this kind. */
  isEmpty: boolean
}

export interface Counted {
  placed: number
  isGone: boolean
  mayBeGone: boolean
  whole: Part
  within(scopes: (Scope | undefined)[]): Part
}

export const addUp = (amounts: number[]): number =>
  amounts.reduce((total, amount) => total + amount, 0)
export const addRanges = (ranges: Range[]): Range => ({
  least: addUp(ranges.map((one) => one.least)),
  most: addUp(ranges.map((one) => one.most)),
})

/** What was given back on top of lines, and not with shipping. */
export function givenBack({ refunds }: WorldOrder): number {
  const given = refunds.filter((one) => one.paper !== 'failed').map((one) => one.extraMinor)
  return Math.max(0, addUp(given))
}

export function countedOf(order: WorldOrder, settings: ProgramSettings): Counted {
  const lines = order.lines.filter(
    (line) => (settings.countsGiftCards || !line.isGift) && isNamed(line, settings.scope),
  )
  const left = new Map(sharedLeft(order).map(([line, range]) => [line, range]))
  const countedLine = (line: WorldLine, minor: number | 'placed') =>
    countedMinor(order, line, minor, settings)
  const extras = extrasOf(order, settings)
  const paid = paidOf(order)
  const isRefunded = order.status === 'refunded'
  const partOf = (some: WorldLine[], hasExtras: boolean): Part => {
    const money = some.map((line) => {
      const { least, most } = left.get(line) ?? { least: 0, most: 0 }
      return { least: countedLine(line, least), most: countedLine(line, most) }
    })
    const sum = addRanges(hasExtras ? [...money, extras.left] : money)
    const units = addUp(some.map((line) => Math.max(0, unitsLeft(order, line))))
    const bought = addUp(
      some.map((line) => Math.max(0, unitsLeft(order, line) - free(order, line))),
    )
    return {
      ...(isRefunded ? { least: 0, most: 0 } : paid.share(sum, settings)),
      units: isRefunded ? 0 : paid.units(units),
      bought: isRefunded ? 0 : paid.units(bought),
      isEmpty: some.length === 0,
    }
  }
  const whole = partOf(lines, true)
  const placed = paid.part(
    addUp([...lines.map((line) => countedLine(line, 'placed')), extras.placed]),
  )
  const isNothing = whole.units === 0 || placed > 0
  return {
    placed,
    isGone: whole.most === 0 && isNothing,
    mayBeGone: whole.least === 0 && isNothing,
    whole,
    within: (scopes) => {
      const limits = scopes.filter((scope) => scope !== undefined).filter(limitsLines)
      if (limits.length === 0) return whole
      const some = lines.filter((line) => limits.every((scope) => isNamed(line, scope)))
      // Whoever names what counts does not mean its shipping.
      return partOf(some, !limits.some(namesSome))
    },
  }
}

/** Units whose whole price the order's discount took off, where that was bought with points. */
function free(order: WorldOrder, line: WorldLine): number {
  if (order.pointsCode === null || line.priceMinor <= 0) return 0
  return Math.floor(discountsOf(line).order / line.priceMinor)
}

const namesSome = ({ products, collections }: Scope) => products.length + collections.length > 0
export const limitsLines = (scope: Scope): boolean =>
  namesSome(scope) || scope.excludedProducts.length + scope.excludedCollections.length > 0

function isNamed({ product }: WorldLine, scope: Scope): boolean {
  const names = [String(product), ...(catalogue[product] ?? [])]
  const isAmong = (...lists: { id: string }[][]) =>
    lists.flat().some(({ id }) => names.includes(id))
  if (isAmong(scope.excludedProducts, scope.excludedCollections)) return false
  return !namesSome(scope) || isAmong(scope.products, scope.collections)
}

/** What is left of each line when what was given back by amount is shared by all of them. */
function sharedLeft(order: WorldOrder): [WorldLine, Range][] {
  const lefts = order.lines.map((line) => [line, lineLeft(order, line)] as const)
  const all = addUp(lefts.map(([, left]) => left))
  const toShare = Math.min(all, givenBack(order))
  return lefts.map(([line, left]) => [line, shared(left, toShare, all)])
}

function shared(part: number, toShare: number, all: number): Range {
  const exact = all === 0 ? 0 : part - (toShare * part) / all
  if (toShare === 0 || toShare === all || part === all || part === 0) {
    return { least: Math.round(exact), most: Math.round(exact) }
  }
  return { least: Math.max(0, Math.floor(exact) - 1), most: Math.min(part, Math.ceil(exact) + 1) }
}

/** What so much of a line's money counts for: without some discounts, with or without its tax. */
function countedMinor(
  order: WorldOrder,
  line: WorldLine,
  minor: number | 'placed',
  { countedDiscounts, ownDiscounts, countedTax }: ProgramSettings,
): number {
  const amount = amountOf(line)
  const discounts = discountsOf(line)
  const isOwn = ownDiscounts === 'ignored' && order.pointsCode !== null
  const forgiven =
    (countedDiscounts !== 'all' || isOwn ? discounts.order : 0) +
    (countedDiscounts === 'none' ? discounts.line : 0)
  if (amount <= 0) {
    const units = minor === 'placed' ? line.units : Math.max(0, unitsLeft(order, line))
    return roundedShare(forgiven, units, line.units)
  }
  const part = minor === 'placed' ? amount : minor
  const counted = roundedShare(amount + forgiven, part, amount)
  return taxed(counted, { whole: amount, isIncluded: order.taxesIncluded, countedTax })
}

interface Taxing {
  whole: number
  isIncluded: boolean
  countedTax: ProgramSettings['countedTax']
}

function taxed(minor: number, { whole, isIncluded, countedTax }: Taxing): number {
  const share = roundedShare(minor, taxOf(whole), whole)
  if (isIncluded && countedTax === 'never') return minor - share
  return !isIncluded && countedTax === 'always' ? minor + share : minor
}

/** Shipping, tip and duties. What was given back beyond all lines is shared by these. */
function extrasOf(order: WorldOrder, settings: ProgramSettings): { placed: number; left: Range } {
  const { countsShipping, countsTips, countsDuties, countedTax } = settings
  const paid = [shippingLeft(order), order.tipMinor, dutiesLeft(order)]
  const lines = addUp(order.lines.map((line) => lineLeft(order, line)))
  const all = addUp(paid)
  const over = Math.min(all, Math.max(0, givenBack(order) - lines))
  const [shipping, tip, duties] = paid.map((part) => shared(part, over, all))
  const taxing = { whole: shippingMinor, isIncluded: order.taxesIncluded, countedTax }
  const ranges = [
    ...(countsShipping && shipping
      ? [{ least: taxed(shipping.least, taxing), most: taxed(shipping.most, taxing) }]
      : []),
    ...(countsTips && tip ? [tip] : []),
    ...(countsDuties && duties ? [duties] : []),
  ]
  const placed =
    (countsShipping ? taxed(shippingMinor, taxing) : 0) +
    (countsTips ? order.tipMinor : 0) +
    (countsDuties ? dutiesLeft(order) : 0)
  return { placed, left: addRanges(ranges) }
}

/** What is paid of what is owed by now, and how: a part of everything, refunds too. */
function paidOf(order: WorldOrder) {
  const whole = addUp(order.lines.map(amountOf))
  const total = Math.max(whole, order.unpaidMinor)
  const isWhole = order.status !== 'partially_paid' || order.unpaidMinor === 0 || total <= 0
  const paid = isWhole ? 1 : total - order.unpaidMinor
  const of = isWhole ? 1 : total
  return {
    part: (minor: number) => roundedShare(minor, paid, of),
    // Nobody tells which of the units are paid: as many as the money reaches into.
    units: (units: number) => Math.ceil((units * paid) / of),
    share: ({ least, most }: Range, settings: ProgramSettings): Range => {
      const uncounted =
        (settings.countsGiftCardPayments ? 0 : order.giftCardMinor) +
        (settings.countsStoreCreditPayments ? 0 : order.storeCreditMinor)
      const { placedTotalMinor: sum } = order
      if (uncounted === 0)
        return { least: roundedShare(least, paid, of), most: roundedShare(most, paid, of) }
      const counted = sum - uncounted
      if (isWhole)
        return { least: roundedShare(least, counted, sum), most: roundedShare(most, counted, sum) }
      const exact = (minor: number) => (minor * paid * counted) / (of * sum)
      return { least: Math.max(0, Math.floor(exact(least)) - 1), most: Math.ceil(exact(most)) + 1 }
    },
  }
}

/** Of points spent on an order: how many are back with the member when its money is. */
export function returnOf(points: number, order: WorldOrder, settings: ProgramSettings): number {
  const whole = addUp(order.lines.map(amountOf))
  const lines = addUp(order.lines.map((line) => lineLeft(order, line)))
  const left = Math.max(0, lines - givenBack(order))
  const isGone =
    order.cancelledAt !== null ||
    ['voided', 'refunded'].includes(order.status) ||
    order.lines.every((line) => unitsLeft(order, line) <= 0)
  const isWhole = isGone || (whole > 0 && left === 0)
  if (settings.returnSpent === 'never') return 0
  if (isWhole) return points
  if (settings.returnSpent === 'full_refund' || whole <= 0 || left >= whole) return 0
  return Math.floor((points * (whole - left)) / whole)
}

export type Rounding = ProgramSettings['rounding']

export function rounded(numerator: number, denominator: number, rounding: Rounding): number {
  const quotient = numerator / denominator
  if (rounding === 'floor') return Math.floor(quotient)
  if (rounding === 'ceil') return Math.ceil(quotient)
  return Math.floor((2 * numerator + denominator) / (2 * denominator))
}

/** So many points more, where they are multiplied. */
export function multiplied(bps: number, { least, most }: Range, rounding: Rounding): Range {
  const more = (points: number) => rounded(points * bps, 10_000, rounding) - points
  return { least: more(least), most: more(most) }
}

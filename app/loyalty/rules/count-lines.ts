// What each line of an order counts for, as placed and as it is left after edits and refunds.
// Always counted from the whole, so that many small refunds come to the same as one.
import type { LineDiscount, OrderLine, OrderRefund, OrderSnapshot } from '../kernel/facts.ts'
import { lineLeftMinor, refundedByAmountMinor } from '../kernel/money-left.ts'
import { proportion } from '../kernel/rounding.ts'
import type { Counting } from './earning-settings.ts'
import type { Known } from './known.ts'
import { lineOutside, type ReadyScope } from './scope.ts'

/** Why a line counts for nothing. */
export type LineObstacle = 'gift_card_line' | 'excluded' | 'out_of_scope' | 'returned' | 'removed'

export interface CountedLine {
  productId: string | null
  /** Null where it counted when it was placed. */
  outside: 'gift_card_line' | 'excluded' | 'out_of_scope' | null
  /** What it counted for when it was placed, and what is left of that. */
  placedMinor: number
  leftMinor: number
  /** Units that are left, and of those the ones that no voucher of ours paid whole. */
  units: number
  bought: number
  /** What became of its units, where none is left. */
  gone: 'returned' | 'removed' | null
}

/** What the program's settings say of lines, made ready. */
export interface LineCounting {
  counting: Counting
  scope: ReadyScope
  known: Known
}

/** @returns the lines in their order, and what was given back by amount beyond all of them. */
export function countLines(
  snapshot: OrderSnapshot,
  { counting, scope, known }: LineCounting,
): { lines: CountedLine[]; overMinor: number } {
  const { refunds, taxesIncluded, payment } = snapshot
  const byAmountMinor = refundedByAmountMinor(refunds)
  const left = snapshot.lines.map((line) => lineLeftMinor(line, refunds))
  const overMinor = Math.max(0, byAmountMinor - sum(left))
  if (byAmountMinor > 0) spreadOverLines(snapshot.lines, left, byAmountMinor)
  const lines = snapshot.lines.map((line, index): CountedLine => {
    const outside = outsideOf(line, { counting, scope, known })
    const base = { productId: line.productId, outside, gone: goneOf(line, refunds) }
    if (outside !== null) return { ...base, ...nothing }
    const wholeMinor = line.amountMinor + addedBackMinor(line.discounts, counting, known.ownCodes)
    const changeMinor = taxChange(line, taxesIncluded, counting)
    const taxed = (minor: number) => withTax(minor, changeMinor, line.amountMinor)
    const placedMinor = taxed(wholeMinor)
    if (payment === 'refunded') return { ...base, ...nothing, placedMinor }
    const leftMinor = taxed(partOf(line, wholeMinor, left[index] ?? 0))
    const units = Math.max(0, line.currentQuantity)
    const bought = Math.max(0, units - freeUnits(line, known.ownCodes))
    return { ...base, placedMinor, leftMinor, units, bought }
  })
  return { lines, overMinor }
}

const nothing = { placedMinor: 0, leftMinor: 0, units: 0, bought: 0 }

function outsideOf(
  { isGiftCard, productId }: OrderLine,
  { counting, scope, known }: LineCounting,
): CountedLine['outside'] {
  if (isGiftCard && !counting.countsGiftCards) return 'gift_card_line'
  return lineOutside(scope, productId, known.collections)
}

/** What is left, as a part of what counts: by money, or by units where nothing was paid. */
function partOf(line: OrderLine, wholeMinor: number, leftMinor: number): number {
  if (wholeMinor === line.amountMinor) return leftMinor
  if (line.amountMinor > 0) return proportion(leftMinor, wholeMinor, line.amountMinor, 'nearest')
  return proportion(wholeMinor, Math.max(0, line.currentQuantity), line.quantity, 'nearest')
}

const countsAsGiven = { all: [], line: ['order'], none: ['order', 'line'] } as const

/** Discounts that do not lower what counts. */
function addedBackMinor(
  discounts: LineDiscount[] | undefined,
  { countedDiscounts, ownDiscounts }: Counting,
  ownCodes: string[] = [],
): number {
  if (!discounts) return 0
  const reaches: readonly string[] = countsAsGiven[countedDiscounts]
  const isIgnored = (one: LineDiscount) => ownDiscounts === 'ignored' && isOwn(one, ownCodes)
  return discounts.reduce(
    (total, one) =>
      reaches.includes(one.reach) || isIgnored(one) ? total + one.amountMinor : total,
    0,
  )
}

const isOwn = ({ code }: LineDiscount, ownCodes: string[]): boolean =>
  code !== null && ownCodes.some((one) => one.toLowerCase() === code.toLowerCase())

/** Units of a line whose whole price vouchers of ours took off. */
function freeUnits(
  { discounts, quantity, listedMinor }: OrderLine,
  ownCodes: string[] = [],
): number {
  if (!discounts || ownCodes.length === 0 || listedMinor <= 0) return 0
  const own = discounts.filter((one) => isOwn(one, ownCodes))
  const takenOffMinor = sum(own.map(({ amountMinor }) => amountMinor))
  return Math.floor((takenOffMinor * quantity) / listedMinor)
}

/** What the policy adds to (or takes from) a whole amount of money. */
export function taxChange(
  { taxMinor, amountMinor }: { taxMinor: number; amountMinor: number },
  taxesIncluded: boolean,
  { countedTax }: Counting,
): number {
  if (countedTax === 'never' && taxesIncluded) return -Math.min(taxMinor, amountMinor)
  return countedTax === 'always' && !taxesIncluded ? taxMinor : 0
}

/** A part of that money with its share of the change. */
export function withTax(minor: number, changeMinor: number, wholeMinor: number): number {
  if (changeMinor === 0 || wholeMinor <= 0) return minor
  const share = proportion(minor, Math.abs(changeMinor), wholeMinor, 'nearest')
  return changeMinor > 0 ? minor + share : minor - share
}

function goneOf({ id, currentQuantity }: OrderLine, refunds: OrderRefund[]): CountedLine['gone'] {
  if (currentQuantity > 0) return null
  const isReturned = refunds.some(({ lines }) => lines.some(({ lineId }) => lineId === id))
  return isReturned ? 'returned' : 'removed'
}

/** In the order of their ids: whoever tells of an order may list its lines in another one. */
function spreadOverLines(lines: OrderLine[], left: number[], amountMinor: number): void {
  const order = lines.map((_, index) => index)
  order.sort((one, other) => compareIds(lines[one]?.id ?? '', lines[other]?.id ?? ''))
  const spreadLeft = spread(
    order.map((index) => left[index] ?? 0),
    amountMinor,
  )
  for (const [place, index] of order.entries()) left[index] = spreadLeft[place] ?? 0
}

const compareIds = (one: string, other: string) =>
  one.length - other.length || (one < other ? -1 : Number(one > other))

/** Takes an amount from all parts pro rata; to the last minor unit, and none below nothing. */
export function spread(partsMinor: number[], amountMinor: number): number[] {
  let toTake = amountMinor
  let ahead = sum(partsMinor)
  if (toTake === 0) return partsMinor
  return partsMinor.map((part) => {
    const taken = toTake >= ahead ? part : proportion(part, toTake, ahead, 'nearest')
    toTake -= Math.min(taken, toTake)
    ahead -= part
    return part - taken
  })
}

export function sum(amounts: number[]): number {
  return amounts.reduce((total, one) => total + one, 0)
}

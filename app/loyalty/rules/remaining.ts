// What an order still consists of, after edits and refunds, as far as the program counts it: as a
// whole, and within what one of its rules is about. Rules that give an amount look here; minimums
// and fixed awards look at the order as it was placed.
import type { Rounding } from '../kernel/because.ts'
import type { OrderSnapshot } from '../kernel/facts.ts'
import { proportion } from '../kernel/rounding.ts'
import { type CountedExtras, countExtras } from './count-extras.ts'
import { type CountedLine, countLines, type LineObstacle } from './count-lines.ts'
import type { Counting } from './earning-settings.ts'
import type { Known } from './known.ts'
import { everything, lineOutside, type ReadyScope, readyScope } from './scope.ts'

export interface Remaining {
  /** What counts of the whole order, as placed: what minimums look at. */
  placedMinor: number
  /** What is left of the money that counts. */
  countedMinor: number
  /** Units that are left, and of those the ones that no voucher of ours paid whole. */
  units: number
  bought: number
  /** Whether anything counted when the order was placed. */
  isEmpty: boolean
  /** Places of the lines that count; left out where all do that count at all. */
  places?: number[]
}

/** For each line what is left of it that counts, or why nothing of it does. */
export type LineCounts = (number | LineObstacle)[]

/** What of the payment counts, where not all of it does. */
export interface PaidShare {
  countedMinor: number
  totalMinor: number
}

export interface CountedOrder extends Remaining {
  lines: LineCounts
  extras: CountedExtras['left']
  share: PaidShare | null
  /** The same of what is in all of these scopes. */
  within(...scopes: ReadyScope[]): Remaining
}

const allLines = readyScope(everything)

/** @param scope of the program; left out: everything. */
export function remainingOf(
  snapshot: OrderSnapshot,
  counting: Counting,
  { known = {}, scope = allLines }: { known?: Known; scope?: ReadyScope } = {},
): CountedOrder {
  const { lines, overMinor } = countLines(snapshot, { counting, scope, known })
  const extras = countExtras(snapshot, counting, overMinor)
  const share = paidShare(snapshot, counting, known)
  const { unpaid } = snapshot
  const placedMinor = paidPart(placedMinorOf(snapshot, lines, extras), unpaid, 'nearest')
  const remaining = (isIn: (line: CountedLine) => boolean, hasExtras: boolean): Remaining => {
    const countedMinor = hasExtras ? extras.leftMinor : 0
    const found = { placedMinor, countedMinor, units: 0, bought: 0 }
    let isEmpty = true
    for (const line of lines) {
      if (line.outside !== null || !isIn(line)) continue
      found.countedMinor += line.leftMinor
      found.units += line.units
      found.bought += line.bought
      isEmpty = false
    }
    found.countedMinor = shared(found.countedMinor, share)
    // Which of the units are paid nobody tells: as many as the money is enough for, none in part.
    found.units = paidPart(found.units, unpaid, 'ceil')
    found.bought = paidPart(found.bought, unpaid, 'ceil')
    return { ...found, isEmpty }
  }
  const whole = remaining(() => true, true)
  const within = (...scopes: ReadyScope[]): Remaining => {
    const limits = scopes.filter((one) => one.limitsLines)
    if (limits.length === 0) return whole
    const isIn = ({ productId }: CountedLine) =>
      limits.every((one) => lineOutside(one, productId, known.collections) === null)
    const places = lines.flatMap((line, place) =>
      line.outside === null && isIn(line) ? [place] : [],
    )
    // Whoever names what counts does not mean its shipping.
    return { ...remaining(isIn, !limits.some((one) => one.isNamed)), places }
  }
  return { ...whole, lines: lines.map(countOf), extras: extras.left, share, within }
}

const countOf = ({ outside, gone, leftMinor }: CountedLine): number | LineObstacle =>
  outside ?? gone ?? leftMinor

/** The subtotal as it was placed, less what does not count of it, with what counts besides. */
function placedMinorOf(
  snapshot: OrderSnapshot,
  lines: CountedLine[],
  extras: CountedExtras,
): number {
  let minor = snapshot.placedMinor + extras.placedMinor
  for (const [place, { amountMinor }] of snapshot.lines.entries()) {
    minor += (lines[place]?.placedMinor ?? 0) - amountMinor
  }
  return Math.max(0, minor)
}

/** What is paid of something, where something else was added since that is not. */
function paidPart(whole: number, unpaid: OrderSnapshot['unpaid'], rounding: Rounding): number {
  if (!unpaid || unpaid.totalMinor <= 0) return whole
  const paidMinor = Math.max(0, unpaid.totalMinor - unpaid.leftMinor)
  return proportion(whole, paidMinor, unpaid.totalMinor, rounding)
}

function paidShare({ unpaid }: OrderSnapshot, counting: Counting, known: Known): PaidShare | null {
  const share = givenShare(counting, known)
  if (!unpaid || unpaid.totalMinor <= 0) return share
  const { totalMinor } = unpaid
  const countedMinor = paidPart(totalMinor, unpaid, 'nearest')
  return { countedMinor: shared(countedMinor, share), totalMinor }
}

function givenShare(
  { countsGiftCardPayments, countsStoreCreditPayments }: Counting,
  { payments }: Known,
): PaidShare | null {
  if (!payments || payments.totalMinor <= 0) return null
  const { totalMinor, giftCardMinor, storeCreditMinor } = payments
  const uncountedMinor =
    (countsGiftCardPayments ? 0 : giftCardMinor) +
    (countsStoreCreditPayments ? 0 : storeCreditMinor)
  if (uncountedMinor <= 0) return null
  return { countedMinor: Math.max(0, totalMinor - uncountedMinor), totalMinor }
}

/** A share of the payment, so that what is refunded takes its share with it, to whatever it was. */
function shared(minor: number, share: PaidShare | null): number {
  if (share === null) return minor
  return proportion(minor, share.countedMinor, share.totalMinor, 'nearest')
}

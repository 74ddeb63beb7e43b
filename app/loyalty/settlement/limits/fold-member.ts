// What a member had used of the limits before each of their orders, how many these were, which tier
// they held, whether they had paid, and which orders that were settled before are worth something
// else by it. Pure.
import type { Inputs, Used } from '../../earning/evaluation.ts'
import { isForPaidMembers, looksBack } from '../../earning/look-back.ts'
import {
  asFarAsAsked,
  comparePlaced,
  type Folded,
  pointsOf,
  UsedPoints,
} from '../../earning/used-points.ts'
import { startOfMonth } from '../../kernel/time.ts'
import type { Term } from '../../plans/terms.ts'
import type { OrderToValue } from '../order-case.ts'

/** Days after which what was used before an order is what it was. */
const fixedAfterMs = 60 * 24 * 60 * 60 * 1000

export interface OrderToFold extends OrderToValue {
  /** It is being settled now; others are looked at for their sake. */
  isTold: boolean
  /** Something keeps it from its newest state. */
  isParked: boolean
}

export interface Folding extends Folded {
  /** All inputs but what was used. */
  complete(order: OrderToValue): Inputs
  now: Date
  /** What was placed before lies in a month that is closed. */
  closedUntil: Date | null
  /** All orders placed from then on are here. */
  since: Date
}

export interface FoldedOrder {
  order: OrderToFold
  /** Null where its version asks for nothing of it. */
  used: Used | null
  /** It was settled by something else than what was used. */
  isStale: boolean
  /** It is too old to be settled by anything else: what it is worth, and would be now. */
  fixed: { booked: number; due: number } | null
}

export interface FoldedMember {
  orders: FoldedOrder[]
  /** Of the paid membership, as it is known now. */
  planTerms: Term[]
}

/** @param orders all of one member, in any order. */
export function foldMember(orders: OrderToFold[], folding: Folding): FoldedMember {
  const points = new UsedPoints(folding)
  const sorted = orders.toSorted((one, other) => comparePlaced(one.snapshot, other.snapshot))
  const folded = sorted.map((order) => {
    const inputs = folding.complete(order)
    const one = foldOrder(order, inputs, points.before(inputs, order.snapshot), folding)
    points.add(withUsed(inputs, one.used), order.snapshot)
    return one
  })
  return { orders: folded, planTerms: points.planTermsAt(folding.now.getTime()) }
}

function foldOrder(
  order: OrderToFold,
  inputs: Inputs,
  before: Used,
  folding: Folding,
): FoldedOrder {
  const { snapshot, memberId, isTold, isParked } = order
  const nothing = { order, used: null, isStale: false, fixed: null }
  const { version, campaigns, segments } = inputs
  const isAsked =
    version && (looksBack(version.settings) || segments || campaigns?.some(isForPaidMembers))
  if (!isAsked) return nothing
  const derived = asFarAsAsked(before, version.settings, campaigns)
  const isTheirs = order.before?.memberId === memberId
  const kept = isTheirs ? tellingAll(order.before?.inputs.used, derived) : undefined
  const isOld = kept !== undefined && isFixed(snapshot.processedAt, folding)
  if (kept && (isOld || !isWhole(inputs, snapshot.processedAt, folding)))
    return { ...nothing, used: kept, fixed: isOld ? compare(order, inputs, [kept, derived]) : null }
  const isStale = !isTold && !isParked && !isSame(kept, derived)
  return { ...nothing, used: isStale || isTold ? derived : (kept ?? derived), isStale }
}

/** What was kept for a version that asked for less tells nothing. */
function tellingAll(kept: Used | undefined, derived: Used): Used | undefined {
  const asked = ['orders', 'tier', 'isPaidMember', 'segments'] as const
  return asked.some((one) => derived[one] !== undefined && kept?.[one] === undefined)
    ? undefined
    : kept
}

function isFixed(processedAt: string, { now, closedUntil }: Folding): boolean {
  const placedAt = new Date(processedAt)
  const isOver = now.getTime() - placedAt.getTime() > fixedAfterMs
  return isOver || (closedUntil !== null && placedAt < closedUntil)
}

/** Whether all orders of its month are here. */
function isWhole({ timeZone }: Inputs, processedAt: string, { since }: Folding): boolean {
  return startOfMonth(new Date(processedAt), timeZone) >= since
}

function compare(
  { snapshot }: OrderToFold,
  inputs: Inputs,
  [kept, derived]: [Used, Used],
): FoldedOrder['fixed'] {
  const booked = pointsOf(withUsed(inputs, kept), snapshot)
  const due = pointsOf(withUsed(inputs, derived), snapshot)
  return { booked, due }
}

const withUsed = (inputs: Inputs, used: Used | null): Inputs =>
  used ? { ...inputs, used } : inputs

function isSame(one: Used | undefined, other: Used): boolean {
  return (
    one?.day === other.day &&
    one.month === other.month &&
    one.all === other.all &&
    one.orders === other.orders &&
    one.tier === other.tier &&
    one.isPaidMember === other.isPaidMember &&
    one.segments?.join() === other.segments?.join()
  )
}

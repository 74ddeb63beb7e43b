// What a member has used of the limits, how many orders they placed, which tier they held and
// whether they held the paid membership, as a fold over their orders in the order in which they
// were placed: each counts with its worth as it was known when the next one was placed, so that a
// refund frees nothing that a later order had given way to.
import { pointsAmong } from '../kernel/assets/asset.ts'
import type { OrderSnapshot } from '../kernel/facts.ts'
import { startOfDay, startOfMonth } from '../kernel/time.ts'
import type { Plan } from '../plans/plan-settings.ts'
import type { Term } from '../plans/terms.ts'
import type { ProgramSettings } from '../program/settings.ts'
import { hasTiers, type TierSettings } from '../program/tiers/tier-settings.ts'
import type { Rule } from '../rules/catalogue.ts'
import { evaluate } from './evaluate.ts'
import type { Inputs, Used } from './evaluation.ts'
import { asBefore, knownAt, momentsOf } from './known-at.ts'
import { limitsMembers } from './limit-by-member.ts'
import { asksOfPlan, countsOrders, isForPaidMembers } from './look-back.ts'
import { PlansBought } from './plans-bought.ts'
import { SegmentOrders } from './segments/segment-orders.ts'
import { stoodUntil } from './stood-until.ts'
import type { Looked } from './tiers/tier-held.ts'
import { TierOrders } from './tiers/tier-orders.ts'

interface Counted {
  at: number
  /** What it was worth from each of these moments on; nothing before the first. */
  worths: { from: number; points: number }[]
}

export interface Folded {
  /** Whether a program limits what members can earn: else what orders were worth is not asked. */
  isLimited: boolean
  /** Whether a program has tiers: else what orders count towards them is not asked. */
  hasTiers: boolean
  /** Whether a campaign is for a segment. Left out: none is. */
  hasSegments?: boolean
}

/** Of one member. Orders are added in the order of `comparePlaced`. */
export class UsedPoints {
  readonly #isLimited: boolean
  readonly #orders: Counted[] = []
  /** Until when each order stood, in milliseconds: those that were paid for. */
  readonly #stoodUntil: number[] = []
  readonly #tiers: TierOrders | null
  readonly #plans = new PlansBought()
  readonly #segments: SegmentOrders | null

  constructor({ isLimited, hasTiers, hasSegments }: Folded) {
    this.#isLimited = isLimited
    this.#tiers = hasTiers ? new TierOrders() : null
    this.#segments = hasSegments ? new SegmentOrders() : null
  }

  /** What was used before an order, by the orders added so far, whatever its version asks. */
  before(inputs: Inputs, snapshot: OrderSnapshot): Used {
    const { countedFrom } = inputs
    // What was decided about past orders is known of all of them at once.
    const placed = Date.parse(snapshot.processedAt)
    const known = Math.max(placed, Date.parse(countedFrom ?? snapshot.processedAt))
    const orders = this.#stoodUntil.filter((until) => until > known).length
    const tier = this.#tiers?.heldBefore(inputs, snapshot, known)
    return {
      ...this.#pointsBefore(inputs, snapshot, known),
      orders,
      ...(tier === undefined ? {} : { tier }),
      isPaidMember: this.#plans.isHeld(placed, known),
      ...(this.#segments && inputs.segments
        ? { segments: this.#segments.before(inputs, { tier: tier ?? null, placed, known }) }
        : {}),
    }
  }

  /** What it is to later orders beside the points that it earned. */
  remember(inputs: Inputs, snapshot: OrderSnapshot, plan: Plan | undefined): void {
    this.#tiers?.add(inputs, snapshot)
    this.#segments?.add(inputs, snapshot)
    const until = stoodUntil(inputs, snapshot)
    if (until === null) return
    this.#stoodUntil.push(until)
    if (plan) this.#plans.add(inputs, snapshot, plan)
  }

  /** Of the paid membership: what is known of it at a moment. */
  planTermsAt(known: number): Term[] {
    return this.#plans.termsAt(known)
  }

  #pointsBefore({ timeZone }: Inputs, { processedAt }: OrderSnapshot, known: number): Used {
    const used = { day: 0, month: 0, all: 0 }
    if (this.#orders.length === 0) return used
    const placedAt = new Date(processedAt)
    const day = startOfDay(placedAt, timeZone).getTime()
    const month = startOfMonth(placedAt, timeZone).getTime()
    for (const { at, worths } of this.#orders) {
      const points = worths.findLast(({ from }) => from <= known)?.points ?? 0
      used.all += points
      if (at >= month) used.month += points
      if (at >= day) used.day += points
    }
    return used
  }

  /** By the orders added so far; null: none, or tiers are not asked about. */
  tierAt(settings: TierSettings, looked: Looked): string | null {
    return this.#tiers?.standing(settings, looked).tier?.id ?? null
  }

  /** @param inputs complete, with what was used before. */
  add(inputs: Inputs, snapshot: OrderSnapshot): void {
    this.remember(inputs, snapshot, inputs.version?.settings.plan)
    if (!this.#isLimited) return
    const at = Date.parse(snapshot.processedAt)
    const counted = asBefore(inputs)
    const worths = momentsOf(inputs, snapshot).map((from) => {
      return { from, points: pointsOf(counted, knownAt(snapshot, from)) }
    })
    if (worths.some(({ points }) => points > 0)) this.#orders.push({ at, worths })
  }
}

/** What of it a program asks for: the rest changes nothing, and is not kept. */
export function asFarAsAsked(used: Used, settings: ProgramSettings, campaigns: Rule[] = []): Used {
  const { orders, tier, isPaidMember, segments, ...points } = used
  const isAsked = asksOfPlan(settings) || campaigns.some(isForPaidMembers)
  return {
    ...(limitsMembers(settings) ? points : { day: 0, month: 0, all: 0 }),
    ...(countsOrders(settings) && orders !== undefined ? { orders } : {}),
    ...(hasTiers(settings) && tier !== undefined ? { tier } : {}),
    ...(isAsked && isPaidMember !== undefined ? { isPaidMember } : {}),
    ...(segments === undefined ? {} : { segments }),
  }
}

/** Of many members, for orders that come in the order of `comparePlaced`. */
export class UsedByMember {
  readonly #folded: Folded
  readonly #members = new Map<string, UsedPoints>()

  constructor(folded: Folded) {
    this.#folded = folded
  }

  /** The order's inputs with what its member had used before; it counts for the next one. */
  next(memberId: string, inputs: Inputs, snapshot: OrderSnapshot): Inputs {
    const points = this.#of(memberId)
    const limited = { ...inputs, used: points.before(inputs, snapshot) }
    points.add(limited, snapshot)
    return limited
  }

  /** An order that no program valued: it was placed, and what it bought of a plan is held. */
  remember(memberId: string, inputs: Inputs, snapshot: OrderSnapshot, plan: Plan): void {
    this.#of(memberId).remember(inputs, snapshot, plan)
  }

  #of(memberId: string): UsedPoints {
    const points = this.#members.get(memberId) ?? new UsedPoints(this.#folded)
    this.#members.set(memberId, points)
    return points
  }

  /** How many members hold each tier, by its id. */
  holders(settings: TierSettings, looked: Looked): Record<string, number> {
    const held = settings.tiers.map(({ id }) => [id, 0] as const)
    const counts: Record<string, number> = Object.fromEntries(held)
    for (const points of this.#members.values()) {
      const id = points.tierAt(settings, looked)
      if (id !== null) counts[id] = (counts[id] ?? 0) + 1
    }
    return counts
  }
}

type Placed = Pick<OrderSnapshot, 'processedAt' | 'orderId'>

/** Who was first: of two that were placed at one moment, the one with the lower id. */
export function comparePlaced(one: Placed, other: Placed): number {
  const apart = Date.parse(one.processedAt) - Date.parse(other.processedAt)
  return apart || (one.orderId < other.orderId ? -1 : Number(one.orderId > other.orderId))
}

export function pointsOf(inputs: Inputs, snapshot: OrderSnapshot): number {
  return pointsAmong(evaluate(inputs, snapshot).effects)
}

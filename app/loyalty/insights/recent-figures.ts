// The last weeks of a shop, counted order by order: what was sold, who came back, and what a
// program would have awarded for it. The worth of an order is asked of the same `evaluate` that
// values it live; only the program is another one.
import { evaluate } from '../earning/evaluate.ts'
import type { Inputs } from '../earning/evaluation.ts'
import { foldedFor, looksBack } from '../earning/look-back.ts'
import { UsedByMember } from '../earning/used-points.ts'
import { pointsAmong } from '../kernel/assets/asset.ts'
import type { OrderSnapshot } from '../kernel/facts.ts'
import type { ProgramSettings } from '../program/settings.ts'
import { type TierHolders, tierBasis } from '../program/tiers/tier-holders.ts'
import { hasTiers } from '../program/tiers/tier-settings.ts'
import { type PointWorth, pointWorth } from '../reward-kinds/point-worth.ts'
import { soldMinor } from './sold.ts'

/** Weeks that Shopify shows an app which asked for nothing more. */
export const recentDays = 60

export interface RecentFigures {
  /** Orders that were paid and not cancelled; tests are no orders. */
  orders: number
  /** What remains of them after discounts and refunds: no shipping, no tips, no gift cards. */
  revenueMinor: number
  /** Customers who placed them, and how many of those placed more than one. */
  customers: number
  cameBack: number
  /** What the program would have awarded for these orders. */
  points: number
  /** Orders that would have earned something. */
  ordersEarning: number
  /** What those points are worth at the program's dearest reward; null where it has none. */
  worth: PointWorth | null
  costMinor: number | null
  /** Who would hold which of the program's tiers; left out where it has none. */
  tiers?: TierHolders
}

/** The figures as they are kept. */
export interface Estimate extends RecentFigures {
  computedAt: Date
  /** Computed from something else than what is there now: new figures are on their way. */
  isStale: boolean
}

export interface OrderToCount {
  snapshot: OrderSnapshot
  /** As they are kept with the order; the program's version in them is not looked at. */
  inputs: Omit<Inputs, 'version' | 'memberId'>
  memberId: string | null
}

/** Counts as orders are told to it: no more of them is held than who placed how many. */
export class RecentCount {
  readonly #settings: ProgramSettings
  readonly #ordersBy = new Map<string, number>()
  /** Null where it does not matter to the program what members did before. */
  readonly #used: UsedByMember | null
  #orders = 0
  #revenueMinor = 0
  #points = 0
  #ordersEarning = 0
  #timeZone = 'UTC'

  constructor(settings: ProgramSettings) {
    this.#settings = settings
    this.#used = looksBack(settings) ? new UsedByMember(foldedFor([settings], [])) : null
  }

  /** An order from before these weeks: all that matters of it is that its member placed it. */
  remember({ snapshot, inputs, memberId }: OrderToCount): void {
    // Towards a tier it counts as if the program had been there.
    const version = hasTiers(this.#settings) ? { number: 0, settings: this.#settings } : null
    const asked = { ...inputs, version, memberId }
    if (memberId) this.#used?.remember(memberId, asked, snapshot, this.#settings.plan)
    this.#timeZone = inputs.timeZone
  }

  /** Orders come in the order in which they were placed. */
  add({ snapshot, inputs, memberId }: OrderToCount): void {
    this.#timeZone = inputs.timeZone
    const sold = soldMinor(snapshot)
    if (sold === null) return
    this.#orders += 1
    this.#revenueMinor += sold
    if (snapshot.customerId !== null) {
      const before = this.#ordersBy.get(snapshot.customerId) ?? 0
      this.#ordersBy.set(snapshot.customerId, before + 1)
    }
    const version = { number: 0, settings: this.#settings }
    const asked = { ...inputs, version, memberId }
    const limited = memberId && this.#used?.next(memberId, asked, snapshot)
    const { effects } = evaluate(limited || asked, snapshot)
    const points = pointsAmong(effects)
    this.#points += points
    if (points > 0) this.#ordersEarning += 1
  }

  /** @param at when tiers are held. */
  read(at: Date): RecentFigures {
    const looked = { at, timeZone: this.#timeZone }
    const holders = hasTiers(this.#settings) && this.#used?.holders(this.#settings, looked)
    const averageMinor = this.#orders === 0 ? 0 : this.#revenueMinor / this.#orders
    const worth = pointWorth(this.#settings.rewards, averageMinor)
    return {
      orders: this.#orders,
      revenueMinor: this.#revenueMinor,
      customers: this.#ordersBy.size,
      cameBack: [...this.#ordersBy.values()].filter((count) => count > 1).length,
      points: this.#points,
      ordersEarning: this.#ordersEarning,
      worth,
      costMinor: worth && Math.round(this.#points * worth.minorPerPoint),
      ...(holders ? { tiers: { basis: tierBasis(this.#settings), holders } } : {}),
    }
  }
}

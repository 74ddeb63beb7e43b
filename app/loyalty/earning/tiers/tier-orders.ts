// What a member's orders count towards tiers, each as it was known at a moment: an order that is
// sent back counts no more from then on, and what was valued before stays as it was.
import { pointsAmong } from '../../kernel/assets/asset.ts'
import type { OrderSnapshot } from '../../kernel/facts.ts'
import { hasTiers, type TierSettings, type TierSums } from '../../program/tiers/tier-settings.ts'
import { evaluate } from '../evaluate.ts'
import type { Inputs } from '../evaluation.ts'
import { asBefore, knownAt, momentsOf } from '../known-at.ts'
import { lookAt } from '../look-at-order.ts'
import {
  type Looked,
  nothingCounted,
  type TierOrder,
  type TierStanding,
  tierHeld,
  tierPlace,
} from './tier-held.ts'

interface Counted {
  at: number
  /** What it counted from each of these moments on; nothing before the first. */
  known: { from: number; sums: TierSums }[]
}

/** Of one member. Orders are added in the order of `comparePlaced`. */
export class TierOrders {
  readonly #orders: Counted[] = []

  /** Whether any ever counted. */
  get counts(): boolean {
    return this.#orders.length > 0
  }

  add(told: Inputs, snapshot: OrderSnapshot): void {
    const inputs = asBefore(told)
    const known = momentsOf(inputs, snapshot).map((from) => {
      return { from, sums: sumsOf(inputs, knownAt(snapshot, from)) }
    })
    if (known.some(({ sums }) => sums.orders > 0))
      this.#orders.push({ at: Date.parse(snapshot.processedAt), known })
  }

  /**
   * The id of the tier that is held when an order is placed, by the orders added so far; null:
   * none. Undefined where its version has no tiers. @param known what was told by then counts.
   */
  heldBefore(
    { version, timeZone }: Inputs,
    { processedAt }: OrderSnapshot,
    known: number,
  ): string | null | undefined {
    if (!version || !hasTiers(version.settings)) return undefined
    const { settings } = version
    const looked = { at: new Date(processedAt), timeZone }
    return settings.tiers[tierPlace(this.knownAt(known), settings, looked)]?.id ?? null
  }

  standing(settings: TierSettings, looked: Looked): TierStanding {
    return tierHeld(this.knownAt(looked.at.getTime()), settings, looked)
  }

  /** What each counted as it was known at a moment, in milliseconds. */
  knownAt(moment: number): TierOrder[] {
    return this.#orders.map(({ at, known }) => {
      const sums = known.findLast(({ from }) => from <= moment)?.sums ?? nothingCounted
      return { at, sums }
    })
  }
}

/** An order counts that the program lets earn, with the money that counts for points. */
function sumsOf(inputs: Inputs, snapshot: OrderSnapshot): TierSums {
  const looked = inputs.memberId === null ? null : lookAt(inputs, snapshot)
  if (!looked || looked.obstacle) return nothingCounted
  const { effects } = evaluate(inputs, snapshot)
  return { spendMinor: looked.order.countedMinor, points: pointsAmong(effects), orders: 1 }
}

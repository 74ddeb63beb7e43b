// Which segments a member was in when an order was placed, as a fold over their earlier orders:
// each counts as it was known then, so that a refund changes nothing of what was valued before.
import type { OrderSnapshot } from '../../kernel/facts.ts'
import type { CountedOrder } from '../../segments/conditions/condition.ts'
import { isIn } from '../../segments/segment.ts'
import type { Inputs } from '../evaluation.ts'
import { knownAt, lossTimes } from '../known-at.ts'
import { type OrderFigures, orderFigures } from './order-figures.ts'

interface Counted {
  at: number
  /** What it was from each of these moments on. */
  known: { from: number; figures: OrderFigures }[]
}

interface Moment {
  /** Id of the tier held; null: none. */
  tier: string | null
  placed: number
  /** What was told by then counts; both in milliseconds. */
  known: number
}

/** Of one member. Orders are added in the order of `comparePlaced`. */
export class SegmentOrders {
  readonly #orders: Counted[] = []

  add(inputs: Inputs, snapshot: OrderSnapshot): void {
    const at = Date.parse(snapshot.processedAt)
    const moments = [at, ...lossTimes(snapshot).filter((time) => time > at)]
    const known = moments.map((from) => {
      return { from, figures: orderFigures(inputs, knownAt(snapshot, from)) }
    })
    if (known.some(({ figures }) => figures.isCounted)) this.#orders.push({ at, known })
  }

  /** Ids of those that the order's campaigns are for, by the orders added so far. */
  before({ segments = [], tags = [] }: Inputs, { tier, placed, known }: Moment): number[] {
    const facts = { orders: this.#knownAt(known), tier, tags }
    return segments.filter((one) => isIn(one, facts, placed)).map(({ segment }) => segment)
  }

  #knownAt(moment: number): CountedOrder[] {
    return this.#orders.flatMap(({ at, known }) => {
      const figures = known.findLast(({ from }) => from <= moment)?.figures
      return figures?.isCounted ? [{ at, ...figures }] : []
    })
  }
}

// What a member bought of the program's paid membership, as a fold over their orders: each counts
// by the version in force when it was placed, from when it was paid, with what was left of it at
// the moment that is asked about. A refund ends what it gives back from then on, and changes
// nothing of the orders before it.
import type { OrderSnapshot } from '../kernel/facts.ts'
import type { Plan } from '../plans/plan-settings.ts'
import { type Term, termAt, termsOf, unitsOf } from '../plans/terms.ts'
import type { Inputs } from './evaluation.ts'
import { knownAt } from './known-at.ts'

interface Bought {
  /** When it was paid, in milliseconds. */
  at: number
  snapshot: OrderSnapshot
  plan: Plan
  timeZone: string
}

export class PlansBought {
  readonly #bought: Bought[] = []

  /** @param snapshot of an order that was paid for, and is no test. */
  add({ observed, timeZone }: Inputs, snapshot: OrderSnapshot, plan: Plan): void {
    // What a bank took back was never paid for; when it was paid is asked for before it counts.
    if (!plan.isOn || observed?.chargeback?.isLost || observed?.paidAt === null) return
    const at = Date.parse(observed?.paidAt ?? snapshot.processedAt)
    if (isSold(plan, snapshot)) this.#bought.push({ at, snapshot, plan, timeZone })
  }

  isHeld(at: number, known: number): boolean {
    return this.#bought.length > 0 && termAt(this.termsAt(known), at) !== null
  }

  /** What was paid by a moment, as it was known then. */
  termsAt(known: number): Term[] {
    const purchases = this.#bought
      .filter(({ at }) => at <= known)
      .map(({ at, snapshot, plan, timeZone }) => {
        const { orderId, name: orderName } = snapshot
        const units = unitsOf(plan, knownAt(snapshot, known))
        return { orderId, orderName, at, units, timeZone }
      })
    return termsOf(purchases)
  }
}

/**
 * Whether it cannot be told from when on it was held: that has to be asked for, also where all of
 * it has gone back since.
 */
export const lacksBeginning = ({ version, observed }: Inputs, snapshot: OrderSnapshot): boolean =>
  observed?.paidAt === null && version !== null && isSold(version.settings.plan, snapshot)

/** Whatever was sent back since: it may have been held for a while. */
function isSold(plan: Plan, snapshot: OrderSnapshot): boolean {
  if (!plan.isOn) return false
  const lines = snapshot.lines.map((line) => ({ ...line, currentQuantity: line.quantity }))
  return unitsOf(plan, { ...snapshot, lines, cancelledAt: null, payment: 'paid' }).length > 0
}

// What a member's orders count towards challenges, each as it was known at a moment: what is sent
// back counts no more from then on.
import type { OrderSnapshot } from '../../kernel/facts.ts'
import type { ReadyScope } from '../../rules/scope.ts'
import type { Inputs } from '../evaluation.ts'
import { knownAt, momentsOf, withoutPaidAt } from '../known-at.ts'
import { lookAt } from '../look-at-order.ts'
import type { CountedNow } from './goals.ts'
import { weekOf } from './period.ts'

type Counts = Pick<CountedNow, 'spendMinor' | 'unitsIn'>

export interface OrderOnTheWay {
  at: number
  week: number
  /** What it counted from each of these moments on; nothing before the first. */
  known: { from: number; counts: Counts | null }[]
}

/** @returns null where it never counted. */
export function orderOnTheWay(told: Inputs, snapshot: OrderSnapshot): OrderOnTheWay | null {
  const inputs = withoutPaidAt(told)
  const known = momentsOf(inputs, snapshot).map((from) => {
    return { from, counts: countsOf(inputs, knownAt(snapshot, from)) }
  })
  if (known.every(({ counts }) => counts === null)) return null
  const at = Date.parse(snapshot.processedAt)
  return { at, week: weekOf(at, inputs.timeZone), known }
}

/** An order counts that the program lets earn; of its units those that no voucher of ours paid. */
function countsOf(inputs: Inputs, snapshot: OrderSnapshot): Counts | null {
  const looked = inputs.memberId === null ? null : lookAt(inputs, snapshot)
  if (!looked || looked.obstacle) return null
  const { order } = looked
  const unitsIn = (scope: ReadyScope) => order.within(scope).bought
  return { spendMinor: order.countedMinor, unitsIn }
}
